"""The radar: one spoke an axis, at most three lines, a range of others behind them, gaps left open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import plotly.graph_objects as go

from sait.analysis.result import Axis, Result, Series
from sait.charts.alt import alt_text
from sait.charts.band import ring
from sait.charts.direct import named_at
from sait.charts.dots import draw_dots
from sait.charts.frame import (
    LABEL_SIZE,
    LEGEND_LINE,
    TEXT_SIZE,
    frame,
    is_marked,
    legend_below,
    line,
    mark_demonstration,
    mark_units,
    marker,
    spaced,
)
from sait.charts.grouping import Lines, is_radar, on_charts
from sait.charts.hover import HOVER, hover_texts
from sait.charts.labels import (
    LABEL_WIDTH,
    LEGEND_WIDTH,
    axis_lines,
    escaped,
    in_lines,
    named_with_response,
    panel_title,
    wrap,
)
from sait.charts.palette import GRID, INK, PAPER, QUIET, LineStyle, line_styles, pale
from sait.charts.ticks import axis_ticks, ring_names
from sait.i18n import Translator
from sait.wording.figures import units_words


@dataclass(frozen=True, slots=True)
class Size:
    """How much room a radar takes, in pixels; *label_width* in characters.

    *height* is that of the whole chart, where it must fit a screen; None: what the plot and its labels take. Without
    *has_legend* the page says what the lines are. *pole_width*: characters of what stands over and under the plot, where
    there is nothing beside it; None: as the others.
    """

    plot_height: int
    side: int
    label_size: int
    label_line: int
    label_width: int
    height: int | None = None
    ring_size: int = 13
    has_ring_names: bool = True
    has_legend: bool = True
    pole_width: int | None = None


ALONE = Size(plot_height=470, side=190, label_size=LABEL_SIZE, label_line=23, label_width=LABEL_WIDTH)
BESIDE_OTHERS = Size(
    plot_height=330,
    side=132,
    label_size=LABEL_SIZE - 3,
    label_line=19,
    label_width=LABEL_WIDTH - 2,
    has_ring_names=False,
)
"""Small multiples: two abreast must fit a laptop's screen."""

PROJECTED = Size(
    plot_height=580,
    side=60,
    label_size=32,
    label_line=32,
    label_width=16,
    height=580,
    ring_size=22,
    has_ring_names=False,
)
"""On a projector's page of 1280 by 720: four fifths of its height, and read from the back of a room."""

HOLE = 0.08
INSIDE = 1e-6
RING_WIDTH = 18
NUDGE = "\u00a0\u00a0"


@dataclass(frozen=True, slots=True)
class RadarPanel:
    """One chart: its figure, its title in words, its alternative text and the series on it.

    *caption* says what the numbers are where that is more than the levels of one scale; otherwise it is empty.
    """

    figure: go.Figure
    title: str
    alt: str
    caption: str
    series_keys: tuple[str, ...]


def radars(
    result: Result,
    translator: Translator,
    *,
    alone: Size = ALONE,
    shown: Sequence[Lines] | None = None,
) -> tuple[RadarPanel, ...]:
    """The charts of *result*: a regional board on the range of its local ones; else one for up to three lines, else one
    for each with the common line repeated. *shown* says otherwise what stands on each.

    With results on fewer than three axes the same numbers come as a dot plot: two spokes
    make a line, and its shape says nothing. No series or nothing that is rated, no charts. *alone* is the size of a
    chart that stands by itself.
    """
    if not result.axes:
        return ()
    styles = line_styles(result)
    panels = on_charts(result) if shown is None else tuple(shown)
    size = alone if len(panels) == 1 else BESIDE_OTHERS
    draw = partial(_draw_radar, size=size) if is_radar(result) else partial(draw_dots, height=size.height)
    return tuple(
        RadarPanel(
            figure=draw(result, lines, styles, translator),
            title=panel_title(result, lines.drawn, translator, lines.behind),
            alt=alt_text(result, lines.drawn, translator, lines.behind),
            caption=units_words(result, translator),
            series_keys=tuple(one.key for one in lines.drawn),
        )
        for lines in panels
    )


