"""How long tests wait for what must come. Long, since a busy machine is no fault, and free where it comes at once."""

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

PATIENCE_S = 120
PATIENCE_MS = PATIENCE_S * 1000
BETWEEN_LOOKS_S = 0.05

Found = TypeVar("Found")


def wait_until(look: Callable[[], Found], what: str, *, instead: Callable[[], object] | None = None) -> Found:
    """Look again and again until something is found; what *look* found.

    *what* names what is waited for, *instead* tells what is there in its place; both are said when patience is at an end.

    >>> wait_until(lambda: 3, "a number")
    3
    """
    deadline = time.monotonic() + PATIENCE_S
    while not (found := look()):
        if time.monotonic() > deadline:
            there = found if instead is None else instead()
            raise AssertionError(f"Waited {PATIENCE_S} s for {what}. There was instead: {there!r}")
        time.sleep(BETWEEN_LOOKS_S)
    return found


def looks_during(seconds: float) -> Iterator[None]:
    """A moment to look, again and again, for as long as a fault lasts whose length is what is tested."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(BETWEEN_LOOKS_S)
