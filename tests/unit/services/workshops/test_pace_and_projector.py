"""The pace of the room and its projector, moved through the services."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sait.assessment.projector import ProjectorScreen, ScreenKind
from sait.errors import SaitError
from sait.services.members.responses import set_done
from sait.services.members.sheets import read_sheet
from sait.services.running.audit import read_log
from sait.services.workshops import moves, projector
from sait.services.workshops.opening import get_workshop, remove_workshop
from tests.unit.services.people import end, fill, open_room


def pace(database, workshop, domain_id, **given):
    moves.set_pace(database, workshop=get_workshop(database, workshop.id), domain_id=domain_id, who="a", **given)


def test_members_are_asked_the_domain_of_the_moment_and_what_they_answered_stays(boards_database):
    workshop = open_room(boards_database)
    (member,) = fill(boards_database, workshop, "2", item_ids=["GOV-01"])
    set_done(boards_database, member=member, done=True)
    pace(boards_database, workshop, "OUT", minutes=5)
    sheet = read_sheet(boards_database, member)
    assert {one.item_id[:3] for one in sheet.questions} == {"OUT"}
    assert sheet.next_question is not None
    assert sheet.next_question.item_id == "OUT-01"
    ends_at = sheet.workshop.timer_ends_at
    assert ends_at is not None
    assert ends_at - read_log(boards_database, workshop_id=workshop.id)[-1].at <= timedelta(minutes=5)
    pace(boards_database, workshop, None)
    sheet = read_sheet(boards_database, member)
    assert sheet.answered == 1
    assert sheet.workshop.timer_ends_at is None
    assert [entry.action for entry in read_log(boards_database, workshop_id=workshop.id)][-2:] == [
        "pace.set",
        "pace.all",
    ]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"domain_id": "NOT"}, "domain.unknown"),
        ({"domain_id": "GOV", "minutes": 0}, "pace.minutes"),
        ({"domain_id": "GOV", "minutes": 10_000}, "pace.minutes"),
    ],
)
def test_a_pace_that_cannot_be_meant_is_refused_and_changes_nothing(boards_database, given, code):
    workshop = open_room(boards_database)
    with pytest.raises(SaitError) as refused:
        pace(boards_database, workshop, **given)
    assert refused.value.code == code
    assert get_workshop(boards_database, workshop.id) == workshop


def test_a_pace_set_on_a_page_that_is_out_of_date_is_refused(boards_database):
    workshop = open_room(boards_database)
    pace(boards_database, workshop, "GOV")
    with pytest.raises(SaitError, match=r"edit\.stale"):
        moves.set_pace(boards_database, workshop=workshop, domain_id="OUT", who="b")
    assert get_workshop(boards_database, workshop.id).pace_domain_id == "GOV"


def test_no_pace_is_set_once_no_answers_are_taken(boards_database):
    workshop = open_room(boards_database)
    end(boards_database, workshop)
    with pytest.raises(SaitError, match=r"move\.consensus"):
        pace(boards_database, workshop, "GOV")


def test_the_projector_shows_the_code_until_it_is_steered_and_goes_with_its_workshop(boards_database):
    workshop = open_room(boards_database)
    assert projector.read_screen(boards_database, workshop.id) == ProjectorScreen()
    screen = ProjectorScreen(ScreenKind.ITEM, "GOV", "GOV-02", "cy")
    projector.choose_screen(boards_database, workshop_id=workshop.id, screen=screen)
    assert projector.read_screen(boards_database, workshop.id) == screen
    projector.reveal(boards_database, workshop_id=workshop.id, domain_id="OUT")
    assert projector.read_screen(boards_database, workshop.id) == replace(
        screen, kind=ScreenKind.RADAR, domain_id="OUT", item_id=None
    )
    with pytest.raises(SaitError, match=r"workshop\.unknown"):
        projector.choose_screen(boards_database, workshop_id="gone", screen=screen)


def test_a_screen_never_stands_in_the_way_of_removing_a_workshop(boards_database):
    workshop = open_room(boards_database)
    projector.choose_screen(boards_database, workshop_id=workshop.id, screen=ProjectorScreen(ScreenKind.PROGRESS))
    remove_workshop(boards_database, workshop.id, who="a")
    assert projector.read_screen(boards_database, workshop.id) == ProjectorScreen()
