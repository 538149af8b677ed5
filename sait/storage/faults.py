"""What a fault of the database means to the reader, told by its number and never by its words."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError

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
    except DatabaseError as fault:
        code = sqlite_code(fault.orig)
        if code is None and not isinstance(fault, OperationalError):
            raise
        raise SaitError(code or "storage.unavailable") from fault
