"""What a fault of the database means to the reader, told by its number and never by its words."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from sait.errors import SaitError

_CODES = {
    sqlite3.SQLITE_FULL: "storage.full",
    # A quota or a limit on the size of files: the disk has room, and gives none.
    sqlite3.SQLITE_IOERR_WRITE: "storage.full",
    sqlite3.SQLITE_IOERR_SHMSIZE: "storage.full",
    sqlite3.SQLITE_READONLY: "storage.read-only",
    sqlite3.SQLITE_READONLY_DBMOVED: "storage.moved",
    sqlite3.SQLITE_BUSY: "storage.locked",
    sqlite3.SQLITE_LOCKED: "storage.locked",
    sqlite3.SQLITE_CORRUPT: "storage.damaged",
    sqlite3.SQLITE_NOTADB: "storage.damaged",
    # The file ends where its own header says that it goes on.
    sqlite3.SQLITE_IOERR_SHORT_READ: "storage.damaged",
}

_SYSTEM_CODES = {
    errno.ENOSPC: "storage.full",
    errno.EDQUOT: "storage.full",
    errno.EFBIG: "storage.full",
    errno.EROFS: "storage.read-only",
    errno.EACCES: "storage.read-only",
    errno.EPERM: "storage.read-only",
}


# By the five signs of SQLSTATE, or the two of their class. https://www.postgresql.org/docs/current/errcodes-appendix.html
_STATES = {
    "53100": "storage.server-full",
    "53": "storage.unavailable",  # too many connections, no memory
    "25006": "storage.server-read-only",
    "42501": "storage.server-read-only",
    "55P03": "storage.busy",
    "57014": "storage.busy",
    "40": "storage.busy",  # a deadlock, or two transactions that could not have come one after the other
    "57": "storage.unavailable",  # the server stops, or starts
    "58": "storage.unavailable",
    "08": "storage.unavailable",
    "XX": "storage.server-damaged",
}


def code_of(fault: object) -> str | None:
    """The code of a fault that the database numbered; None for one that the reader can do nothing about."""
    state = getattr(fault, "sqlstate", None)
    if state:
        return _STATES.get(state) or _STATES.get(state[:2])
    return sqlite_code(fault)


def sqlite_code(fault: object) -> str | None:
    """The code of a fault that SQLite numbered; None for one that the reader can do nothing about."""
    number = getattr(fault, "sqlite_errorcode", None)
    if number is None:
        return None
    return _CODES.get(number) or _CODES.get(number & 0xFF)  # the low byte is the kind, the rest its variety


def system_code(fault: OSError) -> str:
    """The code of a fault of the file system."""
    return _SYSTEM_CODES.get(fault.errno or 0, "storage.unavailable")


@contextmanager
def known_faults() -> Iterator[None]:
    """A database that is locked, full, read-only or damaged is something the reader can act on."""
    try:
        yield
    except NoConnection as fault:  # every connection is taken, for longer than anybody should wait
        raise SaitError("storage.busy") from fault
    except DatabaseError as fault:
        code = code_of(fault.orig)
        if code is None and not isinstance(fault, OperationalError):
            raise
        raise SaitError(code or "storage.unavailable") from fault
