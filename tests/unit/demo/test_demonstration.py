"""The demonstration: the same every time, marked, loaded once, and gone without a trace in real data."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sait.assessment.boards import Tier, is_valid_on
from sait.assessment.decisions import KINDS, Action, Priority, Progress
from sait.assessment.releases import Audience, Wave
from sait.assessment.rounds import Round
from sait.assessment.unfinished import Open
from sait.assessment.workshops import State, Workshop
from sait.demo.load import demonstration_banks, load_demonstration, remove_demonstration
from sait.demo.made_up import COMMENTS, PROPOSALS
from sait.demo.plan import CHOSEN
from sait.demo.programme import (
    AGREEING_BOARD,
    FIRST_ROUND,
    LIVE_BOARD,
    OPEN_DOMAINS,
    PAPER_SHEETS,
    ROUNDS,
    SECOND_ROUND,
    SIGNED_OFF_BOARD,
    SMALL_BOARD,
)
from sait.errors import SaitError
from sait.services import boards
from sait.services.banks.instruments import find_bank, get_instrument
from sait.services.deciding import decisions
from sait.services.deciding.actions import carried
from sait.services.members import paper
from sait.services.members.joining import join
from sait.services.running.seed import seed_boards
from sait.services.tokens import now
from sait.services.workshops import opening
from sait.services.workshops.comments import read_queues
from sait.services.workshops.unfinished import read_unfinished
from sait.storage import comments, releases
from sait.storage.engine.database import Database, open_database
from sait.storage.tables.whole import metadata
from tests.conftest import small_bank
from tests.templates import demonstration_file, empty_file, seeded_file
from tests.unit.services.people import GOV_1, close, fill, open_room, released

KEPT = {"audit_log", "instruments", "release_counter"}
"""What stays of a demonstration that was removed: that it was there, the question banks, and how far releases are numbered."""
TABLES = tuple(table.name for table in metadata.sorted_tables if table.name not in KEPT)
LAST_YEARS = "development-days"


def figures_of(database: Database) -> list[tuple[str, str, str]]:
    with database.reading() as conn:
        return [(one.workshop_id, one.audience, one.digest) for one in releases.list_releases(conn)]


def rows(database: Database) -> dict[str, list[object]]:
    with database.reading() as conn:
        return {table: conn.exec_driver_sql(f"select * from {table}").all() for table in TABLES}


@pytest.fixture(scope="module")
def loaded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Loaded once, which takes two seconds, and copied for each test."""
    file = tmp_path_factory.mktemp("loaded") / "loaded.db"
    shutil.copy(empty_file(), file)
    database = open_database(f"sqlite:///{file}")
    load_demonstration(database, [small_bank()] * len(ROUNDS), minimum=5)
    database.close()
    return file


@pytest.fixture
def loaded(loaded_file: Path, tmp_path: Path) -> Iterator[Database]:
    shutil.copy(loaded_file, tmp_path / "sait.db")
    database = open_database(f"sqlite:///{tmp_path / 'sait.db'}")
    yield database
    database.close()


def test_two_new_databases_get_the_same_figures_and_codes(loaded, tmp_path):
    other = open_database(f"sqlite:///{tmp_path / 'other.db'}")
    load_demonstration(other, [small_bank()] * len(ROUNDS), minimum=5)
    assert len(figures_of(loaded)) > 20
    assert figures_of(other) == figures_of(loaded)
    codes = [{one.code for one in opening.list_workshops(database)} for database in (loaded, other)]
    assert codes[0] == codes[1]
    other.close()


def test_every_board_that_stood_has_a_workshop_in_both_rounds_and_all_are_marked(loaded):
    held = opening.list_workshops(loaded)
    assert {one.round_id for one in held} == {round_.id for round_ in ROUNDS}
    assert all(one.demonstration for one in held)
    assert all(round_.demonstration for round_ in boards.list_rounds(loaded))
    listed = boards.map_of_boards(loaded)[1]
    for round_ in ROUNDS:
        stood = {board.id for board in listed if is_valid_on(board, round_.starts_on)}
        assert {one.board_id for one in held if one.round_id == round_.id} == stood
        assert len(stood) > 15
    with loaded.reading() as conn:
        assert all(one.demonstration for one in releases.list_releases(conn))


def test_one_workshop_is_left_live_with_domains_to_close(loaded):
    live = [one for one in opening.list_workshops(loaded) if one.state == "scoring"]
    assert [(one.board_id, one.round_id) for one in live] == [(LIVE_BOARD, ROUNDS[-1].id)]
    closed = opening.closed_domain_ids(loaded, live[0].id)
    assert len(small_bank().instrument.in_form("short")) - len(closed) == OPEN_DOMAINS
    assert join(loaded, live[0].code).workshop_id == live[0].id


