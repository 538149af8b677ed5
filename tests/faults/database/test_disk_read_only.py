"""A disk that turned read-only, as a disk with errors does, and a file that was made so. Root obeys no permission bits."""

import os
import subprocess
from pathlib import Path

import pytest

from sait.cli.main import main
from sait.services.running import copies
from sait.settings import settings
from sait.storage.engine.database import open_database
from tests.faults.database.stores import ANSWERS, answers, code_of, reopened, scored, small_disk


@pytest.fixture
def disk(configured, tmp_path):
    with small_disk(tmp_path / "disk", "4m") as folder:
        configured.setenv("SAIT_DATABASE_URL", f"sqlite:///{folder / 'sait.db'}")
        settings.cache_clear()
        yield folder


@pytest.fixture
def database(disk):
    """Takes the place of the usual one, so that every fixture writes to the small disk."""
    opened = open_database(settings().database_address)
    yield opened
    opened.close()


def turn(disk: Path, access: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{access}", str(disk)], check=True)


def test_a_start_on_a_read_only_disk_says_so_and_works_again_afterwards(boards_database, disk, configured, capsys):
    scored(boards_database)
    boards_database.close()
    turn(disk, "ro")
    configured.setattr(os, "execv", lambda *_: pytest.fail("the server was started"))
    open_database.cache_clear()
    assert main(["serve"]) == 1
    said = capsys.readouterr().err
    assert "The database can be read but not written to" in said
    assert "SAIT must be able to write" in said
    assert code_of(reopened, disk / "new.db") == "storage.read-only"
    turn(disk, "rw")
    reopened(disk / "sait.db").close()
    assert answers(disk / "sait.db") == ANSWERS


def test_copies_from_a_read_only_disk_and_not_onto_one(boards_database, disk, tmp_path):
    scored(boards_database)
    copies.copy_database(disk / "copy.db")
    boards_database.close()
    turn(disk, "ro")
    assert code_of(copies.copy_database, disk / "another.db") == "copy.failed"
    assert code_of(copies.restore, disk / "copy.db") == "copy.failed"
    assert copies.check_copy(disk / "copy.db").answers == ANSWERS
