"""When the page that a member stands on is over, so that it is drawn anew."""

import pytest

from sait.assessment.members.walk import AREA, Step
from sait.assessment.releases import Vantage, Wave
from sait.services.banks.instruments import get_instrument
from sait.services.members import sheets
from sait.services.members.asking import has_ended, room_now
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.releases import end_second
from tests.unit.services.people import MINIMUM, close, end, fill, open_room


@pytest.fixture
def room(boards_database):
    opened = open_room(boards_database)
    fill(boards_database, opened, "22222")
    close(boards_database, opened)
    moves.begin_second(boards_database, workshop=get_workshop(boards_database, opened.id), domain_id="GOV", who="a")
    return opened


def step_of(database, room, wave: Wave, domain_id: str) -> Step:
    form = get_instrument(database, room.instrument_hash).in_form(room.form)
    return Step("x", Vantage.OWN, next(one for one in form if one.id == domain_id), wave=wave)


def test_only_the_screens_of_a_second_scoring_are_over_with_it(boards_database, room):
    before = room_now(boards_database, room.id)
    end_second(boards_database, workshop_id=room.id, domain_id="GOV", minimum=MINIMUM)
    now = room_now(boards_database, room.id)
    second = step_of(boards_database, room, Wave.SECOND, "GOV")
    assert has_ended(second, before, now)
    assert not has_ended(second, before, before)
    assert not has_ended(step_of(boards_database, room, Wave.FIRST, "GOV"), before, now)
    assert not has_ended(step_of(boards_database, room, Wave.SECOND, "OUT"), before, now)


def test_every_screen_is_over_with_the_scoring_and_drawn_anew_where_it_is_taken_up_again(boards_database, room):
    before = room_now(boards_database, room.id)
    end(boards_database, room)
    now = room_now(boards_database, room.id)
    for step in (step_of(boards_database, room, Wave.FIRST, "OUT"), Step(AREA)):
        assert has_ended(step, before, now)
        assert has_ended(step, now, before)


def test_nothing_is_scored_a_second_time_after_the_sign_off(boards_database, room):
    (member,) = fill(boards_database, room, "2")
    end(boards_database, room)
    assert sheets.read_sheet(boards_database, member).second == {"GOV"}
    moves.sign_off(boards_database, workshop=get_workshop(boards_database, room.id), who="a")
    assert sheets.read_sheet(boards_database, member).second == frozenset()
