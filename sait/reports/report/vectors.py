"""A deck's charts as drawings (SVG): the same numbers from the same page, drawn without a browser."""

from collections.abc import Callable, Mapping, Sequence
from math import cos, pi, sin
from typing import Any

from markupsafe import Markup

from sait.charts.palette import GRID, INK, PAPER, QUIET
from sait.charts.pictures.svg import FACE, Point, box, document, dot, lines_of, shape, stroke, words
from sait.house_style import SERIES_RANGE
from sait.reports.deck.pages import Bars, Chart, Dots, Line, Radar, Ruler, Shares, Slope

PRINT_FACE = "Libertinus Serif"
"""The face of the report; the drawings' own names are of faces that are not on every machine."""
WIDTH = 900
SIZE = 18
ROW = 46
LEFT = 380
RIGHT = 70
LEGEND = 28
DASH = "7 5"
UPRIGHT = 0.2


def drawn(chart: Chart) -> str:
    """The whole drawing, as the text of an SVG file."""
    made = DRAWN[type(chart)](chart)
    return str(made).replace(FACE, PRINT_FACE)


def _radar(chart: Radar) -> Markup:
    radius, middle = 190, WIDTH / 2
    over = 30 + max(label.count("\n") for label in chart.labels) * SIZE * 1.2
    high = 2 * (radius + over) + 20
    at = _Polar(chart.ruler, middle, high / 2, radius, len(chart.labels))
    parts: list[Markup] = []
    for tick, _ in chart.ruler.names:
        parts.append(shape([at.point(place, tick) for place in range(at.count)], stroke=GRID, width=1))
    for place in range(at.count):
        ends = [at.point(place, end) for end in (chart.ruler.lowest, chart.ruler.highest)]
        parts.append(stroke(ends, colour=GRID, width=1))
    parts += [_round(line, at) for line in chart.lines]
    parts += [words(*at.point(0, tick), f" {tick}", size=SIZE * 0.8, colour=QUIET) for tick, _ in chart.ruler.names]
    parts += [_spoke_name(label, place, at) for place, label in enumerate(chart.labels)]
    if chart.is_small or len(chart.lines) < 2:
        return document(WIDTH, high, parts)
    legend, below = _legend(chart.lines, high)
    return document(WIDTH, below, [*parts, *legend])


class _Polar:
    """Where a value lies on a spoke."""

    def __init__(self, ruler: Ruler, x: float, y: float, radius: float, count: int) -> None:
        self.x, self.y, self.radius, self.count = x, y, radius, count
        self._low, self._span = ruler.lowest, ruler.highest - ruler.lowest

    def point(self, place: int, value: float) -> Point:
        out = self.radius * (0.1 + 0.9 * (value - self._low) / self._span)
        return self.out(place, out)

    def out(self, place: int, out: float) -> Point:
        turn = 2 * pi * place / self.count
        return self.x + out * sin(turn), self.y - out * cos(turn)


def _round(line: Line, at: _Polar) -> Markup:
    """A closed line, with a gap wherever a value is missing."""
    points = [None if value is None else at.point(place, value) for place, value in enumerate(line.values)]
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    width, dash = (1.25, "2 4") if line.is_edge else (3.0, DASH if line.style.hollow else "")
    parts = [
        stroke([one, other], colour=line.style.colour, width=width, dash=dash)
        for one, other in pairs
        if one is not None and other is not None
    ]
    marks = () if line.is_edge else tuple(_mark(line, point) for point in points if point is not None)
    return Markup().join([*parts, *marks])


def _mark(line: Line, point: Point) -> Markup:
    fill, edge = (PAPER, line.style.colour) if line.style.hollow else (line.style.colour, PAPER)
    return dot(point, 6, fill=fill, edge=edge)


def _spoke_name(label: str, place: int, at: _Polar) -> Markup:
    turn = 2 * pi * place / at.count
    across, up = sin(turn), cos(turn)
    said = label.split("\n")
    x, y = at.out(place, at.radius + 14)
    anchor = "middle" if abs(across) < UPRIGHT else "start" if across > 0 else "end"
    first = y - len(said) * SIZE * 1.2 * (0.5 + 0.5 * up) + SIZE * 0.9
    return lines_of(x, first, said, size=SIZE, anchor=anchor)


def _legend(lines: Sequence[Line], top: float) -> tuple[list[Markup], float]:
    parts = []
    for row, line in enumerate(lines):
        y = top + row * LEGEND + 10
        dash = "2 4" if line.is_edge else DASH if line.style.hollow else ""
        parts.append(stroke([(40, y), (84, y)], colour=line.style.colour, width=2.5, dash=dash))
        parts += [] if line.is_edge else [_mark(line, (62, y))]
        parts.append(words(98, y + 6, line.name, size=SIZE))
    return parts, top + len(lines) * LEGEND + 16


def _across(ruler: Ruler, value: float) -> float:
    share = (value - ruler.lowest) / (ruler.highest - ruler.lowest)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _row_name(label: str, y: float) -> Markup:
    said = label.split("\n")
    return lines_of(LEFT - 16, y - (len(said) - 1) * SIZE * 0.6 + 6, said, size=SIZE, anchor="end")


