"""Writing the sheets as a workbook that a subject expert can work in. Every cell is text, and none is a formula."""

import re
from collections.abc import Mapping
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sait.instruments.xlsform.exporting.tables import Grid
from sait.instruments.xlsform.shared.layout import CATEGORIES, CHOICES, FACTS, SETTINGS, SURVEY

AS_TEXT = "@"
FACE = "Calibri"
WRAPPED = Alignment(wrap_text=True, vertical="top")
LINES = Border(bottom=Side("hair", "999999"), right=Side("hair", "999999"))
HEAD = PatternFill("solid", fgColor="1F3A5F")
GROUP = PatternFill("solid", fgColor="DCE6F1")
NOTE = PatternFill("solid", fgColor="F3F3F3")
ENCODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
WIDE, MIDDLE, NARROW = 46.0, 24.0, 15.0
"""Widths of columns, in characters."""
LINE = 15.0
"""The height of a line, in points."""
TALLEST = 400.0
MIDDLE_COLUMNS = {"type", "list_name", "form_id", "value", "place", "default_language"}
FROZEN = {SURVEY: "C2", CHOICES: "C2", SETTINGS: "A2", FACTS: "D2"}


def write_workbook(tables: Mapping[str, Grid]) -> bytes:
    """The workbook's bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, grid in tables.items():
        _fill(book.create_sheet(name), grid)
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def _fill(sheet: Worksheet, grid: Grid) -> None:
    header, *rows = grid
    widths = [_width(name) for name in header]
    for place, width in enumerate(widths, start=1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width = width
        # What is typed below the last row is text as well: "1.10" stays so, and "=" begins no formula.
        column.number_format = AS_TEXT
    for number, cells in enumerate(grid, start=1):
        for place, text in enumerate(cells, start=1):
            _write(sheet.cell(number, place), text)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(FACE, bold=True, color="FFFFFF"), HEAD
    sheet.row_dimensions[1].height = 2 * LINE
    for number, cells in enumerate(rows, start=2):
        _dress(sheet, number, cells[0])
        sheet.row_dimensions[number].height = _height(cells, widths)
    sheet.freeze_panes = FROZEN.get(sheet.title, "A2")
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _write(cell: Cell | MergedCell, text: str) -> None:
    cell.number_format = AS_TEXT
    cell.alignment, cell.border = WRAPPED, LINES
    if text:
        # Programs read "_x0041_" as a sign's number; the same, written so that they do not.
        cell.value = ENCODED.sub("_x005F_", text)
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"


def _dress(sheet: Worksheet, number: int, kind: str) -> None:
    fill = {"begin_group": GROUP, "note": NOTE}.get(kind)
    if fill:
        for cell in sheet[number]:
            cell.fill = fill
            cell.font = Font(FACE, bold=kind == "begin_group")


def _width(header: str) -> float:
    if "(" in header or header == "form_title":
        return WIDE
    return MIDDLE if header.startswith(CATEGORIES) or header in MIDDLE_COLUMNS else NARROW


def _height(cells: list[str], widths: list[float]) -> float:
    """High enough for the longest cell, estimated: programs do not measure rows that they did not write."""
    lines = max(
        sum(1 + int(len(line) / width) for line in text.split("\n")) for text, width in zip(cells, widths, strict=True)
    )
    return min(lines * LINE, TALLEST)
