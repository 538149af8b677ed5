"""How many raised a theme, by board, by question and by category, as far as it may be told. An answer is one person's.

All three are told together and once, and add up to the same people: what is withheld must not be what is left of a total.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Counts = Mapping[tuple[str, str], int]
"""How many answers there are by board and question."""


Draw = Callable[[int], int]
"""A number from 0 to just under the given one, by lot."""


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """The counts of one theme (of all answers where *code_id* is empty). None is "fewer than needed, perhaps none", or
    withheld so that another count cannot be worked out.
    """

    code_id: str
    by_board: Mapping[str, int | None]
    by_item: Mapping[str, int | None]
    by_category: Mapping[str, int | None]


def theme_figures(
    code_id: str,
    counts: Counts,
    *,
    board_ids: Sequence[str],
    item_ids: Sequence[str],
    categories: Mapping[str, Sequence[str]],
    minimum: int,
    draw: Draw,
) -> ThemeFigures:
    """What may be told of *counts*. *categories*: by category the questions that belong to it.

    A category is told only where each of its questions is, so that it says no more than they do.
    """
    boards = [sum(counts.get((board, item), 0) for item in item_ids) for board in board_ids]
    items = [sum(counts.get((board, item), 0) for board in board_ids) for item in item_ids]
    by_board = dict(zip(board_ids, told(boards, minimum, draw), strict=True))
    by_item = dict(zip(item_ids, told(items, minimum, draw), strict=True))
    by_category = {name: _sum([by_item.get(item) for item in of]) for name, of in categories.items()}
    return ThemeFigures(code_id, by_board, by_item, by_category)


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def told(counts: Sequence[int], minimum: int, draw: Draw) -> tuple[int | None, ...]:
    """*counts* without those under *minimum*, and without as many more, drawn by lot, as it takes to hide these from
    somebody who knows the total and this rule. Drawn, since the smallest of the others would tell how small it is.

    Of 9, 7 and 2 people at least two counts are withheld: 16 told of 18 would leave 2. Of 12, 3, 3 and 0 the last three.
    """
    withheld = [place for place, count in enumerate(counts) if count < minimum]
    others = [place for place, count in enumerate(counts) if count >= minimum]
    while withheld and others and not _is_hidden([counts[place] for place in withheld], minimum):
        withheld.append(others.pop(draw(len(others))))
    return tuple(None if place in withheld else count for place, count in enumerate(counts))


def _is_hidden(counts: Sequence[int], minimum: int) -> bool:
    """Whether each count under *minimum* could be another for who knows the sum of all of *counts*.

    One of *minimum* or more among them was drawn to hide the others. Without such a one, each must be able to be anything from 0
    to just under *minimum*.
    """
    if max(counts) >= minimum:
        return True
    small = minimum - 1
    return small <= sum(counts) <= (len(counts) - 1) * small
