"""Whether the database can be used, found out beside the connections that members' pages use."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.engine import make_url

from sait.errors import SaitError
from sait.storage.database import database_file, is_sound, open_database

PATIENCE_S = 0.5
"""How long to wait for a database that is busy: long enough for another's save, short enough for a page that waits."""


class Writing(StrEnum):
    """Whether a transaction that writes can be begun. *busy*: another program is writing, for longer than we waited."""

    WORKS = "works"
    BUSY = "busy"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """What was found. *size_b* is with the write-ahead log, None where the database is no file."""

    reads: bool
    writing: Writing
    size_b: int | None


def backend(address: str) -> str:
    """The kind of database at *address*, for example ``sqlite``: neither its place nor its password."""
    return make_url(address).get_backend_name()


def check_database(address: str) -> DatabaseState:
    """Read one row and begin one write, which is taken back, in the file at the path that pages also have open.

    Raises nothing: a fault is what is looked for.
    """
    file = database_file(address)
    if file is None:
        return DatabaseState(reads=is_sound(open_database(address)), writing=Writing.WORKS, size_b=None)
    try:
        # mode=rw: a file that was taken away is missed, and not made anew.
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True, timeout=PATIENCE_S)) as conn:
            conn.isolation_level = None
            conn.execute("select version_num from alembic_version").fetchone()
            found = DatabaseState(reads=True, writing=_try_writing(conn), size_b=_size(file))
        open_database(address).check_place()
    except (sqlite3.Error, OSError, SaitError):
        return DatabaseState(reads=False, writing=Writing.REFUSED, size_b=None)
    return found


def _try_writing(conn: sqlite3.Connection) -> Writing:
    try:
        conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as fault:
        # The lowest byte is the kind of fault, the others say more about it.
        is_busy = fault.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
        return Writing.BUSY if is_busy else Writing.REFUSED
    conn.execute("ROLLBACK")
    return Writing.WORKS


def _size(file: Path) -> int:
    parts = (file, file.with_name(f"{file.name}-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())
