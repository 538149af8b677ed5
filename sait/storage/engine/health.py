"""Whether the database can be used, found out beside the connections that members' pages use."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, NullPool, create_engine, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from sait.errors import SaitError
from sait.storage.engine import postgresql
from sait.storage.engine.copies import Contents
from sait.storage.engine.database import Database, database_file, open_database
from sait.storage.engine.faults import code_of
from sait.storage.engine.holds import Shared
from sait.storage.engine.schema import revision_of
from sait.storage.tables.answers import responses
from sait.storage.tables.banks import uploaded_banks
from sait.storage.tables.members import respondents
from sait.storage.tables.releases import release_counter
from sait.storage.tables.surveys import surveys
from sait.storage.tables.workshops import workshops

PROBE_TIMEOUT_S = 0.5
"""How long to wait for a database that is busy: long enough for another's save, short enough for a page that waits."""


CONNECTING_S = 2
"""How long to wait for a server of databases: libpq takes less for nothing."""

_ABOUT_SERVER = "select current_setting('server_version'), pg_database_size(current_database())"


class Writing(StrEnum):
    """Whether a transaction that writes can be begun. *busy*: another program is writing, for longer than we waited."""

    WORKS = "works"
    BUSY = "busy"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """What was found. *size_b* is that of the file with its write-ahead log, or of the database on its server, None where
    it cannot be had. *version* names the kind of database and its version, empty where it does not answer. *on_server*: it
    is no file of this machine's.
    """

    reads: bool
    writing: Writing
    size_b: int | None
    version: str = ""
    on_server: bool = False


def backend(address: str) -> str:
    """The kind of database at *address*, for example ``sqlite``: neither its place nor its password."""
    return make_url(address).get_backend_name()


def check_database(address: str) -> DatabaseState:
    """Read one row and begin one write, which is taken back, in the file or on the server that pages also use.

    Raises nothing: a fault is what is looked for.
    """
    file = database_file(address)
    if file is None:
        return _check_server(address)
    try:
        # mode=rw: a file that was taken away is missed, and not made anew.
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True, timeout=PROBE_TIMEOUT_S)) as conn:
            conn.isolation_level = None
            conn.execute("select version_num from alembic_version").fetchone()
            found = DatabaseState(True, _try_writing(conn), _size(file), f"SQLite {sqlite3.sqlite_version}")
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


def read_contents(database: Database) -> Contents:
    """What the database holds at this moment."""
    with database.reading() as conn:
        workshops_, members, answers = (
            int(conn.execute(select(func.count()).select_from(table)).scalar_one())
            for table in (workshops, respondents, responses)
        )
        return Contents(revision_of(conn) or "", workshops_, members, answers)


def holds_work(database: Database) -> bool:
    """Whether the database holds what cannot be made again: a workshop, a survey, or a question bank that was uploaded."""
    with database.reading() as conn:
        return any(conn.execute(select(table.c[0]).limit(1)).first() for table in (workshops, surveys, uploaded_banks))


def _check_server(address: str) -> DatabaseState:
    try:
        engine = create_engine(address, poolclass=NullPool, connect_args={"connect_timeout": CONNECTING_S})
        with engine.connect() as conn:
            conn.exec_driver_sql("select version_num from alembic_version")
            version, size_b = conn.exec_driver_sql(_ABOUT_SERVER).one()
            conn.rollback()
            return DatabaseState(
                True, _try_writing_on_server(conn), int(size_b), f"PostgreSQL {str(version).split()[0]}", True
            )
    except (DatabaseError, ImportError):
        return DatabaseState(reads=False, writing=Writing.REFUSED, size_b=None, on_server=True)


def _try_writing_on_server(conn: Connection) -> Writing:
    """What an answer has to wait for, and a row locked, which a server that only reads refuses."""
    try:
        conn.exec_driver_sql(f"set local lock_timeout = {int(PROBE_TIMEOUT_S * 1000)}")
        postgresql.take(conn, Shared(""))
        conn.execute(select(release_counter.c.last).with_for_update(key_share=True))
    except DatabaseError as fault:
        return Writing.BUSY if code_of(fault.orig) == "storage.busy" else Writing.REFUSED
    conn.rollback()
    return Writing.WORKS


def _size(file: Path) -> int:
    parts = (file, file.with_name(f"{file.name}-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())
