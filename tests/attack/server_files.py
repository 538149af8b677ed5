"""The same attack on a PostgreSQL server: its tables' files, and what each row says of the transaction that wrote it.

Rows are read raw, by the extension ``pageinspect``: where they lie, also those that are deleted and not tidied away yet.
The server's log (WAL) is left out: it has everything in the order of writing, and the notice says so.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from sait.services.members.joining import slip_hash_of
from tests.attack.linking import Order
from tests.postgresql import Server

_ITEMS = (
    "select lp, t_xmin::text::bigint, t_xmax::text::bigint, t_data"
    " from heap_page_items(get_raw_page('{table}', {page})) where t_data is not null order by lp"
)
PAGE = 8192


class ServerFiles:
    """A database on a server, and how the test knows again who is who: by the slips, in the order of joining."""

    def __init__(self, server: Server, name: str, workshop_id: str, slips: Sequence[str], *, when: str) -> None:
        self.path = Path(when)
        hashes = {slip_hash_of(workshop_id, slip): place for place, slip in enumerate(slips)}
        server.ask(name, "create extension if not exists pageinspect")
        held = server.files(name)
        keys = {
            int(str(key)): hashes[str(slip_hash)]
            for key, slip_hash in server.ask(name, "select id, slip_hash from respondents")
            if slip_hash in hashes
        }
        self._keys = [keys[key] for key in sorted(keys)]
        self._known = {struct.pack("<q", key): place for key, place in keys.items()}
        self._known |= {slip_hash.encode(): place for slip_hash, place in hashes.items()}
        self.files = list(held.values())
        self._attempts = list(self._read(server, name, held))

    def orders(self) -> dict[Order, str]:
        """Every different order of two respondents or more that the files give, with where it is from."""
        found: dict[Order, str] = {}
        for where, told in [("keys", self._keys), *self._attempts]:
            order = tuple(dict.fromkeys(told))
            if len(order) > 1:
                found.setdefault(order, where)
        return found

    def order_in(self, text: str) -> Order:
        """Respondents as they are named in *text*, each once."""
        keys = {
            str(struct.unpack("<q", form)[0]) if len(form) == 8 else form.decode(): one
            for form, one in self._known.items()
        }
        found = sorted((text.find(form), one) for form, one in keys.items() if form in text)
        return tuple(dict.fromkeys(one for _, one in found))

    def _read(self, server: Server, name: str, held: Mapping[str, Path]) -> Iterator[tuple[str, list[int]]]:
        tables = {table for (table,) in server.ask(name, "select tablename from pg_tables where schemaname = 'public'")}
        for relation, path in held.items():
            raw = path.read_bytes()
            yield f"bytes of {relation}", self._named(raw)
            if relation in tables:
                rows = [
                    row
                    for page in range(len(raw) // PAGE)
                    for row in server.ask(name, _ITEMS.format(table=relation, page=page))
                ]
                yield from self._of_rows(relation, rows)

    def _of_rows(self, table: str, rows: Sequence[tuple[object, ...]]) -> Iterator[tuple[str, list[int]]]:
        """By place; and by the transactions that wrote and that deleted, where these are not all one."""
        told = [(int(str(xmin)), int(str(xmax)), self._named(bytes(data))) for _, xmin, xmax, data in rows]  # type: ignore[call-overload]  # bytea
        yield f"places in {table}", [one for _, _, named in told for one in named]
        for column, what in ((0, "writer"), (1, "deleter")):
            by_number = sorted(told, key=lambda row: int(row[column]))
            groups = [list(rows) for _, rows in groupby(by_number, key=lambda row: row[column])]
            if len(groups) > 1:
                yield f"{what} in {table}", [one for rows in groups for row in rows for one in row[2]]

    def _named(self, raw: bytes) -> list[int]:
        found = sorted((raw.find(form), place) for form, place in self._known.items() if form in raw)
        return [place for _, place in found]
