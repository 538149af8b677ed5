"""Where items meet on one axis: each in the scale's own units, or, where ranges differ, as a share of its own range."""

from collections.abc import Collection
from itertools import pairwise

from sait.analysis.result import Result
from sait.instruments.levels import MOST_DECIMALS, Value, decimals_of
from sait.instruments.model import Item, Scale

WHOLE_FROM = 30
"""From this range up a thirtieth of it is a whole number or more, and no decimals are shown."""


def on_axis(mean: float, item: Item, axis: tuple[Value, Value]) -> float:
    """*mean*, in the units of the item's scale, as it counts on *axis* (its lowest and highest end).

    A reversed item is turned round: 4.0 on 1-5 counts as 2.0. On an axis of hundredths (0, 100) the mean counts as a
    share of its item's own range: 1.5 on 0-3 is 50, 4.0 on 1-5 is 75, and 25 where the item is reversed. ValueError for
    an item that has no mean.
    """
    scale = rated_scale(item)
    lowest, highest = axis
    if (scale.lowest, scale.highest) == axis:
        return lowest + highest - mean if item.reversed else mean
    share = (mean - scale.lowest) / (scale.highest - scale.lowest)
    return lowest + (highest - lowest) * (1 - share if item.reversed else share)


def rated_scale(item: Item) -> Scale:
    """The scale of an item that is rated; ValueError for a choice or a question answered in words."""
    if item.scale is None or not item.is_rated:
        raise ValueError(f"{item.id} is not rated")
    return item.scale


def is_even(scale: Scale) -> bool:
    """Whether the levels are equally far apart; 0, 1, 3, 5 are not."""
    return len({round(later - value, MOST_DECIMALS) for value, later in pairwise(scale.values)}) == 1


def decimals(values: Collection[Value]) -> int:
    """How many decimals a mean of these levels is shown with: one, or none where a thirtieth of the range is whole.

    Of levels that are fractions two, or as many as they have, so that all at 0.25 is 0.25.
    """
    of_levels = max(map(decimals_of, values))
    if max(values) - min(values) >= WHOLE_FROM:
        return of_levels
    return max(2, of_levels) if of_levels else 1


def item_decimals(item: Item) -> int:
    """How many decimals the mean of *item* is shown with, in the units of its own scale."""
    return decimals(item.scale.values) if item.scale else 1


def axis_decimals(result: Result) -> int:
    """How many decimals a mean on the axes of *result* is shown with."""
    ends = {result.lowest, result.highest}
    return decimals(ends if result.is_mixed else ends.union(*(scale.values for scale in result.rating_scales)))


def least_step(axis: tuple[Value, Value]) -> float:
    """How fine a mean may be given for a small board: 1, 2 or 5 times a power of ten, a thirtieth of the range or more.

    0.1 on 0-3, 0.2 on 1-5, 5 on 0-100; never finer than 0.1.
    """
    least = (axis[1] - axis[0]) / 30
    steps = (factor * 10.0**power for power in range(-1, 3) for factor in (1, 2, 5))
    return next(step for step in steps if step >= least - 1e-9)


def near_end(axis: tuple[Value, Value]) -> float:
    """How close to an end a mean is given as "at or near" it: a fifteenth of the range, 0.2 on 0-3, or a step if more.

    To one decimal, 3.0 of five people on three items would mean that all of them chose 3.
    """
    return max(least_step(axis), (axis[1] - axis[0]) / 15)
