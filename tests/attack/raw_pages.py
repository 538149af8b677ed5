"""SQLite files as bytes: the rows on each page in the order in which they lie there, which SQL does not show.

Rows fill a page from its end downwards: where nothing was written anew since, the one that lies furthest behind is the
oldest. https://www.sqlite.org/fileformat2.html
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

LEAF_INDEX, LEAF_TABLE, INNER_INDEX, INNER_TABLE = 0x0A, 0x0D, 0x02, 0x05
FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
FRAME_HEAD, LOG_HEAD, INDEX_HEAD, FIRST_BLOCK, BLOCK = 24, 32, 136, 4062, 4096


@dataclass(frozen=True, slots=True)
class Cell:
    """One row on a page: where it lies, its place among the keys, and the numbers and texts that it holds."""

    offset: int
    place: int
    rowid: int | None
    values: tuple[object, ...]


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    value = 0
    for length in range(8):
        byte = data[at + length]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + length + 1
    return value << 8 | data[at + 8], at + 9


def record(data: bytes, at: int) -> tuple[object, ...]:
    """The values of a row, as far as they lie on this page."""
    (head, types_at), values = varint(data, at), []
    body, end = at + head, at + head
    while types_at < end:
        kind, types_at = varint(data, types_at)
        length = FIXED[kind] if kind < 10 else (kind - 12) // 2
        held = data[body : body + length]
        if kind in (8, 9):
            values.append(kind - 8)
        elif kind < 7:
            values.append(int.from_bytes(held, "big", signed=True))
        else:
            values.append(held.decode("utf-8", "replace") if kind % 2 else held)
        body += length
    return tuple(values)


def page_size(data: bytes) -> int:
    (size,) = struct.unpack(">H", data[16:18])
    return 65536 if size == 1 else size


def pages(data: bytes) -> list[bytes]:
    size = page_size(data)
    return [data[at : at + size] for at in range(0, len(data), size)]


def cells(page: bytes, *, is_first: bool = False) -> Iterator[Cell]:
    """The rows on a page; none where it is no page of a table or an index, or its bytes are no rows."""
    head = 100 if is_first else 0
    kind = page[head]
    if kind not in (LEAF_INDEX, LEAF_TABLE, INNER_INDEX):
        return
    (count,) = struct.unpack(">H", page[head + 3 : head + 5])
    table_at = head + (12 if kind == INNER_INDEX else 8)
    for place in range(count):
        (offset,) = struct.unpack(">H", page[table_at + 2 * place : table_at + 2 * place + 2])
        try:
            _, at = varint(page, offset + (4 if kind == INNER_INDEX else 0))
            rowid, at = varint(page, at) if kind == LEAF_TABLE else (None, at)
            yield Cell(offset, place, rowid, record(page, at))
        except (IndexError, KeyError):
            continue


def frames(log: bytes) -> Iterator[tuple[int, bytes]]:
    """The pages in a write-ahead log with their numbers, one after the other as they were written; old ones too."""
    if len(log) < LOG_HEAD:
        return
    (size,) = struct.unpack(">I", log[8:12])
    for at in range(LOG_HEAD, len(log) - size - FRAME_HEAD + 1, size + FRAME_HEAD):
        (number,) = struct.unpack(">I", log[at : at + 4])
        yield number, log[at + FRAME_HEAD : at + FRAME_HEAD + size]


def logged_pages(index: bytes) -> list[int]:
    """The numbers of the pages that the log's index (``-shm``) says were written, one after the other."""
    numbers: list[int] = []
    at, length = INDEX_HEAD, FIRST_BLOCK
    while at < len(index):
        held = index[at : at + 4 * length]
        numbers += struct.unpack(f"={len(held) // 4}I", held[: len(held) // 4 * 4])
        at, length = at + 4 * length + 2 * 8192, BLOCK
    return [number for number in numbers if number]
