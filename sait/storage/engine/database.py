"""Opening the database, and the kinds of transaction on it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from sait.errors import SaitError
from sait.storage.engine import postgresql, scattering, schema
from sait.storage.engine.copies import STAMP, copies_folder, make_private_file, write_copy
from sait.storage.engine.dumps import has_program, write_dump
from sait.storage.engine.faults import code_of, known_faults, system_code
from sait.storage.engine.holds import Alone, Hold, Shared, Whole
from sait.storage.engine.order import rewrite
from sait.storage.engine.place import Place

__all__ = ["Connection", "Database", "database_file", "open_database"]

LOCK_PATIENCE_S = 10
TRACE_PATIENCE_MS = 2000
HOLD = "sait_hold"
"""Marks a connection whose transaction writes, with what it holds."""

MIGRATION, SCATTERING = "migration", "scattering"


class Database:
    """An open database. Other packages pass it on and call its public methods; only this one uses what is inside."""

    def __init__(self, engine: Engine, place: Place | None = None) -> None:
        self._engine = engine
        self._place = place
        # Raised by every transaction that writes; what the file's pages held then has been rewritten up to *_rewritten*.
        self._written, self._rewritten = 1, 0
        # SQLite lets one write at a time, and makes the others ask again and again: whoever asks at a bad moment each
        # time may wait for good. In a queue of our own nobody does.
        self._turn: AbstractContextManager[object] = _Turn() if engine.dialect.name == "sqlite" else nullcontext()

    @property
    def kind(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return str(self._engine.dialect.name)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees one moment. ``storage.moved`` as for one that writes."""
        self.check_place()
        with known_faults(), self._engine.connect() as conn:
            if self.kind == "postgresql":
                conn.execution_options(**postgresql.READING)
            with conn.begin():
                yield conn

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that writes, alone: all of it is kept, or none.

        Nobody writes beside it, so that whatever it read before it writes still holds. What belongs to one workshop need
        not keep everybody waiting: ``moving`` and ``answering`` do the same within it.

        ``storage.moved`` where the file at the path is not the one that is written to, before the end or right after:
        nothing may be said to be saved then.
        """
        return self._writing(Whole())

    def moving(self, workshop_id: str) -> AbstractContextManager[Connection]:
        """The same for what closes, releases, erases or changes a workshop or a survey, or what was decided in it."""
        return self._writing(Alone(workshop_id))

    def answering(self, workshop_id: str, respondent_id: int) -> AbstractContextManager[Connection]:
        """The same for what a member gives. Other members go on; nothing of the workshop is closed or released meanwhile.

        Tables that are not the members' own may be read, and not written.
        """
        return self._writing(Shared(workshop_id, respondent_id=respondent_id))

    def joining(self, workshop_id: str, *, secret: str) -> AbstractContextManager[Connection]:
        """The same for who comes in, from a page with this *secret*: it is read by one transaction at a time."""
        return self._writing(Shared(workshop_id, secret=secret))

    def taking_answers(self, survey_id: str, *, secret: str) -> AbstractContextManager[Connection]:
        """The same for what a browser with this *secret* gives to a survey, which is not closed or changed meanwhile."""
        return self._writing(Shared(survey_id, secret=secret))

    @contextmanager
    def _writing(self, hold: Hold) -> Iterator[Connection]:
        self.check_place()
        # The turn first: whoever waits for it must hold no connection, for there are few, and the one whose turn it is
        # may be waiting for one.
        with self._turn, known_faults():
            with self._engine.connect().execution_options(**{HOLD: hold}) as conn, conn.begin():
                if self.kind == "postgresql":
                    postgresql.take(conn, hold)
                self._written += 1
                yield conn
                self.check_place()
            self.check_place()

    @contextmanager
    def unless_done(self, job: str) -> Iterator[bool]:
        """Whether *job* can be done now: no other process is at it. SQLite has one process, which does each job once."""
        if self.kind == "sqlite":
            yield True
            return
        with known_faults(), postgresql.unless_done(self._engine, job) as is_mine:
            yield is_mine

    def check_place(self) -> None:
        """``storage.moved`` where the file that is open is no longer the one at the path."""
        if self._place is None:
            return
        try:
            self._place.check()
        except SaitError:
            self._bring_log_home()
            raise

    def _bring_log_home(self) -> None:
        """Write what the log of a file that was moved holds into that file, as soon as nobody else is at it.

        The log stays behind at the path. Whatever is put there would take its pages for its own at the next start.
        """
        with suppress(DatabaseError, SaitError), self._engine.connect() as conn:
            driver = conn.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("PRAGMA busy_timeout = 0")
            try:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                driver.execute(f"PRAGMA busy_timeout = {int(LOCK_PATIENCE_S * 1000)}")

    @property
    def has_order(self) -> bool:
        """Whether anything was written since the order of writing was last taken out."""
        return self._rewritten < self._written

    def leave_no_trace(self, *, patience_ms: int = TRACE_PATIENCE_MS) -> bool:
        """Take what was deleted, and the order in which the rest was written, out of the file and the log beside it.

        Pages hold rows in the order of writing, whatever their keys, and the log holds each page as it was: the file is
        written anew, in the order of its keys, and the log emptied. On PostgreSQL rows are written anew in an order drawn
        for it, since each names the transaction that wrote it; the server's log stays. False where others read without a
        pause for *patience_ms*, another program writes, or the disk is full: the next one that asks does it.
        """
        if self.kind == "postgresql":
            return self._scatter(patience_ms)
        self.check_place()
        with self._turn, known_faults(), self._engine.connect() as conn:
            written = self._written
            driver = conn.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute(f"PRAGMA busy_timeout = {patience_ms}")
            try:
                is_gone = rewrite(driver)
            finally:
                driver.execute(f"PRAGMA busy_timeout = {int(LOCK_PATIENCE_S * 1000)}")
        if is_gone:
            self._rewritten = written
        return is_gone

    def _scatter(self, patience_ms: int) -> bool:
        with self.unless_done(SCATTERING) as is_mine:
            if not is_mine:
                return False
            with self.writing() as conn:
                scattered, written = scattering.scatter(conn), self._written
            with known_faults():
                is_gone = scattering.compact(self._engine, scattered, patience_ms=patience_ms)
        if is_gone:
            self._rewritten = written
        return is_gone

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()


class _Turn:
    """Lets one thread write after the other, and refuses whoever has waited as long as for another program."""

    def __init__(self) -> None:
        self._lock = Lock()

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=LOCK_PATIENCE_S):
            raise SaitError("storage.locked")

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _prepare_sqlite(engine: Engine, place: Place | None) -> None:
    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        # The driver's implicit BEGIN is too late for reads and too weak for writes: transactions are begun below.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(LOCK_PATIENCE_S * 1000)}")
        connection.execute("PRAGMA journal_mode = WAL")
        # The log is cut when it begins anew: else it keeps, behind its end, what was written long ago.
        connection.execute("PRAGMA journal_size_limit = 0")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # What is deleted is written over. Some builds of SQLite do so by themselves, and others leave it in free pages.
        connection.execute("PRAGMA secure_delete = ON")
        # Rewriting and sorting go through memory: no answer comes into the folder for temporary files.
        connection.execute("PRAGMA temp_store = MEMORY")

    @event.listens_for(engine, "begin")
    def _begun(conn: Connection) -> None:
        writes = HOLD in conn.get_execution_options()
        conn.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    if place is not None:
        _watch(engine, place)


def _watch(engine: Engine, place: Place) -> None:
    """Have every connection open the one file that *place* knows, and make none where it is gone."""

    @event.listens_for(engine, "do_connect")
    def _connecting(_dialect: object, _record: object, arguments: list[object], options: dict[str, object]) -> None:
        arguments[:] = [place.address]
        options["uri"] = True

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        try:
            place.connected()
        except SaitError:
            connection.close()
            raise

    @event.listens_for(engine, "close")
    def _closed(_connection: sqlite3.Connection, _record: object) -> None:
        place.disconnected()


def database_file(address: str) -> Path | None:
    """The file of an SQLite database; None for one in memory or on a server, which no file stands for."""
    url = make_url(address)
    name = url.database or ""
    if url.get_backend_name() != "sqlite" or name in {"", ":memory:"} or name.startswith("file:"):
        return None
    return Path(name)


def _engine(address: str, place: Place | None) -> Engine:
    is_sqlite = make_url(address).get_backend_name() == "sqlite"
    # A failed statement is logged without its values: they are answers.
    engine = create_engine(address, hide_parameters=True, **({} if is_sqlite else postgresql.options()))
    if is_sqlite:
        _prepare_sqlite(engine, place)
    else:
        postgresql.prepare(engine, patience_s=LOCK_PATIENCE_S)
    return engine


def _check_place(file: Path) -> None:
    """Make the file where there is none. Refuses what SQLite would not tell apart, or would take for a new database."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        emptied = file.exists() and not file.stat().st_size and any(copies_folder(file).glob("*.db"))
        make_private_file(file)
    except OSError as fault:
        raise SaitError(system_code(fault)) from fault
    if emptied:
        raise SaitError("storage.damaged")
    # Asks the file system too, whose answer SQLite gives as "unable to open".
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        raise SaitError("storage.read-only")


