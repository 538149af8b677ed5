"""What is released is what was answered before it, whoever else writes meanwhile."""

import pytest

from sait.assessment.releases import Audience
from sait.assessment.workshops import State
from sait.services.members import joining, responses
from sait.services.workshops import erasing, releases
from sait.storage import members, workshops
from sait.storage import responses as response_rows
from sait.storage.engine.database import Database
from tests.races.meeting import Held, Meeting
from tests.unit.services.people import GOV_1, choose, close, end, fill, join, open_room, released, row_of


def in_time(database: Database, workshop_id: str) -> tuple[int, ...]:
    """How many chose each level of the first question before its domain was closed."""
    with database.reading() as conn:
        (found,) = response_rows.tally(
            conn, workshop_id, levels={"GOV-01": (0, 1, 2, 3)}, routes={}, include_late=False
        )
    return found.levels


def inside(database, workshop):
    return released(database, workshop, Audience.INSIDE)


def test_an_answer_that_is_being_saved_while_its_domain_closes_is_in_the_release(boards_database, monkeypatch):
    room = open_room(boards_database)
    fill(boards_database, room, "01230")
    member = join(boards_database, room)
    held = Held(monkeypatch, response_rows, "upsert")
    with Meeting(boards_database, monkeypatch) as meeting:
        saved, closed, waited = meeting.run(
            held, lambda: choose(boards_database, member, "1"), lambda: close(boards_database, room)
        )
    assert (saved, closed, waited) == ("", "", True)
    assert row_of(inside(boards_database, room)[0]).levels == in_time(boards_database, room.id) == (2, 2, 1, 1)


def test_an_answer_that_comes_while_its_domain_is_being_closed_is_late(boards_database, monkeypatch):
    room = open_room(boards_database)
    fill(boards_database, room, "01230")
    member = join(boards_database, room)
    held = Held(monkeypatch, releases, "publish")
    with Meeting(boards_database, monkeypatch) as meeting:
        closed, saved, waited = meeting.run(
            held, lambda: close(boards_database, room), lambda: choose(boards_database, member, "1")
        )
    assert (saved, closed, waited) == ("", "", True)
    assert row_of(inside(boards_database, room)[0]).levels == in_time(boards_database, room.id) == (2, 1, 1, 1)


def test_a_change_of_mind_while_its_domain_is_being_closed_is_refused(boards_database, monkeypatch):
    room = open_room(boards_database)
    member, *_ = fill(boards_database, room, "01230")
    held = Held(monkeypatch, releases, "publish")
    with Meeting(boards_database, monkeypatch) as meeting:
        closed, saved, waited = meeting.run(
            held, lambda: close(boards_database, room), lambda: choose(boards_database, member, "3")
        )
    assert (closed, saved, waited) == ("", "domain.closed", True)
    assert row_of(inside(boards_database, room)[0]).levels == in_time(boards_database, room.id) == (2, 1, 1, 1)


@pytest.mark.parametrize(("second", "refusal"), [("GOV", "domain.closed-already"), ("OUT", "")])
def test_two_closings_come_one_after_the_other(boards_database, monkeypatch, second, refusal):
    """The gate must know what the other one releases."""
    room = open_room(boards_database)
    fill(boards_database, room, "01230")
    held = Held(monkeypatch, releases, "publish")
    with Meeting(boards_database, monkeypatch) as meeting:
        outcome = meeting.run(held, lambda: close(boards_database, room), lambda: close(boards_database, room, second))
    assert outcome == ("", refusal, True)
    assert [one.domain_ids for one in inside(boards_database, room)] == [("GOV",), ("OUT",)][: 1 if refusal else 2]


def test_nobody_is_erased_from_under_a_release_that_adds_them_up(boards_database, monkeypatch):
    room = open_room(boards_database)
    member, *_ = fill(boards_database, room, "012300")
    held = Held(monkeypatch, releases, "let_go")  # the figures are made, and not out yet
    with Meeting(boards_database, monkeypatch) as meeting:
        outcome = meeting.run(
            held,
            lambda: close(boards_database, room),
            lambda: erasing.erase_own(boards_database, member),
        )
    assert outcome == ("", "", True)
    assert row_of(inside(boards_database, room)[0]).levels == (3, 1, 1, 1)
    assert in_time(boards_database, room.id) == (2, 1, 1, 1)


