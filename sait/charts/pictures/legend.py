"""What the lines of a radar and the range behind them are: a mark and a name for each."""

from collections.abc import Mapping
from math import cos, pi, sin

from markupsafe import Markup

from sait.analysis.result import Result
from sait.charts.grouping import Lines
from sait.charts.labels import named_with_response
from sait.charts.palette import BAND_EDGE, PAPER, LineStyle
from sait.charts.pictures.svg import Point, as_address, box, document, dot, shape, stroke
from sait.house_style import SERIES_RANGE
from sait.i18n import Translator
from sait.wording.ranges import range_name

MARK_WIDTH, MARK_HEIGHT = 36, 16
SIZE = 5
CORNERS: Mapping[str, tuple[int, float]] = {
    "square": (4, 0.125),
    "diamond": (4, 0),
    "triangle-up": (3, 0),
}
"""How many corners a marker has, and how far of a whole turn the first is from the top."""


def legend(result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator) -> tuple[tuple[str, str], ...]:
    """The address of an image and the name, for each line that is drawn and for what is behind."""
    entries = [(_line_mark(styles[line.key]), named_with_response(line, t)) for line in lines.drawn]
    if lines.behind:
        band = box(0, 1, MARK_WIDTH, MARK_HEIGHT - 2, fill=SERIES_RANGE, edge=BAND_EDGE)
        entries.append((band, range_name(result, lines.behind, t)))
    return tuple((as_address(document(MARK_WIDTH, MARK_HEIGHT, [mark])), name) for mark, name in entries)


def _line_mark(style: LineStyle) -> Markup:
    middle = (MARK_WIDTH / 2, MARK_HEIGHT / 2)
    ends = [(0.0, middle[1]), (float(MARK_WIDTH), middle[1])]
    line = stroke(ends, colour=style.colour, width=2.5, dash="6 4" if style.hollow else "")
    fill = PAPER if style.hollow else style.colour
    return line + _marker(style, middle, fill)


def _marker(style: LineStyle, middle: Point, fill: str) -> Markup:
    if style.symbol in CORNERS:
        count, first = CORNERS[style.symbol]
        corners = [_around(middle, first + place / count, SIZE * 1.3) for place in range(count)]
        return shape(corners, stroke=style.colour, width=2, fill=fill)
    if style.symbol in {"x", "star"}:
        arms, first = (4, 0.125) if style.symbol == "x" else (5, 0)
        corners = [
            _around(middle, first + place / (2 * arms), SIZE * (1.5 if place % 2 == 0 else 0.6))
            for place in range(2 * arms)
        ]
        return shape(corners, stroke=style.colour, width=2, fill=fill)
    return dot(middle, SIZE, fill=fill, edge=style.colour)


def _around(middle: Point, turn: float, radius: float) -> Point:
    return middle[0] + radius * sin(2 * pi * turn), middle[1] - radius * cos(2 * pi * turn)
