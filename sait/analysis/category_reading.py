"""What may be said of where members place one category."""

from typing import Literal

from sait.analysis.result import AxisScore

MOSTLY = 0.6
ROUNDING = 1e-9


def category_reading(score: AxisScore | None) -> Literal["low", "divided", "open", "high"] | None:
    """Where members place a category: low or high from 60 % of the answers in that half of the scale, else divided.

    Where a scale has a middle, the rest may be there as well, so that nobody need be divided: *open*. 60 % is the share
    that *close* asks for as well. None where the shares are not given. It says nothing about whether a finding of 2011
    still holds: these boards were never inspected, and the mapping is ours.
    """
    if score is None or score.low_share is None or score.high_share is None:
        return None
    if score.low_share >= MOSTLY - ROUNDING:
        return "low"
    if score.high_share >= MOSTLY - ROUNDING:
        return "high"
    return "divided" if score.low_share + score.high_share >= 1 - ROUNDING else "open"
