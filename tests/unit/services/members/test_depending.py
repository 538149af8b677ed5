"""A member whose answers decide what else they are asked."""

import pytest

from sait.assessment.members.depending import is_asked, left_out_by, not_asked
from sait.assessment.members.responses import DONT_KNOW, Question
from sait.assessment.members.walk import steps
from sait.assessment.releases import Vantage, Wave
from sait.errors import SaitError
from sait.services.members.responses import clear_response, write_words
from sait.services.members.sheets import read_sheet
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.progress import read_progress, read_second_progress
from sait.services.workshops.releases import end_second
from tests.depending import DEP, depending_bank
from tests.unit.services.people import choose, close, end, fill, join, levels_of, open_room, released, row_of

INSTRUMENT = depending_bank().instrument
FIRST, SECOND, THIRD, FOURTH = (Question(Vantage.OWN, item_id) for item_id in DEP)


@pytest.fixture
def room(boards_database):
    return open_room(boards_database, bank=depending_bank())


def asked_ids(database, member):
    return [one.item_id for one in read_sheet(database, member).questions if one.item_id in DEP]


def test_a_question_is_asked_once_its_answer_asks_it(boards_database, room):
    member = join(boards_database, room)
    assert asked_ids(boards_database, member) == ["DEP-01", "DEP-03"]
    choose(boards_database, member, "1", question=FIRST)
    assert asked_ids(boards_database, member) == ["DEP-01", "DEP-02", "DEP-03"]
    choose(boards_database, member, "3", question=SECOND)
    assert asked_ids(boards_database, member) == list(DEP)


@pytest.mark.parametrize("choice", ["2", DONT_KNOW])
def test_an_answer_is_kept_without_counting_and_comes_back(boards_database, room, choice):
    member = join(boards_database, room)
    for question, level in ((FIRST, "0"), (SECOND, "3"), (FOURTH, "1")):
        choose(boards_database, member, level, question=question)
    choose(boards_database, member, choice, question=FIRST)
    sheet = read_sheet(boards_database, member)
    assert asked_ids(boards_database, member) == ["DEP-01", "DEP-03"]
    assert (sheet.asked, sheet.answered) == (8, 1)
    assert sheet.set_aside(FIRST) == sheet.set_aside() == (SECOND, FOURTH)
    assert sheet.set_aside(SECOND) == ()
    choose(boards_database, member, "1", question=FIRST)
    sheet = read_sheet(boards_database, member)
    assert (sheet.asked, sheet.answered, sheet.set_aside()) == (10, 3, ())


def test_what_is_not_asked_is_not_saved(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "3", question=FIRST)
    with pytest.raises(SaitError, match=r"question\.left-out"):
        choose(boards_database, member, "0", question=SECOND)


def test_a_question_that_few_are_asked_takes_no_words(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "0", question=FIRST)
    with pytest.raises(SaitError, match=r"question\.no-words"):
        write_words(boards_database, member=member, question=SECOND, text="Me", language="en", seen=[""])


def test_taking_an_answer_back_takes_its_questions_along(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "0", question=FIRST)
    choose(boards_database, member, "3", question=SECOND)
    clear_response(boards_database, member=member, instrument=INSTRUMENT, question=FIRST, handovers=0)
    assert read_sheet(boards_database, member).set_aside(FIRST) == (SECOND,)


def test_who_has_answered_what_they_are_asked_is_done(boards_database, room):
    others = [*(f"GOV-0{number}" for number in (1, 2, 3)), *(f"OUT-0{number}" for number in (1, 2, 3)), "DEP-03"]
    (short,) = fill(boards_database, room, "2", item_ids=[*others, "DEP-01"])
    (long,) = fill(boards_database, room, "1", item_ids=[*others, "DEP-01"])
    assert (read_progress(boards_database, room.id).done, read_progress(boards_database, room.id).answering) == (1, 1)
    choose(boards_database, long, "3", question=SECOND)
    assert read_progress(boards_database, room.id).done == 1
    choose(boards_database, long, "0", question=FOURTH)
    assert read_progress(boards_database, room.id).done == 2
    choose(boards_database, short, "0", question=FIRST)
    assert read_progress(boards_database, room.id).done == 1


