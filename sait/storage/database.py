"""Opening the database, and the two kinds of transaction on it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from sait.errors import SaitError

__all__ = ["Connection", "Database", "is_sound", "open_database"]

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_PATIENCE_S = 10
WRITES = "sait_writes"


class Database:
    """An open database. Hand it around; look inside only in this package."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees one moment."""
        with _known_faults(), self._engine.connect() as conn, conn.begin():
            yield conn

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it is kept, or none."""
        with _known_faults(), self._engine.connect().execution_options(**{WRITES: True}) as conn, conn.begin():
            yield conn

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()


@contextmanager
def _known_faults() -> Iterator[None]:
    """A database that is locked, full or read-only is something the reader can act on."""
    try:
        yield
    except OperationalError as fault:
        raise SaitError("storage.unavailable") from fault


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        # The driver's implicit BEGIN is too late for reads and too weak for writes: transactions are begun below.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {LOCK_PATIENCE_S * 1000}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(conn: Connection) -> None:
        writes = conn.get_execution_options().get(WRITES, False)
        conn.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _engine(address: str) -> Engine:
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    # A failed statement is logged without its values: they are answers.
    engine = create_engine(url, hide_parameters=True)
    if url.get_backend_name() == "sqlite":
        _prepare_sqlite(engine)
    return engine


def _migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect().execution_options(**{WRITES: True}) as conn, conn.begin():
        config.attributes["connection"] = conn
        try:
            command.upgrade(config, "head")
        except CommandError as unknown:
            raise SaitError("storage.newer") from unknown


@cache
def open_database(address: str) -> Database:
    """The database at *address*, brought to the newest schema. One per process and address."""
    engine = _engine(address)
    with _known_faults():
        _migrate(engine)
    return Database(engine)


def is_sound(database: Database) -> bool:
    """Whether the database answers."""
    with database.reading() as conn:
        return bool(conn.execute(text("select 1")).scalar() == 1)
