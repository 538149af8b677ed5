"""The order in which a board agrees its levels: which questions are listed, and which one comes after which."""

from collections.abc import Collection, Sequence
from enum import StrEnum


class Listed(StrEnum):
    """Which questions are listed: those without a level, those on which the room is split, or all."""

    LEFT = "left"
    SPLIT = "split"
    ALL = "all"


def listed(
    order: Sequence[str], which: Listed, *, left: Collection[str], split: Collection[str], here: str | None
) -> tuple[str, ...]:
    """Those of *order* that are listed; the one that is open, *here*, always is.

    >>> listed(["a", "b", "c"], Listed.LEFT, left={"c"}, split={"a"}, here="b")
    ('b', 'c')
    """
    among = {Listed.LEFT: left, Listed.SPLIT: split, Listed.ALL: order}[which]
    return tuple(one for one in order if one in among or one == here)


def next_left(order: Sequence[str], left: Collection[str], here: str) -> str | None:
    """The first of those *left* that comes after *here*, from the last on to the first; None where no other is left.

    >>> next_left(["a", "b", "c"], {"a", "b"}, "b")
    'a'
    """
    place = order.index(here) + 1 if here in order else 0
    return next((one for one in [*order[place:], *order[:place]] if one in left and one != here), None)


def beside(order: Sequence[str], here: str, by: int) -> str | None:
    """The one *by* places further on; None beyond either end.

    >>> beside(["a", "b"], "a", 1), beside(["a", "b"], "b", 1)
    ('b', None)
    """
    place = order.index(here) + by if here in order else -1
    return order[place] if 0 <= place < len(order) else None
