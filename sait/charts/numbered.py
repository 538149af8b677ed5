"""The radar for a projector: numbers stand at its axes, and the page lists what they mean in every language beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from sait.analysis.result import Result
from sait.charts.palette import INK
from sait.charts.radar import PROJECTED, RadarPanel, radars
from sait.i18n import Translator

WIDTH = 620
"""Pixels on a page of 1280 by 720."""


@dataclass(frozen=True, slots=True)
class Legend:
    """One line of the chart, or the range behind it (*is_area*): its name, colour and dash."""

    name: str
    colour: str
    dash: str
    is_area: bool


@dataclass(frozen=True, slots=True)
class NumberedRadar:
    """The figure without a word on it, what it says to who cannot see it, and its legend in each language asked for."""

    figure: go.Figure
    alt: str
    legends: tuple[tuple[Legend, ...], ...]


def numbered_radar(result: Result, spoken: Sequence[Translator]) -> NumberedRadar | None:
    """The first radar of *result*, its axes numbered from 1 at the top, clockwise. None where there is none to draw."""
    drawn = [panels[0] for t in spoken if (panels := radars(result, t, alone=PROJECTED))]
    if not drawn:
        return None
    figure = go.Figure([trace for trace in drawn[0].figure.data if trace.mode != "text"], layout=drawn[0].figure.layout)
    figure.update_layout(
        width=WIDTH,
        margin=dict.fromkeys("lrtb", PROJECTED.side),
        showlegend=False,
        annotations=[],
        polar_angularaxis_ticktext=[f"<b>{place}</b>" for place, _ in enumerate(result.axes, 1)],
        polar_angularaxis_tickfont={"size": PROJECTED.label_size, "color": INK},
    )
    figure.update_traces(marker_size=16, line_width=4, selector={"mode": "lines+markers"})
    return NumberedRadar(figure, drawn[0].alt, tuple(map(_legend, drawn)))


def _legend(panel: RadarPanel) -> tuple[Legend, ...]:
    return tuple(
        Legend(
            name=trace.name.replace("<br>", " "),
            colour=trace.line.color if trace.mode != "lines" else trace.fillcolor,
            dash=trace.line.dash or "solid",
            is_area=trace.mode == "lines",
        )
        for trace in panel.figure.data
        if trace.showlegend is not False and trace.mode != "text"
    )
