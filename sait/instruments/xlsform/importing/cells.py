"""Reading a workbook into plain cells of text. Whatever a hostile file holds ends as a refusal with its place."""

import re
import unicodedata
import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sait.instruments.xlsform.importing.findings import Finding, refuse
from sait.instruments.xlsform.shared.layout import EXTERNAL, SHEETS

LARGEST_FILE_B = 10_000_000
LARGEST_CONTENT_B = 40_000_000
"""Unpacked. A bank of 1,000 items in three languages has about 5 MB."""
MOST_CELLS = 200_000
MOST_PARTS = 2_000
MOST_ROWS = 20_000
MOST_COLUMNS = 400
LONGEST_CELL = 10_000
EXCELS_LAST_ROW = 1_048_576

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .xls files begin, and .xlsx files with a password."""
ARCHIVE = b"PK\x03\x04"
"""How .xlsx files begin: one that cannot be opened has lost a part on its way."""
CELL, FORMULA = re.compile(rb"<(?:\w+:)?c[\s/>]"), re.compile(rb"<(?:\w+:)?f[\s/>]")
ENCODED_UNDERSCORE = "_x005F_"
ENCODED = re.compile(f"{ENCODED_UNDERSCORE}|_x000D_")
"""Programs write "_x005F_" for an underscore that would otherwise begin a sign's number, and "_x000D_" at line ends.

Both are read in one pass: "_x005F_x000D_" is the text "_x000D_" that somebody typed, and no end of a line."""
# openpyxl and the parsers under it promise no type of error for a file that is not what it should be.
BROKEN = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, EOFError, LookupError, MemoryError,
    NotImplementedError, OSError, RecursionError, RuntimeError, SyntaxError, TypeError, ValueError, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """The filled cells of a row, by column. *number* counts from 1, as the spreadsheet does."""

    number: int
    cells: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one sheet that hold anything, under the name that the sheet has in the file."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """The sheets of a form by their name in small letters, and what is worth saying about the others."""

    tables: Mapping[str, Table]
    findings: tuple[Finding, ...]


def read_cells(path: Path) -> Cells:
    """The cells of the workbook at *path*; RefusedFormError for one that is unsafe, too large or broken."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE_B + 1)
    except OSError as fault:
        raise refuse("xlsform.unreadable") from fault
    clean, has_formulas = _inspected(raw)
    with _opened(clean, values=True) as book:
        cells = _read_book(book)
    if not has_formulas:
        return cells
    with _opened(clean, values=False) as book:
        return Cells(cells.tables, (*cells.findings, *_formulas(book, cells)))


@contextmanager
def open_safely(raw: bytes) -> Iterator[Workbook]:
    """A workbook that somebody sent, to be read while it is open: formulas as they were typed. RefusedFormError for one that
    is unsafe, too large or broken, whenever that is found.
    """
    clean, _ = _inspected(raw)
    with _opened(clean, values=False) as book:
        try:
            yield book
        except BROKEN as fault:
            raise refuse("xlsform.damaged", detail=type(fault).__name__) from fault


