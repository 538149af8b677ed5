"""The range of several lines as a filled ring behind the lines of a radar, and as bars behind the dots of a dot plot."""

from collections.abc import Sequence
from itertools import chain

import plotly.graph_objects as go

from sait.analysis.ranges import AxisRange, axis_range
from sait.analysis.result import Result, Series
from sait.charts.hover import HOVER
from sait.charts.labels import LEGEND_WIDTH, in_lines
from sait.charts.palette import BAND, BAND_EDGE
from sait.i18n import Translator
from sait.wording.ranges import range_name, range_words

BAR = 14


def ring(result: Result, lines: Sequence[Series], t: Translator, *, inner: float) -> list[go.Scatterpolar]:
    """The ring, in as many parts as the axes without a range cut it into; no part where no axis has one.

    *inner* is the least value that plotly draws.
    """
    ranges = [axis_range(result, lines, axis.id) for axis in result.axes]
    parts = stretches([one is not None for one in ranges])
    return [
        _part(result, [(place, one) for place in part if (one := ranges[place])], lines, t, inner, is_first=not number)
        for number, part in enumerate(parts)
    ]


def stretches(given: Sequence[bool]) -> list[list[int]]:
    """The stretches of neighbouring places that are given, round the circle; all of them once more close the ring.

    >>> stretches([True, False, True, True])
    [[2, 3, 0]]
    """
    count = len(given)
    if all(given):
        return [[*range(count), 0]]
    start = given.index(False)
    runs: list[list[int]] = [[]]
    for place in ((start + step) % count for step in range(count)):
        if given[place]:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _part(
    result: Result,
    part: Sequence[tuple[int, AxisRange]],
    lines: Sequence[Series],
    t: Translator,
    inner: float,
    *,
    is_first: bool,
) -> go.Scatterpolar:
    out = [(result.axes[place].id, one.highest.mean, one) for place, one in part]
    back = [(result.axes[place].id, one.lowest.mean, one) for place, one in reversed(part)]
    edge = list(chain(out, back, out[:1]))
    return go.Scatterpolar(
        r=[None if value is None else max(value, inner) for _, value, _ in edge],
        theta=[axis_id for axis_id, _, _ in edge],
        customdata=[_said(result, lines, one, t) for _, _, one in edge],
        uid=f"range-{part[0][0]}",
        name=in_lines(range_name(result, lines, t), LEGEND_WIDTH),
        showlegend=is_first,
        legendgroup="range",
        mode="lines",
        fill="toself",
        fillcolor=BAND,
        line={"color": BAND_EDGE, "width": 1},
        hovertemplate=HOVER,
        hoveron="points",
    )


def bars(result: Result, lines: Sequence[Series], t: Translator) -> list[go.Scatter]:
    """A bar a row from the lowest to the highest; none where no row has a range."""
    given = [
        (row, one) for row, axis in enumerate(result.axes) if (one := axis_range(result, lines, axis.id)) is not None
    ]
    if not given:
        return []
    ends = [(row, end, one) for row, one in given for end in (one.lowest.mean, one.highest.mean, None)]
    return [
        go.Scatter(
            x=[end for _, end, _ in ends],
            y=[row for row, _, _ in ends],
            customdata=[_said(result, lines, one, t) for _, _, one in ends],
            uid="range",
            name=in_lines(range_name(result, lines, t), LEGEND_WIDTH),
            mode="lines",
            line={"color": BAND, "width": BAR},
            connectgaps=False,
            hovertemplate=HOVER,
        )
    ]


def _said(result: Result, lines: Sequence[Series], one: AxisRange, t: Translator) -> str:
    axis = next(axis for axis in result.axes if axis.id == one.axis_id)
    said = (range_name(result, lines, t), t.text(axis.label), range_words(result, one, t))
    return "<br>".join(in_lines(line, LEGEND_WIDTH) for line in said)
