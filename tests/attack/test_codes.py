"""A copy of the database and a code for erasing in one hand: the code was handed over by somebody known, and opens nothing."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sait.assessment.workshops import Workshop
from sait.errors import SaitError
from sait.services.members import joining
from sait.services.members.joining import erasing_hash_of
from sait.services.running import copies
from sait.services.workshops import erasing
from sait.services.workshops.progress import read_progress
from sait.storage.engine import schema
from sait.storage.engine.database import Database, open_database
from tests.storage.test_accounts_migration import migrate
from tests.unit.services.people import choose, open_room

BEFORE = "0022"
# What a copy holds is looked for in the file that it is.
pytestmark = pytest.mark.parametrize("backend", ["sqlite"])


@pytest.fixture
def room(boards_database: Database, configured: pytest.MonkeyPatch) -> Workshop:
    return open_room(boards_database)


def come(database: Database, room: Workshop) -> str:
    """Somebody joins and answers; their code for erasing."""
    entry = joining.join(database, room.code)
    member = joining.find_member(database, workshop_id=room.id, token=entry.token)
    assert member is not None
    choose(database, member, "2")
    return entry.erasing


def erase(database: Database, room: Workshop, code: str) -> None:
    erasing.erase_by_code(database, workshop_id=room.id, code=code, who="ffion")


def refused(database: Database, room: Workshop, code: str) -> str:
    with pytest.raises(SaitError) as problem:
        erase(database, room, code)
    return problem.value.code


def opened_elsewhere(path: Path) -> Database:
    """The copy in the hands of somebody who has SAIT, and nothing but the copy."""
    folder = path.parent / f"elsewhere-{path.name}"
    folder.mkdir()
    shutil.copy(path, folder / "sait.db")
    return open_database(f"sqlite:///{folder / 'sait.db'}")


def is_in(path: Path, room: Workshop, code: str) -> bool:
    """Whether the file has what can be worked out of the code alone."""
    return erasing_hash_of(room.id, code).encode() in path.read_bytes()


def copies_of(tmp_path: Path) -> list[Path]:
    copies.copy_database(tmp_path / "backup.db")
    daily = copies.take_copy_if_due()
    assert daily
    return [tmp_path / "backup.db", daily.path]


def test_a_copy_and_a_code_for_erasing_find_nobody(boards_database, room, tmp_path):
    codes = [come(boards_database, room) for _ in range(3)]
    boards_database.leave_no_trace()
    for path in (tmp_path / "sait.db", *copies_of(tmp_path)):
        assert not any(is_in(path, room, code) for code in codes)
        other = opened_elsewhere(path)
        assert refused(other, room, codes[0]) == "erasing.key-lost"
        other.close()
    assert not list((tmp_path / "copies").glob("*.key"))
    erase(boards_database, room, codes[0])
    assert read_progress(boards_database, room.id).joined == 2
    assert refused(boards_database, room, codes[0]) == "erasing.unknown"


def test_with_the_key_beside_it_a_copy_takes_the_codes_again(boards_database, room, tmp_path):
    code = come(boards_database, room)
    path, _ = copies_of(tmp_path)
    other = opened_elsewhere(path)
    shutil.copy(tmp_path / "erasing.key", tmp_path / f"elsewhere-{path.name}")
    erase(other, room, code)
    assert read_progress(other, room.id).joined == 0
    other.close()


def test_the_key_is_for_its_owner_alone_and_one_that_is_lost_is_replaced_for_new_codes(boards_database, room, tmp_path):
    code, key = come(boards_database, room), tmp_path / "erasing.key"
    assert key.stat().st_mode & 0o777 == 0o600
    key.unlink()
    fresh = come(boards_database, room)
    assert refused(boards_database, room, code) == "erasing.key-lost"
    erase(boards_database, room, fresh)
    assert read_progress(boards_database, room.id).joined == 1
    key.write_bytes(b"")
    assert refused(boards_database, room, code) == "erasing.key-damaged"


def test_codes_of_the_version_before_go_on_working_and_are_in_no_copy_of_it(boards_database, room, tmp_path):
    code = come(boards_database, room)
    boards_database.close()
    migrate(f"sqlite:///{tmp_path / 'sait.db'}", BEFORE, down=True)
    with closing(sqlite3.connect(tmp_path / "sait.db", isolation_level=None)) as conn:
        conn.execute("update respondents set erasing_hash = ?", [erasing_hash_of(room.id, code)])
    assert is_in(tmp_path / "sait.db", room, code)
    open_database.cache_clear()
    database = open_database(f"sqlite:///{tmp_path / 'sait.db'}")
    (copy,) = (tmp_path / "copies").glob(f"before-{BEFORE}-*.db")
    assert not is_in(copy, room, code)
    assert not is_in(tmp_path / "sait.db", room, code)
    with database.reading() as conn:
        assert schema.revision_of(conn) == schema.newest_revision()
    erase(database, room, code)
    assert read_progress(database, room.id).joined == 0
    database.close()
