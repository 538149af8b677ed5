"""Who is done with what is asked now: counted from the answers, so that nobody has to look for a button."""

from dataclasses import replace

import pytest

from sait.assessment.decisions import ForceScope, Priority, Reach, Task, Vision
from sait.assessment.members.responses import DONT_KNOW, Question
from sait.assessment.releases import Vantage, Wave
from sait.services.deciding import decisions
from sait.services.members import responses, sheets, taking_part
from sait.services.members.asking import read_member_now, what_is_asked
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.progress import SecondProgress, read_progress, read_second_progress
from sait.storage import second_scoring
from tests.unit.services.people import MINIMUM, choose, close, end, fill, join, open_room

GOV = ("GOV-01", "GOV-02", "GOV-03")
OUT = ("OUT-01", "OUT-02", "OUT-03")


def counts(database, room) -> tuple[int, int, int]:
    found = read_progress(database, room.id)
    return found.joined, found.answering, found.done


def answer(database, member, item_ids, vantage=Vantage.OWN, wave=Wave.FIRST) -> None:
    for item_id in item_ids:
        choose(database, member, "2", question=Question(vantage, item_id, wave))


def in_area(database, member):
    responses.choose_local_area(database, member=member, area_id="east", allowed=["east"])
    return replace(member, local_area_id="east")


def asked(database, member, *, names_areas=False):
    return what_is_asked(read_member_now(database, member), names_areas=names_areas)


def test_who_has_answered_everything_is_done_without_a_press(boards_database):
    room = open_room(boards_database)
    (member,) = fill(boards_database, room, "2", item_ids=[*GOV, *OUT[:2]])
    assert counts(boards_database, room) == (1, 1, 0)
    answer(boards_database, member, OUT[2:])
    assert counts(boards_database, room) == (1, 0, 1)


def test_what_was_closed_before_one_got_there_is_asked_no_more(boards_database):
    """As found on 2026-11-30: closing took the local questions along, and nobody was done with all others answered."""
    room = open_room(boards_database, asks_local=True)
    member = in_area(boards_database, join(boards_database, room))
    answer(boards_database, member, [*GOV, *OUT])
    close(boards_database, room)
    sheet = sheets.read_sheet(boards_database, member)
    assert [one.address for one in sheet.left] == [f"local.{item_id}" for item_id in OUT]
    assert [one.address for one in sheet.missed] == [f"local.{item_id}" for item_id in GOV]
    answer(boards_database, member, OUT, Vantage.LOCAL)
    assert counts(boards_database, room) == (1, 0, 1)
    assert asked(boards_database, member) is None


def test_a_domain_that_is_closed_has_its_local_answers_when_members_go_domain_by_domain(boards_database):
    room = open_room(boards_database, asks_local=True)
    member = in_area(boards_database, join(boards_database, room))
    for question in sheets.read_sheet(boards_database, member).left[:6]:
        choose(boards_database, member, "1", question=question)
    close(boards_database, room)
    assert sheets.read_sheet(boards_database, member).missed == ()


def test_who_has_skipped_the_area_is_done_with_the_last_answer_and_without_a_press(boards_database):
    room = open_room(boards_database, asks_local=True)
    (member,) = fill(boards_database, room, "2")
    assert counts(boards_database, room) == (1, 0, 1)
    assert asked(boards_database, member, names_areas=True) is None  # an offer that was skipped is not made again
    member = in_area(boards_database, member)
    assert counts(boards_database, room) == (1, 1, 0)
    answer(boards_database, member, [*GOV, *OUT], Vantage.LOCAL)
    assert counts(boards_database, room) == (1, 0, 1)


def test_who_comes_to_the_area_next_is_done_once_they_have_gone_on(boards_database):
    """The facilitator would close the domain before their local answers."""
    room = open_room(boards_database, asks_local=True)
    close(boards_database, room, "OUT")
    (member,) = fill(boards_database, room, "2", item_ids=GOV)
    assert counts(boards_database, room) == (1, 1, 0)
    offered = asked(boards_database, member, names_areas=True)
    assert offered is not None
    assert offered.is_optional
    responses.set_done(boards_database, member=member, done=True)
    assert counts(boards_database, room) == (1, 0, 1)
    assert asked(boards_database, replace(member, done=True), names_areas=True) is None


