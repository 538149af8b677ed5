"""The moves as they are run: one transaction each, with an entry in the log."""

import pytest

from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage, Wave
from sait.assessment.workshops import State, Workshop
from sait.services.members import responses, sheets
from sait.services.running.audit import read_log
from sait.services.workshops import moves, opening, releases
from sait.storage.engine.database import Database
from tests.refusals import refused_code
from tests.unit.services.people import MINIMUM, choose, close, end, fill, join, open_room, released, row_of


def now(database: Database, workshop: Workshop) -> Workshop:
    return opening.get_workshop(database, workshop.id)


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def move(database: Database, workshop: Workshop, name: str, **given: object) -> None:
    getattr(moves, name)(database, workshop=now(database, workshop), who="ffion", **given)


def test_from_draft_to_sign_off_and_every_step_is_in_the_log(boards_database):
    workshop = open_room(boards_database, draft=True)
    assert workshop.state is State.DRAFT
    for name, state in (
        ("begin", State.SCORING),
        ("prepare_again", State.DRAFT),
        ("skip_scoring", State.CONSENSUS),
        ("reopen_scoring", State.SCORING),
    ):
        move(boards_database, workshop, name)
        assert now(boards_database, workshop).state is state
    releases.close_workshop(boards_database, workshop_id=workshop.id, minimum=MINIMUM, who="idris")
    move(boards_database, workshop, "sign_off")
    log = read_log(boards_database, workshop_id=workshop.id)
    assert [entry.action for entry in log] == [
        "workshop.opened",
        "workshop.begin",
        "workshop.prepare-again",
        "workshop.skip-scoring",
        "workshop.reopen-scoring",
        "workshop.end-scoring",
        "workshop.sign-off",
    ]
    assert [entry.who for entry in log[-2:]] == ["idris", "ffion"]


def test_a_workshop_with_answers_does_not_go_back_to_the_draft(boards_database, room):
    choose(boards_database, join(boards_database, room), "1")
    assert refused_code(move, boards_database, room, "prepare_again") == "move.has-answers"


def test_the_second_facilitator_with_an_old_page_moves_nothing(boards_database, room):
    old = now(boards_database, room)
    move(boards_database, room, "prepare_again")
    assert refused_code(moves.prepare_again, boards_database, workshop=old, who="idris") == "edit.stale"
    assert [entry.action for entry in read_log(boards_database, workshop_id=room.id)][-1] == "workshop.prepare-again"


def test_a_reopened_domain_takes_answers_again_and_what_was_shown_stays_until_enough_changed(boards_database, room):
    people = fill(boards_database, room, "111111")
    close(boards_database, room)
    sheet = sheets.read_sheet(boards_database, people[0])
    saved = next(iter(sheet.responses.values()))
    assert refused_code(choose, boards_database, people[0], "3") == "domain.closed"
    move(boards_database, room, "reopen_domain", domain_id="GOV")
    assert refused_code(move, boards_database, room, "reopen_domain", domain_id="GOV") == "domain.not-closed"
    responses.record_response(
        boards_database,
        member=people[0],
        instrument=sheet.instrument,
        question=saved.question,
        choice="3",
        writer=saved.writer,
        handovers=saved.handovers,
    )
    close(boards_database, room)
    first, second = released(boards_database, room)
    assert row_of(first).levels == row_of(second).levels == (0, 6, 0, 0)


def test_a_workshop_that_is_over_takes_no_answers_until_they_are_taken_again(boards_database, room):
    member = join(boards_database, room)
    end(boards_database, room)
    assert refused_code(choose, boards_database, member, "1") == "workshop.closed"
    move(boards_database, room, "reopen_scoring")
    choose(boards_database, member, "1")
    assert sheets.read_sheet(boards_database, member).answered == 1


def test_domains_that_were_closed_before_anybody_answered_are_open_when_it_begins_again(boards_database, room):
    member = join(boards_database, room)
    close(boards_database, room)
    end(boards_database, room)
    move(boards_database, room, "prepare_again")
    move(boards_database, room, "begin")
    assert not choose(boards_database, member, "1").late


def test_after_the_sign_off_nobody_scores_a_second_time(boards_database, room):
    member, *_ = fill(boards_database, room, "111111")
    close(boards_database, room)
    end(boards_database, room)
    move(boards_database, room, "begin_second", domain_id="GOV")
    again = Question(Vantage.OWN, "GOV-01", Wave.SECOND)
    choose(boards_database, member, "2", question=again)
    move(boards_database, room, "sign_off")
    assert refused_code(choose, boards_database, member, "3", question=again) == "workshop.closed"
