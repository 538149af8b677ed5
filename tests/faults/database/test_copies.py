"""Copying a database that a room writes to, and putting copies back."""

import io
import itertools
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sait.cli.main import main
from sait.services.running import copies
from sait.settings import settings
from sait.storage.engine.database import open_database
from tests.conftest import SHORT_FORM
from tests.faults.database.stores import ANSWERS, answers, code_of, reopened, rows, scored
from tests.unit.services.people import GOV_1, choose, join, open_room

pytestmark = pytest.mark.usefixtures("configured")

WRITERS, WRITES = 8, 24


def state_after(writes: int) -> dict[str, str]:
    """What one writer's answers are after so many writes; another one each time."""
    return {SHORT_FORM[number % 6]: str(number // 6) for number in range(writes)}


def test_a_copy_taken_while_a_room_scores_is_one_moment_with_every_answer_acknowledged_before(
    boards_database, tmp_path
):
    workshop = open_room(boards_database)
    members = [join(boards_database, workshop) for _ in range(WRITERS)]
    clock = itertools.count()
    begun, acknowledged = [[[] for _ in members] for _ in range(2)]
    enough = threading.Semaphore(0)

    def score(number: int) -> None:
        for write in range(WRITES):
            begun[number].append(next(clock))
            question = type(GOV_1)(GOV_1.vantage, SHORT_FORM[write % 6])
            choose(boards_database, members[number], str(write // 6), question=question)
            acknowledged[number].append(next(clock))
            enough.release()

    threads = [threading.Thread(target=score, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for _ in range(40):
        enough.acquire()
    before = next(clock)
    copies.copy_database(tmp_path / "copy.db")
    after = next(clock)
    for thread in threads:
        thread.join()
    copied = []
    for member in members:
        query = f"select item_id, choice from responses where respondent_id = {member.respondent_id}"
        copied.append(next(n for n in range(WRITES + 1) if state_after(n) == dict(rows(tmp_path / "copy.db", query))))
    for number, has in enumerate(copied):
        assert has >= sum(moment < before for moment in acknowledged[number])
        assert has <= sum(moment < after for moment in begun[number])
    # Whatever was acknowledged before the newest copied answer was begun is in the copy too: no torn moment.
    newest = max(begun[number][has - 1] for number, has in enumerate(copied) if has)
    assert all(has >= sum(m < newest for m in acknowledged[number]) for number, has in enumerate(copied))
    assert sum(copied) < WRITERS * WRITES
    assert rows(tmp_path / "copy.db", "pragma integrity_check") == [("ok",)]


def test_a_copy_is_one_private_file_that_needs_nothing_beside_it(boards_database, tmp_path, capsys):
    scored(boards_database)
    assert main(["data", "copy", str(tmp_path / "copy.db")]) == 0
    assert f"Workshops: 1. Members: 6. Answers: {ANSWERS}." in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == ["copy.db"]
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
    assert rows(tmp_path / "copy.db", "pragma journal_mode") == [("delete",)]


def test_the_database_and_what_sqlite_keeps_beside_it_are_private(boards_database, tmp_path):
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("sait.db*")}
    assert modes == dict.fromkeys(("sait.db", "sait.db-wal", "sait.db-shm"), 0o600)


def test_a_copy_takes_the_place_of_nothing(boards_database, tmp_path, capsys):
    there = tmp_path / "copy.db"
    there.write_text("mine")
    assert main(["data", "copy", str(there)]) == 1
    assert "already" in capsys.readouterr().err
    assert there.read_text() == "mine"


def test_a_copy_that_fails_leaves_nothing(boards_database, tmp_path):
    (tmp_path / "file").touch()
    assert code_of(copies.copy_database, tmp_path / "file" / "copy.db") == "copy.failed"
    before = sorted(path.name for path in tmp_path.iterdir())
    boards_database.close()
    damaged = bytearray((tmp_path / "sait.db").read_bytes())
    damaged[4096 * 3 : 4096 * 5] = b"\xff" * 4096 * 2
    (tmp_path / "sait.db").write_bytes(damaged)
    assert code_of(copies.copy_database, tmp_path / "copy.db") == "storage.damaged"
    assert {path.name for path in tmp_path.iterdir()} <= set(before)


def test_a_database_on_a_server_is_restored_by_its_own_tools(configured, tmp_path, capsys):
    configured.setenv("SAIT_DATABASE_URL", "postgresql+psycopg://sait@localhost/sait")
    settings.cache_clear()
    assert main(["data", "restore", str(tmp_path / "copy.db"), "--yes"]) == 1
    assert "pg_restore" in capsys.readouterr().err


def test_a_copy_comes_back_and_what_was_there_is_kept_and_can_come_back_too(boards_database, tmp_path, capsys):
    member = scored(boards_database)
    copies.copy_database(tmp_path / "copy.db")
    choose(boards_database, member, "2", question=type(GOV_1)(GOV_1.vantage, "GOV-02"))
    boards_database.close()
    assert main(["data", "restore", str(tmp_path / "copy.db"), "--yes"]) == 0
    said = capsys.readouterr().out
    (kept,) = tmp_path.glob("sait.db.before-restore-*")
    assert str(kept) in said
    assert f"Restored. Workshops: 1. Members: 6. Answers: {ANSWERS}." in said
    assert (answers(tmp_path / "sait.db"), answers(kept)) == (ANSWERS, ANSWERS + 1)
    assert (tmp_path / "sait.db").stat().st_mode & 0o777 == 0o600
    again = reopened(tmp_path / "sait.db")
    choose(again, member, "3")
    again.close()


def test_a_damaged_database_is_kept_as_it_is(boards_database, tmp_path):
    scored(boards_database)
    copies.copy_database(tmp_path / "copy.db")
    boards_database.close()
    (tmp_path / "sait.db").write_bytes(b"rubbish" * 1000)
    assert copies.restore(tmp_path / "copy.db").kept.read_bytes() == b"rubbish" * 1000
    assert answers(tmp_path / "sait.db") == ANSWERS


def test_the_log_of_a_database_that_is_gone_is_kept_and_never_written_into_the_copy(boards_database, tmp_path):
    copies.copy_database(tmp_path / "copy.db")
    scored(boards_database)
    log = (tmp_path / "sait.db-wal").read_bytes()
    boards_database.close()
    (tmp_path / "sait.db").unlink()
    (tmp_path / "sait.db-wal").write_bytes(log)
    assert copies.restore(tmp_path / "copy.db").contents.answers == 0
    (kept,) = tmp_path.glob("sait.db.before-restore-*-wal")
    assert kept.read_bytes() == log


@pytest.mark.parametrize("there", ["nothing", "folder"])
def test_a_copy_comes_back_where_there_is_no_database(boards_database, tmp_path, there):
    scored(boards_database)
    copies.copy_database(tmp_path / "copy.db")
    boards_database.close()
    (tmp_path / "sait.db").unlink()
    if there == "folder":
        (tmp_path / "sait.db").mkdir()
    assert (copies.restore(tmp_path / "copy.db").kept is None) == (there == "nothing")
    assert answers(tmp_path / "sait.db") == ANSWERS


@pytest.mark.parametrize(("typed", "returned"), [("no\n", 1), ("", 1), ("yes\n", 0), ("ie\n", 0)])
def test_restoring_asks_first(boards_database, configured, tmp_path, typed, returned):
    scored(boards_database)
    copies.copy_database(tmp_path / "copy.db")
    boards_database.close()
    configured.setattr(sys, "stdin", io.StringIO(typed))
    assert main(["data", "restore", str(tmp_path / "copy.db")]) == returned
    assert len(list(tmp_path.glob("sait.db.before-restore-*"))) == 1 - returned


HOLD = """
import sys
from sait.storage.engine.database import open_database
database = open_database("sqlite:///" + sys.argv[1])
with database.reading() as conn:
    print(conn.exec_driver_sql("select 1").scalar() == 1, flush=True)
sys.stdin.read()
"""


def test_nothing_is_restored_under_a_running_server(boards_database, tmp_path):
    """It holds no lock at that moment: an open connection is enough."""
    scored(boards_database)
    copies.copy_database(tmp_path / "copy.db")
    boards_database.close()
    command = [sys.executable, "-c", HOLD, str(tmp_path / "sait.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout.readline() == "True\n"
        assert code_of(copies.check_copy, tmp_path / "copy.db") == "copy.running"
        assert code_of(copies.restore, tmp_path / "copy.db") == "copy.running"
        assert not list(tmp_path.glob("*before-restore*"))
        server.stdin.close()
        server.wait()
    assert copies.restore(tmp_path / "copy.db").contents.answers == ANSWERS


def damage(kind: str, copy: Path) -> None:
    if kind == "cut":
        copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    elif kind == "text":
        copy.write_text("Dear all, please find attached")
    elif kind == "empty":
        copy.write_bytes(b"")
    else:
        with sqlite3.connect(copy, isolation_level=None) as conn:
            conn.execute(kind)
        conn.close()


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("cut", "copy.unusable"),
        ("text", "copy.unusable"),
        ("empty", "copy.unusable"),
        ("delete from alembic_version", "copy.unusable"),
        ("drop table responses", "copy.unusable"),
        ("update respondents set workshop_id = 'gone'", "copy.unusable"),
        ("update alembic_version set version_num = '9999'", "storage.newer"),
    ],
)
def test_a_copy_that_is_none_is_refused_and_the_database_stays(boards_database, tmp_path, kind, code):
    scored(boards_database)
    copies.copy_database(tmp_path / "copy.db")
    boards_database.close()
    damage(kind, tmp_path / "copy.db")
    for action in (copies.check_copy, copies.restore):
        assert code_of(action, tmp_path / "copy.db") == code
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "erasing.key", "sait.db"]
    assert answers(tmp_path / "sait.db") == ANSWERS


def test_a_file_that_is_not_there_is_said_to_be_missing(boards_database, tmp_path):
    assert code_of(copies.check_copy, tmp_path / "copy.db") == "copy.missing"


def test_a_database_brought_by_hand_with_its_log_is_restored_with_what_the_log_holds(boards_database, tmp_path):
    scored(boards_database)
    for ending in ("", "-wal"):
        shutil.copy(tmp_path / f"sait.db{ending}", tmp_path / f"brought.db{ending}")
    boards_database.close()
    assert copies.restore(tmp_path / "brought.db").contents.answers == ANSWERS
    assert open_database(settings().database_address)
