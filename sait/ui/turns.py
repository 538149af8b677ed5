"""How many pages are drawn at the same time, and whose turn is next."""

import heapq
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from functools import cache
from itertools import count
from time import monotonic

from sait.ui.visitor import is_for_the_room

PAGES_AT_ONCE = 2
"""Threads contend for the interpreter's lock (GIL), and each change of hands costs time: 200 phones that come in together
are served a quarter sooner when two are drawn at a time. With one, whoever waits for the database would keep everybody waiting.
"""


class Patience(IntEnum):
    """For how many seconds one who waits lets those pass who come later and have less: a queue by deadlines.

    What the whole room looks at goes before what one member does, and that before a phone that only asks whether anything
    has changed. Nobody waits for good: after as many seconds one is ahead of whoever comes then.
    """

    ROOM = 0
    MEMBER = 10
    TIMER = 20


class Turns:
    """Hands out *at_once* turns; a thread that has one may ask again."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._lock = threading.Lock()
        self._queue: list[tuple[float, int, threading.Event]] = []
        self._number = count()
        self._mine = threading.local()

    @property
    def waiting(self) -> int:
        """How many wait for a turn."""
        return len(self._queue)

    @contextmanager
    def take(self, patience: float) -> Iterator[bool]:
        """Wait for a turn and give it back afterwards; False where this thread has one already."""
        if getattr(self._mine, "held", False):
            yield False
            return
        self._wait(patience)
        self._mine.held = True
        try:
            yield True
        finally:
            self._mine.held = False
            self._give_back()

    def _wait(self, patience: float) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            called = threading.Event()
            heapq.heappush(self._queue, (monotonic() + patience, next(self._number), called))
        called.wait()

    def _give_back(self) -> None:
        with self._lock:
            if self._queue:
                heapq.heappop(self._queue)[2].set()
            else:
                self._free += 1


@cache
def _turns() -> Turns:
    return Turns(PAGES_AT_ONCE)


@contextmanager
def turn(*, of_timer: bool = False) -> Iterator[bool]:
    """Wait until this page or this part of it may be drawn, and let the next one in afterwards.

    *of_timer*: nobody has pressed anything, a page only asks whether something has changed. In a part it says whether the
    part runs by itself, and not while its page is drawn, which has the turn already: what the page has just read need then
    not be read again.
    """
    patience = Patience.ROOM if is_for_the_room() else Patience.TIMER if of_timer else Patience.MEMBER
    with _turns().take(patience) as is_alone:
        yield is_alone
