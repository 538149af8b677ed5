"""Tables on slides: the numbers under a chart, over as many slides as they need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Emu, Inches, Pt

from sait.analysis.result import Result
from sait.charts.labels import wrap
from sait.i18n import Translator
from sait.reports.deck.slides import CONTENT_BOTTOM, CONTENT_TOP, CONTENT_WIDTH, LEFT, add_slide, describe, write

HEADER_FILL = RGBColor(0x1F, 0x3A, 0x5F)
BAND_FILL = RGBColor(0xEE, 0xF2, 0xF7)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
EMU_PER_POINT = 12700
CHARACTER = 0.48  # the width of an average character, in font sizes
BOLD = 0.58  # the same for a bold word, which must not be broken
LINE = 1.22  # the height of a line, in font sizes
PADDING = Inches(0.1)
SMALLEST = 11
EVEN = 1.15  # a little more than an even part, since rows differ in height


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to lay out. *shares* are the columns' parts of the width; *size* is in points."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    size: int


def shares_by_content(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Each column has room for its longest word, so that none is broken, and a little more where cells are long."""
    return tuple(_column_share(column) for column in zip(header, *rows, strict=True))


def _column_share(cells: Sequence[str]) -> float:
    word = max(len(word) for cell in cells for word in (cell.split() or [""]))
    return word + 2.5 + 0.15 * max(len(cell) for cell in cells)


def add_table_slides(deck: Deck, result: Result, title: str, grid: Grid, t: Translator) -> list[Slide]:
    """As many slides as *grid* needs, each with its header again and numbered in its title when several."""
    fitted = _fit(grid)
    pages = _pages(fitted)
    slides = []
    for number, rows in enumerate(pages, start=1):
        heading = title
        if len(pages) > 1:
            heading = t("{title} ({number} of {total})", title=title, number=number, total=len(pages))
        slide = add_slide(deck, result, heading, t)
        _draw(slide, fitted, rows, heading)
        slides.append(slide)
    return slides


def _fit(grid: Grid) -> Grid:
    """*grid* in the size, down to the smallest that can be read, that breaks no word and needs the fewest slides."""
    sizes = [replace(grid, size=size) for size in range(grid.size, SMALLEST - 1, -1)]
    return min(sizes, key=lambda sized: (not _words_fit(sized), len(_pages(sized)), -sized.size))


def _words_fit(grid: Grid) -> bool:
    """Whether every word stands whole on its line."""
    columns = zip(_widths(grid), grid.header, *grid.rows, strict=True)
    return all(
        len(word) * grid.size * EMU_PER_POINT * BOLD + 2 * PADDING <= width
        for width, *cells in columns
        for cell in cells
        for word in cell.split()
    )


def _pages(grid: Grid) -> list[tuple[tuple[str, ...], ...]]:
    """The rows of each slide, about as many on each."""
    room = CONTENT_BOTTOM - CONTENT_TOP - _height(grid, grid.header)
    pages = list(_filled(grid, room))
    even = ceil(sum(_height(grid, row) for row in grid.rows) / len(pages) * EVEN)
    balanced = list(_filled(grid, min(room, even)))
    return balanced if len(balanced) == len(pages) else pages


def _filled(grid: Grid, room: int) -> Iterator[tuple[tuple[str, ...], ...]]:
    page: list[tuple[str, ...]] = []
    used = 0
    for row in grid.rows:
        height = _height(grid, row)
        if page and used + height > room:
            yield tuple(page)
            page, used = [], 0
        page.append(row)
        used += height
    yield tuple(page)


def _widths(grid: Grid) -> list[int]:
    return [int(CONTENT_WIDTH * share / sum(grid.shares)) for share in grid.shares]


def _height(grid: Grid, row: Sequence[str]) -> int:
    """The height of a row in EMU, estimated from the characters: a slide has no layout engine to ask."""
    lines = 1
    for cell, width in zip(row, _widths(grid), strict=True):
        fit = max(1, int((width - 2 * PADDING) / (grid.size * EMU_PER_POINT * CHARACTER)))
        lines = max(lines, sum(len(wrap(part, fit)) for part in cell.split("\n")))
    return int(lines * grid.size * LINE * EMU_PER_POINT + PADDING)


def _draw(slide: Slide, grid: Grid, rows: Sequence[Sequence[str]], description: str) -> None:
    frame = slide.shapes.add_table(
        len(rows) + 1, len(grid.header), LEFT, CONTENT_TOP, CONTENT_WIDTH, Emu(_height(grid, grid.header))
    )
    describe(frame.element, description)
    table = frame.table
    for column, width in enumerate(_widths(grid)):
        table.columns[column].width = Emu(width)
    for number, row in enumerate([grid.header, *rows]):
        table.rows[number].height = Emu(_height(grid, row))
        _fill_row(table, number, row, grid.size)


def _fill_row(table: Table, number: int, row: Sequence[str], size: int) -> None:
    for column, words in enumerate(row):
        cell = table.cell(number, column)
        write(cell.text_frame, words.split("\n"), size=size, bold=number == 0 or column == 0)
        cell.margin_top = cell.margin_bottom = Emu(PADDING // 2)
        cell.margin_left = cell.margin_right = PADDING
        cell.fill.solid()
        cell.fill.fore_color.rgb = HEADER_FILL if number == 0 else (BAND_FILL if number % 2 else WHITE)
        if number == 0:
            for paragraph in cell.text_frame.paragraphs:
                for run in paragraph.runs:
                    run.font.color.rgb = WHITE
                    run.font.size = Pt(size)