def _draw_radar(
    result: Result, lines: Lines, styles: Mapping[str, LineStyle], t: Translator, *, size: Size
) -> go.Figure:
    inner = result.lowest + INSIDE
    figure = go.Figure(
        [
            *(ring(result, lines.behind, t, inner=inner) if lines.behind else ()),
            *(_trace(result, one, styles[one.key], t) for one in lines.drawn),
            *named_at(result, lines.drawn, styles, t, size=size.label_size - 2),
        ]
    )
    labels = [
        _label(result, axis, lines.drawn, t, size, is_pole=_is_pole(place, len(result.axes)))
        for place, axis in enumerate(result.axes)
    ]
    top = _edge(labels[0], result, size)
    middle = len(labels) // 2
    # With a pole at the bottom its neighbours end over it.
    lowest = labels[middle : middle + (2 if size.has_legend else 1 + len(labels) % 2)]
    bottom = size.label_line * max(len(words) for words in lowest) + (26 if size.has_legend else 16)
    names = [trace.name.replace("<br>", " ") for trace in figure.data if trace.showlegend is not False]
    legend = 16 + LEGEND_LINE * sum(len(wrap(name, LEGEND_WIDTH)) for name in names) if size.has_legend else 0
    around = top + bottom + legend
    plot_height = size.plot_height if size.height is None else size.height - around
    figure.update_layout(
        frame(
            result,
            height=plot_height + around,
            margin={"l": size.side, "r": size.side, "t": top, "b": bottom + legend},
            name="+".join(one.key for one in lines.drawn),
        ),
        legend=legend_below(bottom / plot_height) | {"font": {"size": max(TEXT_SIZE, size.label_size - 2)}},
        showlegend=size.has_legend,
        polar=_polar(result, labels, size, t),
    )
    mark_demonstration(figure, result, t)
    mark_units(figure, result, t)
    if not size.has_legend:
        _move_marks_out(figure, size)
    return figure


def _label(
    result: Result, axis: Axis, drawn: Sequence[Series], t: Translator, size: Size, *, is_pole: bool
) -> tuple[str, ...]:
    """What stands at an axis; over and under the plot in one line, as far as it is short enough."""
    if not is_pole or size.pole_width is None:
        return axis_lines(result, axis, drawn, t, size.label_width)
    return wrap(" ".join(axis_lines(result, axis, drawn, t, size.pole_width)), size.pole_width)


def _is_pole(place: int, axes: int) -> bool:
    return place in {0, axes / 2}


def _move_marks_out(figure: go.Figure, size: Size) -> None:
    """Words over the chart into its upper corners, where a radar leaves room: so it can be as high as the chart."""
    for mark in figure.layout.annotations:
        mark.update(xshift=size.side if mark.xanchor == "right" else -size.side, yshift=figure.layout.margin.t - 31)


def _edge(lines: Sequence[str], result: Result, size: Size) -> int:
    if not size.has_legend:
        return size.label_line * len(lines) + 14
    return size.label_line * len(lines) + (56 if is_marked(result) else 24)


def _trace(result: Result, series: Series, style: LineStyle, t: Translator) -> go.Scatterpolar:
    ids = [axis.id for axis in result.axes]
    scores = [result.scores.get((series.key, axis_id)) for axis_id in ids]
    # plotly hides a marker that lies exactly on the inner edge, and 0 is a result to be seen.
    inner = result.lowest + INSIDE
    means = [None if score is None or score.mean is None else max(score.mean, inner) for score in scores]
    texts = hover_texts(result, series, t)
    # Across a gap the filling would draw a line that nobody has answered.
    is_whole = not style.hollow and None not in means
    return go.Scatterpolar(
        # The first point comes again at the end, to close the line. A gap there stays a gap.
        r=[*means, means[0]],
        theta=[*ids, ids[0]],
        customdata=[*texts, texts[0]],
        uid=series.key,
        name=in_lines(named_with_response(series, t), LEGEND_WIDTH),
        mode="lines+markers",
        connectgaps=False,
        fill="toself" if is_whole else "none",
        fillcolor=pale(style.colour),
        line=line(style),
        marker=marker(style),
        hovertemplate=HOVER,
        hoveron="points",
        cliponaxis=False,
    )


def _ring_names(result: Result, size: Size, t: Translator) -> list[str]:
    """The levels with their names, a little away from the spoke; the numbers alone where there is no room for words."""
    names = ring_names(result, t) if size.has_ring_names else map(str, axis_ticks(result))
    return ["<br>".join(f"{NUDGE}{escaped(part)}" for part in wrap(name, RING_WIDTH)) for name in names]


def _polar(result: Result, labels: Sequence[Sequence[str]], size: Size, t: Translator) -> dict[str, object]:
    ids = [axis.id for axis in result.axes]
    return {
        "gridshape": "linear",
        # With a small hole a line at the lowest level still has a shape, unlike a gap.
        "hole": HOLE,
        "bgcolor": PAPER,
        "radialaxis": {
            "range": [result.lowest, result.highest],
            "tickmode": "array",
            "tickvals": list(axis_ticks(result)),
            "ticktext": _ring_names(result, size, t),
            "tickfont": {"size": size.ring_size, "color": QUIET},
            "angle": 90,
            "tickangle": 90,
            "gridcolor": GRID,
            "linecolor": GRID,
        },
        "angularaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": ids,
            "tickmode": "array",
            "tickvals": ids,
            "ticktext": ["<br>".join(escaped(one) for one in lines) for lines in labels],
            "tickfont": {"size": size.label_size, "color": INK},
            **spaced(12),
            "rotation": 90,
            "direction": "clockwise",
            "gridcolor": GRID,
            "linecolor": GRID,
        },
    }
