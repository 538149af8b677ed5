"""A disk with no room: a real one of two megabytes. Where none can be mounted, test_disk_limit.py still runs."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sait.errors import SaitError
from sait.services.members.joining import join
from sait.services.running import copies
from sait.services.workshops.opening import get_workshop
from sait.settings import settings
from sait.storage.engine.database import Database, open_database
from tests.faults.database.stores import ANSWERS, answers, code_of, reopened, rows, scored, small_disk
from tests.unit.services.people import choose, close


@pytest.fixture
def disk(configured: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", "2m") as folder:
        configured.setenv("SAIT_DATABASE_URL", f"sqlite:///{folder / 'sait.db'}")
        settings.cache_clear()
        yield folder


@pytest.fixture
def database(disk: Path) -> Iterator[Database]:
    """Takes the place of the usual one, so that every fixture writes to the small disk."""
    opened = open_database(settings().database_address)
    yield opened
    opened.close()


def occupy(disk: Path, *, leaving: int = 0) -> None:
    """Take every block there is but *leaving* bytes."""
    with (disk / "other").open("ab", buffering=0) as other, suppress(OSError):
        while True:
            other.write(bytes(4096))
    os.truncate(disk / "other", (disk / "other").stat().st_size - leaving)


def test_nothing_is_half_saved_on_a_full_disk_and_room_is_all_it_needs(boards_database, disk):
    member = scored(boards_database)
    workshop = get_workshop(boards_database, member.workshop_id)
    occupy(disk)
    acknowledged, refused = "1", set()
    for write in range(40):
        try:
            choose(boards_database, member, str(write % 4))
            acknowledged = str(write % 4)
        except SaitError as problem:
            refused.add(problem.code)
    assert refused == {"storage.full"}
    assert code_of(join, boards_database, workshop.code) == "storage.full"
    assert code_of(close, boards_database, workshop) == "storage.full"
    with boards_database.reading() as conn:
        read = f"select choice from responses where respondent_id = {member.respondent_id}"
        assert conn.exec_driver_sql(read).scalars().all() == [acknowledged]
        assert conn.exec_driver_sql("select count(*) from closed_domains").scalar() == 0
    (disk / "other").unlink()
    choose(boards_database, member, "3")
    close(boards_database, workshop)
    boards_database.close()
    assert rows(disk / "sait.db", "pragma integrity_check") == [("ok",)]
    assert rows(disk / "sait.db", "select count(*) from closed_domains") == [(1,)]
    assert answers(disk / "sait.db") == ANSWERS


def test_a_copy_that_finds_no_room_leaves_nothing_and_the_database_alone(boards_database, disk, tmp_path):
    scored(boards_database)
    first = copies.take_copy_if_due()
    copies.copy_database(tmp_path / "elsewhere.db")
    boards_database.close()
    occupy(disk, leaving=128 * 1024)  # enough to begin with, too little to end
    there = sorted(path.name for path in disk.rglob("*"))
    assert code_of(copies.copy_database, disk / "copy.db") == "copy.full"
    assert code_of(copies.restore, tmp_path / "elsewhere.db") == "copy.full"
    assert sorted(path.name for path in disk.rglob("*")) == there
    assert answers(disk / "sait.db") == answers(first.path) == ANSWERS


def test_no_database_is_begun_on_a_full_disk(disk):
    occupy(disk)
    assert code_of(reopened, disk / "sait.db") == "storage.full"
    (disk / "other").unlink()
    reopened(disk / "sait.db").close()
