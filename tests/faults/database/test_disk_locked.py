"""Another process that holds the database: shorter than SAIT's patience, longer, and for half a minute."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sait.errors import SaitError
from sait.services.running import copies
from sait.storage.engine import copies as copy_files
from sait.storage.engine import database as opening
from tests.faults.database.stores import ANSWERS, answers, code_of, reopened, scored
from tests.unit.services.people import choose

HOLD = """
import sqlite3, sys, time
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    conn.execute(statement)
print("held", flush=True)
line = sys.stdin.readline()
time.sleep(float(line or 0))
conn.execute("ROLLBACK")
"""


@contextmanager
def held(path: Path, *how: str) -> Iterator[subprocess.Popen[str]]:
    """A process that holds *path* until it reads a number, and for so many seconds after that."""
    command = [sys.executable, "-c", HOLD, str(path), *(how or ["BEGIN IMMEDIATE"])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        yield holder
        holder.stdin.close()
        holder.wait()


def let_go(holder: subprocess.Popen[str], *, after_s: float) -> None:
    holder.stdin.write(f"{after_s}\n")
    holder.stdin.flush()


def test_a_choice_waits_for_a_short_lock(boards_database, tmp_path):
    member = scored(boards_database)
    with held(tmp_path / "sait.db") as holder:
        let_go(holder, after_s=0.5)
        assert choose(boards_database, member, "3").choice == "3"


def test_a_choice_is_refused_when_patience_is_over_and_saved_once_the_lock_is_gone(
    boards_database, tmp_path, monkeypatch
):
    member = scored(boards_database)
    boards_database.close()
    monkeypatch.setattr(opening, "LOCK_PATIENCE_S", 0.1)
    database = reopened(tmp_path / "sait.db")
    with held(tmp_path / "sait.db"):
        assert code_of(choose, database, member, "3") == "storage.locked"
        assert answers(tmp_path / "sait.db") == ANSWERS
    assert choose(database, member, "3").choice == "3"
    database.close()


def test_a_copy_is_taken_while_another_writes(boards_database, configured, tmp_path):
    scored(boards_database)
    with held(tmp_path / "sait.db"):
        assert copies.copy_database(tmp_path / "copy.db").answers == ANSWERS


def test_who_shuts_everybody_out_is_named_at_start_and_when_copying(boards_database, configured, tmp_path):
    scored(boards_database)
    boards_database.close()
    configured.setattr(opening, "LOCK_PATIENCE_S", 0.1)
    configured.setattr(copy_files, "LOCK_TIMEOUT_S", 0.1)
    with held(tmp_path / "sait.db", "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE"):
        assert code_of(reopened, tmp_path / "sait.db") == "storage.locked"
        assert code_of(copies.copy_database, tmp_path / "copy.db") == "storage.locked"
    reopened(tmp_path / "sait.db").close()
    assert copies.copy_database(tmp_path / "copy.db").answers == ANSWERS


@pytest.mark.soak
def test_a_lock_of_half_a_minute_refuses_and_then_saves_with_the_usual_patience(boards_database, tmp_path):
    member = scored(boards_database)
    refused = []
    with held(tmp_path / "sait.db") as holder:
        let_go(holder, after_s=30)
        while holder.poll() is None:
            try:
                choose(boards_database, member, "3")
                break
            except SaitError as problem:
                refused.append(problem.code)
    assert len(refused) >= 2
    assert set(refused) == {"storage.locked"}
    assert choose(boards_database, member, "0").choice == "0"
    assert answers(tmp_path / "sait.db") == ANSWERS
