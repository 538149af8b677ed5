"""The radar as a drawing: the same rules as ``charts/radar.py``, at any size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

from markupsafe import Markup

from sait.analysis.ranges import axis_range
from sait.analysis.result import Axis, Result, Series
from sait.charts.band import stretches
from sait.charts.grouping import Lines
from sait.charts.labels import BRIEF, absence, wrap
from sait.charts.palette import BAND_EDGE, GRID, INK, PAPER, QUIET, LineStyle, pale
from sait.charts.pictures.svg import LETTER, Point, document, dot, hollow, shape, stroke, words
from sait.charts.ticks import axis_ticks, ring_names
from sait.house_style import SERIES_RANGE
from sait.i18n import Translator

HOLE = 0.1
"""Of the radius: a line at the lowest level still has a shape."""
DASH = "6 4"
UPRIGHT = 0.2
"""Sine of the turn up to which a name stands over or under its axis, in the middle."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where a radar lies: its middle, its radius, and the size of its words. *has_names*: rings say what their level is.

    *has_numbers*: axes have numbers instead of names, which stand elsewhere.
    """

    x: float
    y: float
    radius: float
    size: float
    wrap_at: int
    line: float = 2.5
    has_names: bool = False
    has_numbers: bool = False


CARD_WIDTH = 400
CARD = Field(x=CARD_WIDTH / 2, y=0, radius=70, size=11.5, wrap_at=17, line=2.25)
EDGE = 6


def card(result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator) -> Markup:
    """A radar of the size of a card, without words around it; as high for every line of *result*."""
    above, below = around(result, t, CARD)
    field = replace(CARD, y=above + EDGE)
    return document(CARD_WIDTH, above + below + 2 * EDGE, [radar(result, lines, styles, t, field)])


def numbered_card(
    result: Result,
    lines: Lines,
    styles: Mapping[str, LineStyle],
    t: Translator,
    *,
    width: float,
    height: float,
    size: float,
) -> Markup:
    """A radar of *width* by *height* whose axes have numbers of *size*; grey where the board has no figure."""
    radius = min(width, height) / 2 - 1.5 * size
    field = Field(width / 2, height / 2, radius, size, wrap_at=1, line=3, has_numbers=True)
    return document(width, height, [radar(result, lines, styles, t, field)])


PHONE_WIDTH = 358
PHONE = Field(x=PHONE_WIDTH / 2, y=0, radius=92, size=12, wrap_at=14, line=2.25)


def phone_radar(result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator) -> Markup:
    """A radar as wide as a phone, as large as the names at its sides leave room for."""
    fitted = replace(PHONE, radius=_radius_beside_names(result, t, PHONE))
    above, below = around(result, t, fitted)
    field = replace(fitted, y=above + EDGE)
    return document(PHONE_WIDTH, above + below + 2 * EDGE, [radar(result, lines, styles, t, field)])


def _radius_beside_names(result: Result, t: Translator, field: Field) -> float:
    """At most that of *field*: as large as lets every name beside the radar end within the drawing, which is as wide as
    twice *x*. A name of 14 letters of 12 pixels at the side of one 358 wide: 75 pixels.
    """
    room = []
    for place, axis in enumerate(result.axes):
        across = abs(sin(2 * pi * place / len(result.axes)))
        if across >= UPRIGHT:
            longest = max(map(len, wrap(t.text(axis.label), field.wrap_at)))
            room.append((field.x - longest * field.size * LETTER) / across - field.size * 0.8)
    return min([field.radius, *room])


def around(result: Result, t: Translator, field: Field) -> tuple[float, float]:
    """How far the drawing reaches over and under its middle, whichever lines of *result* are on it."""
    middle = len(result.axes) // 2
    over, under = (
        max(_most_lines(result, axis, t, field) for axis in axes)
        for axes in (result.axes[:1], result.axes[middle : middle + 1 + len(result.axes) % 2])
    )
    reach = field.radius + field.size * 0.8
    return reach + over * field.size * 1.2, reach + under * field.size * 1.2


def _most_lines(result: Result, axis: Axis, t: Translator, field: Field) -> int:
    reasons = {reason for line in result.series if (reason := absence(result, axis, [line]))}
    why = max((len(wrap(f"({t(BRIEF[reason])})", field.wrap_at)) for reason in reasons), default=0)
    return len(wrap(t.text(axis.label), field.wrap_at)) + why


def radar(result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator, field: Field) -> Markup:
    """Rings and spokes, the range behind, the lines, and what each axis is called with why it is empty."""
    return Markup().join(
        [
            *_rings(result, field),
            *(_band(result, lines.behind, field) if lines.behind else ()),
            *(_line(result, one, styles[one.key], field) for one in lines.drawn),
            *_ring_words(result, t, field),
            *(
                _number(result, place, axis, lines.drawn, field)
                if field.has_numbers
                else _label(result, place, axis, lines.drawn, t, field)
                for place, axis in enumerate(result.axes)
            ),
        ]
    )


def _point(result: Result, field: Field, place: float, value: float) -> Point:
    turn = 2 * pi * place / len(result.axes)
    share = (value - result.lowest) / (result.highest - result.lowest)
    out = field.radius * (HOLE + (1 - HOLE) * share)
    return field.x + out * sin(turn), field.y - out * cos(turn)


def _rings(result: Result, field: Field) -> list[Markup]:
    places = range(len(result.axes))
    rings = [
        shape([_point(result, field, place, tick) for place in places], stroke=GRID, width=1)
        for tick in axis_ticks(result)
    ]
    spokes = [
        stroke([_point(result, field, place, end) for end in (result.lowest, result.highest)], colour=GRID, width=1)
        for place in places
    ]
    return [*rings, *spokes]


def _band(result: Result, behind: Sequence[Series], field: Field) -> list[Markup]:
    ranges = [axis_range(result, behind, axis.id) for axis in result.axes]
    parts = []
    for part in stretches([one is not None for one in ranges]):
        given = [(place, one) for place in part if (one := ranges[place]) is not None]
        out = [_point(result, field, place, one.highest.mean or 0) for place, one in given]
        back = [_point(result, field, place, one.lowest.mean or 0) for place, one in reversed(given)]
        if len(part) > len(result.axes):
            parts.append(hollow(out, back, fill=SERIES_RANGE, edge=BAND_EDGE))
        else:
            parts.append(shape([*out, *back], stroke=BAND_EDGE, width=0.75, fill=SERIES_RANGE))
    return parts


def _line(result: Result, series: Series, style: LineStyle, field: Field) -> Markup:
    scores = [result.scores.get((series.key, axis.id)) for axis in result.axes]
    points = [
        None if score is None or score.mean is None else _point(result, field, place, score.mean)
        for place, score in enumerate(scores)
    ]
    known = [point for point in points if point is not None]
    dash = DASH if style.hollow else ""
    if len(known) == len(points):
        fill = "none" if style.hollow else pale(style.colour)
        drawn = [shape(known, stroke=style.colour, width=field.line, fill=fill, dash=dash)]
    else:
        pairs = zip(points, [*points[1:], points[0]], strict=True)
        drawn = [
            stroke([one, other], colour=style.colour, width=field.line, dash=dash)
            for one, other in pairs
            if one is not None and other is not None
        ]
    fill, edge = (PAPER, style.colour) if style.hollow else (style.colour, PAPER)
    return Markup().join([*drawn, *(dot(point, field.line * 1.6, fill=fill, edge=edge) for point in known)])


def _ring_words(result: Result, t: Translator, field: Field) -> list[Markup]:
    if not field.has_names:
        return []
    size = round(field.size * 0.8, 1)
    halo = Markup('<g paint-order="stroke" stroke="white" stroke-width="4" stroke-linejoin="round">{}</g>')
    said = []
    for tick, name in zip(axis_ticks(result), ring_names(result, t), strict=True):
        x, y = _point(result, field, 0, tick)
        said.append(halo.format(words(x + 5, y + size * 0.35, name, size=size, colour=QUIET)))
    return said


def _number(result: Result, place: int, axis: Axis, drawn: Sequence[Series], field: Field) -> Markup:
    """The number of an axis, beyond its end."""
    turn = 2 * pi * place / len(result.axes)
    away = field.radius + field.size * 0.8
    x, y = field.x + away * sin(turn), field.y - away * cos(turn) + field.size * 0.35
    is_empty = absence(result, axis, drawn) is not None
    return words(
        x, y, str(place + 1), size=field.size, anchor="middle", bold=not is_empty, colour=QUIET if is_empty else INK
    )


def _label(result: Result, place: int, axis: Axis, drawn: Sequence[Series], t: Translator, field: Field) -> Markup:
    """The name of an axis, away from the middle, and in brackets why it is empty."""
    turn = 2 * pi * place / len(result.axes)
    across, up = sin(turn), cos(turn)
    reason = absence(result, axis, drawn)
    name = wrap(t.text(axis.label), field.wrap_at)
    why = wrap(f"({t(BRIEF[reason])})", field.wrap_at) if reason else ()
    away = field.radius + field.size * 0.8
    x, y = field.x + away * across, field.y - away * up
    anchor = "middle" if abs(across) < UPRIGHT else "start" if across > 0 else "end"
    high = (len(name) + len(why)) * field.size * 1.2
    first = y - high * (0.5 + 0.5 * up) + field.size * 0.9
    colours = (*(INK for _ in name), *(QUIET for _ in why))
    return Markup().join(
        words(x, first + row * field.size * 1.2, line, size=field.size, anchor=anchor, colour=colour)
        for row, (line, colour) in enumerate(zip((*name, *why), colours, strict=True))
    )
