"""Paper sheets: entered whole or not at all, by the rules that hold for phones, and taken back before a release only."""

from datetime import UTC, datetime, timedelta

import pytest

from sait.assessment.decisions import Task
from sait.assessment.members.paper import read_typed
from sait.assessment.members.responses import DONT_KNOW, Question
from sait.assessment.releases import Vantage
from sait.assessment.workshops import View
from sait.errors import SaitError
from sait.i18n import translator
from sait.services.members import paper, taking_part
from sait.services.members.joining import new_form
from sait.services.members.paper import enter_sheet, open_desk, take_back_sheet
from sait.services.running.audit import read_log
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.progress import read_progress, read_second_progress
from sait.storage import comments, members, responses
from sait.ui.room.second_scoring import expectation_words
from tests.unit.services.people import close, end, fill, join, levels_of, open_room, released

WHO = "ffion"


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def type_in(database, workshop, *, form=None, **fields):
    """One sheet; ``own__GOV="2"`` is a line, ``own__GOV-01`` words."""
    desk = open_desk(database, workshop.id)
    named = {name.replace("__", "."): words for name, words in fields.items()}
    typed = read_typed(named, desk.domains, vantages=desk.vantages, areas=desk.invitation.local_areas)
    enter_sheet(database, workshop_id=workshop.id, typed=typed, language="cy", form=form or new_form(), who=WHO)


def line(database, workshop, domain_id: str, key: str) -> str:
    """*key* for every question of a domain."""
    (domain,) = [one for one in open_desk(database, workshop.id).domains if one.id == domain_id]
    return key * len(domain.items)


def take_back(database, workshop, seen=None):
    seen = open_desk(database, workshop.id).sheets if seen is None else seen
    take_back_sheet(database, workshop_id=workshop.id, seen=seen, who=WHO)


def sheet(database, workshop):
    """The answers and the words of the one sheet, as they are kept."""
    with database.reading() as conn:
        (respondent_id,) = members.paper_ids(conn, workshop.id)
        kept = responses.list_responses(conn, respondent_id)
        return kept, comments.own_comments(conn, respondent_id), members.local_area(conn, respondent_id)


def on_record(database, workshop):
    """What the audit log says of paper sheets."""
    return [entry for entry in read_log(database, workshop_id=workshop.id) if entry.action.startswith("paper.")]


def refused(act, *arguments, **named) -> str:
    with pytest.raises(SaitError) as caught:
        act(*arguments, **named)
    return caught.value.code


def test_a_sheet_becomes_one_member_who_is_done(boards_database, room):
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "d"), **{"own__GOV-01": "Sylw"})
    kept, words, area = sheet(boards_database, room)
    assert {answer.choice for answer in kept.values()} == {DONT_KNOW}
    assert {answer.late for answer in kept.values()} == {False}
    assert list(words) == [Question(Vantage.OWN, "GOV-01")]
    assert area is None
    progress = read_progress(boards_database, room.id)
    assert (progress.joined, progress.done) == (1, 1)
    assert open_desk(boards_database, room.id).sheets == 1


def test_sheets_count_beside_phones_in_a_release(boards_database, room):
    fill(boards_database, room, "111")
    for _ in range(2):
        type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "2"))
    assert open_desk(boards_database, room.id).sheets == 2
    close(boards_database, room)
    assert levels_of(released(boards_database, room))[-1] == (0, 3, 2, 0)


def test_a_sheet_sent_twice_is_one_sheet(boards_database, room):
    form = new_form()
    for _ in range(2):
        type_in(boards_database, room, form=form, own__GOV=line(boards_database, room, "GOV", "2"))
    assert open_desk(boards_database, room.id).sheets == 1


def test_a_sheet_with_a_fault_leaves_nothing_behind(boards_database, room):
    good = line(boards_database, room, "GOV", "2")
    assert refused(type_in, boards_database, room, own__GOV=good, own__OUT="999") == "sheet.not-offered"
    assert read_progress(boards_database, room.id).joined == 0
    assert on_record(boards_database, room) == []


