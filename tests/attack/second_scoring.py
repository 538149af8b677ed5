"""What a second scoring gives away of one person, to somebody who knows how people answer: an exact Bayesian attacker.

She is a member: she knows the released first figures, her own two answers, who has left and who has come, and how likely
people are to keep or to change an answer (more than anybody knows). She guesses the most likely answer of one person
before and after the second figures, or the silence about them. What the figures gain her is the difference, in points of
a hundred, over all that can come of them. The gate is the product's own.

``python -m tests.attack.second_scoring`` prints the table of docs/method.md (n from 5 to 12, and what is shown to 20).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise, product
from math import comb, erf, prod, sqrt
from random import Random

import numpy as np
from numpy.typing import NDArray

from sait.analysis import second_scoring
from sait.analysis.expectation import expected_share
from sait.assessment.releases import AskedAgain, Figures, ItemFigures, Tally, Vantage

LEVELS = 4
K = 5
CERTAIN = 0.9
LEANS = tuple(0.6 + 0.05 * step for step in range(37))
"""Where a board's answers to a question lie on average, each as likely as the next."""

Counts = tuple[int, ...]
Spread = NDArray[np.float64]
"""How likely second answers are: by how many chose 0, 1 and 2 (the rest chose 3), and how many changed, K or more as K."""


@dataclass(frozen=True)
class Behaviour:
    """How people who stay answer again: they keep an answer with the chance *keeps*, or else move one level, *towards* the
    room's median or to either side.
    """

    name: str
    keeps: float
    towards: bool = False

    def moves(self, median: int) -> list[list[float]]:
        """For each first level the chances of each second level."""
        table = []
        for level in range(LEVELS):
            sides = [near for near in (level - 1, level + 1) if 0 <= near < LEVELS]
            if self.towards:
                sides = [near for near in sides if abs(near - median) < abs(level - median)]
            kept = self.keeps if sides else 1.0
            table.append(
                [kept if to == level else (1 - kept) / len(sides) if to in sides else 0.0 for to in range(LEVELS)]
            )
        return table


BEHAVIOURS = (
    Behaviour("keep", 1.0),
    *(Behaviour("move", keeps) for keeps in (0.9, 0.8, 0.6)),
    *(Behaviour("converge", keeps, towards=True) for keeps in (0.9, 0.8, 0.6, 0.2)),
)


@dataclass(frozen=True)
class Scene:
    """Who is guessed at: one of *leavers*, one of *newcomers*, or somebody who is known to have *changed*, or to have kept."""

    name: str
    leavers: int = 0
    newcomers: int = 0
    changed: bool | None = None


SCENES = (
    *(Scene(f"{left} left", leavers=left) for left in (1, 2, 3)),
    Scene("1 came", newcomers=1),
    Scene("1 left, 1 came", leavers=1, newcomers=1),
    Scene("known to have changed", changed=True),
    Scene("known to have kept", changed=False),
)


def can_be(behaviour: Behaviour, scene: Scene) -> bool:
    """Whether anybody can be known to have changed where nobody ever does."""
    return not (scene.changed and behaviour.keeps == 1.0)


@dataclass(frozen=True)
class Gate:
    """What decides: *shows* the counts or not; *carries* the first answers of who has left forward."""

    shows: Callable[[Counts, AskedAgain], bool]
    carries: bool = False


def product_shows(first: Counts, people: AskedAgain) -> bool:
    """The product's own gate, asked as publishing asks it: whether second counts come out."""
    item_id = people.subject
    again = Tally(item_id, Vantage.SECOND, None, (people.second, 0, 0, 0), 0, 0)
    earlier = [Figures((ItemFigures(item_id, Vantage.OWN, None, first, None, None),), ())]
    (row,) = second_scoring.second_figures([again], [people], item_ids=[item_id], minimum=K, earlier=earlier).items
    assert row.levels in (None, again.levels)
    return row.levels is not None


PRODUCT = Gate(product_shows)
ALWAYS = Gate(lambda _first, people: people.second >= K)
CARRIED = Gate(lambda _first, people: people.first >= K, carries=True)


@dataclass(frozen=True)
class Found:
    """How often she is right *before* and *after* the second figures, how likely these are *shown*, and how likely it is that
    she is *certain* (over 90 %) after them who was not before, and is not by these figures alone. All between 0 and 1.
    """

    before: float
    after: float
    shown: float
    certain: float

    @property
    def gain(self) -> float:
        return self.after - self.before


@dataclass(frozen=True)
class Guess:
    """One way it can have been: the *level* in question, how likely what comes of it is, and who would be *carried*."""

    level: int
    spread: Spread
    carried: Counts = (0,) * LEVELS