def test_the_small_board_gives_means_outside_and_nothing_item_by_item(loaded):
    small = next(one for one in opening.list_workshops(loaded) if one.board_id == SMALL_BOARD)
    for release in released(loaded, small, Audience.OUTSIDE):
        assert all(row.levels is None for row in release.figures.items)
        assert release.figures.means


def test_loading_twice_is_refused_and_changes_nothing(loaded):
    before = rows(loaded)
    with pytest.raises(SaitError, match=r"demonstration\.loaded"):
        load_demonstration(loaded, [small_bank()] * len(ROUNDS), minimum=5)
    assert rows(loaded) == before


def test_it_can_be_loaded_again_after_it_was_removed_with_the_same_figures_and_new_numbers(loaded):
    before = figures_of(loaded)
    remove_demonstration(loaded)
    load_demonstration(loaded, [small_bank()] * len(ROUNDS), minimum=5)
    assert figures_of(loaded) == before
    with loaded.reading() as conn:
        assert releases.list_releases(conn)[0].sequence == len(before) + 1


def test_removing_what_is_not_there_removes_nothing(database):
    seed_boards(database)
    before = rows(database)
    assert remove_demonstration(database) == 0
    assert rows(database) == before


def test_real_workshops_answers_and_releases_stay_as_they_are(boards_database):
    remove_demonstration(boards_database)
    real = open_room(boards_database)
    members = fill(boards_database, real, "0112233")
    with boards_database.writing() as conn:
        comments.write_comment(
            conn, respondent_id=members[0].respondent_id, question=GOV_1, text="kept", language="en", shuffle="aa"
        )
    close(boards_database, real)
    before = rows(boards_database)
    load_demonstration(boards_database, [small_bank()] * len(ROUNDS), minimum=5)
    assert remove_demonstration(boards_database) > 0
    after = rows(boards_database)
    assert after == before
    close(boards_database, real, "OUT")
    assert len(released(boards_database, real)) == 2


def test_it_stands_beside_a_real_workshop_of_the_same_board(database):
    seed_boards(database)
    boards.add_round(database, name={"en": LAST_YEARS, "cy": LAST_YEARS}, starts_on=date(2013, 6, 1), ends_on=None)
    real = open_room(database, board_id=LIVE_BOARD, round_id=LAST_YEARS)
    load_demonstration(database, [small_bank()] * len(ROUNDS), minimum=5)
    remove_demonstration(database)
    assert [one.id for one in opening.list_workshops(database)] == [real.id]


def test_a_load_that_fails_on_the_way_in_leaves_nothing(database, monkeypatch):
    def failing(*_arguments: object, **_named: object) -> None:
        raise RuntimeError

    seed_boards(database)
    before = rows(database)
    monkeypatch.setattr(comments, "write_comment", failing)
    with pytest.raises(RuntimeError):
        load_demonstration(database, [small_bank()] * len(ROUNDS), minimum=5)
    assert rows(database) == before


def test_its_comments_are_about_items_of_the_shipped_bank():
    root = Path(__file__).resolve().parents[3] / "question_banks"
    for bank in demonstration_banks(root):
        asked = {item.id for domain in bank.instrument.in_form("short") for item in domain.items}
        assert {question.item_id for question, _, _ in COMMENTS} <= asked


def test_its_rounds_are_scored_with_one_version_after_the_other():
    root = Path(__file__).resolve().parents[3] / "question_banks"
    first, second = demonstration_banks(root)
    assert (first.instrument.version, second.instrument.version) == ("1.0", "1.1")
    assert find_bank(root, "sait-regional") == second


def test_each_round_of_it_is_held_with_its_own_bank(database):
    old, new = small_bank(), small_bank("1.1")
    load_demonstration(database, [old, new], minimum=5)
    held = {one.round_id: one.instrument_hash for one in opening.list_workshops(database)}
    assert held == {
        ROUNDS[0].id: old.instrument.content_hash,
        ROUNDS[1].id: new.instrument.content_hash,
    }


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """What ``sait demo load`` leaves, of the shipped banks; only to be read."""
    file = tmp_path_factory.mktemp("shown") / "shown.db"
    shutil.copy(demonstration_file(), file)
    database = open_database(f"sqlite:///{file}")
    yield database
    database.close()


def workshop_of(database: Database, board_id: str, round_: Round) -> Workshop:
    return next(
        one
        for one in opening.list_workshops(database)
        if one.board_id == board_id and one.round_id == round_.id and one.demonstration
    )


