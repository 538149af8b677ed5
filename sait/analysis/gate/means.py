"""Means of domains and categories, for boards too small to give items outside the room."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from sait.analysis.agreement import mean
from sait.analysis.axis_units import least_step, near_end, on_axis, rated_scale
from sait.analysis.gate.isolation import isolates
from sait.assessment.releases import AnswerTally, MeanFigures, Vantage
from sait.instruments.levels import Value
from sait.instruments.model import Instrument, Item

FEWEST_ITEMS = 3
DOMAIN_CUT = "domain"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mean that might be given: an axis with all the form's items that count towards it."""

    cut: str
    axis_id: str
    items: tuple[Item, ...]


def candidates(instrument: Instrument, form: str) -> tuple[Candidate, ...]:
    """Every axis in the order in which they are considered: domains first, then the schemes' categories."""
    domains = instrument.in_form(form)
    items = [item for domain in domains for item in domain.items]
    return (
        *(Candidate(DOMAIN_CUT, domain.id, _averaged(domain.items)) for domain in domains),
        *(
            Candidate(scheme.id, category.id, _averaged(mapped_items(items, scheme.id, category.id)))
            for scheme in instrument.schemes
            for category in scheme.categories
        ),
    )


def _averaged(items: Sequence[Item]) -> tuple[Item, ...]:
    """Without choices, and without items that only some are asked: that one of these counts would tell how many chose a level."""
    return tuple(item for item in items if item.is_averaged)


def mapped_items(items: Sequence[Item], scheme_id: str, category_id: str) -> tuple[Item, ...]:
    """Those of *items* that inform a category; an item may inform several."""
    return tuple(item for item in items if category_id in item.categories.get(scheme_id, ()))


def released_means(
    instrument: Instrument,
    *,
    form: str,
    vantage: Vantage,
    tallies: Mapping[str, AnswerTally],
    touched: Set[str],
    earlier: Sequence[MeanFigures],
    minimum: int,
    unchanged: Set[str],
) -> tuple[MeanFigures, ...]:
    """The means of one vantage that may be given together with all *earlier* ones, oldest first.

    *tallies* has the item's counts, all areas together; *touched* are the items of this release. A mean once given
    stays as it is: a board under ten that gave it at five or more cannot have been joined by five more since.
    An item that counts in an earlier mean enters a new one only where it is known (*unchanged*) that both
    speak of the same answers; otherwise a mean before and a mean after one person's answer would stand side by side.
    """
    kept = {(one.cut, one.axis_id): one for one in earlier}
    rated = {item.id: item for item in _averaged(instrument.items)}
    published = [{item_id: rated[item_id].weight for item_id in one.item_ids} for one in kept.values()]
    counted = {item_id for row in published for item_id in row}
    usable = {
        item_id: _counted_mean(tally, rated[item_id], instrument.axis)
        for item_id, tally in tallies.items()
        if item_id in rated and tally.n >= minimum and (item_id not in counted or item_id in unchanged)
    }
    given = [one for one in kept.values() if not touched.isdisjoint(one.item_ids)]
    for candidate in candidates(instrument, form):
        if (candidate.cut, candidate.axis_id) in kept or touched.isdisjoint(item.id for item in candidate.items):
            continue
        row = {item.id: item.weight for item in candidate.items if item.id in usable and item.weight > 0}
        if _is_broad(row, candidate) and not isolates([*published, row]):
            published.append(row)
            given.append(_figures(candidate, vantage, row, usable, instrument.axis))
    return tuple(given)


def _counted_mean(tally: AnswerTally, item: Item, axis: tuple[Value, Value]) -> float:
    return on_axis(mean(tally.levels, rated_scale(item).values), item, axis)


def _is_broad(row: Mapping[str, float], candidate: Candidate) -> bool:
    """Three items or more, at least half of the axis, and none with more than half of the weight."""
    enough = len(row) >= FEWEST_ITEMS and 2 * len(row) >= len(candidate.items)
    return enough and 2 * max(row.values()) <= sum(row.values())


def _figures(
    candidate: Candidate,
    vantage: Vantage,
    row: Mapping[str, float],
    usable: Mapping[str, float],
    ends: tuple[Value, Value],
) -> MeanFigures:
    exact = sum(weight * usable[item_id] for item_id, weight in row.items()) / sum(row.values())
    rounded, near = coarse(exact, ends)
    return MeanFigures(
        cut=candidate.cut,
        axis_id=candidate.axis_id,
        vantage=vantage,
        area_id=None,
        mean=rounded,
        at_end=near,
        item_ids=tuple(row),
    )


def coarse(exact: float, ends: tuple[Value, Value]) -> tuple[float, bool]:
    """The mean as it may be given, and whether it is "at or near" an end, which it then is.

    1.47 on 0-3 is 1.5, 61.1 on 0-100 is 60; 2.76 is at or near 3, 93 at or near 100.
    """
    step = least_step(ends)
    rounded = round(ends[0] + round(round((exact - ends[0]) / step, 9)) * step, 9)
    end = next((end for end in ends if abs(rounded - end) <= near_end(ends) + 1e-9), None)
    return (rounded, False) if end is None else (float(end), True)
