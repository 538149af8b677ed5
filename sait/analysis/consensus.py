"""What the board agreed, as a line of its own beside what its members had scored; never over it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sait.analysis.axis_units import on_axis
from sait.analysis.result import Axis, AxisScore, ItemScore, Result, Series, SeriesRole
from sait.i18n.text import Text
from sait.instruments.levels import Value
from sait.instruments.model import Item


@dataclass(frozen=True, slots=True)
class Shift:
    """One item before and after the discussion, on its own scale: the means of both scorings and the agreed level.

    None where there is no such figure. *moved* is the agreed level less the last mean given: with means 1.5 and 1.8
    and level 2 it is 0.2.
    """

    item_id: str
    first: float | None
    second: float | None
    agreed: Value

    @property
    def moved(self) -> float | None:
        before = self.first if self.second is None else self.second
        return None if before is None else self.agreed - before


def with_consensus(result: Result, own: Series, label: Text, levels: Mapping[str, Value]) -> Result:
    """*result* with one more line, *label*: the levels agreed in the room of *own*, by item.

    An axis has a mean where half of its items or more are agreed, weighted as always; a choice enters none. A result
    without any agreed level of its items stays as it is.
    """
    agreed = {item_id: level for item_id, level in levels.items() if item_id in result.asked}
    if not agreed:
        return result
    line = replace(own, key=f"{own.key}/consensus", label=label, role=SeriesRole.CONSENSUS, attendance=None, late=0)
    ends = (result.lowest, result.highest)
    items = {item_id: _item_score(result.asked[item_id], level, ends) for item_id, level in agreed.items()}
    scores = {axis.id: _axis_score(axis, items) for axis in result.axes}
    # A board that scored nothing alone has the agreed line in the place of an empty one.
    has_scored = any(key == own.key for key, _ in result.items)
    series = (*result.series, line) if has_scored else tuple(line if one is own else one for one in result.series)
    return replace(
        result,
        series=series,
        items={**result.items, **{(line.key, item_id): score for item_id, score in items.items()}},
        scores={**result.scores, **{(line.key, id_): score for id_, score in scores.items() if score.items_given}},
    )


def shifts(result: Result, own_key: str, levels: Mapping[str, Value]) -> tuple[Shift, ...]:
    """Every rated item on which the board agreed a level, those that moved furthest first."""
    found = [
        Shift(item.id, _mean(result, own_key, item.id), _mean(result, f"{own_key}/second", item.id), levels[item.id])
        for item in result.asked.values()
        if item.id in levels and item.is_rated
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.moved or 0)))


def _mean(result: Result, key: str, item_id: str) -> float | None:
    score = result.items.get((key, item_id))
    return None if score is None else score.mean


def _item_score(item: Item, level: Value, ends: tuple[Value, Value]) -> ItemScore:
    return ItemScore(
        item_id=item.id,
        levels=None,
        n=None,
        mean=float(level) if item.is_rated else None,
        median=None,
        dont_know=None,
        not_applicable=None,
        agreement=None,
        on_axis=on_axis(level, item, ends) if item.is_averaged else None,
        target=item.target,
    )


def _axis_score(axis: Axis, items: Mapping[str, ItemScore]) -> AxisScore:
    weights = dict(zip(axis.item_ids, axis.weights or [1.0] * len(axis.item_ids), strict=True))
    given = [
        (weights[item_id], on)
        for item_id in axis.item_ids
        if weights[item_id] > 0 and (score := items.get(item_id)) and (on := score.on_axis) is not None
    ]
    is_given = bool(given) and 2 * len(given) >= len(axis.item_ids)
    total = sum(weight for weight, _ in given)
    return AxisScore(
        axis_id=axis.id,
        mean=sum(weight * on for weight, on in given) / total if is_given else None,
        at_end=False,
        n_lowest=None,
        n_highest=None,
        items_given=len(given),
        items_total=len(axis.item_ids),
        bounds=None,
        low_share=None,
        high_share=None,
        r_wg_j=None,
    )
