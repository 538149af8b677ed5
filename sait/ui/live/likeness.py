"""A small likeness of what the projector shows, beside the controls that steer it."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from math import cos, pi, sin

from sait.analysis.result import Result
from sait.assessment.projector import ScreenKind
from sait.house_style import LIGHT, SERIES

WIDTH, HEIGHT = 112, 63
"""Pixels; as a screen, 16 to 9."""

MIDDLE = (WIDTH / 2, HEIGHT / 2)
RADIUS = 24.0


WRITTEN = {ScreenKind.VISION: 2, ScreenKind.PRIORITIES: 3, ScreenKind.ACTIONS: 5, ScreenKind.FORCES: 4}
"""How many lines stand for a screen of what the board decides."""


def likeness(kind: ScreenKind, found: Result | None) -> str:
    """An ``img`` element that says nothing by itself: the words beside it do. *found* gives the radar its shape."""
    drawn = _picture(kind, found)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT.paper}"/>{drawn}</svg>'
    )
    source = b64encode(svg.encode()).decode()
    return (
        f'<img class="sait-likeness" alt="" width="{WIDTH}" height="{HEIGHT}" src="data:image/svg+xml;base64,{source}">'
    )


def _picture(kind: ScreenKind, found: Result | None) -> str:
    if kind is ScreenKind.CODE:
        return _code()
    if kind is ScreenKind.PROGRESS:
        return _figures()
    if kind is ScreenKind.RADAR:
        return _radar(found)
    if kind in WRITTEN:
        return _lines(WRITTEN[kind])
    return _columns() if kind is ScreenKind.ITEM else _rows()


def _code() -> str:
    corners = "".join(
        f'<rect x="{x}" y="{y}" width="12" height="12" fill="none" stroke="{LIGHT.ink}" stroke-width="4"/>'
        for x, y in ((14, 14), (38, 14), (14, 38))
    )
    dots = "".join(
        f'<rect x="{x}" y="{y}" width="4" height="4" fill="{LIGHT.ink}"/>' for x, y in ((38, 38), (46, 46), (46, 36))
    )
    return f"{corners}{dots}{_bar(62, 26, 40, 6)}{_bar(62, 38, 30, 9, LIGHT.ink)}"


def _figures() -> str:
    columns = "".join(_bar(12 + 33 * place, 20, 18, 14, LIGHT.ink) for place in range(3))
    return f"{columns}{_bar(12, 44, 88, 6)}{_bar(12, 44, 60, 6, LIGHT.brand)}"


def _rows() -> str:
    return "".join(_bar(10, 12 + 13 * row, 48, 5) + _dots(66, 14 + 13 * row, (4, 3, 5, 2)[row]) for row in range(4))


def _lines(count: int) -> str:
    height = 36 / count
    return _bar(12, 8, 30, 4, LIGHT.brand) + "".join(
        _bar(12, 19 + place * height, 88 - 14 * (place % 2), height * 0.55) for place in range(count)
    )


def _columns() -> str:
    stacks = "".join(
        f'<circle cx="{20 + 24 * column}" cy="{46 - 8 * place}" r="3" fill="{LIGHT.brand}"/>'
        for column, count in enumerate((1, 3, 4, 2))
        for place in range(count)
    )
    return stacks + "".join(_bar(11 + 24 * column, 52, 18, 3) for column in range(4))


def _radar(found: Result | None) -> str:
    axes = len(found.axes) if found is not None else 0
    if found is None or axes < 3 or not found.series:
        return _ring(8, 1.0)
    span = (found.highest - found.lowest) or 1
    scores = [found.scores.get((found.series[0].key, axis.id)) for axis in found.axes]
    reached = [None if score is None or score.mean is None else (score.mean - found.lowest) / span for score in scores]
    return _ring(axes, 1.0) + _ring(axes, 0.5) + _shape(reached)


def _ring(axes: int, share: float) -> str:
    points = " ".join("{:.1f},{:.1f}".format(*_point(place, axes, share)) for place in range(axes))
    return f'<polygon points="{points}" fill="none" stroke="{LIGHT.rule}"/>'


def _shape(reached: Sequence[float | None]) -> str:
    """Lines between neighbours that are both known, and a dot for each that is: a gap stays a gap."""
    axes = len(reached)
    points = [None if share is None else _point(place, axes, share) for place, share in enumerate(reached)]
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    lines = "".join(
        f'<line x1="{one[0]:.1f}" y1="{one[1]:.1f}" x2="{other[0]:.1f}" y2="{other[1]:.1f}" stroke="{SERIES[0]}" stroke-width="2"/>'
        for one, other in pairs
        if one is not None and other is not None
    )
    dots = "".join(
        f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="2" fill="{SERIES[0]}"/>' for point in points if point
    )
    return lines + dots


def _point(place: int, axes: int, share: float) -> tuple[float, float]:
    angle = 2 * pi * place / axes
    reach = RADIUS * (0.08 + 0.92 * share)
    return MIDDLE[0] + reach * sin(angle), MIDDLE[1] - reach * cos(angle)


def _bar(x: float, y: float, width: float, height: float, colour: str = LIGHT.rule) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="2" fill="{escape(colour)}"/>'


def _dots(x: float, y: float, count: int) -> str:
    return "".join(f'<circle cx="{x + 8 * place}" cy="{y}" r="3" fill="{LIGHT.brand}"/>' for place in range(count))