def _inspected(raw: bytes) -> tuple[bytes, bool]:
    """The workbook packed anew from what was looked at and found harmless, and whether there are formulas in it.

    Packed anew, because an archive may state a small size for a part that unpacks to gigabytes.
    """
    if len(raw) > LARGEST_FILE_B:
        raise refuse("xlsform.too-large", most=LARGEST_FILE_B // 1_000_000)
    if not raw:
        raise refuse("xlsform.empty")
    if raw.startswith(COMPOUND_FILE):
        raise refuse("xlsform.old-or-locked")
    try:
        with ZipFile(BytesIO(raw)) as archive:
            _check_parts(archive.infolist())
            parts = {part.filename: _unpacked(archive, part) for part in archive.infolist() if _is_xml(part)}
    except BROKEN as fault:
        if raw.startswith(ARCHIVE):
            raise refuse("xlsform.damaged", detail=type(fault).__name__) from fault
        raise refuse("xlsform.no-workbook") from fault
    if sum(len(CELL.findall(content)) for content in parts.values()) > MOST_CELLS:
        raise refuse("xlsform.too-many-cells", most=MOST_CELLS)
    into = BytesIO()
    with ZipFile(into, "w") as clean:
        for name, content in parts.items():
            clean.writestr(name, content)
    return into.getvalue(), any(FORMULA.search(content) for content in parts.values())


def _check_parts(parts: Sequence[ZipInfo]) -> None:
    names = {part.filename.lower() for part in parts}
    if "xl/workbook.xml" not in names or len(names) < len(parts):
        raise refuse("xlsform.no-workbook")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise refuse("xlsform.macros")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_CONTENT_B:
        raise refuse("xlsform.too-large", most=LARGEST_CONTENT_B // 1_000_000)


def _is_xml(part: ZipInfo) -> bool:
    """Pictures and the like are left out."""
    return part.filename.lower().endswith((".xml", ".rels"))


def _unpacked(archive: ZipFile, part: ZipInfo) -> bytes:
    with archive.open(part) as member:
        # Asked for no more than the stated size, no more than that is ever unpacked.
        content = member.read(part.file_size + 1)
    # A NUL byte means UTF-16, in which a declaration would not be found.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
        raise refuse("xlsform.entities")
    return content


@contextmanager
def _opened(raw: bytes, *, values: bool) -> Iterator[Workbook]:
    with warnings.catch_warnings():
        # openpyxl says which decorations it does not know; nothing here is decoration.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(raw), read_only=True, data_only=values, keep_links=False)
        except BROKEN as fault:
            raise refuse("xlsform.damaged", detail=type(fault).__name__) from fault
        try:
            yield book
        finally:
            book.close()


def _read_book(book: Workbook) -> Cells:
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    for sheet in book.worksheets:
        key = sheet.title.strip().lower()
        if key not in SHEETS:
            findings.append(Finding(sheet.title, 0, 0, "xlsform.sheet-unread"))
        if key not in {*SHEETS, EXTERNAL}:
            continue
        if key in tables:
            raise refuse("xlsform.sheet-twice", sheet.title)
        if sheet.sheet_state != "visible":
            raise refuse("xlsform.sheet-hidden", sheet.title)
        tables[key] = Table(sheet.title, tuple(_rows(sheet)))
    return Cells(tables, tuple(findings))


def _rows(sheet: Worksheet) -> Iterator[Row]:
    for number, cells in _safely(sheet):
        found = {column: text_of(value) for column, value, _ in cells if value is not None}
        filled = {column: text for column, text in found.items() if text.strip()}
        for column, text in filled.items():
            if number > MOST_ROWS or column > MOST_COLUMNS:
                raise refuse("xlsform.too-far-out", sheet.title, number, column, rows=MOST_ROWS, columns=MOST_COLUMNS)
            if len(text) > LONGEST_CELL:
                raise refuse("xlsform.cell-too-long", sheet.title, number, column, length=len(text), most=LONGEST_CELL)
        if filled:
            yield Row(number, filled)


def _safely(sheet: Worksheet) -> Iterator[tuple[int, Sequence[tuple[int, object, str]]]]:
    """Each row's number with column, value and kind of its cells."""
    # What the sheet says of its own size may be wrong, by mistake or on purpose.
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # the stubs do not know read-only sheets
    try:
        for number, row in enumerate(sheet.iter_rows(), start=1):
            if number > EXCELS_LAST_ROW:
                raise refuse("xlsform.damaged", sheet.title, detail=f"row {number}")
            yield number, [(place, cell.value, cell.data_type) for place, cell in enumerate(row, start=1)]
    except BROKEN as fault:
        raise refuse("xlsform.damaged", sheet.title, detail=type(fault).__name__) from fault


def text_of(value: object) -> str:
    """A cell as text, numbers and yes/no as a person would type them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    plain = ENCODED.sub(lambda found: "_" if found[0] == ENCODED_UNDERSCORE else "", str(value))
    # One letter, one sign: "ŵ" in two signs looks the same and is another text to every comparison.
    return unicodedata.normalize("NFC", plain)


def _formulas(book: Workbook, cells: Cells) -> Iterator[Finding]:
    for sheet in book.worksheets:
        table = cells.tables.get(sheet.title.strip().lower())
        if table is None:
            continue
        shown = {row.number: row.cells for row in table.rows}
        for number, row in _safely(sheet):
            for column, _, kind in row:
                if kind == "f" and number <= MOST_ROWS:
                    value = shown.get(number, {}).get(column, "")
                    yield Finding(table.name, number, column, "xlsform.formula", {"value": value})
