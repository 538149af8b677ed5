"""How close the answers to one item are: in words for everyone, in numbers for the researcher."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from statistics import pvariance

from sait.analysis.result import Agreement, Closeness
from sait.instruments.levels import Value

CLOSE_ON_ONE = 0.6
CLOSE_WITHIN_ONE = 0.9
SPLIT_SIDE = 1 / 3
ROUNDING = 1e-9
"""Shares such as 6 of 10 are compared as they are meant, not as binary fractions happen to fall."""


def agreement(levels: Sequence[int], values: Sequence[Value]) -> Agreement | None:
    """The agreement of counts *levels* on the scale's *values*; None under two answers, where there is none to speak of.

    >>> agreement((0, 7, 7, 0), (0, 1, 2, 3)).levels
    (1, 2)
    """
    if sum(levels) < 2:
        return None
    words, named = closeness(levels, values)
    return Agreement(
        closeness=words,
        levels=named,
        r_wg=r_wg(levels, values),
        ad_mean=average_deviation(levels, values, mean(levels, values)),
        ad_median=average_deviation(levels, values, median(levels, values)),
    )


def mean(levels: Sequence[int], values: Sequence[Value]) -> float:
    """The mean in scale units; ZeroDivisionError when nobody answered."""
    if all(isinstance(value, int) for value in values):
        return sum(value * count for value, count in zip(values, levels, strict=True)) / sum(levels)
    # Three times 0.1 is more than 0.3 in binary fractions, and a mean would show it.
    return float(sum(_exact(value) * count for value, count in zip(values, levels, strict=True)) / sum(levels))


def _exact(value: Value) -> Fraction:
    return Fraction(str(value))


def median(levels: Sequence[int], values: Sequence[Value]) -> float:
    """The middle answer, or half way between the middle two; IndexError when nobody answered."""
    answers = [value for value, count in zip(values, levels, strict=True) for _ in range(count)]
    return (answers[(len(answers) - 1) // 2] + answers[len(answers) // 2]) / 2


def variance(levels: Sequence[int], values: Sequence[Value]) -> float:
    """The sample variance (n - 1); ZeroDivisionError under two answers."""
    centre = mean(levels, values)
    squares = sum(count * (value - centre) ** 2 for value, count in zip(values, levels, strict=True))
    return squares / (sum(levels) - 1)


def chance_variance(values: Sequence[Value]) -> float:
    """The variance if all levels were chosen alike: 1.25 for 0-3, 2 for 1-5, 35/256 = 0.137 for 0, 0.25, 0.5, 1.

    For A levels that are one apart it is (A^2 - 1) / 12.
    """
    return _chance_variance(tuple(values))


# A bank has a handful of scales, and every item of every board asks for its own.
@lru_cache(maxsize=256)
def _chance_variance(values: tuple[Value, ...]) -> float:
    return float(pvariance([_exact(value) for value in values]))


def r_wg(levels: Sequence[int], values: Sequence[Value]) -> float:
    """Agreement beyond chance, 0 to 1; below chance is 0 (James, Demaree & Wolf 1984).

    >>> round(r_wg((0, 1, 1, 2, 1), (1, 2, 3, 4, 5)), 2)
    0.35
    """
    return max(0.0, 1 - variance(levels, values) / chance_variance(values))


def r_wg_j(items: Sequence[tuple[Sequence[int], Sequence[Value]]]) -> float | None:
    """Agreement on an axis of J items together, 0 to 1, from each one's counts and its scale's values.

    J(1 - m) / (J(1 - m) + m), with m the mean of the items' variances over their chance variances. None where no item
    has two answers.
    """
    ratios = [variance(levels, values) / chance_variance(values) for levels, values in items if sum(levels) >= 2]
    if not ratios:
        return None
    ratio = sum(ratios) / len(ratios)
    agreed = len(ratios) * max(0.0, 1 - ratio)
    return agreed / (agreed + ratio)


def average_deviation(levels: Sequence[int], values: Sequence[Value], centre: float) -> float:
    """AD: how far answers lie from *centre* on average, in scale units (Burke, Finkelstein & Dusig 1999)."""
    distances = sum(count * abs(value - centre) for value, count in zip(values, levels, strict=True))
    return distances / sum(levels)


def closeness(levels: Sequence[int], values: Sequence[Value]) -> tuple[Closeness, tuple[Value, ...]]:
    """Close, split or mixed, with the levels to name (see ``Agreement``)."""
    total = sum(levels)
    most = max(levels)
    top = list(levels).index(most)
    near = sum(levels[max(0, top - 1) : top + 2])
    # With 60 % on one level there is no second such level, so that the first is the only one.
    if _reaches(most, CLOSE_ON_ONE, total) and _reaches(near, CLOSE_WITHIN_ONE, total):
        return Closeness.CLOSE, (values[top],)
    sides = _widest_split(levels)
    if sides:
        return Closeness.SPLIT, (values[sides[0]], values[sides[1]])
    return Closeness.MIXED, tuple(values[place] for place in _most_of_the_room(levels))


def _reaches(count: int, share: float, total: int) -> bool:
    return count >= share * total - ROUNDING


def _widest_split(levels: Sequence[int]) -> tuple[int, int] | None:
    """The places a and b >= a + 2 with a third on either side: the furthest apart, then those with most answers."""
    total = sum(levels)
    places = range(len(levels))
    found = [
        (high - low, sum(levels[: low + 1]) + sum(levels[high:]), -low, (low, high))
        for low in places
        for high in places[low + 2 :]
        if _reaches(sum(levels[: low + 1]), SPLIT_SIDE, total) and _reaches(sum(levels[high:]), SPLIT_SIDE, total)
    ]
    return max(found)[-1] if found else None


def _most_of_the_room(levels: Sequence[int]) -> list[int]:
    """The shortest run of neighbouring levels with more than half of the answers; of equal runs all, levels nobody chose none."""
    total = sum(levels)
    for width in range(1, len(levels) + 1):
        runs = {start: sum(levels[start : start + width]) for start in range(len(levels) - width + 1)}
        fullest = max(runs.values())
        if 2 * fullest > total:
            equal = {place for start, held in runs.items() if held == fullest for place in range(start, start + width)}
            return [place for place in sorted(equal) if levels[place]]
    return []


def named_sides(
    levels: Sequence[int], values: Sequence[Value], split: tuple[Value, ...]
) -> Iterator[tuple[Value, Value, int]]:
    """For each side of a split its lowest and highest level and how many chose it."""
    low, high = split
    for side in ([value for value in values if value <= low], [value for value in values if value >= high]):
        yield side[0], side[-1], sum(count for value, count in zip(values, levels, strict=True) if value in side)
