"""What every figure shares: fonts for a projector, a legend below, the demonstration mark."""

from typing import Any

import plotly.graph_objects as go

from sait.analysis.result import Result
from sait.charts.palette import INK, PAPER, LineStyle
from sait.i18n import Translator

FONT = "Arial, Liberation Sans, sans-serif"
TEXT_SIZE = 16
LABEL_SIZE = 18
LEGEND_LINE = 26
LINE_WIDTH = 2.5


def frame(result: Result, *, height: int, margin: dict[str, int], name: str) -> dict[str, Any]:
    """The layout of a chart called *name*, *height* pixels high.

    The same name keeps what the reader zoomed or hid while new figures come in.
    """
    return {
        "height": height,
        "margin": margin,
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {"family": FONT, "size": TEXT_SIZE, "color": INK},
        "hoverlabel": {"font": {"size": TEXT_SIZE, "family": FONT}, "bgcolor": PAPER},
        "uirevision": f"{result.instrument_id}/{result.cut}/{name}",
        "showlegend": True,
        "dragmode": False,
        "modebar": {"color": INK, "activecolor": INK, "bgcolor": PAPER},
    }


def legend_below(distance: float) -> dict[str, Any]:
    """A legend one entry a line, wide enough to show dashes, *distance* plot heights below the plot."""
    return {
        "orientation": "v",
        "x": 0.5,
        "xanchor": "center",
        "y": -distance,
        "yanchor": "top",
        "font": {"size": TEXT_SIZE},
        "itemwidth": 60,
        "itemclick": False,
        "itemdoubleclick": False,
    }


def line(style: LineStyle) -> dict[str, Any]:
    """Plotly's line for *style*."""
    return {"color": style.colour, "dash": style.dash, "width": LINE_WIDTH}


def marker(style: LineStyle) -> dict[str, Any]:
    """Plotly's marker for *style*; hollow ones are larger, so that two markers on one spot are both seen."""
    symbol = f"{style.symbol}-open" if style.hollow else style.symbol
    return {
        "symbol": symbol,
        "size": 13 if style.hollow else 10,
        "color": style.colour,
        "line": {"width": LINE_WIDTH, "color": style.colour if style.hollow else PAPER},
    }


def spaced(length: int) -> dict[str, Any]:
    """Axis settings that keep the labels *length* pixels away from what is drawn."""
    return {"ticks": "outside", "ticklen": length, "tickcolor": PAPER}


def is_marked(result: Result) -> bool:
    """Whether words stand over the chart."""
    return result.demonstration or result.is_mixed


def mark_units(figure: go.Figure, result: Result, t: Translator) -> None:
    """Write into the picture that the numbers are shares, where they are: a saved copy has no caption."""
    if not result.is_mixed:
        return
    figure.add_annotation(
        text=t("0 to 100: share of each item's own range"),
        name="units",
        xref="paper",
        yref="paper",
        x=1,
        xanchor="right",
        y=1,
        yanchor="bottom",
        yshift=figure.layout.margin.t - 34,
        showarrow=False,
        font={"size": TEXT_SIZE, "color": INK},
    )


def mark_demonstration(figure: go.Figure, result: Result, t: Translator) -> None:
    """Write *Demonstration data* into the picture itself, so that a saved copy keeps it."""
    if not result.demonstration:
        return
    figure.add_annotation(
        text=f"<b>{t('Demonstration data')}</b>",
        name="demonstration",
        xref="paper",
        yref="paper",
        x=0,
        xanchor="left",
        y=1,
        yanchor="bottom",
        yshift=figure.layout.margin.t - 34,
        showarrow=False,
        font={"size": TEXT_SIZE, "color": INK},
        bgcolor="#FFF3C4",
        bordercolor=INK,
        borderwidth=1,
        borderpad=4,
    )
