"""Databases to do damage to, and what is found in them afterwards."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sait.assessment.members.responses import Member
from sait.errors import SaitError
from sait.storage.engine import schema
from sait.storage.engine.database import Database, open_database
from tests.unit.services.people import choose, fill, join, open_room


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(query).fetchall()


def answers(path: Path) -> int:
    ((count,),) = rows(path, "select count(*) from responses")
    return int(str(count))


def scored(database: Database) -> Member:
    """A workshop in which five members have answered all six questions, and one who has answered one."""
    workshop = open_room(database)
    fill(database, workshop, "01230")
    member = join(database, workshop)
    choose(database, member, "1")
    return member


ANSWERS = 31
"""How many answers a scored database holds."""


def reopened(path: Path) -> Database:
    """The database as a server that has just started has it."""
    open_database.cache_clear()
    return open_database(f"sqlite:///{path}")


LATER = '''"""a later change"""

import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{down}"
branch_labels = None
depends_on = None


def upgrade():
    pass
'''


def add_later_migration(patch: pytest.MonkeyPatch, folder: Path, change: str = "") -> None:
    """From now on there is a version of the schema after the newest, made by *change*: lines of a function."""
    copied = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, copied, ignore=shutil.ignore_patterns("__pycache__"))
    text = LATER.format(down=schema.newest_revision()) + change
    (copied / "versions" / "9999_later.py").write_text(text, "utf-8")
    patch.setattr(schema, "MIGRATIONS", copied)
    open_database.cache_clear()


def code_of(action, *arguments, **named) -> str:
    with pytest.raises(SaitError) as refused:
        action(*arguments, **named)
    return refused.value.code


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of *size* at *folder*; skips where this machine lets nobody mount one."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    mounted = subprocess.run(command, check=False, capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
