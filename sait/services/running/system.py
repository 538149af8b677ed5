"""How the system is: what the System page, /healthz and the metrics say."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sait.metrics import metrics
from sait.services.running.copies import LOOK_EVERY, Copy, copies_wanted, is_on_server, is_worth_copying, newest_copy
from sait.storage.engine.database import database_file
from sait.storage.engine.health import DatabaseState, Writing, check_database

GB = 1_000_000_000
LITTLE_FREE_B = GB
LITTLE_FREE_SHARE = 0.1
NO_ROOM_B = 100_000_000
OLDEST_COPY = timedelta(hours=26)
"""A nightly copy may be two hours late before anybody needs to look."""
LATE_LOOK = 2 * LOOK_EVERY
"""When the next look at whether a copy is due is so late that none will come."""


class Light(StrEnum):
    """Green needs nothing, amber somebody to look at it today, red now."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class CopyState(StrEnum):
    """How the newest copy is. *none needed*: nobody has joined yet. *due*: the next look makes one. *late*: nobody looks.

    *elsewhere*: backups are the database server's own affair.
    """

    FRESH = "fresh"
    NONE_NEEDED = "none-needed"
    DUE = "due"
    FAILED = "failed"
    LATE = "late"
    UNWANTED = "unwanted"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Copies:
    """The newest copy, None while there is none; whether SAIT makes copies by itself, and has anything to copy.

    *looked_at* is when this process last looked whether one is due, None before the first time; *failed*: it could not be made.
    """

    newest: Copy | None
    wanted: bool
    needed: bool = True
    looked_at: datetime | None = None
    failed: bool = False
    on_server: bool = False

    def state(self, now: datetime, started_at: datetime) -> CopyState:
        """How they are *now*, in a server that was started at *started_at*."""
        if self.newest is not None and now - self.newest.taken_at <= OLDEST_COPY:
            return CopyState.FRESH
        if not self.wanted:
            return CopyState.ELSEWHERE if self.on_server else CopyState.UNWANTED
        if self.failed:
            return CopyState.FAILED
        if now - (self.looked_at or started_at) > LATE_LOOK:
            return CopyState.LATE
        return CopyState.DUE if self.needed else CopyState.NONE_NEEDED


def read_copies() -> Copies:
    """How the copies of the database are."""
    counted = metrics()
    return Copies(
        newest_copy(), copies_wanted(), is_worth_copying(), counted.copy_looked_at, counted.copy_failed, is_on_server()
    )


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk that the database is on, in bytes."""

    free_b: int
    total_b: int

    @property
    def free_share(self) -> float:
        return self.free_b / self.total_b if self.total_b else 0.0

    @property
    def light(self) -> Light:
        if self.free_b < NO_ROOM_B:
            return Light.RED
        return Light.AMBER if self.free_b < LITTLE_FREE_B or self.free_share < LITTLE_FREE_SHARE else Light.GREEN


@dataclass(frozen=True, slots=True)
class Health:
    """Whether answers can be kept. *disk* is None where the database is on no disk of this machine."""

    database: DatabaseState
    disk: Disk | None

    @property
    def database_light(self) -> Light:
        if not self.database.reads or self.database.writing is Writing.REFUSED:
            return Light.RED
        return Light.AMBER if self.database.writing is Writing.BUSY else Light.GREEN

    @property
    def disk_light(self) -> Light:
        return self.disk.light if self.disk else Light.GREEN

    @property
    def light(self) -> Light:
        """The worse of the two."""
        lights = {self.database_light, self.disk_light}
        return next((light for light in (Light.RED, Light.AMBER) if light in lights), Light.GREEN)


@dataclass(frozen=True, slots=True)
class System:
    """Everything the System page shows. *last_save* is a whole minute that is over, None while there was none."""

    health: Health
    phones: int
    screens: int
    last_save: datetime | None
    copies: Copies
    told: int
    unexpected: int
    started_at: datetime
    now: datetime

    @property
    def copy_state(self) -> CopyState:
        return self.copies.state(self.now, self.started_at)

    @property
    def copy_due_at(self) -> datetime:
        """When it is looked next whether a copy is due."""
        return (self.copies.looked_at or self.started_at) + LOOK_EVERY

    @property
    def copy_light(self) -> Light:
        """Never red: a missing copy endangers yesterday's answers, and stops nobody from answering now."""
        well = {CopyState.FRESH, CopyState.NONE_NEEDED, CopyState.DUE, CopyState.ELSEWHERE}
        return Light.GREEN if self.copy_state in well else Light.AMBER

    @property
    def error_light(self) -> Light:
        """Never red: what keeps answers from being saved has a light of its own."""
        return Light.AMBER if self.unexpected else Light.GREEN


def read_health(address: str) -> Health:
    """How the database at *address* is, and the disk it is on."""
    return Health(check_database(address), read_disk(address))


def read_disk(address: str) -> Disk | None:
    """The disk of the database at *address*; None where it is no file, or its folder is gone."""
    file = database_file(address)
    try:
        usage = shutil.disk_usage(file.parent) if file else None
    except OSError:
        return None
    return Disk(usage.free, usage.total) if usage else None


def read_system(address: str, *, copies_of: Callable[[], Copies] = read_copies) -> System:
    """How everything is at this moment."""
    counted, now = metrics(), datetime.now(UTC)
    return System(
        health=read_health(address),
        phones=int(counted.value("sait_phones_connected")),
        screens=int(counted.value("sait_screens_connected")),
        last_save=counted.last_save(now),
        copies=copies_of(),
        told=counted.told_last_hour,
        unexpected=counted.unexpected_last_hour,
        started_at=counted.started_at,
        now=now,
    )


def read_metrics(address: str) -> bytes:
    """The metrics in Prometheus' text format, with what has to be looked up for them."""
    counted, disk, copy = metrics(), read_disk(address), read_copies().newest
    counted.disk_free.set(disk.free_b if disk else float("nan"))
    counted.backup_age.set((datetime.now(UTC) - copy.taken_at).total_seconds() if copy else float("inf"))
    return counted.exposition()
