"""What may be said of two lines beside each other, and of one category."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sait.analysis.axis_units import half_level
from sait.analysis.result import Axis, AxisScore, Result

CLAIM_ANSWERS = 10
MOSTLY = 0.6
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """Two series on one item, or on the items of one axis that both have.

    *difference* is second minus first: of an item in its scale's units, as chosen; of an axis in the axis's. *needed* is
    half a level, in the same units: of an axis, of its coarsest item. *n_first* and *n_second* are the numeric answers (on an axis the
    fewest on any of the items), None where not released. *item_ids* are the items it rests on.
    """

    id: str
    item_ids: tuple[str, ...]
    first: float
    second: float
    difference: float
    n_first: int | None
    n_second: int | None
    needed: float

    @property
    def claimable(self) -> bool:
        """Whether a sentence may claim it: ten answers or more on both sides, and half a level or more."""
        enough = all(n is not None and n >= CLAIM_ANSWERS for n in (self.n_first, self.n_second))
        return enough and abs(self.difference) >= self.needed - ROUNDING


def item_differences(result: Result, first: str, second: str) -> tuple[Difference, ...]:
    """The differences between two series, by key, on each item that both have a result for, in the axes' order."""
    ordered = dict.fromkeys(item_id for axis in result.axes for item_id in axis.item_ids)
    found = (_item_difference(result, item_id, first, second) for item_id in ordered)
    return tuple(difference for difference in found if difference is not None)


def axis_differences(result: Result, first: str, second: str) -> tuple[Difference, ...]:
    """The differences between two series, by key, on each axis, over the items that both have a result for.

    The means may differ from those of the axis scores, which rest on all the items of each side. An axis is left out
    where fewer than half of its items are shared, or where a side's items are not released.
    """
    found = (_difference(result, axis.id, _weights(axis), first, second) for axis in result.axes)
    return tuple(difference for difference in found if difference is not None)


def _item_difference(result: Result, item_id: str, first: str, second: str) -> Difference | None:
    scores = [result.items.get((key, item_id)) for key in (first, second)]
    means = [score.mean for score in scores if score is not None and score.mean is not None]
    scale = result.asked[item_id].scale
    if len(means) < 2 or scale is None:
        return None
    counts = [_fewest(result, key, [item_id]) for key in (first, second)]
    needed = half_level(result.asked[item_id], (scale.lowest, scale.highest))
    return Difference(item_id, (item_id,), means[0], means[1], means[1] - means[0], counts[0], counts[1], needed)


def _weights(axis: Axis) -> dict[str, float]:
    return dict(zip(axis.item_ids, axis.weights or (1.0,) * len(axis.item_ids), strict=True))


def _difference(result: Result, id_: str, weights: dict[str, float], first: str, second: str) -> Difference | None:
    shared = [item_id for item_id in weights if all(_mean(result, key, item_id) is not None for key in (first, second))]
    total = sum(weights[item_id] for item_id in shared)
    if not total or 2 * len(shared) < len(weights):
        return None
    means = [
        sum((_mean(result, key, item_id) or 0.0) * weights[item_id] for item_id in shared) / total
        for key in (first, second)
    ]
    counts = [_fewest(result, key, shared) for key in (first, second)]
    needed = max(half_level(result.asked[item_id], (result.lowest, result.highest)) for item_id in shared)
    return Difference(id_, tuple(shared), means[0], means[1], means[1] - means[0], counts[0], counts[1], needed)


def _mean(result: Result, key: str, item_id: str) -> float | None:
    score = result.items.get((key, item_id))
    return None if score is None else score.on_axis


def _fewest(result: Result, key: str, item_ids: Iterable[str]) -> int | None:
    counts = [result.items[key, item_id].n for item_id in item_ids]
    known = [count for count in counts if count is not None]
    return min(known) if len(known) == len(counts) else None


def category_reading(score: AxisScore | None) -> Literal["low", "divided", "open", "high"] | None:
    """Where members place a category: low or high from 60 % of the answers in that half of the scale, else divided.

    Where a scale has a middle, the rest may be there as well, so that nobody need be divided: *open*. 60 % is the share that *close* asks for as well. None where the shares are not given. It says nothing about
    whether a finding of 2011 still holds: these boards were never inspected, and the mapping is ours.
    """
    if score is None or score.low_share is None or score.high_share is None:
        return None
    if score.low_share >= MOSTLY - ROUNDING:
        return "low"
    if score.high_share >= MOSTLY - ROUNDING:
        return "high"
    return "divided" if score.low_share + score.high_share >= 1 - ROUNDING else "open"
