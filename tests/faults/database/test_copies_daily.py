"""Daily copies: when one is due, which ones go, what a wrong clock does, and that a failure stops nothing."""

import logging
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sait.assessment.decisions import Vision
from sait.services.banks import shelf
from sait.services.deciding import decisions
from sait.services.running import copies
from sait.services.workshops import moves
from sait.settings import settings
from sait.storage.engine.database import Database
from sait.web import routes
from sait.web.server import daily_copies, lifespan
from tests.faults.database.stores import ANSWERS, answers, code_of, scored
from tests.unit.services.banks.archives import bank_zip, shelf_of
from tests.unit.services.people import open_room

NOON = datetime(2013, 6, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

Clock = dict[str, datetime]


@pytest.fixture
def clock(configured: pytest.MonkeyPatch) -> Clock:
    at = {"now": NOON}
    configured.setattr(copies, "now", lambda: at["now"])
    return at


@pytest.fixture
def folder(boards_database: Database, tmp_path: Path) -> Path:
    scored(boards_database)
    return tmp_path / "copies"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_copy_is_due_when_the_newest_is_a_day_old(clock, folder):
    first = copies.take_copy_if_due()
    assert first == copies.newest_copy()
    assert (first.name, first.taken_at) == ("sait-2013-06-05T120000Z.db", NOON)
    assert (first.size, answers(first.path)) == (first.path.stat().st_size, ANSWERS)
    clock["now"] += 24 * HOUR - timedelta(seconds=1)
    assert copies.take_copy_if_due() is None
    clock["now"] += timedelta(seconds=1)
    assert copies.take_copy_if_due().taken_at == NOON + 24 * HOUR
    assert len(names(folder)) == 2


def test_a_database_in_which_nothing_was_made_is_not_copied(clock, boards_database, tmp_path):
    assert not copies.is_worth_copying()
    assert copies.take_copy_if_due() is None
    assert copies.newest_copy() is None
    assert names(tmp_path / "copies") == []


def test_a_workshop_that_skips_the_scoring_is_copied_and_nobody_has_to_join(clock, boards_database):
    room = open_room(boards_database, draft=True)
    moves.skip_scoring(boards_database, workshop=room, who="ffion")
    decisions.save(
        boards_database, workshop_id=room.id, subject="vision", decision=Vision({"": "Safe."}), version=0, who="ffion"
    )
    assert copies.is_worth_copying()
    assert copies.take_copy_if_due() == copies.newest_copy()


def test_an_uploaded_bank_is_copied(clock, boards_database, tmp_path):
    shelf.upload_bank(boards_database, shelf_of(tmp_path / "banks"), name="bank.zip", content=bank_zip(), who="ffion")
    assert copies.take_copy_if_due()


def test_none_are_taken_where_none_are_wanted(clock, configured, folder):
    assert copies.copies_wanted()
    configured.setattr(copies, "has_program", lambda: False)  # there is no pg_dump
    for setting in ({"SAIT_COPIES_KEPT": "0"}, {"SAIT_DATABASE_URL": "postgresql+psycopg://sait@localhost/sait"}):
        with configured.context() as changed:
            for name, value in setting.items():
                changed.setenv(name, value)
            settings.cache_clear()
            assert not copies.copies_wanted()
            assert copies.take_copy_if_due() is None
            assert copies.newest_copy() is None
    assert names(folder) == []


def test_the_oldest_goes_when_the_new_one_is_there_and_other_files_stay(clock, configured, folder, tmp_path):
    configured.setenv("SAIT_COPIES_KEPT", "2")
    configured.setenv("SAIT_COPIES_FOLDER", str(tmp_path / "elsewhere"))
    settings.cache_clear()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    others = ["before-0000-2013-06-01T000000Z.db", "mine.db", "sait-2013-99-01T000000Z.db"]
    for other in others:
        (elsewhere / other).touch()
    (elsewhere / ".sait-2013-06-04T000000Z.db.1.part").write_text("cut off by a kill")
    for _ in range(4):
        assert copies.take_copy_if_due()
        clock["now"] += 24 * HOUR
    taken = ["sait-2013-06-07T120000Z.db", "sait-2013-06-08T120000Z.db"]
    assert names(elsewhere) == sorted([*others, *taken])
    assert not folder.exists()


def test_a_copy_dated_in_the_future_puts_nothing_off_and_goes_first(clock, configured, folder):
    configured.setenv("SAIT_COPIES_KEPT", "2")
    settings.cache_clear()
    right = copies.take_copy_if_due()
    clock["now"] += timedelta(days=3650)
    ahead = copies.take_copy_if_due()
    clock["now"] = NOON + 25 * HOUR
    assert copies.newest_copy() == right
    again = copies.take_copy_if_due()
    assert names(folder) == [right.name, again.name]
    assert ahead.name not in names(folder)
    assert copies.newest_copy() == again


def test_a_clock_that_fell_back_still_takes_copies_and_keeps_the_newest_of_the_others(clock, configured, folder):
    configured.setenv("SAIT_COPIES_KEPT", "3")
    settings.cache_clear()
    for day in range(3):
        clock["now"] = NOON + day * 24 * HOUR
        copies.take_copy_if_due()
    clock["now"] = datetime(2000, 1, 1, tzinfo=UTC)
    fallen = copies.take_copy_if_due()
    assert names(folder) == [fallen.name, "sait-2013-06-06T120000Z.db", "sait-2013-06-07T120000Z.db"]


def test_a_copy_that_fails_takes_no_other_with_it(clock, boards_database, folder):
    first = copies.take_copy_if_due()
    clock["now"] += 24 * HOUR
    boards_database.close()
    database = folder.parent / "sait.db"
    database.write_bytes(database.read_bytes()[:20480])
    assert code_of(copies.take_copy_if_due) == "storage.damaged"
    assert names(folder) == [first.name]


@pytest.fixture
def served(configured: pytest.MonkeyPatch) -> Starlette:
    configured.setattr(lifespan, "_warm_up", lambda: None)
    configured.setattr(lifespan.logs, "configure", lambda *_: None)  # it would end pytest's own listening
    return Starlette(routes=routes.ROUTES, lifespan=lifespan.lifespan)


def looked(configured: pytest.MonkeyPatch, times: int) -> threading.Event:
    """Set when the server has looked so often whether a copy is due."""
    done, left = threading.Event(), iter(range(times - 1))
    look = daily_copies._look

    def count() -> None:
        look()
        if next(left, None) is None:
            done.set()

    configured.setattr(daily_copies, "_look", count)
    return done


def test_the_server_takes_the_first_copy_when_it_starts(configured, served, folder):
    done = looked(configured, 1)
    with TestClient(served) as client:
        assert done.wait(30)
        assert client.get("/sign-in").status_code == 200
    assert answers(copies.newest_copy().path) == ANSWERS


def test_a_failing_copy_is_logged_again_and_again_and_the_server_serves(configured, served, folder, caplog):
    folder.write_text("a file where the folder should be")
    configured.setattr(daily_copies, "LOOK_EVERY", timedelta(0))
    done = looked(configured, 3)
    with caplog.at_level(logging.ERROR, "sait"), TestClient(served) as client:
        assert done.wait(30)
        assert client.get("/sign-in").status_code == 200
    said = [record.getMessage() for record in caplog.records if record.name == "sait.web.server.daily_copies"]
    assert len(said) >= 3
    assert said[0].startswith("The daily copy was not made. The copy could not be written to")