def counts_of(database: Database, workshop: Workshop) -> dict[str, int]:
    """How many things of each kind stand in a workshop."""
    found = {name: len(decisions.standing(database, workshop.id, kind)) for kind, name in KINDS.items()}
    return {name: count for name, count in found.items() if count}


def test_a_board_has_agreed_decided_and_signed_off_with_everything_that_a_day_can_have(shown):
    workshop = workshop_of(shown, SIGNED_OFF_BOARD, SECOND_ROUND)
    assert workshop.state is State.SIGNED_OFF
    assert counts_of(shown, workshop) == {
        "consensus": 24,
        "vision": 1,
        "arrangement": 6,
        "challenge": 2,
        "force": 6,
        "priority": 5,
        "action": 4,
        "proposal": 2,
        "notes": 1,
        "rules": 1,
        "tally": 3,
    }
    assert sum(kept.decision.chosen for kept in decisions.standing(shown, workshop.id, Priority)) == CHOSEN
    assert unfinished_of(shown, workshop) == set()


def unfinished_of(database: Database, workshop: Workshop) -> set[Open]:
    return {one.what for one in read_unfinished(database, workshop)}


def test_some_actions_are_done_some_overdue_and_some_still_to_come(shown):
    today = now().date()
    listed = decisions.of_board(shown, SIGNED_OFF_BOARD, Action, demonstration=True)
    of_second = [
        kept.decision for kept in listed if kept.workshop_id == workshop_of(shown, SIGNED_OFF_BOARD, SECOND_ROUND).id
    ]
    assert [one.progress for one in of_second] == [
        Progress.DONE,
        Progress.UNDER_WAY,
        Progress.UNDER_WAY,
        Progress.OPEN,
    ]
    assert [one.is_overdue(today) for one in of_second] == [False, True, False, False]
    assert {kept.decision.progress for kept in listed} == set(Progress)
    assert all(one.updates for one in of_second[:3])


def test_the_live_board_has_sheets_comments_to_read_and_actions_from_the_round_before(shown):
    live = workshop_of(shown, LIVE_BOARD, SECOND_ROUND)
    assert paper.open_desk(shown, live.id).sheets == PAPER_SHEETS
    bank = get_instrument(shown, live.instrument_hash)
    queues = read_queues(shown, workshop=live, instrument=bank)
    assert sum(len(queue.waiting) for queue in queues.values()) == 2
    assert len(carried(shown, live)) == 4


def test_a_board_is_half_way_through_agreeing_its_levels(shown):
    workshop = workshop_of(shown, AGREEING_BOARD, SECOND_ROUND)
    assert workshop.state is State.CONSENSUS
    assert counts_of(shown, workshop) == {"consensus": 12, "vision": 1, "priority": 5, "notes": 1}
    assert Open.LEVELS in unfinished_of(shown, workshop)


def test_second_scorings_are_shown_beside_the_first_and_one_is_withheld(shown):
    given = [
        row.levels
        for workshop in opening.list_workshops(shown)
        for release in released(shown, workshop, Audience.INSIDE)
        if release.figures.wave is Wave.SECOND
        for row in release.figures.items
    ]
    assert (len(given), given.count(None)) == (18, 1)


def test_in_the_first_round_regional_boards_have_signed_off_and_what_they_ask_for_is_backed_by_several(shown):
    boards_now = boards.map_of_boards(shown)[1]
    regional = {board.id for board in boards_now if board.tier is Tier.REGIONAL}
    of_first = [one for one in opening.list_workshops(shown) if one.round_id == FIRST_ROUND.id]
    assert {one.board_id for one in of_first if one.state is State.SIGNED_OFF} == regional
    assert all(counts_of(shown, one)["consensus"] == 16 for one in of_first)
    backed = dict(decisions.themes(shown, demonstration=True))
    assert len(backed) == len(PROPOSALS)
    assert max(backed.values()) >= 2
    assert decisions.themes(shown) == ()


def test_nothing_of_it_is_left_where_it_fails_while_a_board_decides(database, monkeypatch):
    def failing(*_arguments: object, **_named: object) -> None:
        raise RuntimeError

    seed_boards(database)
    before = rows(database)
    monkeypatch.setattr("sait.demo.load.follow_up_actions", failing)
    with pytest.raises(RuntimeError):
        load_demonstration(database, [small_bank()] * len(ROUNDS), minimum=5)
    assert rows(database) == before


def test_removing_it_leaves_no_row_but_what_the_log_says_and_the_banks(loaded, tmp_path):
    shutil.copy(seeded_file(), tmp_path / "seeded.db")
    seeded = open_database(f"sqlite:///{tmp_path / 'seeded.db'}")
    remove_demonstration(loaded)
    assert rows(loaded) == rows(seeded)
    seeded.close()
