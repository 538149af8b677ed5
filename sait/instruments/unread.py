"""Where the English could not be read: what a translation has there may be right, and nothing is said against it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sait.instruments.misprints import KEYS
from sait.instruments.reading import items_of, name_of, series, table
from sait.instruments.source import Route, Source

KNOWN = frozenset(KEYS.split())
GROUPS = ("items", "domains", "scales", "bands", "categories")
"""What a translation lists by the names that authors give."""
OF_A_DOMAIN = {("id",), ("title",), ("about",)}
"""What a domain has beside its items: a fault there hides no item."""


def named_parts(bank: Source, group: str) -> Iterator[tuple[Route, str]]:
    """The parts of *bank* that a translation names under *group* (``items``, ``scales``), each with its route and name."""
    if group == "items":
        yield from ((route, name_of(item)) for route, item in items_of(bank.data))
    else:
        parts = series(table(bank.data).get(group))
        yield from (((group, place), name_of(part)) for place, part in enumerate(parts))


class Unread:
    """What a bank may have besides what could be read of it, and where what could be read stands."""

    def __init__(self, bank: Source) -> None:
        """Look through *bank* once: a translation may ask of thousands of places."""
        self._bank = bank
        self._parts: dict[tuple[str, str], Route] = {}
        for group in GROUPS:
            for route, name in named_parts(bank, group):
                self._parts.setdefault((group, name), route)
        self._anything = any(not route or route[0] not in KNOWN for route in bank.misshapen)
        self._containers = {route[0] for route in bank.misshapen if route}
        self._nameless = {group for group in GROUPS if any(_hides_a_name(group, one) for one in bank.misshapen)}
        self._keys: dict[tuple[str, str], set[Any]] = {}
        for group in GROUPS if bank.misshapen else ():
            self._look_into(bank, group)

    def _look_into(self, bank: Source, group: str) -> None:
        names = dict(named_parts(bank, group))
        lengths = {len(route) for route in names}
        for name, count in Counter(names.values()).items():
            if count > 1:
                self._keys[group, name] = {None}
        for unread in bank.misshapen:
            for length in lengths:
                part = unread[:length]
                if part in names:
                    key = unread[length] if len(unread) > length else None
                    self._keys.setdefault((group, names[part]), set()).add(key if key in KNOWN else None)

    def line_of(self, route: Route) -> int:
        """The line of the bank in which the source of what a translation has at *route* begins, or the part around it."""
        inner = (*self._parts.get((str(route[0]), str(route[1])), route[:1]), *route[2:]) if len(route) > 1 else route
        while inner and inner not in self._bank.names and inner not in self._bank.places:
            inner = inner[:-1]
        return self._bank.line_of(inner)

    def may_hold(self, route: Route) -> bool:
        """Whether the bank may have what its translation has at *route*, such as ``("items", "GOV-03")``."""
        group, *inner = route
        if self._anything:
            return True
        if group not in GROUPS or not inner:
            return group in self._containers
        if len(inner) == 1:
            return group in self._nameless
        return not self._keys.get((str(group), str(inner[0])), set()).isdisjoint({None, inner[1]})


def _hides_a_name(group: str, unread: Route) -> bool:
    if unread[:1] != (("domains",) if group == "items" else (group,)):
        return False
    if group != "items":
        return len(unread) <= 2 or unread[2:] == ("id",)
    return (len(unread) <= 4 and unread[2:3] not in OF_A_DOMAIN) or unread[4:] == ("id",)
