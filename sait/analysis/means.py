"""Means of domains and categories, for boards too small to give items outside the room."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from sait.analysis.agreement import mean
from sait.analysis.isolation import isolates
from sait.assessment.releases import MeanFigures, Tally, Vantage
from sait.instruments.model import Instrument, Item

FEWEST_ITEMS = 3
NEAR_END = 0.2
"""Means to 0.2 of an end are given as "at or near" it: to one decimal, 3.0 of five people would mean that all chose 3."""

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
        *(Candidate(DOMAIN_CUT, domain.id, domain.items) for domain in domains),
        *(
            Candidate(scheme.id, category.id, mapped_items(items, scheme.id, category.id))
            for scheme in instrument.schemes
            for category in scheme.categories
        ),
    )


def mapped_items(items: Sequence[Item], scheme_id: str, category_id: str) -> tuple[Item, ...]:
    """Those of *items* that inform a category; an item may inform several."""
    return tuple(item for item in items if category_id in item.categories.get(scheme_id, ()))


def released_means(
    instrument: Instrument,
    *,
    form: str,
    vantage: Vantage,
    tallies: Mapping[str, Tally],
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
    weights = {item.id: item.weight for item in instrument.items}
    published = [{item_id: weights[item_id] for item_id in one.item_ids} for one in kept.values()]
    counted = {item_id for row in published for item_id in row}
    values = [level.value for level in instrument.scale.levels]
    usable = {
        item_id: mean(tally.levels, values)
        for item_id, tally in tallies.items()
        if tally.n >= minimum and (item_id not in counted or item_id in unchanged)
    }
    given = [one for one in kept.values() if not touched.isdisjoint(one.item_ids)]
    for candidate in candidates(instrument, form):
        if (candidate.cut, candidate.axis_id) in kept or touched.isdisjoint(item.id for item in candidate.items):
            continue
        row = {item.id: item.weight for item in candidate.items if item.id in usable and item.weight > 0}
        if _is_broad(row, candidate) and not isolates([*published, row]):
            published.append(row)
            given.append(_figures(candidate, vantage, row, usable, (values[0], values[-1])))
    return tuple(given)


def _is_broad(row: Mapping[str, float], candidate: Candidate) -> bool:
    """Three items or more, at least half of the axis, and none with more than half of the weight."""
    enough = len(row) >= FEWEST_ITEMS and 2 * len(row) >= len(candidate.items)
    return enough and 2 * max(row.values()) <= sum(row.values())


def _figures(
    candidate: Candidate,
    vantage: Vantage,
    row: Mapping[str, float],
    usable: Mapping[str, float],
    ends: tuple[int, int],
) -> MeanFigures:
    exact = sum(weight * usable[item_id] for item_id, weight in row.items()) / sum(row.values())
    rounded = round(exact, 1)
    near = next((end for end in ends if round(abs(rounded - end), 1) <= NEAR_END), None)
    return MeanFigures(
        cut=candidate.cut,
        axis_id=candidate.axis_id,
        vantage=vantage,
        area_id=None,
        mean=rounded if near is None else float(near),
        at_end=near is not None,
        item_ids=tuple(row),
    )
