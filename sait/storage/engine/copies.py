"""Copies of an SQLite database file: written whole, checked, and put back (docs/decisions/0009-copies.md)."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sait.errors import SaitError
from sait.settings import ROOT, settings
from sait.storage.engine.faults import sqlite_code, system_code
from sait.storage.engine.order import forget_order, keeps_order
from sait.storage.engine.schema import check_known

STAMP = "%Y-%m-%dT%H%M%SZ"
"""The moment in the name of a copy, in UTC: sorts as text, and every file system takes it."""

LOCK_TIMEOUT_S = 10
_BESIDES = ("-journal", "-wal", "-shm")
"""What SQLite may keep beside a database file."""

_WORK = "select 1 from workshops union all select 1 from surveys union all select 1 from uploaded_banks limit 1"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a sound database file holds. *revision* is that of its schema."""

    revision: str
    workshops: int
    members: int
    answers: int


def copies_folder(database: Path | None) -> Path:
    """Where copies go by themselves, of the file *database*, or of one on a server (None)."""
    chosen = settings().copies_folder
    beside = ROOT / "var" if database is None else database.parent
    return ROOT / chosen if chosen else beside / "copies"


def write_copy(source: Path, target: Path) -> Contents:
    """Copy the database *source*, which may be in use, to the file *target*; what the copy holds.

    *target* is there whole and checked, or not at all. Refused: ``copy.full``, ``copy.failed``, ``storage.damaged``
    where the source is not sound, ``storage.locked``.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _copying_to(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            make_private_file(part)
            _copy_pages(source, part)
            contents = _inspect_copy(part)
            finish(part, target)
    finally:
        remove(part)
    return contents


def remove_unfinished(folder: Path) -> None:
    """Remove what copies that were cut off, by a kill or a power cut, left in *folder*."""
    for part in folder.glob(".*.part*"):
        part.unlink(missing_ok=True)


def inspect(path: Path) -> Contents:
    """What the file *path* holds. Refused: ``copy.missing``, ``copy.unusable``, ``storage.newer``."""
    if not path.is_file():
        raise SaitError("copy.missing", path=path)
    try:
        with closing(_open(path)) as conn:
            sound = conn.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            sound = sound and conn.execute("PRAGMA foreign_key_check").fetchone() is None
            (revision,) = conn.execute("select version_num from alembic_version").fetchone() or ("",)
            tables = ("workshops", "respondents", "responses")
            counts = [_count(conn, table) for table in tables]
    except sqlite3.DatabaseError as fault:
        raise SaitError("copy.unusable", path=path) from fault
    if not sound or not revision:
        raise SaitError("copy.unusable", path=path)
    check_known(revision)
    return Contents(revision, *counts)


def holds_work(path: Path) -> bool:
    """Whether this database holds what cannot be made again: a workshop, with all that is answered or decided in it, or a
    question bank that was uploaded.
    """
    try:
        with closing(_open(path)) as conn:
            return conn.execute(_WORK).fetchone() is not None
    except sqlite3.DatabaseError as fault:
        raise SaitError(sqlite_code(fault) or "storage.unavailable") from fault


def refuse_while_used(path: Path) -> None:
    """``copy.running`` where any other connection has the database *path* open.

    A file that SQLite cannot read cannot be locked either; then nobody can be working on it.
    """
    if not path.is_file():
        return
    try:
        with closing(_open(path, waits=False)) as conn:
            conn.execute("PRAGMA locking_mode = EXCLUSIVE")
            conn.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as fault:
        if sqlite_code(fault) == "storage.locked":
            raise SaitError("copy.running", path=path) from fault


def put_in_place(source: Path, database: Path, *, kept: Path) -> bool:
    """Make *database* a copy of *source*; what was there is *kept*. Whether anything was there."""
    ready = database.with_name(f"{database.name}.restoring")
    inspect(source)
    try:
        write_copy(source, ready)
        refuse_while_used(database)
        with _copying_to(database):
            was_there = _set_aside(database, kept)
            ready.replace(database)
            _flush(database.parent)
    finally:
        remove(ready)
    return was_there


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read, where there is none."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _open(path: Path, *, waits: bool = True) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=LOCK_TIMEOUT_S if waits else 0, isolation_level=None)


def _count(conn: sqlite3.Connection, table: str) -> int:
    (count,) = conn.execute(f"select count(*) from {table}").fetchone()  # noqa: S608 - one of three names above
    return int(count)


def _copy_pages(source: Path, part: Path) -> None:
    """Every row of one moment, however many write meanwhile, in the order of the keys and not in that of writing."""
    with closing(_open(source)) as whole:
        whole.execute("PRAGMA temp_store = MEMORY")
        # Rows alone are copied: an index that is damaged would be made anew, and nobody would be told.
        if whole.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise SaitError("storage.damaged")
        whole.execute("VACUUM INTO ?", [str(part)])
    with closing(_open(part)) as copied:
        copied.execute("PRAGMA journal_mode = DELETE")
        if keeps_order(copied):
            forget_order(copied)
        _forget_plain_codes(copied)


def _forget_plain_codes(copied: sqlite3.Connection) -> None:
    """A code for erasing of a version before codes were kept under a key leads to its member: no copy has it."""
    if any(column[1] == "erasing_hash" for column in copied.execute("PRAGMA table_info(respondents)")):
        copied.execute("PRAGMA secure_delete = ON")
        copied.execute("update respondents set erasing_hash = null where erasing_hash not like 'k%'")


def _inspect_copy(part: Path) -> Contents:
    try:
        return inspect(part)
    except SaitError as problem:
        if problem.code == "copy.unusable":
            raise SaitError("storage.damaged") from problem
        raise


@contextmanager
def _copying_to(target: Path) -> Iterator[None]:
    """Tells a fault of the place that is written to from a fault of the database that is read."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        code = sqlite_code(fault)
        if code in {"storage.damaged", "storage.locked"}:
            raise SaitError(code) from fault
        raise SaitError("copy.full" if code == "storage.full" else "copy.failed", path=target) from fault
    except OSError as fault:
        code = "copy.full" if system_code(fault) == "storage.full" else "copy.failed"
        raise SaitError(code, path=target) from fault


def _set_aside(database: Path, kept: Path) -> bool:
    was_there = database.exists()
    if database.is_dir():
        database.rename(kept)
    elif was_there:
        _name_twice(database, kept)
    # A log that stays behind, even of a database that is gone, would be written into the one that comes.
    for ending in _BESIDES:
        beside = database.with_name(database.name + ending)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + ending))
    return was_there


def _name_twice(database: Path, kept: Path) -> None:
    """At no moment is there no database: a start just then would begin an empty one."""
    try:
        os.link(database, kept)
    except OSError:
        shutil.copy2(database, kept)


def _flush(path: Path) -> None:
    """Have the disk keep a file or a folder's list of names. Windows does not open folders, and needs no telling."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def finish(part: Path, target: Path) -> None:
    """Give what was written to *part* its name, once the disk has it."""
    _flush(part)
    part.replace(target)
    _flush(target.parent)


def remove(path: Path) -> None:
    """Remove a file that did not come to its name, with what SQLite kept beside it."""
    for ending in ("", *_BESIDES):
        with suppress(OSError):  # what made the copy fail is told; that its remains are stuck as well says no more
            path.with_name(path.name + ending).unlink(missing_ok=True)
