"""The database's file is renamed, replaced or deleted while people answer: nothing is said to be saved that is not there."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from sait.errors import SaitError
from sait.services.members import joining
from sait.services.running import copies
from sait.services.running.system import Light, read_health
from sait.storage import members
from sait.storage.engine.place import Place
from tests.faults.database.stores import ANSWERS, answers, code_of, reopened, rows, scored
from tests.unit.services.people import choose

pytestmark = pytest.mark.usefixtures("configured")

SAVED = "3"


def rename(file: Path) -> None:
    file.rename(file.with_name("elsewhere.db"))


def delete(file: Path) -> None:
    file.unlink()


def replace_by_an_older_copy(file: Path) -> None:
    (file.parent / "older.db").replace(file)


def replace_all_of_it(file: Path) -> None:
    """What a program does that moves a database away properly, and puts another one there."""
    for ending in ("-wal", "-shm", ""):
        rename(file.with_name(file.name + ending))
    shutil.copy(file.parent / "older.db", file)


def rename_its_folder(file: Path) -> None:
    file.parent.rename(file.parent.with_name("moved"))


def delete_the_log(file: Path) -> None:
    file.with_name(f"{file.name}-wal").unlink()


def replace_the_log(file: Path) -> None:
    log = file.with_name(f"{file.name}-wal")
    shutil.copy(log, file.parent / "log")
    (file.parent / "log").replace(log)


WAYS = [
    rename,
    delete,
    replace_by_an_older_copy,
    replace_all_of_it,
    rename_its_folder,
    delete_the_log,
    replace_the_log,
]


@pytest.fixture
def file(tmp_path: Path, configured: pytest.MonkeyPatch, boards_database) -> Path:
    """A database in a folder of its own, with an older copy beside it."""
    boards_database.close()
    folder = tmp_path / "data"
    folder.mkdir()
    (tmp_path / "sait.db").rename(folder / "sait.db")
    shutil.copy(folder / "sait.db", folder / "older.db")
    configured.setenv("SAIT_DATABASE_URL", f"sqlite:///{folder / 'sait.db'}")
    return folder / "sait.db"


@pytest.mark.parametrize("move", WAYS)
def test_nothing_is_acknowledged_or_shown_and_health_is_red(file, move: Callable[[Path], None]):
    database = reopened(file)
    member = scored(database)
    copies.settings.cache_clear()
    address = f"sqlite:///{file}"
    assert read_health(address).database_light is Light.GREEN
    move(file)
    assert code_of(choose, database, member, SAVED) == "storage.moved"
    assert code_of(joining.find_member, database, workshop_id="w", token="t") == "storage.moved"
    assert code_of(database.leave_no_trace) == "storage.moved"
    assert code_of(copies.take_copy_if_due) == "storage.moved"
    assert read_health(address).database_light is Light.RED
    assert file.exists() == (move in {replace_by_an_older_copy, replace_all_of_it, delete_the_log, replace_the_log})
    database.close()


@pytest.mark.parametrize("move", WAYS)
def test_what_is_moved_while_a_choice_is_being_saved_leaves_it_unacknowledged(file, move):
    database = reopened(file)
    member = scored(database)

    def move_meanwhile() -> None:
        with database.writing() as conn:
            members.set_done(conn, respondent_id=member.respondent_id, done=True)
            move(file)

    assert code_of(move_meanwhile) == "storage.moved"
    database.close()


def test_what_is_moved_right_after_the_transaction_is_not_acknowledged(file):
    database = reopened(file)
    member = scored(database)

    @event.listens_for(database._engine, "checkin")
    def _ended(*_: object) -> None:
        if file.exists():
            rename(file)

    assert code_of(choose, database, member, SAVED) == "storage.moved"
    database.close()


def test_a_file_that_comes_back_is_written_to_again_with_everything_that_was_acknowledged(file):
    database = reopened(file)
    member = scored(database)
    rename(file)
    assert code_of(choose, database, member, SAVED) == "storage.moved"
    (file.with_name("elsewhere.db")).rename(file)
    assert choose(database, member, SAVED).choice == SAVED
    database.close()
    assert answers(file) == ANSWERS


def test_what_was_acknowledged_is_in_the_file_that_was_moved_and_its_log_spoils_no_other(file):
    database = reopened(file)
    member = scored(database)
    choose(database, member, SAVED)
    rename(file)
    shutil.copy(file.parent / "older.db", file)
    assert code_of(choose, database, member, SAVED) == "storage.moved"
    # The server is killed: nothing more is written.
    shutil.copytree(file.parent, file.parent.with_name("killed"))
    database.close()
    for folder in (file.parent, file.parent.with_name("killed")):
        assert answers(folder / "elsewhere.db") == ANSWERS
        assert rows(folder / "sait.db", "pragma integrity_check") == [("ok",)]
        assert answers(folder / "sait.db") == 0


def test_another_file_in_the_place_is_opened_by_nobody_before_a_start(file):
    """Also not by a connection that is made only then, as for many readers at once."""
    database = reopened(file)
    scored(database)
    database._engine.dispose()
    replace_by_an_older_copy(file)
    older = file.read_bytes()
    assert code_of(joining.find_member, database, workshop_id="w", token="t") == "storage.moved"
    database.close()
    assert file.read_bytes() == older


def test_no_new_database_is_made_where_the_file_is_gone(file):
    database = reopened(file)
    scored(database)
    database._engine.dispose()
    delete(file)
    with pytest.raises(SaitError):
        database.check_place()
    with pytest.raises(Exception, match="unable to open"):
        database._engine.connect()
    assert not file.exists()
    database.close()


def test_a_disk_that_no_longer_answers_is_no_place(file, monkeypatch: pytest.MonkeyPatch):
    """A network drive that goes away, or a folder that nobody may look into any more."""
    database = reopened(file)
    member = scored(database)

    def fail(*_: object, **__: object) -> os.stat_result:
        raise PermissionError(13, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", fail)
        assert code_of(choose, database, member, SAVED) == "storage.moved"
    assert choose(database, member, SAVED).choice == SAVED
    database.close()


def test_a_system_that_numbers_no_files_is_no_reason_to_refuse(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """Some drives on Windows give 0 for every file; that a file is there at all is then all that can be asked."""
    file = tmp_path / "any.db"
    file.touch()
    numbered = file.stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: os.stat_result((numbered.st_mode, 0, 0, 1, 0, 0, 0, 0, 0, 0)))
    place = Place(file)
    place.connected()
    place.check()
