"""Statistical disclosure control: which of the raw counts may be published, together with all that was published before.

Boards are 8 to 25 people, one to three from an agency, and everybody knows who was in the room. So the question is
never only "is this figure small", but "what can be worked out from it and from everything given before". Three ways
in are shut here: a small count itself (*least*), a small rest between figures given side by side (areas, means), and
a small difference between a figure and its successor (late answers, erasure). docs/method.md has the worked numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from sait.analysis.gate.cells import Cell, Rows, follow, grouped, is_given, same_counts, together, withheld
from sait.analysis.gate.depending import depending
from sait.analysis.gate.means import FEWEST_ITEMS, released_means
from sait.analysis.gate.sectors import by_sector
from sait.assessment.releases import (
    AnswerTally,
    Audience,
    Figures,
    ItemFigures,
    MeanFigures,
    SectorTally,
    Vantage,
    Wave,
)
from sait.instruments.model import AskedIf, Instrument

LEAST_MINIMUM = 5
LEAST_OUTSIDE = 8
LEAST_BOARD = 10

Counts: TypeAlias = Mapping[Cell, Sequence[AnswerTally]]
History: TypeAlias = Mapping[Cell, Sequence[Rows]]
Routes: TypeAlias = Mapping[str, Sequence[AskedIf]]


@dataclass(frozen=True, slots=True)
class OutsideRule:
    """What figures outside the room need. With *respondents* or more, an item needs *answers* numeric answers; with
    fewer there are only means, over *items* items or more with *minimum* numeric answers each.
    """

    respondents: int
    answers: int
    items: int
    minimum: int


def outside_rule(minimum: int) -> OutsideRule:
    """The rule for outside where *minimum* (k) holds inside: with 5, ten respondents and 8 answers."""
    return OutsideRule(max(LEAST_BOARD, minimum), max(LEAST_OUTSIDE, minimum), FEWEST_ITEMS, minimum)


def figures(
    tallies: Sequence[AnswerTally],
    *,
    instrument: Instrument,
    form: str,
    domain_ids: Sequence[str],
    audience: Audience,
    respondents: int,
    minimum: int,
    earlier: Sequence[Figures],
    inside: Sequence[Figures] | None = None,
    sectors: Sequence[SectorTally] = (),
) -> Figures:
    """What one release of the first scoring of *domain_ids* may say to *audience*. There is no other way out.

    *respondents*: how many answered at all. *minimum*: k, ValueError under 5. *earlier*: all that was released of this
    workshop to this audience, oldest first. *inside* (for ``Audience.OUTSIDE``): the same to the board's own members,
    up to now; figures outside then rest on those counts, so that no member can subtract the ones from the others.
    *sectors* (for ``Audience.INSIDE``): the counts by sector, where members were asked for theirs.
    Inside, counts are given from *minimum* numeric answers up; outside from eight, with ten respondents, and below ten
    only means over three items or more are given. An open workshop shows everything.
    """
    _check_minimum(minimum)
    domains, routes, history = _counted(instrument, form, domain_ids), instrument.routes, _history(earlier)
    item_ids = [*chain.from_iterable(domains)]
    seen = None if inside is None or audience is not Audience.OUTSIDE else _history(inside)
    counts = _counts(tallies, item_ids) if seen is None else _as_seen(seen, instrument)
    cells = _cells(item_ids, counts, history)
    if audience is Audience.OPEN:
        return Figures(tuple(row for cell in cells for row in _everything(cell, counts, instrument)), ())
    if audience is Audience.INSIDE:
        items = _items(cells, counts, history, minimum, routes)
        split = by_sector(sectors, domains, given=items, earlier=earlier, minimum=minimum, without=routes)
        return Figures(items, (), split)
    rule = outside_rule(minimum)
    # Means stay means: items beside an earlier mean of fewer answers would let the difference be taken.
    if respondents >= rule.respondents and not any(one.means for one in earlier):
        return Figures(_items(cells, counts, history, rule.answers, routes), ())
    means = _means(cells, counts, history, seen, earlier, instrument=instrument, form=form, minimum=minimum)
    return Figures(tuple(row for cell in cells for row in _kept(cell, history)), means)


def _check_minimum(minimum: int) -> None:
    if minimum < LEAST_MINIMUM:
        raise ValueError(f"minimum is {minimum}; fewer than {LEAST_MINIMUM} answers are never shown")


def _counted(instrument: Instrument, form: str, domain_ids: Sequence[str]) -> list[list[str]]:
    """The items of the release that are counted, domain by domain: words are nobody's figures."""
    domains = [domain for domain in instrument.in_form(form) if domain.id in domain_ids]
    return [[item.id for item in domain.items if item.scale is not None] for domain in domains]


