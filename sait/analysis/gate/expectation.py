"""How likely a second scoring is to show figures, so that a facilitator can choose before she opens or ends it."""

from collections.abc import Collection
from math import comb
from typing import NamedTuple

FEW_CHANGE = 0.2
MANY_CHANGE = 0.4


class ExpectedRange(NamedTuple):
    """The shares of items, between 0 and 1, that show second figures where few and where many change their answer."""

    few: float
    many: float


def expected_share(people: int, *, minimum: int, changing: float) -> float:
    """The chance, between 0 and 1, that an item shows second figures if everybody who answered its domain answers again,
    nobody else does, and no level becomes *don't know* or the other way round.

    *people* gave it a level at first, each changes it with the probability *changing* (0 to 1) and by themselves, and
    *minimum* (k) or more must have: the upper tail of a binomial distribution. Whoever leaves makes it 0.

    12 people, k = 5, two in five change: 0.56, so of 10 items 5 or 6 are shown.
    """
    return sum(
        comb(people, changed) * changing**changed * (1 - changing) ** (people - changed)
        for changed in range(minimum, people + 1)
    )


def expected_range(levels: Collection[int], *, minimum: int) -> ExpectedRange:
    """The share of a domain's items where one in five change their answer, and where two in five do.

    *levels*: how many gave a level to each item; one or more. k = 5: 9 people 0.02 to 0.27, 12 people 0.07 to 0.56, 15
    people 0.16 to 0.78, 20 people 0.37 to 0.95; two items, with 9 and with 12 people: 0.05 to 0.41.
    """
    few, many = (
        sum(expected_share(people, minimum=minimum, changing=changing) for people in levels) / len(levels)
        for changing in (FEW_CHANGE, MANY_CHANGE)
    )
    return ExpectedRange(few, many)
