"""Checks with a phone before the day: whether it reached this server and kept its cookie. In memory, and not for long."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from threading import Lock

from sait.assessment.workshops import new_code, tidy_code
from sait.errors import SaitError
from sait.services.tokens import now

CHECK_LASTS = timedelta(minutes=15)
MOST_CHECKS = 200
"""Checks that are remembered at once; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check, and what the last phone that came could do. *reached_at* None: none has come yet.

    *is_live*: it held a connection open, as the pages that members score on do. Nothing here tells phones apart.
    """

    code: str
    begun_at: datetime
    reached_at: datetime | None = None
    kept_cookie: bool = False
    is_live: bool = False


class Checks:
    """The checks of this process."""

    def __init__(self, clock: Callable[[], datetime] = now) -> None:
        self._clock = clock
        self._held: OrderedDict[str, Check] = OrderedDict()
        self._lock = Lock()

    def begin(self) -> Check:
        """A new check, found by its code for a quarter of an hour."""
        check = Check(new_code(), self._clock())
        with self._lock:
            self._held[check.code] = check
            while len(self._held) > MOST_CHECKS:
                self._held.popitem(last=False)
        return check

    def find(self, code: str) -> Check:
        """The check as it stands; ``preflight.unknown`` where there is none, or none any more."""
        check = self._held.get(tidy_code(code))
        if check is None or self._clock() - check.begun_at >= CHECK_LASTS:
            raise SaitError("preflight.unknown")
        return check

    def reached(self, code: str, *, kept_cookie: bool) -> None:
        """A phone is here."""
        self._change(code, reached_at=self._clock(), kept_cookie=kept_cookie, is_live=False)

    def connected(self, code: str) -> None:
        """The phone holds a connection open."""
        self._change(code, is_live=True)

    def _change(self, code: str, **values: datetime | bool) -> None:
        with self._lock:
            check = self.find(code)
            self._held[check.code] = replace(check, **values)  # type: ignore[arg-type]  # each is named as its field


@cache
def checks() -> Checks:
    """The checks of this process."""
    return Checks()
