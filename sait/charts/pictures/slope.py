"""A line from round to round: level where nothing moved, up where a mean rose."""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from sait.charts.palette import COMMON, PAPER
from sait.charts.pictures.svg import dot, stroke

EDGE = 7
"""Kept free all around, so that a dot at an end is whole."""


def slope(
    means: Sequence[float | None], ends: tuple[float, float], *, x: float, y: float, width: float, height: float
) -> Markup:
    """*means*, a round each, between *ends*, in a place of *width* by *height*; a round without a mean is a gap."""
    across = (width - 2 * EDGE) / max(1, len(means) - 1)
    high, span = height - 2 * EDGE, (ends[1] - ends[0]) or 1
    points = [
        None if mean is None else (x + EDGE + place * across, y + height - EDGE - high * (mean - ends[0]) / span)
        for place, mean in enumerate(means)
    ]
    lines = [
        stroke([one, other], colour=COMMON.colour, width=2.25)
        for one, other in pairwise(points)
        if one is not None and other is not None
    ]
    return Markup().join([*lines, *(dot(one, 4, fill=COMMON.colour, edge=PAPER) for one in points if one is not None)])
