"""Which boards may stand, when, and whom their members may know."""

from dataclasses import replace
from datetime import date

import pytest

from sait.assessment.boards import Area, Tier, check_board, check_dates, is_valid_on, local_choices, locals_under
from sait.errors import SaitError
from tests.conftest import LOCALS, REGIONAL, named

DAY = date(2013, 6, 5)
AREAS = (Area("a", "n", named("Aberfan")), Area("c", "n", named("Conwy")), Area("x", "other", named("Bala")))
EAST, WEST = LOCALS


@pytest.mark.parametrize(
    ("first", "last", "stands"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (DAY, None, True),
        (None, DAY, True),
        (date(2013, 6, 6), None, False),
        (None, date(2013, 6, 4), False),
    ],
)
def test_both_ends_of_a_period_belong_to_it(first, last, stands):
    assert is_valid_on(replace(EAST, valid_from=first, valid_to=last), DAY) is stands


def test_only_local_boards_that_stood_on_the_day_are_under_the_regional_one():
    gone = replace(WEST, valid_to=date(2013, 3, 31))
    stray = replace(EAST, id="stray", parent_id=None)
    assert locals_under(REGIONAL, (REGIONAL, EAST, gone, stray), DAY) == (EAST,)


def test_members_name_local_boards_where_there_are_any_and_councils_areas_otherwise():
    assert list(local_choices(REGIONAL, (WEST, EAST), AREAS, DAY)) == ["east", "west"]
    assert list(local_choices(REGIONAL, (), AREAS, DAY)) == ["a", "c"]
    assert local_choices(EAST, LOCALS, AREAS, DAY) == {}


@pytest.mark.parametrize("name", [{}, {"en": "East"}, {"en": "East", "cy": " "}, {"en": "", "cy": "Dwyrain"}])
def test_a_board_needs_a_name_in_both_languages(name):
    with pytest.raises(SaitError, match=r"board\.name-missing"):
        check_board(replace(EAST, name=name), [REGIONAL])


@pytest.mark.parametrize(
    "board",
    [
        replace(EAST, parent_id="west"),
        replace(EAST, parent_id="nowhere"),
        replace(EAST, parent_id="east"),
        replace(EAST, region_id="other"),
        replace(REGIONAL, id="second", tier=Tier.REGIONAL, parent_id="north"),
    ],
    ids=["under a local board", "under none", "under itself", "in another region", "regional under regional"],
)
def test_only_a_local_board_stands_under_a_regional_one_of_its_region(board):
    with pytest.raises(SaitError, match=r"board\.parent-wrong"):
        check_board(board, [REGIONAL, *LOCALS])


def test_boards_that_can_stand_are_taken():
    check_board(EAST, [REGIONAL])
    check_board(replace(EAST, parent_id=None), [])
    check_board(REGIONAL, [])


def test_a_period_may_last_a_day_but_not_end_before_it_begins():
    check_dates(DAY, DAY)
    check_dates(None, DAY)
    with pytest.raises(SaitError, match=r"dates\.reversed"):
        check_dates(DAY, date(2013, 6, 4))
