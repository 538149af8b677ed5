"""Where items meet on one axis: each in the scale's own units, or, where ranges differ, as a share of its own range."""

from itertools import pairwise

from sait.instruments.model import Item, Scale

WHOLE_FROM = 30
"""From this range up a thirtieth of it is a whole number or more, and no decimals are shown."""


def on_axis(mean: float, item: Item, axis: tuple[int, int]) -> float:
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
    return len({later - value for value, later in pairwise(scale.values)}) == 1


def decimals(lowest: int, highest: int) -> int:
    """How many decimals a mean between these ends is shown with: one, or none where a thirtieth is a whole number."""
    return 0 if highest - lowest >= WHOLE_FROM else 1


def least_step(axis: tuple[int, int]) -> float:
    """How fine a mean may be given for a small board: 1, 2 or 5 times a power of ten, a thirtieth of the range or more.

    0.1 on 0-3, 0.2 on 1-5, 5 on 0-100; never finer than 0.1.
    """
    least = (axis[1] - axis[0]) / 30
    steps = (factor * 10.0**power for power in range(-1, 3) for factor in (1, 2, 5))
    return next(step for step in steps if step >= least - 1e-9)


def near_end(axis: tuple[int, int]) -> float:
    """How close to an end a mean is given as "at or near" it: a fifteenth of the range, 0.2 on 0-3, or a step if more.

    To one decimal, 3.0 of five people on three items would mean that all of them chose 3.
    """
    return max(least_step(axis), (axis[1] - axis[0]) / 15)
