"""Which answers may be told apart by sector: every group, and everybody who is not in it, must be large enough.

One breakdown of an item is given, together with its first figures, and never another. Two of them, or one beside
figures that have moved on, would cross: of five late answers beside six from health, what the one late answer from
health was could be worked out. docs/method.md has the worked numbers.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Figures, ItemFigures, SectorFigures, SectorTally, Vantage

Breakdown: TypeAlias = tuple[SectorFigures, ...]
"""The rows of one item: one for each named sector, and one (None) for everybody else."""


def by_sector(
    tallies: Sequence[SectorTally],
    domains: Sequence[Sequence[str]],
    *,
    given: Sequence[ItemFigures],
    earlier: Sequence[Figures],
    minimum: int,
    without: Collection[str] = (),
) -> tuple[SectorFigures, ...]:
    """The breakdowns of one release inside the room.

    *domains*: the item ids of each domain that it covers. *given*: what it says of the items themselves. *earlier*: all
    that was released inside before, oldest first. A breakdown that was given stays as it was; an item whose figures
    were given without one gets none later, and an item in *without* never has one: of a question that only some are asked,
    it would tell how many of a sector chose a level before. The sectors that stand by themselves are the same all day: the first
    breakdown settles them. Local authority 7, health 6, third sector 3, not said 1: everybody else would be 4 beside
    two sectors, so health goes to them too; local authority 7 and everybody else 10 are given.
    """
    kept = _by_item(row for one in earlier for row in one.sectors)
    named = {row.sector for rows in kept.values() for row in rows if row.sector} or None
    known = {row.item_id for one in earlier for row in one.items if row.vantage is Vantage.OWN and row.levels}
    whole = {row.item_id: row.levels for row in given if row.vantage is Vantage.OWN and row.levels}
    found: dict[str, Breakdown] = {}
    for item_ids in domains:
        fresh = [
            item_id for item_id in item_ids if item_id in whole and item_id not in known and item_id not in without
        ]
        counts = {item_id: [one for one in tallies if one.item_id == item_id and one.n] for item_id in fresh}
        split = _split(counts, minimum, named)
        named = named or {row.sector for rows in split.values() for row in rows if row.sector} or None
        found |= {item_id: rows for item_id, rows in split.items() if _total(rows) == whole[item_id]}
        found |= {item_id: kept[item_id] for item_id in item_ids if item_id in kept}
    return tuple(row for rows in found.values() for row in rows)


def _by_item(rows: Iterable[SectorFigures]) -> dict[str, Breakdown]:
    """The breakdown of each item. Every release repeats it, so that each row is met several times."""
    found: dict[str, Breakdown] = {}
    for row in dict.fromkeys(rows):
        found[row.item_id] = (*found.get(row.item_id, ()), row)
    return found


def _split(
    counts: Mapping[str, Sequence[SectorTally]], minimum: int, named: Collection[Sector] | None
) -> dict[str, Breakdown]:
    """The finest breakdown in which half of the items or more can be given; of the *named* sectors where they are settled.

    The smallest sector goes to everybody else first.
    """
    sizes: Counter[Sector] = Counter()
    for one in (one for tallies in counts.values() for one in tallies):
        if one.sector is not None:
            sizes[one.sector] += one.n
    standing = sorted(sizes if named is None else named, key=lambda sector: (sizes[sector], sector))
    while standing:
        split = {item_id: _grouped(tallies, standing) for item_id, tallies in counts.items()}
        fit = {item_id: rows for item_id, rows in split.items() if _may_stand(rows, counts[item_id], minimum)}
        if 2 * len(fit) >= len(counts):
            return fit
        standing = standing[1:] if named is None else []
    return {}


def _grouped(tallies: Sequence[SectorTally], standing: Sequence[Sector]) -> Breakdown:
    """A row for each of the *standing* sectors, in the order of the form, and one for everybody else, if anybody."""
    levels = len(tallies[0].levels) if tallies else 0
    sums = {sector: [0] * levels for sector in (*(one for one in Sector if one in standing), None)}
    for tally in tallies:
        into = sums[tally.sector if tally.sector in standing else None]
        into[:] = map(sum, zip(into, tally.levels, strict=True))
    item_id = tallies[0].item_id if tallies else ""
    return tuple(
        SectorFigures(item_id, sector, tuple(counts))
        for sector, counts in sums.items()
        if sector is not None or any(counts)
    )


def _may_stand(rows: Breakdown, tallies: Sequence[SectorTally], minimum: int) -> bool:
    """Each group is large enough, and there is another beside it: then what is not in it is large enough as well.

    Sheets of paper are not counted: they all stand with everybody else, and whoever typed four of five knows the fifth.
    """
    groups = {row.sector for row in rows}
    unseen = Counter({row.sector: row.n for row in rows})
    for tally in tallies:
        unseen[tally.sector if tally.sector in groups else None] -= tally.on_paper
    return len(rows) > 1 and all(unseen[sector] >= minimum for sector in groups)


def _total(rows: Breakdown) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(row.levels for row in rows), strict=True)))