def test_with_a_pace_done_is_done_with_the_domain_of_the_moment(boards_database):
    room = open_room(boards_database)
    fill(boards_database, room, "22", item_ids=GOV)

    def pace(domain_id):
        moves.set_pace(boards_database, workshop=get_workshop(boards_database, room.id), domain_id=domain_id, who="a")

    assert counts(boards_database, room) == (2, 2, 0)
    pace("GOV")
    assert counts(boards_database, room) == (2, 0, 2)
    pace("OUT")
    assert counts(boards_database, room) == (2, 2, 0)


def test_with_a_pace_who_named_no_area_in_the_first_domain_is_done_in_the_others(boards_database):
    room = open_room(boards_database, asks_local=True)
    (member,) = fill(boards_database, room, "2", item_ids=OUT)
    for domain_id, done in (("OUT", 1), ("GOV", 0)):
        fresh = get_workshop(boards_database, room.id)
        moves.set_pace(boards_database, workshop=fresh, domain_id=domain_id, who="a")
        assert read_progress(boards_database, room.id).done == done
    answer(boards_database, member, GOV)
    assert read_progress(boards_database, room.id).done == 0


def test_a_domain_that_is_reopened_is_asked_of_who_was_done(boards_database):
    room = open_room(boards_database)
    member = join(boards_database, room)
    answer(boards_database, member, OUT)
    close(boards_database, room)
    assert counts(boards_database, room) == (1, 0, 1)
    responses.set_done(boards_database, member=member, done=True)
    moves.reopen_domain(boards_database, workshop=get_workshop(boards_database, room.id), domain_id="GOV", who="a")
    assert counts(boards_database, room) == (1, 1, 0)


@pytest.mark.parametrize("choices", ["22222", "21333"])
def test_of_a_second_scoring_only_how_many_are_through_is_counted(boards_database, choices):
    room = open_room(boards_database)
    people = fill(boards_database, room, "22222", item_ids=GOV)
    join(boards_database, room)
    close(boards_database, room)
    moves.begin_second(boards_database, workshop=get_workshop(boards_database, room.id), domain_id="GOV", who="a")
    for member, choice in zip(people, choices, strict=True):
        choose(boards_database, member, choice, question=Question(Vantage.OWN, "GOV-01", Wave.SECOND))
    answer(boards_database, people[0], GOV[1:], wave=Wave.SECOND)
    with boards_database.reading() as conn:
        assert second_scoring.count_scored_again(conn, room.id, GOV) == (1, 5)


def test_an_answer_that_came_late_is_not_asked_again_as_long_as_it_counts_in_no_figures(boards_database):
    room = open_room(boards_database)
    fill(boards_database, room, "22222", item_ids=GOV)
    close(boards_database, room)
    (late,) = fill(boards_database, room, "2", item_ids=GOV)
    moves.begin_second(boards_database, workshop=get_workshop(boards_database, room.id), domain_id="GOV", who="a")
    assert sheets.read_sheet(boards_database, late).again == ()
    fresh = get_workshop(boards_database, room.id)
    assert read_second_progress(boards_database, fresh, ["GOV"])["GOV"] == SecondProgress(True, 5, 0, levels=(5, 5, 5))


def test_once_the_scoring_has_ended_who_was_there_for_the_first_figures_is_asked_again(boards_database):
    """Also who said *don't know*, whose leaving figures would tell; not who came late: they would withhold the second figures."""
    room = open_room(boards_database)
    people = fill(boards_database, room, "222222", item_ids=GOV)
    unsure = join(boards_database, room)
    for item_id in GOV:
        choose(boards_database, unsure, DONT_KNOW, question=Question(Vantage.OWN, item_id))
    close(boards_database, room)
    (late,) = fill(boards_database, room, "2", item_ids=GOV)
    end(boards_database, room)
    moves.begin_second(boards_database, workshop=get_workshop(boards_database, room.id), domain_id="GOV", who="a")
    assert [len(sheets.read_sheet(boards_database, one).again) for one in (people[0], unsure, late)] == [3, 3, 0]
    fresh = get_workshop(boards_database, room.id)
    assert read_second_progress(boards_database, fresh, ["GOV"])["GOV"] == SecondProgress(True, 7, 0, levels=(6, 6, 6))


