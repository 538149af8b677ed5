"""How far two lines lie apart, axis by axis and item by item, over what both have figures of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from sait.analysis.axis_units import axis_decimals
from sait.analysis.result import Axis, AxisScore, Result, Series

LEAST_ANSWERS = 10
"""On either side, for a sentence to say that there is a difference (docs/method.md, Comparison)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """*first* and *second* on the axis, over the same *items* items.

    *subject* is the axis or the item. *answers*: the fewest numeric answers that an item has on either side, None where
    that is not told. *near_end*: one of the two is only given as at or near an end.
    """

    subject: str
    first: float
    second: float
    items: int
    answers: int | None
    near_end: bool = False

    @property
    def difference(self) -> float:
        """*first* less *second*."""
        return self.first - self.second


def axis_gap(result: Result, first: Series, second: Series, axis: Axis) -> Gap | None:
    """The two means on *axis* over the items that both have: half of the axis at least, as for a mean; else None.

    A1, A2 and A3 at 1, 2 and 3 against A1 and A2 at 2 and 2: 1.5 and 2.0, over two items. Where one side has a mean
    alone, nobody knows its items one by one: both must then have all of them.
    """
    one, other = (result.scores.get((line.key, axis.id)) for line in (first, second))
    if one is None or other is None or one.mean is None or other.mean is None:
        return None
    if _is_mean_alone(one) or _is_mean_alone(other):
        is_whole = one.items_given == one.items_total and other.items_given == other.items_total
        near_end = one.at_end or other.at_end
        return Gap(axis.id, one.mean, other.mean, one.items_total, None, near_end) if is_whole else None
    shared = [
        (place, gap)
        for place, item_id in enumerate(axis.item_ids)
        if (gap := item_gap(result, first, second, item_id)) is not None
    ]
    weights = [axis.weights[place] if axis.weights else 1.0 for place, _ in shared]
    if 2 * len(shared) < len(axis.item_ids) or not sum(weights):
        return None
    mine, its = (
        _weighted(sides, weights) for sides in zip(*((gap.first, gap.second) for _, gap in shared), strict=True)
    )
    return Gap(axis.id, mine, its, len(shared), min(gap.answers or 0 for _, gap in shared))


def _weighted(means: Sequence[float], weights: Sequence[float]) -> float:
    return sum(weight * mean for weight, mean in zip(weights, means, strict=True)) / sum(weights)


def _is_mean_alone(score: AxisScore) -> bool:
    return score.n_lowest is None


def item_gap(result: Result, first: Series, second: Series, item_id: str) -> Gap | None:
    """The two means of one item as they count on an axis; None where one has none."""
    one, other = (result.items.get((line.key, item_id)) for line in (first, second))
    if one is None or other is None or one.on_axis is None or other.on_axis is None:
        return None
    return Gap(item_id, one.on_axis, other.on_axis, 1, min(one.n or 0, other.n or 0))


def gap_to_others(result: Result, first: Series, others: Sequence[Series], axis: Axis) -> float | None:
    """How far *first* lies above the middle one of *others* that can be compared with it on *axis*; None without any.

    At 2.0 beside 1.0, 1.5 and 2.5: +0.5.
    """
    found = [gap.difference for other in others if (gap := axis_gap(result, first, other, axis)) is not None]
    return median(found) if found else None


def largest_first(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps by their size, whichever side is higher; those of one size as they came."""
    return tuple(sorted(gaps, key=lambda gap: -round(abs(gap.difference), 9)))


def half_level(result: Result) -> float:
    """Half a step between neighbouring levels, in the units of the axis: 0.5 on 0-3; of hundredths a sixth, 16.7."""
    if result.is_mixed or not result.rating_scales:
        return (result.highest - result.lowest) / 6
    (values, *_) = (sorted(scale.values) for scale in result.rating_scales)
    return min(later - value for value, later in pairwise(values)) / 2


def may_be_told(result: Result, gap: Gap) -> bool:
    """Whether a sentence may say that the two differ: ten answers or more on both sides, and half a level as shown."""
    if gap.answers is None or gap.answers < LEAST_ANSWERS or gap.near_end:
        return False
    digits = axis_decimals(result)
    return abs(round(gap.first, digits) - round(gap.second, digits)) >= half_level(result) - 1e-9
