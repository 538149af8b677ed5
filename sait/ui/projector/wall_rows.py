"""Heat map, differences and change on the projector: the same rows as on the page, as large as all of them fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from string import ascii_lowercase

import streamlit as st
from markupsafe import Markup

from sait.analysis.result import Result
from sait.assessment.projector import ProjectorScreen
from sait.charts.plots.model import Cell, Kind, Plot, Row, column_shares
from sait.ui.compare.markup import cell_markup, legend, scale_marks
from sait.ui.parts.table_view import NOTHING, table_markup
from sait.ui.projector.fit import LETTER
from sait.ui.projector.spoken import spoken
from sait.ui.projector.wall_cards import HEIGHT, LIST_WIDTH, axis_list, under_heading

WIDTH = 1216
MARKS_HIGH, NOTE_HIGH = 30, 80
"""Pixels for what the marks mean, and for how many rows are left out."""
LARGEST, SMALLEST = 26, 11
LINE, AROUND, CELL_PADDING, BORDER = 1.15, 0.45, 12, 3
"""In the letter's size: a line, and what is kept free in a row; in pixels: what is kept free in a cell, a row's border."""
BOLD, FAR_TOO_MANY = 0.66, 1000
MARK_HIGH = {Kind.HEAT: 1.1 * LINE, Kind.TRACKS: 1.3, Kind.SLOPES: 2.2}
"""A bold letter, and how high a row's mark is, in the letter's size."""

Spoken = Mapping[str, Plot]
"""One chart in each language: the same rows and columns, in other words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The chart in as many languages, with as many of its rows and letters as large, as there is room for."""

    plots: Spoken
    size: int
    left_out: int = 0


def rows(result: Result, plots: Spoken, screen: ProjectorScreen) -> None:
    """The table; of a heat map names of columns and reasons stand beside it, and numbers and letters for them on it."""
    if next(iter(plots.values())).kind is Kind.HEAT:
        _heat_map(result, plots, screen)
        return
    marks = _legend(plots)
    high = HEIGHT - MARKS_HIGH * bool(marks)
    shown = fit_rows(plots, WIDTH, high)
    if shown.left_out:
        shown = fit_rows(plots, WIDTH, high - NOTE_HIGH)
    with under_heading():
        st.html(marks + _table(result, shown, WIDTH), width=WIDTH)
    st.html(_more(shown.left_out, screen))


def _heat_map(result: Result, plots: Spoken, screen: ProjectorScreen) -> None:
    width = WIDTH - LIST_WIDTH - 24
    shortened = {language: lettered(plot) for language, plot in plots.items()}
    shown = fit_rows({language: plot for language, (plot, _) in shortened.items()}, width, HEIGHT)
    with under_heading():
        st.html(_table(result, shown, width), width=width)
        notes = zip(*(reasons for _, reasons in shortened.values()), strict=True)
        st.html(
            axis_list(result, screen)
            + NOTHING.join(Markup('<p class="missing">{}</p>').format(_said(plots, same)) for same in notes)
            + _more(shown.left_out, screen)
        )


def _more(count: int, screen: ProjectorScreen) -> Markup:
    """How many rows have no room."""
    if not count:
        return NOTHING
    return spoken(
        screen,
        lambda t: t.plural("{count} more row: choose fewer boards.", "{count} more rows: choose fewer boards.", count),
        name="missing",
    )


def lettered(plot: Plot) -> tuple[Plot, list[str]]:
    """With a number for each axis over its column, and where there is no figure a letter; and what the letters mean."""
    reasons = list(dict.fromkeys(cell.why for row in plot.rows for cell in row.cells if cell.why))
    letter = dict(zip(reasons, ascii_lowercase, strict=False))

    def short(cell: Cell) -> Cell:
        return replace(cell, said=letter[cell.why]) if cell.why else cell

    body = tuple(replace(row, cells=tuple(map(short, row.cells))) for row in plot.rows)
    heads = (*plot.heads[:2], *map(str, range(1, len(plot.heads) - 1)))
    return replace(plot, heads=heads, rows=body), [f"{letter[reason]}: {reason}" for reason in reasons]


def fit_rows(plots: Spoken, width: float, height: float) -> Shown:
    """All languages where they fit, else the first; all rows, else as many as fit, and always those that sum up."""
    alone = dict([next(iter(plots.items()))])
    for offered in (plots, alone):
        for size in range(LARGEST, SMALLEST - 1, -1):
            if sum(_heights(offered, width, size)) <= height:
                return Shown(offered, size)
    (language, plot), *_ = alone.items()
    summary = [row for row in plot.rows if row.is_summary]
    others = [row for row in plot.rows if not row.is_summary]
    kept = len(others)
    while (
        kept > 1 and sum(_heights({language: replace(plot, rows=(*others[:kept], *summary))}, width, SMALLEST)) > height
    ):
        kept -= 1
    fewer = replace(plot, rows=(*others[:kept], *summary))
    return Shown({language: fewer}, SMALLEST, len(others) - kept)


def _heights(plots: Spoken, width: float, size: int) -> list[float]:
    """Of the head and of each row, in pixels."""
    first = next(iter(plots.values()))
    shares = column_shares(first)
    columns = [width * share / sum(shares) - CELL_PADDING for share in shares]
    bold = [True, *(row.is_summary for row in first.rows)]
    return [
        BORDER + size * (AROUND + max(MARK_HIGH[first.kind], LINE * _most_lines(row, columns, size, is_bold=is_bold)))
        for row, is_bold in zip(_texts(plots), bold, strict=True)
    ]


def _most_lines(row: Sequence[Sequence[str]], columns: Sequence[float], size: int, *, is_bold: bool) -> int:
    """Of the cells of one row; its name is always bold."""
    letters = [BOLD, *(BOLD if is_bold else LETTER for _ in columns[1:])]
    return max(_lines(texts, column, of * size) for texts, column, of in zip(row, columns, letters, strict=True))


def _texts(plots: Spoken) -> list[list[list[str]]]:
    """Row by row and column by column what is said in each language, once where all say the same."""
    heads = [_once(words) for words in zip(*(plot.heads for plot in plots.values()), strict=True)]
    bodies = (
        [_once(words) for words in zip(*((row.name, *(cell.said for cell in row.cells)) for row in same), strict=True)]
        for same in zip(*(plot.rows for plot in plots.values()), strict=True)
    )
    return [heads, *bodies]


def _once(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _lines(texts: Sequence[str], width: float, letter: float) -> int:
    """Lines of all *texts* under each other, a *letter* so wide; too many where a word, which is never broken, is wider."""
    if any(len(word) * letter > width for text in texts for word in text.split()):
        return FAR_TOO_MANY
    return sum(ceil(len(text) * letter / width) for text in texts)


def _table(result: Result, shown: Shown, width: float) -> Markup:
    plots = shown.plots
    first = next(iter(plots.values()))
    shares = column_shares(first)
    heads = zip(*(plot.heads for plot in plots.values()), strict=True)
    head = Markup("<tr>{}</tr>").format(
        NOTHING.join(
            Markup('<th scope="col" style="width:{:.1f}%">{}</th>').format(
                100 * share / sum(shares), _said(plots, words) if any(words) else scale_marks(result)
            )
            for share, words in zip(shares, heads, strict=True)
        )
    )
    body = [_row(result, plots, same) for same in zip(*(plot.rows for plot in plots.values()), strict=True)]
    style = f"font-size:{shown.size}px;width:{width}px"
    return table_markup(head, body, name=f"sait-projector-rows sait-table {first.kind}", style=style)


def _row(result: Result, plots: Spoken, same: Sequence[Row]) -> Markup:
    first = next(iter(plots.values()))
    cells = zip(*(row.cells for row in same), strict=True)
    opening = Markup('<tr class="summary">') if same[0].is_summary else Markup("<tr>")
    return Markup('{}<th scope="row">{}</th>{}</tr>').format(
        opening,
        _said(plots, [row.name for row in same]),
        NOTHING.join(cell_markup(result, first, cells_of[0], _words(plots, cells_of)) for cells_of in cells),
    )


def _words(plots: Spoken, cells: Sequence[Cell]) -> Markup:
    return _said(plots, [cell.said for cell in cells])


def _said(plots: Spoken, words: Sequence[str]) -> Markup:
    """In each language under each other; once where all say the same, as they do of numbers."""
    if len(set(words)) == 1:
        return Markup("{}").format(words[0])
    element = Markup('<span class="{}" lang="{}" translate="no">{}</span>')
    return NOTHING.join(
        element.format("other" if place else "", language, said)
        for place, (language, said) in enumerate(zip(plots, words, strict=True))
    )


def _legend(plots: Spoken) -> Markup:
    first = next(iter(plots.values()))
    if not first.legend:
        return NOTHING
    said = zip(*(plot.legend for plot in plots.values()), strict=True)
    return legend([(same[0][0], " · ".join(_once([words for _, words in same]))) for same in said])