def test_a_fault_of_the_database_in_the_middle_leaves_nothing_behind(boards_database, room, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise SaitError("storage.full")

    monkeypatch.setattr(comments, "write_comment", broken)
    good = line(boards_database, room, "GOV", "2")
    assert refused(type_in, boards_database, room, own__GOV=good, **{"own__GOV-01": "Sylw"}) == "storage.full"
    assert read_progress(boards_database, room.id).joined == 0
    assert open_desk(boards_database, room.id).sheets == 0


def test_a_closed_workshop_takes_no_sheet(boards_database, room):
    desk = open_desk(boards_database, room.id)
    typed = read_typed(
        {"own.GOV": line(boards_database, room, "GOV", "2")}, desk.domains, vantages=desk.vantages, areas=()
    )
    end(boards_database, room)
    assert open_desk(boards_database, room.id).refusal.code == "workshop.closed"
    code = refused(
        enter_sheet, boards_database, workshop_id=room.id, typed=typed, language="en", form=new_form(), who=WHO
    )
    assert code == "workshop.closed"


def test_a_workshop_whose_time_has_run_out_takes_no_sheet(boards_database, room, monkeypatch):
    later = datetime.now(UTC) + timedelta(days=61)
    monkeypatch.setattr("sait.services.members.paper.now", lambda: later)
    good = line(boards_database, room, "GOV", "2")
    assert refused(type_in, boards_database, room, own__GOV=good) == "workshop.expired"


def test_answers_to_a_closed_domain_come_in_late(boards_database, room):
    fill(boards_database, room, "11111", item_ids=["GOV-01"])
    close(boards_database, room, "GOV")
    lines = {f"own__{name}": line(boards_database, room, name, "3") for name in ("GOV", "OUT")}
    type_in(boards_database, room, **lines, **{"own__GOV-01": "Sylw"})
    kept, _, _ = sheet(boards_database, room)
    assert {question.item_id[:3] for question, answer in kept.items() if answer.late} == {"GOV"}
    assert {question.item_id[:3] for question, answer in kept.items() if not answer.late} == {"OUT"}


def test_local_answers_are_about_the_area_on_the_sheet(boards_database):
    room = open_room(boards_database, asks_local=True)
    area = next(iter(open_desk(boards_database, room.id).invitation.local_areas))
    good = line(boards_database, room, "GOV", "3")
    assert refused(type_in, boards_database, room, local__GOV=good) == "sheet.area-missing"
    type_in(boards_database, room, local__GOV=good, area=area)
    kept, _, kept_area = sheet(boards_database, room)
    assert {question.vantage for question in kept} == {Vantage.LOCAL}
    assert kept_area == area


def test_the_last_sheet_is_taken_back_and_no_other(boards_database, room):
    phone = join(boards_database, room)
    for key in "12":
        type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", key))
    join(boards_database, room)
    take_back(boards_database, room)
    kept, _, _ = sheet(boards_database, room)
    assert {answer.choice for answer in kept.values()} == {"1"}
    assert read_progress(boards_database, room.id).joined == 3
    with boards_database.reading() as conn:
        assert phone.respondent_id not in members.paper_ids(conn, room.id)


def test_nothing_is_taken_back_where_nothing_was_entered(boards_database, room):
    join(boards_database, room)
    assert refused(take_back, boards_database, room) == "sheet.none"


def test_a_sheet_is_not_taken_back_once_its_order_is_forgotten(boards_database, room):
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "1"))
    paper._entered.cache_clear()  # as a start of the server does
    assert refused(take_back, boards_database, room) == "sheet.order-unknown"
    assert open_desk(boards_database, room.id).sheets == 1
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "2"))
    take_back(boards_database, room)
    kept, _, _ = sheet(boards_database, room)
    assert {answer.choice for answer in kept.values()} == {"1"}


def test_another_sheet_than_the_one_that_was_seen_is_not_taken_back(boards_database, room):
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "1"))
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "2"))
    assert refused(take_back, boards_database, room, seen=1) == "edit.stale"
    assert open_desk(boards_database, room.id).sheets == 2