def test_a_release_waits_for_whoever_is_being_erased(boards_database, monkeypatch):
    room = open_room(boards_database)
    member, *_ = fill(boards_database, room, "012300")
    held = Held(monkeypatch, members, "remove_respondent")
    with Meeting(boards_database, monkeypatch) as meeting:
        outcome = meeting.run(
            held,
            lambda: erasing.erase_own(boards_database, member),
            lambda: close(boards_database, room),
        )
    assert outcome == ("", "", True)
    assert row_of(inside(boards_database, room)[0]).levels == in_time(boards_database, room.id) == (2, 1, 1, 1)


def test_the_end_of_the_scoring_counts_whoever_is_joining(boards_database, monkeypatch):
    room = open_room(boards_database)
    fill(boards_database, room, "01230")
    held = Held(monkeypatch, members, "add_respondent")
    with Meeting(boards_database, monkeypatch) as meeting:
        outcome = meeting.run(
            held, lambda: joining.join(boards_database, room.code), lambda: end(boards_database, room)
        )
    assert outcome == ("", "", True)
    assert inside(boards_database, room)[-1].attendance.joined == 6


def test_an_answer_after_the_end_of_the_scoring_is_refused_though_it_began_before(boards_database, monkeypatch):
    room = open_room(boards_database)
    fill(boards_database, room, "01230")
    member = join(boards_database, room)
    held = Held(monkeypatch, workshops, "change_workshop")
    with Meeting(boards_database, monkeypatch) as meeting:
        outcome = meeting.run(held, lambda: end(boards_database, room), lambda: choose(boards_database, member, "1"))
    assert outcome == ("", "workshop.closed", True)
    with boards_database.reading() as conn:
        assert workshops.get_workshop(conn, room.id).state is State.CONSENSUS
    assert in_time(boards_database, room.id) == (2, 1, 1, 1)


def test_phones_do_not_queue_behind_each_other(boards_database, monkeypatch, backend):
    """On a server of databases. SQLite has one writer, and there everybody waits for their turn."""
    room = open_room(boards_database)
    one, other = join(boards_database, room), join(boards_database, room)
    held = Held(monkeypatch, response_rows, "upsert")
    with Meeting(boards_database, monkeypatch) as meeting:
        outcome = meeting.run(
            held, lambda: choose(boards_database, one, "1"), lambda: choose(boards_database, other, "1")
        )
    assert outcome == ("", "", backend == "sqlite")


def test_two_pages_of_one_member_come_one_after_the_other(boards_database, monkeypatch):
    """One takes the answer back while the other, left open, changes it: it was changed elsewhere."""
    room = open_room(boards_database)
    member = join(boards_database, room)
    choose(boards_database, member, "1")
    held = Held(monkeypatch, response_rows, "upsert")
    instrument = responses._instrument_of(boards_database, member)

    def take_back() -> None:
        responses.clear_response(boards_database, member=member, instrument=instrument, question=GOV_1, handovers=0)

    with Meeting(boards_database, monkeypatch) as meeting:
        outcome = meeting.run(held, lambda: choose(boards_database, member, "2", writer="page-b"), take_back)
    assert outcome == ("", "response.changed-elsewhere", True)


def test_a_welcome_page_that_is_sent_twice_at_once_lets_one_person_in(boards_database, monkeypatch):
    room = open_room(boards_database)
    held = Held(monkeypatch, members, "add_respondent")

    def come() -> None:
        joining.join(boards_database, room.code, form="the same page")

    with Meeting(boards_database, monkeypatch) as meeting:
        assert meeting.run(held, come, come) == ("", "", True)
    with boards_database.reading() as conn:
        assert members.count_joined(conn, room.id) == 1