def _scale(ruler: Ruler, bottom: float) -> list[Markup]:
    parts = []
    for value, name in ruler.names:
        x = _across(ruler, value)
        parts.append(stroke([(x, 8), (x, bottom)], colour=GRID, width=1))
        said = name.split("\n")
        parts.append(lines_of(x, bottom + SIZE * 1.2, said, size=SIZE * 0.85, anchor="middle", colour=QUIET))
    return parts


def _dots(chart: Dots) -> Markup:
    bottom = len(chart.labels) * ROW + 16
    parts = _scale(chart.ruler, bottom)
    for place, (label, pair) in enumerate(zip(chart.labels, chart.ranges, strict=True)):
        y = place * ROW + ROW / 2 + 8
        parts.append(_row_name(label, y))
        parts.append(stroke([(LEFT, y), (WIDTH - RIGHT, y)], colour=GRID, width=1))
        if pair is not None:
            low, high = (_across(chart.ruler, end) for end in pair)
            parts.append(box(low, y - 8, high - low, 16, fill=SERIES_RANGE, round_by=8))
        for line, marks in zip(chart.lines, chart.marks, strict=True):
            value = line.values[place]
            if value is not None:
                x = _across(chart.ruler, value)
                parts.append(dot((x, y), 8, fill=line.style.colour, edge=PAPER))
                parts.append(words(x, y - 11, marks[place], size=SIZE * 0.85, anchor="middle", bold=True))
    below: float = bottom + 3 * SIZE + 10
    if len(chart.lines) < 2:
        return document(WIDTH, below, parts)
    legend, below = _legend(chart.lines, below)
    return document(WIDTH, below, [*parts, *legend])


def _bars(chart: Bars) -> Markup:
    high: float = max(ROW, 26 * len(chart.lines) + 14)
    bottom = len(chart.labels) * high + 16
    parts = _scale(chart.ruler, bottom)
    for place, label in enumerate(chart.labels):
        top = place * high + 8
        parts.append(_row_name(label, top + high / 2))
        for row, line in enumerate(chart.lines):
            value = line.values[place]
            if value is not None:
                x = _across(chart.ruler, value)
                y = top + 7 + row * 26
                parts.append(box(LEFT, y, x - LEFT, 20, fill=line.style.colour))
                said = f"{value:.{chart.ruler.digits}f}"
                parts.append(words(x + 6, y + 16, said, size=SIZE * 0.85))
    legend, below = _legend(chart.lines, bottom + 3 * SIZE + 10)
    return document(WIDTH, below, [*parts, *legend])


def _shares(chart: Shares) -> Markup:
    parts: list[Markup] = []
    for place, label in enumerate(chart.labels):
        y = place * ROW + ROW / 2 + 8
        parts.append(_row_name(label, y))
        given = [row[place] for row in chart.counts]
        total = sum(one for one in given if one is not None)
        x = float(LEFT)
        for count, fill in zip(given, chart.fills, strict=True):
            if not count:
                continue
            wide = (WIDTH - LEFT - RIGHT) * count / total
            said = f"{round(count * 100)} %" if chart.number_format.endswith("%") else str(count)
            parts.append(box(x, y - 15, wide, 30, fill=fill, edge=QUIET))
            parts.append(words(x + wide / 2, y + 6, said, size=SIZE * 0.85, anchor="middle"))
            x += wide
    bottom = len(chart.labels) * ROW + 24
    for row, (name, fill) in enumerate(zip(chart.parts, chart.fills, strict=True)):
        y = bottom + row * LEGEND
        parts += [box(LEFT, y, 22, 16, fill=fill, edge=QUIET), words(LEFT + 34, y + 14, name, size=SIZE)]
    return document(WIDTH, bottom + len(chart.parts) * LEGEND + 12, parts)


def _slope(chart: Slope) -> Markup:
    high, left, right = 380, 160, 560
    span = chart.ruler.highest - chart.ruler.lowest
    parts: list[Markup] = []

    def up(value: float) -> float:
        return 20 + high * (1 - (value - chart.ruler.lowest) / span)

    for tick, _ in chart.ruler.names:
        parts.append(stroke([(left - 40, up(tick)), (right + 40, up(tick))], colour=GRID, width=1))
        parts.append(words(left - 54, up(tick) + 6, str(tick), size=SIZE, anchor="end", colour=QUIET))
    for line, mark in zip(chart.lines, chart.marks, strict=True):
        points = [(x, up(one)) for x, one in zip((left, right), line.values, strict=True) if one is not None]
        parts.append(stroke(points, colour=line.style.colour, width=3, dash=DASH if line.style.hollow else ""))
        parts += [_mark(line, point) for point in points]
        parts.append(words(right + 14, points[-1][1] + 6, mark, size=SIZE * 0.85, colour=INK))
    for x, moment in zip((left, right), chart.moments, strict=True):
        parts.append(words(x, high + 52, moment, size=SIZE, anchor="middle"))
    legend, below = _legend(chart.lines, high + 70)
    return document(WIDTH, below, [*parts, *legend])


DRAWN: Mapping[type, Callable[[Any], Markup]] = {
    Radar: _radar,
    Bars: _bars,
    Dots: _dots,
    Shares: _shares,
    Slope: _slope,
}
"""What draws each kind of chart."""
