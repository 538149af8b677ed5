"""Where an axis has its marks: at the levels, or at quarters of the range where items of several ranges meet."""

from math import gcd

from sait.analysis.result import Result
from sait.i18n import Translator
from sait.instruments.levels import MOST_DECIMALS, Value, tidy_value

MOST_MARKS = 10
QUARTERS = (0, 25, 50, 75, 100)


def axis_ticks(result: Result) -> tuple[Value, ...]:
    """The levels of the scales that are rated; 0, 25, 50, 75 and 100 where their ranges differ."""
    if result.is_mixed:
        return QUARTERS
    levels = {value for scale in result.rating_scales for value in scale.values}
    return tuple(sorted(levels)) or (result.lowest, result.highest)


def ring_names(result: Result, t: Translator) -> tuple[str, ...]:
    """What stands at each mark: the level with its name ("2 Working in practice") where all items have one scale."""
    if len(result.rating_scales) != 1 or result.is_mixed:
        return tuple(map(str, axis_ticks(result)))
    (scale,) = result.rating_scales
    return tuple(f"{level.value} {t.text(level.label)}" for level in sorted(scale.levels, key=lambda one: one.value))


def even_step(result: Result) -> Value:
    """The distance of marks that are equally far apart and meet every level, as Office wants them.

    1 on 0, 1, 3, 5; 0.25 on 0, 0.25, 0.5, 1.
    """
    first, *others = axis_ticks(result)
    unit = 10**MOST_DECIMALS
    step = tidy_value(gcd(*(round((tick - first) * unit) for tick in others)) / unit)
    span = result.highest - result.lowest
    return step if step * MOST_MARKS >= span else tidy_value(span / 4)
