"""Copies of a database on a server: pg_dump's, whole or not at all, and brought back by pg_restore."""

import shutil
import stat
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from sait.cli.main import main
from sait.services.running import copies
from sait.services.running.system import Copies, CopyState, read_copies
from sait.settings import environment_of_programs, settings
from sait.storage.engine import dumps
from sait.storage.engine.copies import Contents
from sait.storage.engine.database import Database, open_database
from sait.storage.engine.health import read_contents
from sait.storage.engine.schema import newest_revision
from tests.faults.database.stores import ANSWERS, add_later_migration, code_of, scored
from tests.postgresql import new_address, programs

HELD = Contents(str(newest_revision()), 1, 6, ANSWERS)


@pytest.fixture
def backend() -> str:
    return "postgresql"


@pytest.fixture
def served(
    boards_database: Database, database_address: str, configured: pytest.MonkeyPatch, tmp_path: Path
) -> Database:
    """A server whose database is on a server, with pg_dump on the PATH."""
    configured.setenv("SAIT_DATABASE_URL", database_address)
    configured.setenv("SAIT_COPIES_FOLDER", str(tmp_path / "copies"))
    configured.setenv("PATH", str(programs()), prepend=":")
    settings.cache_clear()
    return boards_database


def test_a_copy_brings_everything_back_into_another_database(served, tmp_path):
    scored(served)
    assert copies.copy_database(tmp_path / "copy.dump") == HELD
    assert stat.S_IMODE((tmp_path / "copy.dump").stat().st_mode) == 0o600
    with new_address() as address:
        bare = address.replace("+psycopg", "")
        subprocess.run(["pg_restore", "--no-owner", f"--dbname={bare}", str(tmp_path / "copy.dump")], check=True)
        again = open_database(address)
        assert read_contents(again) == HELD
        again.close()


def test_a_daily_copy_is_taken_once_somebody_has_joined(served, tmp_path):
    assert copies.take_copy_if_due() is None
    scored(served)
    taken = copies.take_copy_if_due()
    assert taken == copies.newest_copy()
    assert taken.path.suffix == ".dump"
    assert [path.name for path in (tmp_path / "copies").iterdir()] == [taken.name]
    assert copies.take_copy_if_due() is None


def test_another_process_that_takes_the_copy_is_enough(served):
    scored(served)
    other = open_database.__wrapped__(settings().database_address)
    with other.unless_done(copies.NOT_MADE) as is_mine:
        assert is_mine
        assert copies.take_copy_if_due() is None
    other.close()


def test_a_copy_that_fails_leaves_nothing_behind(served, tmp_path, configured):
    scored(served)
    configured.setattr(dumps, "MOST_S", 0)
    assert code_of(copies.copy_database, tmp_path / "copies" / "copy.dump") == "copy.failed"
    assert list((tmp_path / "copies").iterdir()) == []


def test_where_there_is_no_pg_dump_the_servers_own_backups_serve(served, tmp_path, configured, capsys):
    configured.setattr(shutil, "which", lambda _: None)
    assert code_of(copies.copy_database, tmp_path / "copy.dump") == "copy.no-program"
    assert copies.take_copy_if_due() is None
    found = replace(read_copies(), looked_at=None, failed=False)  # as this process has counted before
    assert found == Copies(None, wanted=False, needed=False, on_server=True)
    moment = copies.now()
    assert read_copies().state(moment, moment) is CopyState.ELSEWHERE
    assert main(["data", "copy", str(tmp_path / "copy.dump")]) == 1
    assert "pg_dump" in capsys.readouterr().err


def test_the_password_is_given_to_the_program_and_stands_in_no_command(monkeypatch, tmp_path):
    ran: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(dumps.subprocess, "run", lambda command, *, env, **_: ran.append((command, env)))
    monkeypatch.setattr(dumps, "has_program", lambda: True)
    monkeypatch.setenv("SAIT_OIDC_CLIENT_SECRET", "not for others")
    dumps.write_dump("postgresql+psycopg://sait:a%20secret@db.example.org/sait?sslmode=require", tmp_path / "copy.dump")
    command, environment = ran[0]
    assert command[-2:] == ["--dbname", "postgresql://sait@db.example.org/sait?sslmode=require"]
    assert environment["PGPASSWORD"] == "a secret"
    assert "secret" not in " ".join(command)
    assert "SAIT_OIDC_CLIENT_SECRET" not in environment
    assert "PGPASSWORD" not in environment_of_programs()


def test_before_the_schema_changes_a_copy_is_taken(served, tmp_path, monkeypatch):
    scored(served)
    served.close()
    before = newest_revision()
    add_later_migration(monkeypatch, tmp_path)
    again = open_database(settings().database_address)
    (copy,) = (tmp_path / "copies").iterdir()
    assert copy.name.startswith(f"before-{before}-")
    assert read_contents(again) == replace(HELD, revision="later")
    again.close()