def _check_sound(conn: Connection) -> None:
    if conn.dialect.name == "sqlite" and conn.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise SaitError("storage.damaged")


def _bring_up_to_date(engine: Engine, file: Path | None) -> None:
    """Of several processes that start at once one does it, and the others wait."""
    alone = nullcontext() if engine.dialect.name == "sqlite" else postgresql.waiting_for(engine, MIGRATION)
    with alone:
        _check_and_migrate(engine, file)


def _check_and_migrate(engine: Engine, file: Path | None) -> None:
    with engine.connect() as conn, conn.begin():
        _check_sound(conn)
        revision = schema.revision_of(conn)
    schema.check_known(revision)
    if revision == schema.newest_revision():
        return
    if revision is not None and (file is not None or has_program()):
        _copy_before_migration(engine, file, revision)
    _migrate(engine)
    if revision is not None:
        _rewrite(engine)


def _copy_before_migration(engine: Engine, file: Path | None, revision: str) -> None:
    folder, name = copies_folder(file), f"before-{revision}-{datetime.now(UTC):{STAMP}}"
    try:
        if file is None:
            write_dump(engine.url.render_as_string(hide_password=False), folder / f"{name}.dump")
        else:
            write_copy(file, folder / f"{name}.db")
    except SaitError as problem:
        raise SaitError("copy.before-migration", folder=folder) from problem


