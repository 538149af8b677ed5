"""Line styles that can be told apart without colour, in print and on a washed-out projector."""

from collections.abc import Mapping
from dataclasses import dataclass

from sait.analysis.result import Result
from sait.charts.grouping import common_series
from sait.house_style import LIGHT, SERIES

INK = LIGHT.ink
GRID = "#B8B8B8"
PAPER = LIGHT.paper
QUIET = LIGHT.quiet
"""Words beside the figures."""
BAND = "rgba(0, 114, 178, 0.16)"
BAND_EDGE = "rgba(0, 114, 178, 0.45)"
"""A range behind the lines; its edge is seen where its filling is not, in print and on a washed-out projector."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How one series is drawn. *dash* and *symbol* are plotly's names; *hollow* markers show what lies under them."""

    colour: str
    dash: str
    symbol: str
    hollow: bool


# A hue always comes with the same dash and marker.
COMMON = LineStyle(SERIES[0], "solid", "circle", hollow=False)
OTHERS = (
    LineStyle(SERIES[1], "dash", "square", hollow=True),
    LineStyle(SERIES[2], "dot", "diamond", hollow=True),
    LineStyle(SERIES[3], "dashdot", "triangle-up", hollow=True),
    LineStyle(SERIES[4], "longdash", "x", hollow=True),
    LineStyle(SERIES[5], "longdashdot", "star", hollow=True),
)


def line_styles(result: Result) -> Mapping[str, LineStyle]:
    """The style of each series by its key: the common line has its own, the others take turns."""
    common = common_series(result.series)
    others = [series for series in result.series if series is not common]
    styles = {series.key: OTHERS[turn % len(OTHERS)] for turn, series in enumerate(others)}
    if common:
        styles[common.key] = COMMON
    return styles


def pale(colour: str) -> str:
    """*colour* so thin that what lies under it is seen."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, 0.1)"


@dataclass(frozen=True, slots=True)
class LevelFill:
    """How one level's share of a bar is filled: a pale colour, so that a count can be read on it, and a pattern."""

    colour: str
    pattern: str


LEVEL_FILLS = (
    LevelFill("#F4C7AB", "/"),
    LevelFill("#FBE9C6", "."),
    LevelFill("#FFFFFF", ""),
    LevelFill("#D3E8F5", "-"),
    LevelFill("#9CCAE8", "x"),
)


MORE_FILLS = (
    LevelFill("#FFFFFF", "\\"),
    LevelFill("#F4C7AB", "+"),
    LevelFill("#9CCAE8", "|"),
    LevelFill("#FBE9C6", "x"),
    LevelFill("#D3E8F5", "."),
    LevelFill("#F4C7AB", "-"),
)
"""For scales of more than five levels, and for choices with as many options."""


def level_fills(levels: int) -> tuple[LevelFill, ...]:
    """Fills for a scale of *levels* levels (eleven at most), lowest first; an even scale up to four has no plain middle."""
    if levels > len(LEVEL_FILLS):
        return (*LEVEL_FILLS, *MORE_FILLS)[:levels]
    fills = LEVEL_FILLS if levels % 2 else (*LEVEL_FILLS[:2], *LEVEL_FILLS[3:])
    return tuple(fills[level % len(fills)] for level in range(levels))