def test_only_answers_of_who_is_asked_are_released(boards_database, room):
    fill(boards_database, room, "00111", item_ids=["DEP-01", "DEP-02"])
    (changed,) = fill(boards_database, room, "0", item_ids=["DEP-01", "DEP-02"])
    choose(boards_database, changed, "3", question=FIRST)
    close(boards_database, room, "DEP")
    (release,) = released(boards_database, room)
    assert row_of(release, "DEP-01").levels == (2, 3, 0, 1)
    assert row_of(release, "DEP-02").levels == (2, 3, 0, 0)
    assert release.attendance.answered == 6


def test_late_answers_enter_with_those_that_decide_them(boards_database, room):
    fill(boards_database, room, "00111", item_ids=["DEP-01", "DEP-02"])
    close(boards_database, room, "DEP")
    fill(boards_database, room, "11111", item_ids=["DEP-01", "DEP-02"])
    end(boards_database, room)
    assert levels_of(released(boards_database, room), "DEP-02") == [(2, 3, 0, 0), (2, 8, 0, 0)]


def test_it_is_not_asked_a_second_time(boards_database, room):
    people = fill(boards_database, room, "000111", item_ids=["DEP-01", "DEP-02"])
    close(boards_database, room, "DEP")
    moves.begin_second(boards_database, workshop=get_workshop(boards_database, room.id), domain_id="DEP", who="a")
    again = [one.item_id for one in read_sheet(boards_database, people[0]).again]
    assert again == ["DEP-01"]
    assert read_second_progress(boards_database, room, ["DEP"])["DEP"].levels == (6,)
    for member in people:
        choose(boards_database, member, "2", question=Question(Vantage.OWN, "DEP-01", Wave.SECOND))
    end_second(boards_database, workshop_id=room.id, domain_id="DEP", minimum=5)
    second = released(boards_database, room)[-1]
    assert (row_of(second, "DEP-01").levels, row_of(second, "DEP-02").levels) == ((0, 0, 6, 0), None)


def test_the_walk_passes_by_what_is_not_asked():
    domains = [INSTRUMENT.domain("DEP")]
    without = not_asked(INSTRUMENT.routes, {FIRST: "0"})
    walk = steps(domains, asks_local=False, has_area=False, by_domain=False, without=without)
    assert [step.address for step in walk] == ["own.DEP-01", "own.DEP-02", "own.DEP-03", "finish"]
    (screen, _) = steps(domains, asks_local=False, has_area=False, by_domain=True, without=without)
    assert screen.questions == (FIRST, SECOND, THIRD)


def test_a_question_is_asked_where_every_answer_above_asks_it():
    def asked(question, **chosen):
        said = {Question(question.vantage, f"DEP-0{number[-1]}"): choice for number, choice in chosen.items()}
        return is_asked(question, INSTRUMENT.routes, said)

    assert asked(FOURTH, q1="0", q2="3")
    assert not asked(FOURTH, q1="2", q2="3")
    assert not asked(FOURTH, q1="0", q2="2")
    assert asked(THIRD)
    local = Question(Vantage.LOCAL, "DEP-02")
    assert not is_asked(local, INSTRUMENT.routes, {FIRST: "0"})


def test_an_answer_leaves_out_what_it_does_not_ask_and_nothing_else():
    routes = INSTRUMENT.routes
    assert left_out_by(FIRST, routes, {FIRST: "3", SECOND: "3"}) == {SECOND, FOURTH}
    assert left_out_by(SECOND, routes, {FIRST: "3", SECOND: "3"}) == set()
    assert left_out_by(SECOND, routes, {FIRST: "0", SECOND: "1"}) == {FOURTH}