def _migrate(engine: Engine) -> None:
    with engine.connect().execution_options(**{HOLD: Whole()}) as conn, _no_cascades(conn):
        try:
            with conn.begin():
                schema.upgrade(conn)
                _check_references(conn)
        except Exception as fault:
            if isinstance(fault, SaitError) or code_of(getattr(fault, "orig", None)):
                raise
            # A migration is code of its own, and fails in its own ways; the transaction has taken it all back.
            raise SaitError("storage.not-migrated") from fault


def _rewrite(engine: Engine) -> None:
    """Take out what the version before kept: a migration leaves it in free pages and in the log."""
    with engine.connect() as conn:
        driver = conn.connection.driver_connection
        if isinstance(driver, sqlite3.Connection):
            rewrite(driver)


@contextmanager
def _no_cascades(conn: Connection) -> Iterator[None]:
    """SQLite alters a table by making it anew, and dropping the old one would delete every row that refers to it."""
    driver = conn.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _check_references(conn: Connection) -> None:
    if conn.dialect.name == "sqlite" and conn.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise SaitError("storage.not-migrated")


@cache
def open_database(address: str) -> Database:
    """The database at *address*, found sound and brought to the newest schema. One per process and address."""
    file = database_file(address)
    if file is not None:
        _check_place(file)
    place = None if file is None else Place(file)
    try:
        engine = _engine(address, place)
    except ModuleNotFoundError as missing:
        raise SaitError("storage.no-driver") from missing
    try:
        with known_faults():
            _bring_up_to_date(engine, file)
    except BaseException as fault:
        engine.dispose()  # a database that could not be opened is not held on to: it may have to be restored
        if file is None and isinstance(fault, SaitError) and fault.code == "storage.unavailable":
            raise SaitError("storage.no-server") from fault
        raise
    return Database(engine, place)