def test_what_is_open_is_asked_until_it_is_done(boards_database):
    room = open_room(boards_database)
    (member,) = fill(boards_database, room, "2")
    for task in Task:
        taking_part.set_open(boards_database, workshop_id=room.id, task=task, is_opened=True, minimum=MINIMUM, who="a")
    found = asked(boards_database, member)
    assert found is not None
    assert found.task is Task.FORCES  # there is no vision, no priority and no force to speak of
    taking_part.name_force(
        boards_database, member=member, promotes=True, scope=ForceScope.LOCAL, text="Trust", language="en"
    )
    assert asked(boards_database, member) is None
    vision = Vision({"": "Safe children."})
    decisions.save(boards_database, workshop_id=room.id, subject="vision", decision=vision, version=0, who="a")
    found = asked(boards_database, member)
    assert found is not None
    assert found.task is Task.VISION
    (worded,) = decisions.standing(boards_database, room.id, Vision)
    taking_part.give(boards_database, member=member, task=Task.VISION, given={str(worded.version): 4})
    assert asked(boards_database, member) is None


def begin_second(database, room):
    moves.begin_second(database, workshop=get_workshop(database, room.id), domain_id="GOV", who="a")


def done_by_the_banner(database, people) -> int:
    """Of how many the banner asks nothing now but an offer."""
    found = [asked(database, member, names_areas=True) for member in people]
    return sum(one is None or one.is_optional for one in found)


def test_a_second_scoring_a_vote_and_naming_are_counted_as_they_are_asked(boards_database):
    """As found on 2026-11-30: *Done 7* while a second scoring had just begun, and while forces were named by nobody."""
    room = open_room(boards_database)
    people = fill(boards_database, room, "22222")
    close(boards_database, room)
    assert counts(boards_database, room) == (5, 0, 5)
    begin_second(boards_database, room)
    assert counts(boards_database, room) == (5, 5, 0)
    answer(boards_database, people[0], GOV, wave=Wave.SECOND)
    assert counts(boards_database, room) == (5, 4, 1)
    taking_part.set_open(
        boards_database, workshop_id=room.id, task=Task.FORCES, is_opened=True, minimum=MINIMUM, who="a"
    )
    assert counts(boards_database, room) == (5, 5, 0)
    for member in people[:2]:
        taking_part.name_force(
            boards_database, member=member, promotes=True, scope=ForceScope.LOCAL, text="Trust", language="en"
        )
        assert read_progress(boards_database, room.id).done == done_by_the_banner(boards_database, people) == 1
    assert read_progress(boards_database, room.id).tasks == {Task.FORCES: 2}


def test_who_takes_part_in_a_vote_without_having_scored_counts_as_well(boards_database):
    room = open_room(boards_database)
    scored, unheard = *fill(boards_database, room, "2"), join(boards_database, room)
    end(boards_database, room)
    assert not read_progress(boards_database, room.id).is_asking
    for task in (Task.VISION, Task.PRIORITY_DOTS):
        taking_part.set_open(boards_database, workshop_id=room.id, task=task, is_opened=True, minimum=MINIMUM, who="a")
    assert read_progress(boards_database, room.id).tasks == {}  # nothing is there to be voted on
    priority = Priority("Write the plan down.", Reach.REGIONAL)
    decisions.save(boards_database, workshop_id=room.id, subject="p1", decision=priority, version=0, who="a")
    found = read_progress(boards_database, room.id)
    assert (found.is_asking, found.tasks, found.done) == (True, {Task.PRIORITY_DOTS: 0}, 0)
    taking_part.give(boards_database, member=unheard, task=Task.PRIORITY_DOTS, given={"p1": 0})
    found = read_progress(boards_database, room.id)
    assert (found.tasks, found.answering, found.done) == ({Task.PRIORITY_DOTS: 1}, 1, 1)
    assert done_by_the_banner(boards_database, [scored, unheard]) == 1
