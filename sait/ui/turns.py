"""How many pages are drawn at the same time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

PAGES_AT_ONCE = 2
"""Threads that all want the one interpreter hand it round and round: 200 phones that come in together are served a
quarter sooner when two are drawn at a time. With one, whoever waits for the database would keep everybody waiting.
"""


class _Turns:
    """Hands out turns; a thread that has one may ask again."""

    def __init__(self) -> None:
        self._free = threading.Semaphore(PAGES_AT_ONCE)
        self._mine = threading.local()

    @contextmanager
    def take(self) -> Iterator[bool]:
        if getattr(self._mine, "held", False):
            yield False
            return
        with self._free:
            self._mine.held = True
            try:
                yield True
            finally:
                self._mine.held = False


@cache
def _turns() -> _Turns:
    return _Turns()


@contextmanager
def turn() -> Iterator[bool]:
    """Wait until this page or this part of it may be drawn, and let the next one in afterwards.

    In a part it says whether the part runs by itself, and not while its page is drawn, which has the turn already: what
    the page has just read need then not be read again.
    """
    with _turns().take() as is_alone:
        yield is_alone
