"""Names beside the lines themselves, where there are two: nobody has to look them up in the legend."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

import plotly.graph_objects as go

from sait.analysis.result import Result, Series
from sait.charts.labels import in_lines
from sait.charts.palette import LineStyle
from sait.i18n import Translator

NAME_WIDTH = 20
ROOM = 0.72
"""Of the range: further out a name would lie over what the axis is called."""
APART = 0.12
"""Of the range: where lines are closer, a name beside one is beside both."""


def named_at(
    result: Result, drawn: Sequence[Series], styles: Mapping[str, LineStyle], t: Translator, *, size: int
) -> list[go.Scatterpolar]:
    """A name for each of two lines, at the axis where they are furthest apart; none where no axis has room for one."""
    if len(drawn) != 2:
        return []
    found = []
    for own, other in (drawn, reversed(drawn)):
        place = _place(result, own, other)
        if place is not None:
            found.append(_name(result, own, place, styles[own.key], t, size))
    return found


def _place(result: Result, own: Series, other: Series) -> tuple[int, float, bool] | None:
    """Axis, value and whether the name goes outwards from it."""
    span = result.highest - result.lowest
    offered = []
    for number, axis in enumerate(result.axes):
        mine, its = (result.scores.get((one.key, axis.id)) for one in (own, other))
        if mine is None or its is None or mine.mean is None or its.mean is None:
            continue
        gap = (mine.mean - its.mean) / span
        height = (mine.mean - result.lowest) / span
        if gap >= APART and height <= ROOM:
            offered.append((gap, number, mine.mean, True))
    if not offered:
        return None
    _, number, value, outwards = max(offered, key=lambda one: (one[0], -one[1]))
    return number, value, outwards


def _name(
    result: Result, series: Series, place: tuple[int, float, bool], style: LineStyle, t: Translator, size: int
) -> go.Scatterpolar:
    number, value, _ = place
    turn = 2 * pi * number / len(result.axes)
    across, up = sin(turn), cos(turn)
    sideways = "right" if across > 0.4 else "left" if across < -0.4 else "center"
    upright = "top" if up > 0.4 else "bottom" if up < -0.4 else "middle"
    return go.Scatterpolar(
        r=[value],
        theta=[result.axes[number].id],
        uid=f"name-{series.key}",
        mode="text",
        text=[in_lines(t.text(series.label), NAME_WIDTH)],
        textposition=f"{upright} {sideways}",
        textfont={"size": size, "color": style.colour},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
