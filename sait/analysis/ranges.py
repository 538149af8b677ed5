"""How far lines lie apart on an axis: from the lowest to the highest of those that have a figure of their own there."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from sait.analysis.result import AxisScore, Result, Series

FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class AxisRange:
    """The *lowest* and the *highest* score on one axis and the *median* of all: *shown* of *total* lines have one.

    *median_near_end*: the median rests on a score that is only given as at or near an end.
    """

    axis_id: str
    lowest: AxisScore
    highest: AxisScore
    median: float
    median_near_end: bool
    shown: int
    total: int


def axis_range(result: Result, lines: Sequence[Series], axis_id: str) -> AxisRange | None:
    """The range of *lines* on an axis; None where fewer than two of them are shown there.

    1.0, 1.4, 2.2 and one withheld: 1.0 to 2.2, median 1.4, three of four. Nothing else goes into it, so that it tells
    nothing that the lines do not tell one by one.
    """
    found = [(score.mean, score) for line in lines if (score := result.scores.get((line.key, axis_id)))]
    given = sorted(((mean, score) for mean, score in found if mean is not None), key=lambda one: one[0])
    if len(given) < FEWEST_LINES:
        return None
    middle = given[(len(given) - 1) // 2 : len(given) // 2 + 1]
    return AxisRange(
        axis_id=axis_id,
        lowest=given[0][1],
        highest=given[-1][1],
        median=median(mean for mean, _ in given),
        median_near_end=any(score.at_end for _, score in middle),
        shown=len(given),
        total=len(lines),
    )
