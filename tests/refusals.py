"""What a refusal says: its code, which decides the words that somebody reads."""

from collections.abc import Callable

import pytest

from sait.errors import SaitError


def refused_code(action: Callable[..., object], *arguments: object, **named: object) -> str:
    """The code with which *action* refuses; the test fails where it does not."""
    with pytest.raises(SaitError) as refused:
        action(*arguments, **named)
    return refused.value.code