def test_a_released_sheet_is_not_taken_back(boards_database, room):
    fill(boards_database, room, "1111")
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "2"))
    close(boards_database, room, "GOV")
    assert refused(take_back, boards_database, room) == "sheet.released"
    assert levels_of(released(boards_database, room))[-1] == (0, 4, 1, 0)
    end(boards_database, room)
    assert refused(take_back, boards_database, room) == "workshop.closed"
    assert open_desk(boards_database, room.id).sheets == 1


def test_a_sheet_of_words_alone_is_not_taken_back_once_its_domain_was_released(boards_database, room):
    fill(boards_database, room, "11111")
    type_in(boards_database, room, **{"own__GOV-01": "Sylw"})
    close(boards_database, room, "GOV")
    assert refused(take_back, boards_database, room) == "sheet.released"


def test_a_sheet_that_came_after_a_release_is_taken_back_as_long_as_nothing_else_of_it_is_released(
    boards_database, room
):
    fill(boards_database, room, "11111")
    close(boards_database, room, "GOV")
    lines = {f"own__{name}": line(boards_database, room, name, "3") for name in ("GOV", "OUT")}
    type_in(boards_database, room, **lines)
    take_back(boards_database, room)
    assert open_desk(boards_database, room.id).sheets == 0
    type_in(boards_database, room, **lines)
    close(boards_database, room, "OUT")
    assert refused(take_back, boards_database, room) == "sheet.released"


def test_an_open_workshop_releases_nothing_so_that_a_sheet_can_be_taken_back(boards_database):
    room = open_room(boards_database, view=View.OPEN)
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "1"))
    take_back(boards_database, room)
    assert open_desk(boards_database, room.id).sheets == 0


def test_who_typed_and_took_back_is_on_record_and_what_was_typed_is_not(boards_database, room):
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "1"))
    take_back(boards_database, room)
    entries = on_record(boards_database, room)
    assert [(entry.who, entry.action) for entry in entries] == [(WHO, "paper.entered"), (WHO, "paper.taken-back")]
    assert [dict(entry.details) for entry in entries] == [{}, {}]


def test_who_answered_on_paper_is_asked_nothing_more_and_keeps_nobody_waiting(boards_database, room):
    """A sheet has no phone on which to score again or to take part: the room would wait for it all day."""
    fill(boards_database, room, "1111")
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "2"))
    close(boards_database, room)
    assert read_progress(boards_database, room.id).done == 5
    moves.begin_second(boards_database, workshop=get_workshop(boards_database, room.id), domain_id="GOV", who=WHO)
    found = read_second_progress(boards_database, get_workshop(boards_database, room.id), ["GOV"])["GOV"]
    assert (found.asked, found.through, found.has_paper) == (4, 0, True)
    progress = read_progress(boards_database, room.id)
    assert (progress.joined, progress.answering, progress.done) == (5, 4, 1)


def test_tasks_are_counted_of_those_who_have_a_phone(boards_database, room):
    fill(boards_database, room, "11")
    type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "2"))
    taking_part.set_open(boards_database, workshop_id=room.id, task=Task.FORCES, is_opened=True, minimum=5, who=WHO)
    progress = read_progress(boards_database, room.id)
    assert (progress.joined, progress.on_phones, progress.answering, progress.done) == (3, 2, 2, 1)


@pytest.mark.parametrize("on_paper", [False, True])
def test_a_second_scoring_promises_nothing_where_a_sheet_is_in_the_first_figures(boards_database, room, on_paper):
    fill(boards_database, room, "11111")
    if on_paper:
        type_in(boards_database, room, own__GOV=line(boards_database, room, "GOV", "2"))
    close(boards_database, room)
    again = read_second_progress(boards_database, get_workshop(boards_database, room.id), ["GOV"])["GOV"]
    said = expectation_words(again, 5, translator("en"))
    assert ("No second figures can be shown" in said) is on_paper
    assert ("expect second figures" in said) is not on_paper
