"""What is PostgreSQL's alone: how a connection is set up, and what is locked (docs/decisions/0026-two-writers.md)."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, bindparam, event, func, select
from sqlalchemy.exc import DatabaseError

from sait.storage.engine.holds import Alone, Hold, Shared, Whole
from sait.storage.tables.members import respondents
from sait.storage.tables.workshops import workshops

if TYPE_CHECKING:
    import psycopg

READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""A transaction that only reads sees one moment, and cannot write by mistake."""

CONNECTIONS, MORE_AT_TIMES = 20, 20
SILENCE_S = 10
"""How long a server that says nothing is waited for, before it is taken for gone."""


class Kind(IntEnum):
    """What an advisory lock is about. Each stands before the number of what is locked."""

    WHOLE = 1_396_787_540  # "SAIT" in bytes: other programs that use the same database choose other numbers
    WORKSHOP = WHOLE + 1
    SECRET = WHOLE + 2
    JOB = WHOLE + 3


_WHOLE = select(func.pg_advisory_xact_lock(Kind.WHOLE, 0))
# Whoever waits for a row is overtaken by all who share it; in an advisory lock's queue nobody is.
_ALONE = select(
    func.pg_advisory_xact_lock_shared(Kind.WHOLE, 0), func.pg_advisory_xact_lock(Kind.WORKSHOP, bindparam("number"))
)
_SHARED = select(
    func.pg_advisory_xact_lock_shared(Kind.WHOLE, 0),
    func.pg_advisory_xact_lock_shared(Kind.WORKSHOP, bindparam("number")),
)
_SECRET = select(func.pg_advisory_xact_lock(Kind.SECRET, bindparam("number")))
_WORKSHOP = select(workshops.c.id).where(workshops.c.id == bindparam("workshop"))
_WORKSHOP_ALONE, _WORKSHOP_SHARED = _WORKSHOP.with_for_update(), _WORKSHOP.with_for_update(read=True, key_share=True)
_MEMBER = select(respondents.c.id).where(respondents.c.id == bindparam("respondent")).with_for_update(key_share=True)


def take(conn: Connection, hold: Hold) -> None:
    """Take the locks of *hold*, always in the order whole, workshop, member, so that no two wait for each other."""
    match hold:
        case Whole():
            conn.execute(_WHOLE)
        case Alone():
            conn.execute(_ALONE, {"number": number_of(hold.workshop_id)})
            conn.execute(_WORKSHOP_ALONE, {"workshop": hold.workshop_id})
        case Shared():
            conn.execute(_SHARED, {"number": number_of(hold.workshop_id)})
            conn.execute(_WORKSHOP_SHARED, {"workshop": hold.workshop_id})
            if hold.respondent_id is not None:
                conn.execute(_MEMBER, {"respondent": hold.respondent_id})
            if hold.secret is not None:
                conn.execute(_SECRET, {"number": number_of(hold.secret)})


def number_of(name: str) -> int:
    """The number, of 32 bits, that an advisory lock has for *name*. Two names of one number wait needlessly, and no more."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big", signed=True)


def options() -> dict[str, Any]:
    """How an engine is made."""
    return {
        # Whatever the server's default: a writer that waited for a lock must see what was written meanwhile.
        "isolation_level": "READ COMMITTED",
        "pool_size": CONNECTIONS,
        "max_overflow": MORE_AT_TIMES,
        "pool_timeout": SILENCE_S,
        "pool_pre_ping": True,
        "connect_args": {
            "application_name": "sait",
            "connect_timeout": SILENCE_S,
            "tcp_user_timeout": SILENCE_S * 1000,
            "keepalives_idle": SILENCE_S,
        },
    }


def prepare(engine: Engine, *, patience_s: float) -> None:
    """Have every connection give up waiting for a lock after *patience_s*."""

    @event.listens_for(engine, "connect")
    def _connected(connection: "psycopg.Connection[Any]", _record: object) -> None:
        connection.autocommit = True
        connection.execute("select set_config('lock_timeout', %s, false)", [f"{int(patience_s * 1000)}ms"])
        connection.autocommit = False


@contextmanager
def waiting_for(engine: Engine, job: str) -> Iterator[None]:
    """Do *job* while no other process does it, waiting for one that does, however long it takes."""
    with _own_connection(engine) as conn:
        conn.exec_driver_sql("set lock_timeout = 0")
        conn.execute(select(func.pg_advisory_lock(Kind.JOB, number_of(job))))
        try:
            yield
        finally:
            _give_back(conn, job)


@contextmanager
def unless_done(engine: Engine, job: str) -> Iterator[bool]:
    """Whether *job* can be done, since no other process does it now; none begins to before the end."""
    with _own_connection(engine) as conn:
        taken = conn.execute(select(func.pg_try_advisory_lock(Kind.JOB, number_of(job)))).scalar_one()
        try:
            yield bool(taken)
        finally:
            if taken:
                _give_back(conn, job)


def _give_back(conn: Connection, job: str) -> None:
    """Let others do *job* from now on: the server notices the end of a connection, and of what it held, only after a while."""
    with suppress(DatabaseError):  # a connection that is gone has given it back
        conn.execute(select(func.pg_advisory_unlock(Kind.JOB, number_of(job))))
    conn.invalidate()


@contextmanager
def _own_connection(engine: Engine) -> Iterator[Connection]:
    """A connection outside of any transaction: a lock that is held for long must not hold on to old rows."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        yield conn
