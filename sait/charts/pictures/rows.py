"""A chart of rows as a picture: a table with its marks, as wide as its words need and nothing cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sait.analysis.result import Result
from sait.charts.heat import shade
from sait.charts.labels import wrap
from sait.charts.palette import BAND_EDGE, COMMON, GRID, INK, OTHERS, PAPER, QUIET
from sait.charts.pictures.sheet import EDGE, LEGEND, WIDTH, Caption, Top, sheet_of_result
from sait.charts.pictures.slope import slope
from sait.charts.pictures.svg import LETTER, box, dot, lines_of, stroke, words
from sait.charts.plots.model import Cell, Kind, Plot, Row, Shade, Slope, Track, column_shares
from sait.charts.ticks import axis_ticks
from sait.house_style import SERIES_RANGE
from sait.i18n import Translator
from sait.wording.headlines import subtitle

LINE = 1.2
"""Of the size of type, from line to line."""
PADDING = 8
LARGEST, SMALLEST = 16, 8
TRACK_HIGH, SLOPE_HIGH = 26, 44


@dataclass(frozen=True, slots=True)
class _Column:
    x: float
    width: float

    def wrapped(self, said: str, size: float) -> tuple[str, ...]:
        return wrap(said, max(1, int((self.width - PADDING) / (size * LETTER))))


def rows_picture(result: Result, plot: Plot, caption: Caption, t: Translator) -> Markup:
    """*plot* under its title, over its source."""
    top = Top(caption.title, subtitle(result, plot.lines, caption.place, plot.drawn, t))
    columns = _columns(plot)
    size = _size(plot, columns)
    parts, y = list(top.parts), top.height
    drawn, y = _legend(plot, y)
    parts += drawn
    drawn, y = _heads(result, plot, columns, size, y)
    parts += drawn
    for row in plot.rows:
        drawn, y = _row(result, plot, row, columns, size, y)
        parts += drawn
    return sheet_of_result(result, caption, parts, y + 16, t)


def _columns(plot: Plot) -> list[_Column]:
    shares = column_shares(plot)
    one = (WIDTH - 2 * EDGE) / sum(shares)
    starts = [EDGE + one * sum(shares[:place]) for place in range(len(shares))]
    return [_Column(x, one * share) for x, share in zip(starts, shares, strict=True)]


def _size(plot: Plot, columns: Sequence[_Column]) -> float:
    """The largest type at which no single word is wider than its column."""
    said = [plot.heads, *((row.name, *(cell.said for cell in row.cells)) for row in plot.rows)]
    fitting = [
        (column.width - PADDING) / (LETTER * max(map(len, text.split())))
        for texts in said
        for column, text in zip(columns, texts, strict=True)
        if text
    ]
    return max(SMALLEST, min(LARGEST, *(int(one * 2) / 2 for one in fitting)))


def _heads(result: Result, plot: Plot, columns: Sequence[_Column], size: float, y: float) -> tuple[list[Markup], float]:
    wrapped = [column.wrapped(head, size) for column, head in zip(columns, plot.heads, strict=True)]
    under = y + max(map(len, wrapped)) * size * LINE + PADDING
    parts = []
    for place, (column, head, said) in enumerate(zip(columns, plot.heads, wrapped, strict=True)):
        if not head:
            parts += [
                words(_at(result, column, tick), under - PADDING, f"{tick:g}", size=size, anchor="middle", colour=QUIET)
                for tick in axis_ticks(result)
            ]
            continue
        anchor, x = _anchor(plot, place, column)
        first = under - PADDING - (len(said) - 1) * size * LINE
        parts.append(lines_of(x, first, said, size=size, anchor=anchor, colour=QUIET))
    return parts, under


def _anchor(plot: Plot, place: int, column: _Column) -> tuple[str, float]:
    if plot.kind is Kind.HEAT and place:
        return "middle", column.x + column.width / 2
    return "start", column.x


def _row(
    result: Result, plot: Plot, row: Row, columns: Sequence[_Column], size: float, y: float
) -> tuple[list[Markup], float]:
    name = columns[0].wrapped(row.name, size)
    said = [column.wrapped(cell.said, size) for column, cell in zip(columns[1:], row.cells, strict=True)]
    least = {Kind.HEAT: 0, Kind.TRACKS: TRACK_HIGH, Kind.SLOPES: SLOPE_HIGH}[plot.kind]
    high = max(least, max(map(len, [name, *said])) * size * LINE) + PADDING
    parts = [stroke([(EDGE, y), (WIDTH - EDGE, y)], colour=INK if row.is_summary else GRID, width=1)]
    parts.append(_words(columns[0].x, y, high, name, size, "start"))
    for place, (column, cell, lines) in enumerate(zip(columns[1:], row.cells, said, strict=True), 1):
        anchor, x = _anchor(plot, place, column)
        parts.append(_mark(result, plot, cell, column, y, high))
        parts.append(_words(x, y, high, lines, size, anchor))
    return parts, y + high


def _words(x: float, y: float, high: float, said: Sequence[str], size: float, anchor: str) -> Markup:
    first = y + (high - len(said) * size * LINE) / 2 + size
    return lines_of(x, first, [one for one in said if one], size=size, anchor=anchor)


def _mark(result: Result, plot: Plot, cell: Cell, column: _Column, y: float, high: float) -> Markup:
    if isinstance(cell.mark, Shade):
        return box(column.x + 1, y + 1, column.width - 2, high - 2, fill=shade(result, cell.mark.value))
    if cell.why:
        return box(column.x + 1, y + 1, column.width - 2, high - 2, fill=PAPER, edge=GRID)
    if isinstance(cell.mark, Track):
        return _track(result, cell.mark, column, y + high / 2)
    if isinstance(cell.mark, Slope):
        return slope(cell.mark.means, plot.ends, x=column.x, y=y, width=column.width - PADDING, height=high)
    return Markup()


def _at(result: Result, column: _Column, value: float) -> float:
    share = (value - result.lowest) / (result.highest - result.lowest)
    return column.x + PADDING + share * (column.width - 4 * PADDING)


def _track(result: Result, mark: Track, column: _Column, y: float) -> Markup:
    def at(value: float) -> float:
        return _at(result, column, value)

    parts = [stroke([(at(result.lowest), y), (at(result.highest), y)], colour=GRID, width=1)]
    parts += [stroke([(at(tick), y - 6), (at(tick), y + 6)], colour=GRID, width=1) for tick in axis_ticks(result)]
    if len(mark.others) > 1:
        low, high = at(min(mark.others)), at(max(mark.others))
        parts.append(box(low, y - 5, high - low, 10, fill=SERIES_RANGE, edge=BAND_EDGE, round_by=5))
    draw = _each if mark.first is None else _other
    parts += [draw(at(one), y) for one in mark.others]
    if mark.middle is not None:
        parts.append(_middle(at(mark.middle), y))
    if mark.first is not None:
        parts.append(_first(at(mark.first), y))
    return Markup().join(parts)


def _each(x: float, y: float) -> Markup:
    return dot((x, y), 7, fill=COMMON.colour, edge=PAPER)


def _first(x: float, y: float) -> Markup:
    return dot((x, y), 9, fill=COMMON.colour, edge=PAPER)


def _other(x: float, y: float) -> Markup:
    return dot((x, y), 6, fill=PAPER, edge=OTHERS[0].colour)


def _middle(x: float, y: float) -> Markup:
    return stroke([(x, y - 10), (x, y + 10)], colour=INK, width=3)


def _range(x: float, y: float) -> Markup:
    return box(x - 12, y - 5, 24, 10, fill=SERIES_RANGE, edge=BAND_EDGE, round_by=5)


_MARKS: dict[str, Callable[[float, float], Markup]] = {
    "first": _first,
    "other": _other,
    "range": _range,
    "middle": _middle,
}


def _legend(plot: Plot, y: float) -> tuple[list[Markup], float]:
    """A line for each mark."""
    parts = []
    for mark, said in plot.legend:
        parts += [_MARKS[mark](EDGE + 14, y + 6), words(EDGE + 36, y + 12, said, size=LEGEND)]
        y += LEGEND * 1.5
    return parts, y + (PADDING if plot.legend else 0)
