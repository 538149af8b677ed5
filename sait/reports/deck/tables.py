"""Tables on slides: as large as can be read, over as many slides as they need, with rules and no boxes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.table import Table, _Cell
from pptx.util import Emu, Pt

from sait.house_style import LIGHT
from sait.reports.deck.layouts import INCH
from sait.reports.deck.measure import EMU_PER_POINT, LINE, Room, lines_of, width_of
from sait.reports.deck.pages import Grid

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "No style, no grid"."""
THEME_FACE = "+mn-lt"
"""Cells do not take it from the master in every program."""
SIDE = round(0.08 * INCH)
ABOVE = round(0.05 * INCH)
SMALLEST = 11
EVEN = 1.15
"""A little more than an even part, since rows differ in height."""
RULES = (12700, 6350)
"""Under the header, and between rows."""


def shares_by_content(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Each column has room for its longest word, so that none is broken, and a little more where cells are long."""
    return tuple(_column_share(column) for column in zip(header, *rows, strict=True))


def _column_share(cells: Sequence[str]) -> float:
    word = max(len(word) for cell in cells for word in (cell.split() or [""]))
    return min(word, 24) + 2.5 + 0.15 * min(max(len(cell) for cell in cells), 300)


def spread_rows(grid: Grid, room: Room) -> list[Grid]:
    """*grid* in parts that fit *room*, in the size, down to the smallest that can be read, that breaks no word and needs the fewest."""
    sizes = [replace(grid, size=size) for size in range(grid.size, SMALLEST - 1, -1)]
    fitted = min(sizes, key=lambda sized: (not _words_fit(sized, room), len(_pages(sized, room)), -sized.size))
    return list(_parts(fitted, _pages(fitted, room)))


def _parts(grid: Grid, counts: Sequence[int]) -> Iterator[Grid]:
    first = 0
    for count in counts:
        rows, fills = grid.rows[first : first + count], grid.fills[first : first + count]
        yield replace(grid, rows=rows, fills=fills)
        first += count


def _words_fit(grid: Grid, room: Room) -> bool:
    """Whether every word stands whole on its line."""
    header = grid.header if grid.upright_from is None else ("",) * len(grid.header)
    columns = zip(_widths(grid, room), header, *grid.rows, strict=True)
    return all(
        width_of(word, grid.size, bold=place == 0) + 2 * SIDE <= width
        for width, *cells in columns
        for place, cell in enumerate(cells)
        for word in cell.split()
    )


def _pages(grid: Grid, room: Room) -> list[int]:
    """How many rows each slide has, about as many on each."""
    free = room.height - _height(grid, grid.header, room)
    heights = [_height(grid, row, room) for row in grid.rows]
    pages = list(_filled(heights, free))
    even = ceil(sum(heights) / len(pages) * EVEN)
    balanced = list(_filled(heights, min(free, even)))
    return balanced if len(balanced) == len(pages) else pages


def _filled(heights: Sequence[int], free: int) -> Iterator[int]:
    count = used = 0
    for height in heights:
        if count and used + height > free:
            yield count
            count = used = 0
        count, used = count + 1, used + height
    yield count


def _widths(grid: Grid, room: Room) -> list[int]:
    return [int(room.width * share / sum(grid.shares)) for share in grid.shares]


def _height(grid: Grid, row: Sequence[str], room: Room) -> int:
    widths = _widths(grid, room)
    is_head = row is grid.header
    if is_head and grid.upright_from is not None:
        return _upright_height(grid)
    lines = max(
        len(lines_of(cell, width - 2 * SIDE, grid.size, bold=is_head or place == 0))
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return int(lines * grid.size * LINE * EMU_PER_POINT) + 2 * ABOVE


def _upright_height(grid: Grid) -> int:
    """As high as its longest line is long: LibreOffice breaks no line that stands upright."""
    lines = (line for words in grid.header[grid.upright_from :] for line in words.split("\n"))
    return max(width_of(line, grid.size, bold=True) for line in lines) + 2 * SIDE + ABOVE


def draw_table(table: Table, grid: Grid, room: Room) -> None:
    """Fill *table*, which has a row more than *grid* and as many columns."""
    properties: Any = table._tbl.tblPr
    style = properties.find(qn("a:tableStyleId"))
    style.text = PLAIN_STYLE
    for column, width in enumerate(_widths(grid, room)):
        table.columns[column].width = Emu(width)
    fills = grid.fills or ((None,) * len(grid.header),) * len(grid.rows)
    for number, (row, colours) in enumerate(
        zip([grid.header, *grid.rows], [(None,) * len(grid.header), *fills], strict=True)
    ):
        table.rows[number].height = Emu(_height(grid, row, room))
        for column, (words, colour) in enumerate(zip(row, colours, strict=True)):
            _fill_cell(table.cell(number, column), words, grid.size, is_head=number == 0, is_first=column == 0)
            _line_under(table.cell(number, column), RULES[min(number, 1)])
            if number == 0 and grid.upright_from is not None and column >= grid.upright_from:
                table.cell(0, column)._tc.get_or_add_tcPr().set("vert", "vert270")
            if colour:
                _shade(table.cell(number, column), colour)


def _fill_cell(cell: _Cell, words: str, size: int, *, is_head: bool, is_first: bool) -> None:
    cell.margin_top = cell.margin_bottom = Emu(ABOVE)
    cell.margin_left = cell.margin_right = Emu(SIDE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    frame = cell.text_frame
    for place, said in enumerate(words.split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = said
        run.font.size, run.font.bold, run.font.name = Pt(size), is_head or is_first, THEME_FACE


def _line_under(cell: _Cell, width: int) -> None:
    properties: Any = cell._tc.get_or_add_tcPr()
    line = OxmlElement("a:lnB")
    line.set("w", str(width))
    line.append(_solid(LIGHT.rule if width == RULES[1] else LIGHT.quiet))
    properties.insert(0, line)


def _shade(cell: _Cell, colour: str) -> None:
    properties: Any = cell._tc.get_or_add_tcPr()
    properties.append(_solid(colour))


def _solid(colour: str) -> BaseOxmlElement:
    fill = OxmlElement("a:solidFill")
    value = OxmlElement("a:srgbClr")
    value.set("val", colour[1:].upper())
    fill.append(value)
    return fill
