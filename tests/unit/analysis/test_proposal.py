"""The level that is proposed: the middle answer, and none where the middle is nobody's."""

import pytest

from sait.analysis.proposal import last_score, proposed_level
from tests.unit.analysis.bank import item
from tests.unit.analysis.test_agenda import of


@pytest.mark.parametrize(
    ("counts", "level"),
    [
        ((0, 1, 8, 1), 2),  # close
        ((1, 5, 8, 2), 2),  # mixed
        ((0, 0, 0, 10), 3),
        ((5, 0, 0, 5), None),  # split
        ((0, 5, 5, 0), None),  # between two levels
        (None, None),  # withheld
    ],
)
def test_it_is_the_median_where_that_is_a_level_and_the_room_is_not_split(counts, level):
    found = of({"A1": counts})
    assert proposed_level(item("A1"), last_score(found, "w", "A1")) == level


def test_nothing_is_proposed_of_what_is_not_released():
    assert proposed_level(item("A1"), last_score(of({"A2": (0, 1, 8, 1)}), "w", "A1")) is None
