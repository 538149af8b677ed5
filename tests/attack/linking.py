"""What somebody who holds copies of all files makes of them: orders of respondents, held against the order of joining.

The attacker saw who came in when, with which card, and reads bytes. Everything that orders respondents in any file is
an attempt: keys, row numbers, places on pages, the log's frames, its index, bytes outside of all rows.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from math import factorial
from pathlib import Path

from sait.services.members.joining import slip_hash_of
from tests.attack.raw_pages import Cell, cells, frames, logged_pages, pages

CHANCE = 1e-6
"""How likely a room whose files tell nothing is taken for one whose files tell, all attempts together."""

LEAST_KEY = 2**32
"""Smaller numbers stand for many things, and a row is then known by its slip alone."""

Order = tuple[int, ...]
"""Respondents by their place in the true order, as an attempt puts them."""


class Files:
    """A database file with its log, and how the test knows again who is who: by the slips, in the order of joining."""

    def __init__(self, path: Path, workshop_id: str, slips: Sequence[str]) -> None:
        self.path = path
        hashes = [slip_hash_of(workshop_id, slip) for slip in slips]
        self._known: dict[object, int] = {one: place for place, one in enumerate(hashes)}
        self._keys: dict[int, int] = {}
        for key, slip_hash in self._ask("select id, slip_hash from respondents"):
            if slip_hash in self._known:
                self._keys[int(str(key))] = self._known[slip_hash]
        self._known |= {key: place for key, place in self._keys.items() if key > LEAST_KEY}

    def _ask(self, query: str) -> list[tuple[object, ...]]:
        """By a copy of the files: what is attacked stays as it is."""
        memory = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as conn:
            conn.backup(memory)
        with closing(memory):
            return memory.execute(query).fetchall()

    def orders(self) -> dict[Order, str]:
        """Every different order of two respondents or more that the files give, with where it is from."""
        found: dict[Order, str] = {}
        for where, told in self._attempts():
            order = tuple(dict.fromkeys(told))
            if len(order) > 1:
                found.setdefault(order, where)
        return found

    def _attempts(self) -> Iterator[tuple[str, Iterable[int]]]:
        yield "keys", [self._keys[key] for key in sorted(self._keys)]
        yield from self._in_tables()
        raw = self.path.read_bytes()
        yield from self._on_pages("file", list(enumerate(pages(raw), 1)))
        yield "bytes of the file", self._in_bytes(raw)
        log = self.path.with_name(f"{self.path.name}-wal")
        logged = list(frames(log.read_bytes())) if log.exists() else []
        yield from self._on_pages("log", logged)
        yield "log, as it grew", self._as_it_grew(logged)
        index = self.path.with_name(f"{self.path.name}-shm")
        if index.exists():
            held = pages(raw)
            numbers = [number for number in logged_pages(index.read_bytes()) if number <= len(held)]
            yield (
                "index of the log",
                [one for n in numbers for cell in self._rows(held, n) for one in self._named(cell)],
            )

    def _in_tables(self) -> Iterator[tuple[str, list[int]]]:
        """As SQL gives the rows of each table when nothing is said of their order, and by row number."""
        for (table,) in self._ask("select name from sqlite_master where type = 'table'"):
            by_number = "WITHOUT" not in str(self._ask(f"select sql from sqlite_master where name = '{table}'")).upper()
            for order in ("", "order by rowid") if by_number else ("",):
                rows = self._ask(f'select * from "{table}" {order}')
                yield (
                    f"rows of {table} {order}",
                    [self._known[value] for row in rows for value in row if value in self._known],
                )

    def _on_pages(self, source: str, held: Sequence[tuple[int, bytes]]) -> Iterator[tuple[str, list[int]]]:
        """By where the rows lie, on each page and over all pages of a kind; the one furthest behind is the oldest."""
        everywhere: dict[tuple[int, int], list[int]] = {}
        for number, page in held:
            rows = list(cells(page, is_first=number == 1 and page.startswith(b"SQLite")))
            by_age = [one for row in sorted(rows, key=lambda row: -row.offset) for one in self._named(row)]
            yield f"{source}, page {number}, by place", by_age
            yield f"{source}, page {number}, by key", [one for row in rows for one in self._named(row)]
            kind = (page[0], len(rows[0].values) if rows else 0)
            everywhere.setdefault(kind, []).extend(by_age)
        for kind, told in everywhere.items():
            yield f"{source}, pages of kind {kind}, by place", told

    def _as_it_grew(self, logged: Sequence[tuple[int, bytes]]) -> Iterator[int]:
        """Who is on a page that was not on it when it was written before."""
        before: dict[int, set[int]] = {}
        for number, page in logged:
            now = {one for cell in cells(page) for one in self._named(cell)}
            if number in before:
                yield from now - before[number]
            before[number] = now

    def _in_bytes(self, raw: bytes) -> list[int]:
        """Where each key and each slip stands first, in free room and between rows too."""
        forms = [
            (value.to_bytes(8, "big") if isinstance(value, int) else str(value).encode(), place)
            for value, place in self._known.items()
        ]
        return [place for _, place in sorted((raw.find(form), place) for form, place in forms if form in raw)]

    def _rows(self, held: Sequence[bytes], number: int) -> list[Cell]:
        return list(cells(held[number - 1], is_first=number == 1))

    def _named(self, cell: Cell) -> Iterator[int]:
        for value in (cell.rowid, *cell.values):
            if isinstance(value, int | str) and value in self._known:
                yield self._known[value]


@cache
def _orders_with_inversions(n: int) -> tuple[int, ...]:
    """How many orders of *n* things have 0, 1, 2 … pairs the wrong way round. 3: 1, 2, 2, 1."""
    counts = [1]
    for size in range(2, n + 1):
        longer = [0] * (len(counts) + size - 1)
        for inversions, count in enumerate(counts):
            for more in range(size):
                longer[inversions + more] += count
        counts = longer
    return tuple(counts)


def likelihood(order: Order) -> float:
    """How likely an order drawn at random agrees with the true one as well as this one does, or as well backwards.

    By pairs that stand the right way round, or by how many stand at their very place, whichever is less likely.
    (0, 1, 2): of 6 orders 2 have no or all pairs wrong, 0.33; three in place have 1/3! = 0.17, and 2 * 0.17 is told.
    """
    n = len(order)
    ranks = {one: rank for rank, one in enumerate(sorted(order))}
    placed = [ranks[one] for one in order]
    wrong = sum(placed[i] > placed[j] for i in range(n) for j in range(i + 1, n))
    counts = _orders_with_inversions(n)
    fewest = min(wrong, len(counts) - 1 - wrong)
    by_pairs = 2 * sum(counts[: fewest + 1]) / factorial(n)
    in_place = max(sum(a == b for a, b in enumerate(row)) for row in (placed, placed[::-1]))
    by_place = 2 / factorial(in_place)
    return min(1.0, 2 * min(by_pairs, by_place))


def links(files: Iterable[Files], *, among: Iterable[int] | None = None) -> list[str]:
    """Where the order of joining can be read, better than by chance, for all respondents or those *among* them."""
    kept = None if among is None else set(among)
    attempts: dict[Order, str] = {}
    for one in files:
        for order, where in one.orders().items():
            shown = tuple(place for place in order if kept is None or place in kept)
            if len(shown) > 1:
                attempts.setdefault(shown, f"{one.path.name}: {where}")
    return [where for order, where in attempts.items() if likelihood(order) * len(attempts) < CHANCE]