def attacked(n: int, behaviour: Behaviour, scene: Scene, gate: Gate, random: Random) -> Found | None:
    """One board of *n*, drawn by *random*, and what its second scoring gives away; None where nobody can be guessed at."""
    answers = random.choices(range(LEVELS), _leaning(random.choice(LEANS)), k=n)
    first, own, others = _counted(answers), answers[0], _counted(answers[1:])
    room = Room(n, behaviour.moves(sorted(answers)[n // 2]))
    own_again = random.choices(range(LEVELS), room.moves[own])[0]
    guesses = list(_guesses(room, first, others, scene))
    chance = sum(guess.spread.sum() for guess in guesses)
    if not chance:
        return None
    people = partial(AskedAgain, "GOV-01", n, n - scene.leavers + scene.newcomers, n - scene.leavers)
    shows = [gate.shows(first, people(changed)) for changed in range(K + 1)]
    told = np.zeros((LEVELS, 1 + room.width**3))
    for guess in guesses:
        seen = _placed(
            _placed(guess.spread, own_again, changed=own_again != own), guess.carried if gate.carries else ()
        )
        counts = sum((seen[..., changed] for changed in range(K + 1) if shows[changed]), np.zeros((room.width,) * 3))
        told[guess.level] += np.concatenate(([seen.sum() - counts.sum()], counts.ravel())) / chance
    alone = _said_alone(room.width, n) if scene.changed is False else np.zeros(told.shape[1])
    return _found(told, alone)


def _found(told: NDArray[np.float64], alone: NDArray[np.float64]) -> Found:
    """*told*: for each level of the person guessed at (rows), how likely silence (first) and each outcome are. *alone*: how
    certain each outcome makes her by itself, whatever was shown before.
    """
    likely, best = told.sum(axis=0), told.max(axis=0)
    before = float(told.sum(axis=1).max())
    is_certain = (best > CERTAIN * likely) & (alone <= CERTAIN)
    certain = 0.0 if before > CERTAIN else float(likely[is_certain].sum())
    return Found(before, float(best.sum()), float(likely[1:].sum()), certain)


def _said_alone(width: int, n: int) -> NDArray[np.float64]:
    """The largest share in each outcome; 0 in silence. Where nearly all choose one level, figures say so, first or second."""
    counts = np.indices((width,) * 3)
    most = np.maximum(counts.max(axis=0), n - counts.sum(axis=0))
    return np.concatenate(([0.0], most.ravel() / n))


class Room:
    """Everybody's second answers: *moves* has for each first level the chances of each second one."""

    def __init__(self, n: int, moves: list[list[float]]) -> None:
        self.moves = moves
        self.width = n + 2
        self._known: dict[Counts, Spread] = {}

    def again(self, firsts: Counts) -> Spread:
        """How likely the second answers of people are who chose *firsts*."""
        if firsts not in self._known:
            self._known[firsts] = self._worked_out(firsts)
        return self._known[firsts]

    def _worked_out(self, firsts: Counts) -> Spread:
        level = next((level for level in range(LEVELS) if firsts[level]), None)
        if level is None:
            nobody = np.zeros((self.width,) * 3 + (K + 1,))
            nobody[0, 0, 0, 0] = 1
            return nobody
        return self.one_more(self.again(_without(firsts, level)), level)

    def one_more(self, spread: Spread, level: int, *, changed: bool | None = None) -> Spread:
        """*spread* with one more, who chose *level* at first; weighted by the chance that they *changed*, where it is known."""
        return sum(
            (
                chance * _placed(spread, to, changed=to != level)
                for to, chance in enumerate(self.moves[level])
                if chance and changed in (None, to != level)
            ),
            np.zeros_like(spread),
        )


def _placed(spread: Spread, levels: int | Counts, *, changed: bool = False) -> Spread:
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


def _guesses(room: Room, first: Counts, others: Counts, scene: Scene) -> Iterator[Guess]:
    if scene.changed is not None:
        yield from _of_somebody_known(room, others, scene.changed)
    elif not scene.leavers:
        for level, chance in enumerate(_newcomer(first)):
            yield Guess(level, chance * _placed(room.again(others), level))
    else:
        yield from _of_a_leaver(room, first, others, scene)


def _of_a_leaver(room: Room, first: Counts, others: Counts, scene: Scene) -> Iterator[Guess]:
    everyone = comb(sum(others), scene.leavers)
    for gone in product(range(scene.leavers + 1), repeat=LEVELS):
        ways = prod(comb(there, left) for there, left in zip(others, gone, strict=True))
        if sum(gone) != scene.leavers or not ways:
            continue
        spread = room.again(tuple(there - left for there, left in zip(others, gone, strict=True)))
        if scene.newcomers:
            spread = sum(
                (chance * _placed(spread, level) for level, chance in enumerate(_newcomer(first))),
                np.zeros_like(spread),
            )
        for level in range(LEVELS):
            if gone[level]:
                yield Guess(level, ways / everyone * gone[level] / scene.leavers * spread, gone)


def _of_somebody_known(room: Room, others: Counts, changed: bool) -> Iterator[Guess]:
    for level in range(LEVELS):
        if others[level]:
            rest = room.again(_without(others, level))
            yield Guess(level, others[level] * room.one_more(rest, level, changed=changed))


def _counted(answers: Iterable[int]) -> Counts:
    listed = list(answers)
    return tuple(listed.count(level) for level in range(LEVELS))


def _without(counts: Counts, level: int) -> Counts:
    return tuple(count - (place == level) for place, count in enumerate(counts))


@cache
def _leaning(lean: float) -> tuple[float, ...]:
    """The chances of each level on a board whose answers lie about *lean*."""
    below = [0.0, *(0.5 * (1 + erf((cut - lean) / (0.75 * sqrt(2)))) for cut in (0.5, 1.5, 2.5)), 1.0]
    return tuple(upper - lower for lower, upper in pairwise(below))


def _newcomer(first: Counts) -> list[float]:
    """The chances of somebody's answer who was not there, for one who knows the first figures."""
    boards = [
        (prod(chance**count for chance, count in zip(_leaning(lean), first, strict=True)), lean) for lean in LEANS
    ]
    total = sum(weight for weight, _ in boards)
    return [sum(weight * _leaning(lean)[level] for weight, lean in boards) / total for level in range(LEVELS)]


@dataclass(frozen=True)
class Average:
    """What ``Found`` says, on average over many boards. Between 0 and 1."""

    before: float
    gain: float
    shown: float
    certain: float


def average(n: int, behaviour: Behaviour, scene: Scene, gate: Gate, *, boards: int, seed: int) -> Average:
    """What comes of *boards* boards of *n*; the same *seed* is the same boards."""
    random = Random(f"{seed} {n} {behaviour} {scene.name}")
    found = [one for _ in range(boards) if (one := attacked(n, behaviour, scene, gate, random)) is not None]
    if not found:
        return Average(0.0, 0.0, 0.0, 0.0)
    before, after, shown, certain = (
        sum(getattr(one, name) for one in found) / len(found) for name in ("before", "after", "shown", "certain")
    )
    return Average(before, after - before, shown, certain)


def _points(values: Sequence[float]) -> str:
    return " ".join(f"{100 * value:5.1f}" for value in values)


def main(boards: int = 10, seed: int = 1) -> None:
    """Print, for each scene and n, the average over all behaviours of the gain in points under each gate."""
    gates = {"product": PRODUCT, "always": ALWAYS, "carried": CARRIED}
    print("points of a hundred: guess before, then gain and newly certain under each gate (averages over behaviours)")
    print(f"{'scene':22} n  before " + " ".join(f"{name:>7} gain certain" for name in gates))
    for scene in SCENES:
        for n in range(5, 13):
            cells = {
                name: [
                    average(n, each, scene, gate, boards=boards, seed=seed)
                    for each in BEHAVIOURS
                    if can_be(each, scene)
                ]
                for name, gate in gates.items()
            }
            means = [
                [sum(getattr(one, what) for one in some) / len(some) for what in ("gain", "certain")]
                for some in cells.values()
            ]
            before = sum(one.before for one in cells["product"]) / len(cells["product"])
            print(
                f"{scene.name:22} {n:2} {_points([before])}   " + "   ".join(_points(pair) for pair in means),
                flush=True,
            )
    print("share of items shown where nobody left or came (simulated; and by expected_share)")
    for n in (8, 12, 20):
        for each in BEHAVIOURS:
            print(f"{n:3} {each.name:9} {each.keeps:.1f} {_points([shown(n, each, boards=20 * boards, seed=seed)])}")
        print(
            f"{n:3} expected, 20 to 40 % change {_points([expected_share(n, minimum=K, changing=c) for c in (0.2, 0.4)])}"
        )


def shown(n: int, behaviour: Behaviour, *, boards: int, seed: int) -> float:
    """The share of items that the product shows where nobody left or came, drawn board by board."""
    random, given = Random(f"{seed} {n} {behaviour}"), 0
    for _ in range(boards):
        answers = random.choices(range(LEVELS), _leaning(random.choice(LEANS)), k=n)
        moves = behaviour.moves(sorted(answers)[n // 2])
        changed = sum(random.choices(range(LEVELS), moves[answer])[0] != answer for answer in answers)
        given += PRODUCT.shows(_counted(answers), AskedAgain("GOV-01", n, n, n, changed))
    return given / boards


if __name__ == "__main__":
    main()
