"""What an attacker can work out who keeps every output: by enumeration, with no rule of the product's own.

People fall into groups (in time or late, by area, erased later). Of an item each group has counts by level that nobody
is told. Every row that was ever released is the sum of some groups' counts, and the attacker is taken to know which: she
was in the room. Level by level all counts that agree with all rows are enumerated. What is the same in all of them, she
knows.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

Counts = tuple[int, ...]
"""How many chose each level, lowest first."""


@dataclass(frozen=True)
class Told:
    """One released row: the *groups* whose answers it adds up, and the counts that it gives."""

    groups: frozenset[str]
    counts: Counts


def agreeing(told: Collection[Told], groups: Sequence[str], level: int, most: int) -> list[dict[str, int]]:
    """Every way in which the groups can have chosen one level, *most* people in all of a group at most."""
    sums = [(row.groups, row.counts[level]) for row in told]
    return [dict(zip(groups, found, strict=True)) for found in _fill(sums, groups, (), most)]


def _fill(
    sums: Sequence[tuple[frozenset[str], int]], groups: Sequence[str], chosen: tuple[int, ...], most: int
) -> Iterator[tuple[int, ...]]:
    placed = dict(zip(groups, chosen, strict=False))
    for row, total in sums:
        known = sum(count for group, count in placed.items() if group in row)
        if known > total or (row <= placed.keys() and known != total):
            return
    if len(chosen) == len(groups):
        yield chosen
        return
    for count in range(most + 1):
        yield from _fill(sums, groups, (*chosen, count), most)


def worked_out(told: Collection[Told], groups: Sequence[str], levels: int, most: int) -> dict[frozenset[str], Counts]:
    """The sums of groups that are the same whatever agrees with all that was told, with what they are.

    From rows of {a, b} with (2, 3) and of {a} with (2, 1) follows {b}: (0, 2).
    """
    found = [agreeing(told, groups, level, most) for level in range(levels)]
    assert all(found), "nothing agrees with what was told: the model of the room is wrong"
    known: dict[frozenset[str], Counts] = {}
    for some in _subsets(groups):
        values = [{sum(one[group] for group in some) for one in ways} for ways in found]
        if all(len(of_level) == 1 for of_level in values):
            known[frozenset(some)] = tuple(next(iter(of_level)) for of_level in values)
    return known


def _subsets(groups: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(groups, size) for size in range(1, len(groups) + 1))


def behind_a_mean(mean: float, sizes: Mapping[str, int], highest: int, told_as: Mapping[float, float]) -> int:
    """How many different sums of levels the first item behind a mean can have, if all sizes are known.

    *told_as* turns the exact mean of item means into what is given. 1 means that the item is given away.
    """
    first, *others = sizes.values()
    totals = {0.0}
    for size in others:
        totals = {total + chosen / size for total in totals for chosen in range(highest * size + 1)}
    items = len(sizes)
    return sum(
        any(told_as[round((chosen / first + total) / items, 6)] == mean for total in totals)
        for chosen in range(highest * first + 1)
    )
