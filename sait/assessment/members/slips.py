"""The two codes on a member's slip: one to carry on, for the member alone, and one that can only erase."""

import secrets

from sait.assessment.workshops import CODE_LETTERS, SLIP_LENGTH, tidy_code
from sait.errors import SaitError

ERASING_LENGTH = 10
"""As long as no other code: six let in, eight carry on, nine are on a card."""


def new_erasing_code() -> str:
    """A code that can only erase: two groups of five, such as ``ACDE3-467FG``."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(ERASING_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def is_slip(typed: str) -> bool:
    """Whether what was typed is as long as a resume slip.

    >>> is_slip("acde 3467"), is_slip("ACDE3-467FG")
    (True, False)
    """
    return len(tidy_code(typed)) == SLIP_LENGTH


def is_erasing_code(typed: str) -> bool:
    """Whether what was typed is as long as a code that can only erase.

    >>> is_erasing_code("acde3 467fg"), is_erasing_code("ACDE-3467")
    (True, False)
    """
    return len(tidy_code(typed)) == ERASING_LENGTH


def check_for_resuming(typed: str) -> None:
    """``slip.only-erases`` for the other code of the same slip: it opens nothing."""
    if is_erasing_code(typed):
        raise SaitError("slip.only-erases")


def check_for_erasing(typed: str) -> None:
    """``erasing.is-slip`` for a resume slip, which opens a member's answers and is shown to nobody."""
    if is_slip(typed):
        raise SaitError("erasing.is-slip")
