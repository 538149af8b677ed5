"""Where an axis has its marks: at the levels, or at quarters of the range where items of several ranges meet."""

from math import gcd

from sait.analysis.result import Result

MOST_MARKS = 10


def axis_ticks(result: Result) -> tuple[int, ...]:
    """The levels of the scales that are rated; 0, 25, 50, 75 and 100 where their ranges differ."""
    if result.is_mixed:
        return tuple(_quarters(result))
    levels = {value for scale in result.rating_scales for value in scale.values}
    return tuple(sorted(levels)) or (result.lowest, result.highest)


def even_step(result: Result) -> float:
    """The distance of marks that are equally far apart and meet every level, as Office wants them; 1 on 0, 1, 3, 5."""
    first, *others = axis_ticks(result)
    step = gcd(*(tick - first for tick in others))
    span = result.highest - result.lowest
    return step if step * MOST_MARKS >= span else span / 4


def _quarters(result: Result) -> range:
    return range(result.lowest, result.highest + 1, (result.highest - result.lowest) // 4)
