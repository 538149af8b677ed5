"""Tables as CSV that a spreadsheet opens and calculates nothing of."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TypeAlias

Cell: TypeAlias = str | int | float | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_file(rows: Iterable[Sequence[Cell]]) -> bytes:
    """*rows* as UTF-8 with a byte order mark, which Excel needs to read it as such. None is an empty cell."""
    stream = StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> Cell:
    """*cell*, with an apostrophe before words that a spreadsheet would run as a formula.

    >>> harmless("=1+1")
    "'=1+1"
    """
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
