"""How likely second answers are, added up person by person: exactly, over everything that can come of them."""

import numpy as np
from numpy.typing import NDArray

LEVELS = 4
NONE = LEVELS
"""Stands among the levels for whatever is none: *don't know*, *not applicable*, nothing."""

ANSWERS = LEVELS + 1
K = 5
Counts = tuple[int, ...]
Spread = NDArray[np.float64]
"""How likely second answers are: by how many chose 0, 1 and 2 (of those who give a level the rest chose 3), and how many
changed, K or more as K. Where anybody moves between a level and none is not in it.
"""


class Room:
    """Everybody's second answers: *moves* has for each first level the chances of each second one, and who gave none *stays* so
    with that chance.
    """

    def __init__(self, n: int, moves: list[list[float]], stays: float) -> None:
        self.moves = moves
        self.stays = stays
        self.width = n + 2
        self._known: dict[Counts, Spread] = {}

    def again(self, firsts: Counts) -> Spread:
        """How likely the second answers of people are who chose *firsts*."""
        if firsts not in self._known:
            self._known[firsts] = self._worked_out(firsts)
        return self._known[firsts]

    def _worked_out(self, firsts: Counts) -> Spread:
        level = next((level for level in range(ANSWERS) if firsts[level]), None)
        if level is None:
            nobody = np.zeros((self.width,) * 3 + (K + 1,))
            nobody[0, 0, 0, 0] = 1
            return nobody
        return self.one_more(self.again(without(firsts, level)), level)

    def one_more(self, spread: Spread, level: int, *, changed: bool | None = None) -> Spread:
        """*spread* with one more, who chose *level* at first; weighted by the chance that they *changed*, where it is known."""
        if level == NONE:
            return spread * (0.0 if changed else self.stays)
        return sum(
            (
                chance * placed(spread, to, changed=to != level)
                for to, chance in enumerate(self.moves[level])
                if chance and changed in (None, to != level)
            ),
            np.zeros_like(spread),
        )

    def chance(self, level: int, *, changed: bool) -> float:
        """How likely who chose *level* at first answers otherwise again, or the same."""
        kept = self.stays if level == NONE else self.moves[level][level]
        return 1 - kept if changed else kept


def placed(spread: Spread, levels: int | Counts, *, changed: bool = False) -> Spread:
    """*spread* with one more at a level, or as many at each level as counts say."""
    if isinstance(levels, int):
        levels = tuple(int(level == levels) for level in range(LEVELS))
    for axis, count in enumerate(levels[: LEVELS - 1]):
        for _ in range(count):
            spread = _shifted(spread, axis)
    if not changed:
        return spread
    moved = np.zeros_like(spread)
    moved[..., 1:] = spread[..., :-1]
    moved[..., K] += spread[..., K]
    return moved


def _shifted(spread: Spread, axis: int) -> Spread:
    moved = np.roll(spread, 1, axis)
    moved[(slice(None),) * axis + (0,)] = 0
    return moved


def without(counts: Counts, level: int) -> Counts:
    return tuple(count - (place == level) for place, count in enumerate(counts))
