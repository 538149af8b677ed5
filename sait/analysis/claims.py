"""What a title may say of a chart: which axis is lowest, highest or furthest apart (docs/method.md, Comparison)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sait.analysis.axis_units import axis_decimals
from sait.analysis.gaps import LEAST_ANSWERS, axis_gap, half_level, may_be_told
from sait.analysis.ranges import AxisRange, axis_range
from sait.analysis.result import Axis, AxisScore, Result, Series

MOST_NAMED = 2
"""Axes that a title names together as "among the lowest"."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The axes that stand at one end of a line, lowest or highest first, with the mean of the first.

    One axis is *the* lowest; several are among the lowest.
    """

    axis_ids: tuple[str, ...]
    mean: float


def lowest(result: Result, line: Series) -> Standing | None:
    """The axis that is lowest, or the two that are, half a level under the next; None where nothing may be said.

    At 1.1, 1.7 and 1.9: the first. At 1.1, 1.3 and 1.9: the first two. At 1.1, 1.4 and 1.7: nothing. Nor where an axis
    has no result, or fewer than ten answers, or is at or near an end: what is not shown could be lower.
    """
    return _standing(result, line, sign=1)


def highest(result: Result, line: Series) -> Standing | None:
    """The same at the other end."""
    return _standing(result, line, sign=-1)


def _standing(result: Result, line: Series, *, sign: int) -> Standing | None:
    means = _comparable(result, [line])
    if means is None:
        return None
    ordered = sorted(result.axes, key=lambda axis: sign * means[line.key, axis.id])
    shown = [means[line.key, axis.id] for axis in ordered]
    for count in range(1, MOST_NAMED + 1):
        if count < len(shown) and sign * (shown[count] - shown[count - 1]) >= half_level(result) - 1e-9:
            return Standing(tuple(axis.id for axis in ordered[:count]), shown[0])
    return None


def furthest_apart(result: Result, lines: Sequence[Series]) -> AxisRange | None:
    """The axis on which *lines* lie furthest apart, by half a level more than on any other; None where nothing may be said.

    0.8 to 2.6 beside at most 1.3 on every other axis: that one.
    """
    if len(lines) < 2 or len(result.axes) < 2 or _comparable(result, lines) is None:
        return None
    found = [one for axis in result.axes if (one := axis_range(result, lines, axis.id)) is not None]
    first, second, *_ = sorted(found, key=lambda one: -_width(result, one))
    apart = _width(result, first) - _width(result, second)
    return first if apart >= half_level(result) - 1e-9 else None


def _comparable(result: Result, lines: Sequence[Series]) -> dict[tuple[str, str], float] | None:
    """The means as they are shown; None where one is missing, near an end, or of fewer than ten answers."""
    means = {}
    for line in lines:
        for axis in result.axes:
            score = result.scores.get((line.key, axis.id))
            if not _is_sound(score) or score is None or score.mean is None:
                return None
            means[line.key, axis.id] = round(score.mean, axis_decimals(result))
    return means


def _is_sound(score: AxisScore | None) -> bool:
    if score is None or score.mean is None or score.at_end:
        return False
    return score.n_lowest is not None and score.n_lowest >= LEAST_ANSWERS


def _width(result: Result, one: AxisRange) -> float:
    digits = axis_decimals(result)
    low, high = one.lowest.mean or 0.0, one.highest.mean or 0.0
    return round(high, digits) - round(low, digits)


def apart_from_all(result: Result, line: Series, others: Sequence[Series], axis: Axis) -> int:
    """1 where *line* lies above every one of *others* on *axis*, -1 where below, by what may be told of each pair; else 0.

    At 1.4 beside 2.0 and 2.4: -1. Beside 1.7 and 2.4: 0, as beside one that has no figure: it could lie anywhere.
    """
    gaps = [axis_gap(result, line, other, axis) for other in others]
    if not gaps or any(gap is None or not may_be_told(result, gap) for gap in gaps):
        return 0
    signs = {1 if gap.difference > 0 else -1 for gap in gaps if gap is not None}
    return signs.pop() if len(signs) == 1 else 0
