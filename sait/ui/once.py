"""Values that many screens ask for at once: read once for all of them, and kept for as long as they hold."""

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
V = TypeVar("V")


class Once(Generic[P, V]):
    """Reads with *read*, and keeps what it said by its arguments, the *most* that were used last.

    A value is kept for *seconds*, or for good. Of those who ask for one that is not kept one reads and the others wait:
    on a release every open screen asks for the same at once. What could not be read is asked for again.
    """

    def __init__(self, read: Callable[P, V], *, most: int, seconds: float = math.inf) -> None:
        self._read = read
        self._most = most
        self._seconds = seconds
        self._kept: OrderedDict[Hashable, tuple[float, V]] = OrderedDict()
        self._reading: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> V:
        """What is kept, or else what *read* says now."""
        key = (args, *sorted(kwargs.items()))
        found = self._find(key)
        if found is None:
            with self._lock:
                alone = self._reading.setdefault(key, Lock())
            with alone:
                found = self._find(key) or (self._keep(key, monotonic(), self._read(*args, **kwargs)),)
        return found[0]

    def anew(self, *args: P.args, **kwargs: P.kwargs) -> V:
        """What *read* says now, whatever is kept; others are given it from now on."""
        began = monotonic()
        return self._keep((args, *sorted(kwargs.items())), began, self._read(*args, **kwargs))

    def _find(self, key: Hashable) -> tuple[V] | None:
        with self._lock:
            read_at, value = self._kept.get(key, (-math.inf, None))
            if value is None or monotonic() - read_at > self._seconds:
                return None
            self._kept.move_to_end(key)
            return (value,)

    def _keep(self, key: Hashable, began: float, value: V) -> V:
        """Keep what was read from *began* on, unless somebody began later and was quicker."""
        with self._lock:
            if self._kept.get(key, (-math.inf, None))[0] <= began:
                self._kept[key] = (began, value)
                self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._reading.pop(self._kept.popitem(last=False)[0], None)
        return value
