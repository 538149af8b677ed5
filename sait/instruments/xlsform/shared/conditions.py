"""Of whom a question is asked, as the expression in the column ``relevant``: one question, and choices of it joined by *or*."""

import re
from collections.abc import Mapping
from typing import Any

from sait.instruments.xlsform.shared.layout import item_name

CONDITION = ("bind", "relevant")
"""What the column means."""

_NAME = r"[$][{]\s*([^{}]+?)\s*[}]"
_CHOICE = r"(?:'([^']*)'|\"([^\"]*)\"|([0-9]+(?:[.][0-9]+)?))"
_TERM = re.compile(rf"selected[(]\s*{_NAME}\s*,\s*{_CHOICE}\s*[)]|{_NAME}\s*=\s*{_CHOICE}")
LONGEST = 2000


def written_condition(asked_if: Mapping[str, Any]) -> str:
    """The expression for an item's ``asked_if``.

    >>> written_condition({"item": "GOV-02", "levels": [0, 1]})
    "${GOV_02} = '0' or ${GOV_02} = '1'"
    """
    return " or ".join(f"${{{item_name(asked_if['item'])}}} = '{level}'" for level in asked_if["levels"])


def read_expression(expression: str) -> tuple[str, tuple[str, ...]] | None:
    """The question and its choices, by their names; None for any other expression.

    >>> read_expression("selected(${x}, 'a') or (${x} = 'b')")
    ('x', ('a', 'b'))
    >>> read_expression("${x} = 'a' and ${y} = 'b'")
    """
    if len(expression) > LONGEST:
        return None
    found = [_TERM.fullmatch(_bare(part)) for part in re.split(r"\s+or\s+", _bare(expression))]
    terms = [[group for group in match.groups() if group is not None] for match in found if match]
    names = {name for name, _ in terms}
    if len(terms) < len(found) or len(names) != 1:
        return None
    return names.pop(), tuple(choice for _, choice in terms)


def _bare(expression: str) -> str:
    """Without spaces around it and brackets around the whole of it."""
    bare = expression.strip()
    while bare.startswith("(") and _closes(bare) == len(bare) - 1:
        bare = bare[1:-1].strip()
    return bare


def _closes(expression: str) -> int:
    """Where the bracket that *expression* begins with is closed; -1 where it is not."""
    depth = 0
    for place, sign in enumerate(expression):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place
    return -1
