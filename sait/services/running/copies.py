"""Copies of the database: on demand, once a day, and back again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sait.errors import SaitError
from sait.services.tokens import now
from sait.settings import settings
from sait.storage.engine import copies
from sait.storage.engine.copies import STAMP, Contents
from sait.storage.engine.database import database_file, open_database
from sait.storage.engine.dumps import has_program, write_dump
from sait.storage.engine.health import holds_work, read_contents

__all__ = ["Contents", "Copy", "Restored"]

DUE_AFTER = timedelta(hours=24)
LOOK_EVERY = timedelta(minutes=10)
"""How often the server looks whether a copy is due."""

NOT_MADE = "The daily copy was not made."
"""How the line of the log begins that says why."""

DAILY = "sait"
_NAME = re.compile(r"(?P<kind>sait|before-\w+)-(?P<stamp>\d{4}-\d\d-\d\dT\d{6}Z)\.(db|dump)")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that SAIT took by itself, as its name says. *size* in bytes, *taken_at* aware, in UTC."""

    path: Path
    taken_at: datetime
    size: int

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True, slots=True)
class Restored:
    """What the database holds after restoring; *kept* is where the one before it is, None if there was none."""

    contents: Contents
    kept: Path | None


def copy_database(target: Path) -> Contents:
    """Copy the database to the new file *target*, also while SAIT runs; what the copy holds."""
    if target.exists():
        raise SaitError("copy.exists", path=target)
    return _write(target)


def _write(target: Path) -> Contents:
    file = database_file(settings().database_address)
    if file is not None:
        return copies.write_copy(file, target)
    database = open_database(settings().database_address)
    # pg_dump writes rows as they lie.
    if not database.leave_no_trace():
        raise SaitError("storage.busy")
    write_dump(settings().database_address, target)
    return read_contents(database)


def check_copy(source: Path) -> Contents:
    """What a copy holds that may be restored now: it is sound and not newer than this SAIT, which is not running."""
    file = _file()
    contents = copies.inspect(source)
    copies.refuse_while_used(file)
    return contents


def restore(source: Path) -> Restored:
    """Put a copy in the place of the database and open it, which brings an older one up to date."""
    file = _file()
    kept = file.with_name(f"{file.name}.before-restore-{now():{STAMP}}")
    was_there = copies.put_in_place(source, file, kept=kept)
    open_database.cache_clear()
    open_database(settings().database_address).close()
    open_database.cache_clear()
    return Restored(copies.inspect(file), kept if was_there else None)


def copies_wanted() -> bool:
    """Whether SAIT takes daily copies of this database."""
    return settings().copies_kept > 0 and (not is_on_server() or has_program())


def is_on_server() -> bool:
    """Whether the database is on a server, whose own backups may serve."""
    return database_file(settings().database_address) is None


def is_worth_copying() -> bool:
    """Whether there is anything in the database that a daily copy would be taken of; taken for true where it cannot be read."""
    try:
        return copies_wanted() and _holds_work()
    except SaitError:
        return True


def newest_copy() -> Copy | None:
    """The newest copy that SAIT took by itself, daily or before a migration; None where there is none."""
    return max(_copies(), key=_order, default=None)


def take_copy_if_due() -> Copy | None:
    """Take the daily copy where the last is older than a day; the copy, None where none was due.

    ``storage.moved`` where the file at the path is not the one that answers are saved in.

    A copy dated in the future, taken while the clock was wrong, says nothing of today and puts nothing off.
    """
    if not copies_wanted() or any(timedelta(0) <= now() - copy.taken_at < DUE_AFTER for copy in _copies(DAILY)):
        return None
    database = open_database(settings().database_address)
    database.check_place()
    with database.unless_done(NOT_MADE) as is_mine:
        if not is_mine or not _holds_work():
            return None
        folder = copies.copies_folder(database_file(settings().database_address))
        copies.remove_unfinished(folder)
        path = folder / f"{DAILY}-{now():{STAMP}}.{_ending()}"
        _write(path)
        _remove_oldest(newest=path)
    return _read_copy(path)


def _holds_work() -> bool:
    file = database_file(settings().database_address)
    return copies.holds_work(file) if file else holds_work(open_database(settings().database_address))


def _ending() -> str:
    return "dump" if is_on_server() else "db"


def restore_command(path: Path) -> str:
    """What one types to restore the copy at *path*, which may have spaces in it."""
    if path.suffix == ".dump":
        return f'pg_restore --clean --if-exists --no-owner --dbname=NAME "{path}"'
    return f'python -m sait data restore "{path}"'


def _file() -> Path:
    file = database_file(settings().database_address)
    if file is None:
        raise SaitError("copy.no-file")
    return file


def _copies(kind: str = "") -> Iterator[Copy]:
    folder = copies.copies_folder(database_file(settings().database_address))
    found = (_read_copy(path) for path in folder.glob(f"{kind}*.{_ending()}"))
    yield from (copy for copy in found if copy)


def _read_copy(path: Path) -> Copy | None:
    named = _NAME.fullmatch(path.name)
    try:
        taken_at = datetime.strptime(named["stamp"], STAMP).replace(tzinfo=UTC) if named else None
    except ValueError:
        return None
    return Copy(path, taken_at, path.stat().st_size) if taken_at else None


def _order(copy: Copy) -> tuple[bool, datetime]:
    """Oldest first. A copy dated in the future comes before all others: it is older than it says."""
    return copy.taken_at <= now(), copy.taken_at


def _remove_oldest(*, newest: Path) -> None:
    others = sorted((copy for copy in _copies(DAILY) if copy.path != newest), key=_order, reverse=True)
    for copy in others[settings().copies_kept - 1 :]:
        copy.path.unlink(missing_ok=True)
