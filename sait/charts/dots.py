"""The dot plot: the radar's numbers where too few axes have results for a shape."""

from collections.abc import Iterator, Mapping, Sequence

import plotly.graph_objects as go

from sait.analysis.result import Axis, Result, Series
from sait.charts.band import bars
from sait.charts.frame import (
    LABEL_SIZE,
    LEGEND_LINE,
    frame,
    is_marked,
    legend_below,
    mark_demonstration,
    mark_units,
    marker,
    spaced,
)
from sait.charts.grouping import Lines
from sait.charts.hover import HOVER, hover_texts
from sait.charts.labels import BRIEF, LEGEND_WIDTH, absence, escaped, in_lines, named_with_response, wrap
from sait.charts.palette import GRID, INK, LineStyle
from sait.charts.ticks import axis_ticks
from sait.i18n import Translator

AXIS_LINE = 24
APART = 0.24
SIDE = 300
LABEL = 30
WIDE_LABEL = 46
WIDE_SIDE = 560
"""Where the whole height is given, rows are low: a label takes the width, in characters and in pixels."""
LINE_TO_SIZE = 1.3
LARGEST = 22
DOT = 14


def draw_dots(
    result: Result,
    lines: Lines,
    styles: Mapping[str, LineStyle],
    t: Translator,
    *,
    height: int | None = None,
) -> go.Figure:
    """One row an axis, in the radar's order from the top; the dots of a row stand a little apart.

    *height* is that of the whole chart in pixels, where it must fit a screen; None: what the rows take.
    """
    series = lines.drawn
    figure = go.Figure(list(_traces(result, lines, styles, t)))
    fits = height is not None
    labels = [_label(result, axis, series, t, WIDE_LABEL if fits else LABEL) for axis in result.axes]
    most = max(len(series), *(len(lines) for lines in labels))
    names = [trace.name.replace("<br>", " ") for trace in figure.data]
    legend = 16 + LEGEND_LINE * sum(len(wrap(name, LEGEND_WIDTH)) for name in names)
    top = 64 if is_marked(result) else 30
    bottom = 44
    around = top + bottom + legend
    rows = len(labels) * (AXIS_LINE * most + 16) if height is None else height - around
    figure.update_layout(
        frame(
            result,
            height=around + rows,
            margin={"l": WIDE_SIDE if fits else SIDE, "r": 30, "t": top, "b": bottom + legend},
            name="+".join(one.key for one in series),
        ),
        legend=legend_below(bottom / rows),
        xaxis=_scale_axis(result),
        yaxis=_row_axis(labels, min(LARGEST, int(rows / len(labels) / most / LINE_TO_SIZE)) if fits else LABEL_SIZE),
    )
    mark_demonstration(figure, result, t)
    mark_units(figure, result, t)
    return figure


def _traces(result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator) -> Iterator[go.Scatter]:
    if lines.behind:
        yield from bars(result, lines.behind, t)
    middle = (len(lines.drawn) - 1) / 2
    for place, one in enumerate(lines.drawn):
        yield _trace(result, one, styles[one.key], APART * (place - middle), t)


def _trace(result: Result, series: Series, style: LineStyle, offset: float, t: Translator) -> go.Scatter:
    scores = [result.scores.get((series.key, axis.id)) for axis in result.axes]
    return go.Scatter(
        x=[None if score is None else score.mean for score in scores],
        y=[row + offset for row in range(len(scores))],
        customdata=hover_texts(result, series, t),
        uid=series.key,
        name=in_lines(named_with_response(series, t), LEGEND_WIDTH),
        mode="markers",
        marker=marker(style) | {"size": DOT},
        hovertemplate=HOVER,
        cliponaxis=False,
    )


def _scale_axis(result: Result) -> dict[str, object]:
    levels = axis_ticks(result)
    beyond = (result.highest - result.lowest) / 30
    return {
        "range": [result.lowest - beyond, result.highest + beyond],
        "tickmode": "array",
        "tickvals": list(levels),
        "ticktext": [str(level) for level in levels],
        "tickfont": {"size": LABEL_SIZE, "color": INK},
        "gridcolor": GRID,
        "zeroline": False,
        "fixedrange": True,
    }


def _label(result: Result, axis: Axis, series: Sequence[Series], t: Translator, width: int) -> tuple[str, ...]:
    """The label with what is missing, in as few lines as it takes."""
    reason = absence(result, axis, series)
    name = wrap(t.text(axis.label), width)
    if reason is None:
        return name
    said = f"({t(BRIEF[reason])})"
    beside = f"{name[-1]} {said}"
    return (*name[:-1], beside) if len(beside) <= width else (*name, said)


def _row_axis(labels: Sequence[Sequence[str]], size: int) -> dict[str, object]:
    return {
        "range": [len(labels) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": list(range(len(labels))),
        "ticktext": ["<br>".join(escaped(one) for one in lines) for lines in labels],
        "tickfont": {"size": size, "color": INK},
        "gridcolor": GRID,
        "zeroline": False,
        "fixedrange": True,
        **spaced(10),
    }
