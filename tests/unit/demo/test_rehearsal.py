"""The rehearsal: a copy marked as made up, phones that answer and stop, and nothing left when it is removed."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest

from sait.analysis.result import SeriesRole
from sait.assessment.decisions import Action
from sait.assessment.workshops import EntryMode, State, Workshop
from sait.demo import rehearsal
from sait.demo.load import load_demonstration, remove_demonstration
from sait.demo.programme import ROUNDS
from sait.demo.rehearsal import Pace, Rehearsals, find_rehearsal, play, prepare
from sait.errors import SaitError
from sait.services.deciding import decisions
from sait.services.results.reading import DOMAINS, ResultQuery, read_result
from sait.services.workshops.in_context import family, likeliest, list_rooms
from sait.services.workshops.opening import get_workshop, list_workshops
from sait.services.workshops.progress import read_progress
from sait.services.workshops.releases import close_domain
from sait.storage import rounds
from sait.storage.engine.database import Database
from sait.storage.tables.whole import metadata
from tests.conftest import small_bank
from tests.unit.services.people import MINIMUM, open_room

APART = {"audit_log", "release_counter"}
"""What only ever grows, and says nothing of anybody: who did what, and the number of the newest release."""


class Turns(Event):
    """A stop that is pressed after *most* turns, calls *then* at each, and never lets a test wait."""

    def __init__(self, most: int = 10_000, then: Callable[[int], None] = lambda _: None) -> None:
        super().__init__()
        self.taken = 0
        self._most = most
        self._then = then

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.taken += 1
        self._then(self.taken)
        return self.taken > self._most


def rows(database: Database) -> dict[str, list[object]]:
    with database.reading() as conn:
        return {
            table.name: conn.exec_driver_sql(f"select * from {table.name}").all()
            for table in metadata.sorted_tables
            if table.name not in APART
        }


@pytest.fixture
def workshop(boards_database: Database) -> Workshop:
    return open_room(boards_database)


def begun(database: Database, workshop: Workshop) -> Workshop:
    return prepare(database, workshop_id=workshop.id, who="facilitator")


def test_the_copy_is_marked_takes_answers_and_has_nothing_to_be_compared_with(boards_database, workshop):
    copy = begun(boards_database, workshop)
    assert copy.demonstration
    assert copy.state is State.SCORING
    assert copy.code != workshop.code
    assert (copy.board_id, copy.instrument_hash, copy.form) == (
        workshop.board_id,
        workshop.instrument_hash,
        workshop.form,
    )
    rooms = list_rooms(boards_database)
    room = next(one for one in rooms if one.workshop.id == copy.id)
    assert room.round.rehearses == workshop.id
    assert family(room, rooms) == (room,)
    assert likeliest(rooms).workshop == workshop
    assert get_workshop(boards_database, workshop.id) == workshop


def test_the_phones_join_answer_everything_and_stop_by_themselves(boards_database, workshop):
    copy = begun(boards_database, workshop)
    turns = Turns()
    play(boards_database, copy, Pace(6), turns)
    progress = read_progress(boards_database, copy.id)
    assert (progress.joined, progress.done) == (6, 6)
    assert turns.taken == 6 * 8  # to join, six questions, and to be done
    assert read_progress(boards_database, workshop.id).joined == 0


def test_the_phones_say_where_they_come_from_where_the_workshop_asks(boards_database):
    asking = open_room(boards_database, asks_sector=True, entry=EntryMode.ONE_TIME)
    copy = begun(boards_database, asking)
    play(boards_database, copy, Pace(30), Turns())
    close_domain(boards_database, workshop_id=copy.id, domain_id="GOV", minimum=MINIMUM)
    query = ResultQuery((copy.id,), DOMAINS, inside=copy.id, sectors=True)
    assert [one.role for one in read_result(boards_database, query).series].count(SeriesRole.SECTOR) > 1


def test_the_phones_stop_when_told_to(boards_database, workshop):
    copy = begun(boards_database, workshop)
    play(boards_database, copy, Pace(6), Turns(most=10))
    progress = read_progress(boards_database, copy.id)
    assert (progress.joined, progress.done) == (6, 0)


def test_the_phones_go_on_when_a_domain_is_closed_and_stop_when_the_rehearsal_is_gone(boards_database, workshop):
    copy = begun(boards_database, workshop)

    def meddle(turn: int) -> None:
        if turn == 6 * 7:
            close_domain(boards_database, workshop_id=copy.id, domain_id="GOV", minimum=MINIMUM)
        if turn == 6 * 7 + 3:
            rehearsal.remove(boards_database, workshop_id=workshop.id, who="facilitator")

    turns = Turns(then=meddle)
    play(boards_database, copy, Pace(6), turns)
    assert find_rehearsal(boards_database, workshop.id) is None
    assert turns.taken < 6 * 8 + 1


def test_removing_it_leaves_no_row_behind(boards_database, workshop):
    before = rows(boards_database)
    held = Rehearsals()
    copy = held.begin(boards_database, workshop_id=workshop.id, pace=Pace(8, 60), who="facilitator")
    play(boards_database, copy, Pace(8), Turns())
    close_domain(boards_database, workshop_id=copy.id, domain_id="GOV", minimum=MINIMUM)
    during = rows(boards_database)
    assert {name for name in during if during[name] != before[name]} >= {
        "rounds",
        "workshops",
        "respondents",
        "releases",
    }
    assert held.is_playing(workshop.id)
    held.remove(boards_database, workshop_id=workshop.id, who="facilitator")
    assert not held.is_playing(workshop.id)
    assert rows(boards_database) == before


def test_a_rehearsal_of_an_earlier_run_can_be_removed(boards_database, workshop):
    before = rows(boards_database)
    begun(boards_database, workshop)
    Rehearsals().remove(boards_database, workshop_id=workshop.id, who="facilitator")
    assert rows(boards_database) == before


def test_one_rehearsal_at_a_time_and_none_of_a_rehearsal(boards_database, workshop):
    copy = begun(boards_database, workshop)
    with pytest.raises(SaitError, match=r"rehearsal\.exists"):
        begun(boards_database, workshop)
    with pytest.raises(SaitError, match=r"rehearsal\.of-rehearsal"):
        begun(boards_database, copy)
    rehearsal.remove(boards_database, workshop_id=workshop.id, who="facilitator")
    with pytest.raises(SaitError, match=r"rehearsal\.none"):
        rehearsal.remove(boards_database, workshop_id=workshop.id, who="facilitator")


@pytest.mark.parametrize("wrong", [(0, 3.0), (61, 3.0), (12, 0.4), (12, 61.0)])
def test_a_pace_that_cannot_be_meant_is_refused(wrong):
    with pytest.raises(SaitError, match=r"rehearsal\.p"):
        Pace(*wrong)


def test_what_is_decided_in_a_rehearsal_stands_apart_from_what_the_board_decided(boards_database, workshop):
    copy = begun(boards_database, workshop)
    action = Action(what="Try out", owner_role="Chair")
    decisions.save(boards_database, workshop_id=copy.id, subject="a1", decision=action, version=0, who="facilitator")
    assert decisions.of_board(boards_database, workshop.board_id, Action) == ()
    (kept,) = decisions.of_board(boards_database, workshop.board_id, Action, demonstration=True)
    assert kept.decision.what == "Try out"


def test_the_demonstration_can_be_loaded_while_something_is_rehearsed_and_takes_the_rehearsal_along(database):
    load_demonstration(database, [small_bank()] * len(ROUNDS), minimum=5)
    one = list_workshops(database)[0]
    begun(database, one)
    with pytest.raises(SaitError, match=r"demonstration\.loaded"):
        load_demonstration(database, [small_bank()] * len(ROUNDS), minimum=5)
    remove_demonstration(database)
    assert list_workshops(database) == ()


def test_a_rehearsal_is_not_the_demonstration(database):
    load_demonstration(database, [small_bank()] * len(ROUNDS), minimum=5)
    (one, *_) = list_workshops(database)
    copy = begun(database, one)
    assert likeliest(list_rooms(database)).workshop.id != copy.id
    with database.reading() as conn:
        marked = [round_ for round_ in rounds.list_rounds(conn) if round_.demonstration]
    assert [round_.rehearses for round_ in marked if round_ not in ROUNDS] == [one.id]
    assert all(round_.rehearses is None for round_ in ROUNDS)
    named_alike = replace(ROUNDS[0], id="rehearsal-2014", demonstration=False)
    assert not named_alike.is_rehearsal
