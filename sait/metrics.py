"""What this process counts about itself. No label and no value says which workshop, who, or what was chosen."""

import logging
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

HOUR_S = 3600
SLOW_SAVE_S = 1.0
SAVE_BUCKETS_S = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
MOST_REMEMBERED = 10_000
"""Enough to know that something is badly wrong; more would only take memory."""


class Metrics:
    """Counters and gauges, in a registry of their own, and the little that the System page wants beside them."""

    def __init__(self) -> None:
        disable_created_metrics()  # the moment of a first error or release is nobody's business outside
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.phones = self._gauge("sait_phones_connected", "Open pages of members.")
        self.screens = self._gauge("sait_screens_connected", "Open pages of facilitators.")
        self.disk_free = self._gauge("sait_disk_free_bytes", "Free room where the database is.")
        self.backup_age = self._gauge("sait_backup_age_seconds", "Age of the newest copy; +Inf while there is none.")
        self._joins = Counter("sait_joins", "People who joined a workshop.", registry=self.registry)
        self._choices = Counter("sait_choices_saved", "Choices saved.", registry=self.registry)
        self._save_time = Histogram(
            "sait_save_seconds", "Time to save a choice.", buckets=SAVE_BUCKETS_S, registry=self.registry
        )
        self._releases = Counter("sait_releases", "Releases published.", ["audience"], registry=self.registry)
        self._told = Counter("sait_errors_told", "Problems told to readers.", ["code"], registry=self.registry)
        self._unexpected = Counter("sait_errors_unexpected", "Errors nobody had foreseen.", registry=self.registry)
        self._told_at: deque[float] = deque(maxlen=MOST_REMEMBERED)
        self._unexpected_at: deque[float] = deque(maxlen=MOST_REMEMBERED)
        self._save_minutes: tuple[datetime | None, datetime | None] = (None, None)
        self.started_at = datetime.now(UTC)
        self.copy_looked_at: datetime | None = None
        self.copy_failed = False

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(name, meaning, registry=self.registry)

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Around the write transaction of one choice. One that is refused or fails is not counted."""
        began = time.perf_counter()
        yield
        took = time.perf_counter() - began
        self._save_time.observe(took)
        self._choices.inc()
        self._note_save(datetime.now(UTC))
        if took > SLOW_SAVE_S:
            logging.getLogger(__name__).warning("slow save", extra={"seconds": round(took, 1)})

    def _note_save(self, now: datetime) -> None:
        minute = _minute(now)
        if minute != self._save_minutes[1]:
            self._save_minutes = (self._save_minutes[1], minute)

    def last_save(self, now: datetime) -> datetime | None:
        """The last minute, of those that are over, in which a choice was saved; None while there is none.

        Never the running minute: somebody who watches the page and the room could tie its change to a person's tap.
        14:03:20 and 14:05:10 saved, asked at 14:05:30: 14:03. Asked at 14:06:00: 14:05.
        """
        over = [minute for minute in self._save_minutes if minute is not None and minute < _minute(now)]
        return over[-1] if over else None

    def joined(self) -> None:
        """Somebody joined a workshop."""
        self._joins.inc()

    def released(self, audience: str) -> None:
        """A release was published for *audience*."""
        self._releases.labels(audience).inc()

    def told(self, code: str) -> None:
        """A reader was told about a problem."""
        self._told.labels(code).inc()
        self._told_at.append(time.monotonic())

    def failed(self) -> None:
        """Something went wrong that nobody had foreseen."""
        self._unexpected.inc()
        self._unexpected_at.append(time.monotonic())

    def looked_for_copy(self, *, failed: bool) -> None:
        """It was looked whether a daily copy is due, and one that was due was made or *failed*."""
        self.copy_looked_at, self.copy_failed = datetime.now(UTC), failed

    @property
    def told_last_hour(self) -> int:
        return _since(self._told_at, time.monotonic() - HOUR_S)

    @property
    def unexpected_last_hour(self) -> int:
        return _since(self._unexpected_at, time.monotonic() - HOUR_S)

    def value(self, name: str, **labels: str) -> float:
        """What the metric *name* stands at; 0 for one that has not been counted yet."""
        return self.registry.get_sample_value(name, labels) or 0.0

    def exposition(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _since(moments: deque[float], earliest: float) -> int:
    return sum(moment >= earliest for moment in tuple(moments))


@cache
def metrics() -> Metrics:
    """The metrics of this process."""
    return Metrics()