def _history(released: Iterable[Figures]) -> dict[Cell, list[Rows]]:
    """For each cell its rows in every release of the first scoring that has any, oldest first."""
    history: dict[Cell, list[Rows]] = defaultdict(list)
    for one in (one for one in released if one.wave is Wave.FIRST):
        rows: dict[Cell, list[ItemFigures]] = defaultdict(list)
        for row in one.items:
            rows[row.item_id, row.vantage].append(row)
        for cell, its_rows in rows.items():
            history[cell].append(tuple(its_rows))
    return history


def _counts(tallies: Iterable[AnswerTally], item_ids: Sequence[str]) -> dict[Cell, list[AnswerTally]]:
    """The tallies of the items that are released now; others, of domains still open, are nobody's business."""
    counts: dict[Cell, list[AnswerTally]] = defaultdict(list)
    for tally in tallies:
        if tally.item_id in item_ids:
            counts[tally.item_id, tally.vantage].append(tally)
    return counts


def _as_seen(seen: History, instrument: Instrument) -> dict[Cell, list[AnswerTally]]:
    """The counts last released inside. What was withheld there counts as nobody's."""
    return {
        cell: [
            AnswerTally(
                row.item_id,
                row.vantage,
                row.area_id,
                row.levels or _nobody(instrument, row.item_id),
                row.dont_know or 0,
                row.not_applicable or 0,
            )
            for row in releases[-1]
        ]
        for cell, releases in seen.items()
    }


def _nobody(instrument: Instrument, item_id: str) -> tuple[int, ...]:
    """No answers, at each level of the item's own scale."""
    scale = instrument.item(item_id).scale
    return (0,) * len(scale.levels if scale else ())


def _cells(item_ids: Sequence[str], counts: Counts, history: History) -> list[Cell]:
    """Every item of the release from each vantage that anybody took; the board's own always."""
    found = {vantage for _, vantage in (*counts, *history)} | {Vantage.OWN}
    return [(item_id, vantage) for vantage in Vantage if vantage in found for item_id in item_ids]


def _everything(cell: Cell, counts: Counts, instrument: Instrument) -> Rows:
    tallies = counts.get(cell, ())
    if not tallies:
        return (ItemFigures(*cell, None, _nobody(instrument, cell[0]), 0, 0),)
    return tuple(
        ItemFigures(*cell, tally.area_id, tally.levels, tally.dont_know, tally.not_applicable) for tally in tallies
    )


def _items(
    cells: Iterable[Cell], counts: Counts, history: History, least: int, routes: Routes
) -> tuple[ItemFigures, ...]:
    """The rows of all *cells*; an item stands behind those that it depends on."""
    told: dict[Cell, Rows] = {}
    now: dict[Cell, Rows] = {}
    for cell in cells:
        tallies, earlier = counts.get(cell, ()), history.get(cell, ())
        now[cell] = grouped(cell, tallies, least)
        parents = [(condition.item_id, cell[1]) for condition in routes.get(cell[0], ())]
        if parents:
            above = [(told[parent], now[parent]) for parent in parents]
            told[cell] = depending(cell, tallies, earlier, least, above=above)
        else:
            told[cell] = follow(now[cell], earlier, least)
    return tuple(row for rows in told.values() for row in rows)


def _kept(cell: Cell, history: History) -> Rows:
    """What was given of an item before the board fell under ten; otherwise nothing."""
    before = history.get(cell, ())
    return before[-1] if before else (withheld(cell),)


def _means(
    cells: Sequence[Cell],
    counts: Counts,
    history: History,
    seen: History | None,
    earlier: Sequence[Figures],
    *,
    instrument: Instrument,
    form: str,
    minimum: int,
) -> tuple[MeanFigures, ...]:
    """The means of each vantage. Areas are always pooled: of fewer than ten people no two areas could be told apart."""
    given: list[MeanFigures] = []
    for vantage in Vantage:
        pooled = {
            item_id: together(tallies)
            for (item_id, whose), tallies in counts.items()
            # An item whose counts are out cannot hide others in a mean: it is left out of it.
            if whose is vantage and tallies and not any(is_given(rows) for rows in history.get((item_id, whose), ()))
        }
        given += released_means(
            instrument,
            form=form,
            vantage=vantage,
            tallies=pooled,
            touched={item_id for item_id, whose in cells if whose is vantage},
            earlier=[mean for one in earlier for mean in one.means if mean.vantage is vantage],
            minimum=minimum,
            unchanged=_unchanged(seen, vantage),
        )
    return tuple(given)


def _unchanged(seen: History | None, vantage: Vantage) -> set[str]:
    """Items whose counts were the same in every release inside, so that all means rest on the same answers."""
    if seen is None:
        return set()
    return {item_id for (item_id, whose), releases in seen.items() if whose is vantage and same_counts(releases)}
