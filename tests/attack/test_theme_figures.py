"""Who knows the rule and sees all three tables of a theme works out no count of people that is under the threshold.

Every way in which few people can be spread over boards and questions is tried, with every lot that may be drawn, and what
is told is laid beside all ways that would have told the same.
"""

from collections import defaultdict
from itertools import product

import pytest

from sait.analysis.themes.figures import theme_figures, told

Told = tuple[int | None, ...]
Spread = tuple[int, ...]


def outcomes(counts: Spread, minimum: int) -> set[Told]:
    """All that may be told of *counts*, by what is drawn."""
    return {told(counts, minimum, lambda among, lot=lot: min(lot, among - 1)) for lot in range(len(counts))}


def told_of(boards: int, items: int, minimum: int, most: int) -> dict[tuple[Told, Told], list[Spread]]:
    """By what is told of boards and of questions, every spread of at most *most* people that may be behind it."""
    groups: dict[tuple[Told, Told], list[Spread]] = defaultdict(list)
    for spread in product(range(most + 1), repeat=boards * items):
        if sum(spread) <= most:
            by_board = tuple(sum(spread[board * items : (board + 1) * items]) for board in range(boards))
            by_item = tuple(sum(spread[item::items]) for item in range(items))
            for pair in product(outcomes(by_board, minimum), outcomes(by_item, minimum)):
                groups[pair].append(spread)
    return groups


def worked_out(spreads: list[Spread], boards: int, items: int) -> set[int]:
    """The counts of a board, a question or both together that are the same in all of *spreads*."""
    known = [
        *({sum(one[board * items : (board + 1) * items]) for one in spreads} for board in range(boards)),
        *({sum(one[item::items]) for one in spreads} for item in range(items)),
        *({one[place] for one in spreads} for place in range(boards * items)),
    ]
    return {count for counts in known if len(counts) == 1 for count in counts}


@pytest.mark.parametrize(
    ("boards", "items", "minimum", "most"), [(2, 2, 3, 11), (1, 3, 3, 14), (4, 1, 3, 12), (2, 3, 3, 8), (2, 2, 2, 9)]
)
def test_no_count_under_the_threshold_can_be_worked_out(boards, items, minimum, most):
    groups = told_of(boards, items, minimum, most)
    # Behind what leaves the total open may be more spreads than were tried.
    closed = {
        pair: spreads
        for pair, spreads in groups.items()
        if None not in pair[0] or None not in pair[1] or max(map(sum, spreads)) < most
    }
    assert len(closed) > 20
    assert {
        pair for pair, spreads in closed.items() if any(n < minimum for n in worked_out(spreads, boards, items))
    } == set()


def test_an_attacker_of_this_kind_does_find_what_a_plain_threshold_leaves():
    spreads = [one for one in product(range(9), repeat=3) if sum(one) == 14 and one[0] == 6 and one[1] == 6]
    assert worked_out(spreads, 3, 1) >= {2}


def test_a_category_says_no_more_than_its_questions():
    counts = {("north", "A"): 9, ("north", "B"): 6, ("north", "C"): 2, ("south", "C"): 1}
    found = theme_figures(
        "x",
        counts,
        board_ids=["north", "south"],
        item_ids=["A", "B", "C"],
        categories={"one": ["A", "B"], "two": ["B", "C"], "three": ["C"]},
        minimum=5,
        draw=lambda _: 0,
    )
    assert found.by_item == {"A": None, "B": 6, "C": None}
    assert found.by_category == {"one": None, "two": None, "three": None}
    assert found.by_board == {"north": None, "south": None}
