"""What a second scoring gives away of one person, to somebody who knows how people answer: an exact Bayesian attacker.

She is a member: she knows the released first figures, her own two answers, who has left and who has come, and how likely
people are to keep or to change an answer (more than anybody knows), and how many gave no level: said don't know or not
applicable, or left the question out. She guesses the most likely answer of one person, which may be none, before and after the second figures, or the silence about them. What the figures gain her is the difference, in points of
a hundred, over all that can come of them. The gate is the product's own.

``python -m tests.attack.second_scoring`` prints the table of docs/method.md (n of 6, 9 and 12, and what is shown to 20).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, product
from math import comb, erf, prod, sqrt
from random import Random

import numpy as np
from numpy.typing import NDArray

from sait.analysis.gate import second_scoring
from sait.analysis.gate.expectation import expected_share
from sait.assessment.releases import AnswerTally, AskedAgain, Figures, ItemFigures, Vantage
from tests.attack.spreads import ANSWERS, LEVELS, NONE, Counts, K, Room, Spread, placed, without

GIVES_NONE = 0.1
"""How likely somebody gives no level at first."""

CERTAIN = 0.9
LEANS = tuple(0.6 + 0.05 * step for step in range(37))
"""Where a board's answers to a question lie on average, each as likely as the next."""


@dataclass(frozen=True)
class Behaviour:
    """How people who stay answer again: they keep a level with the chance *keeps*, or else move one, *towards* the room's
    median or to either side. Who gave none *stays* so with that chance, and who gave one *loses* it.

    Whoever moves between a level and none ends all figures of the product. The other rules are taken to be silent then as
    well, which makes them look better than they are; they are judged where nobody does.
    """

    name: str
    keeps: float
    towards: bool = False
    stays: float = 1.0
    loses: float = 0.0

    def moves(self, median: int) -> list[list[float]]:
        """For each first level the chances of each second level; they add up to less than 1, since some give none."""
        table = []
        for level in range(LEVELS):
            sides = [near for near in (level - 1, level + 1) if 0 <= near < LEVELS]
            if self.towards:
                sides = [near for near in sides if abs(near - median) < abs(level - median)]
            kept = self.keeps if sides else 1.0
            table.append(
                [
                    (1 - self.loses) * (kept if to == level else (1 - kept) / len(sides) if to in sides else 0.0)
                    for to in range(LEVELS)
                ]
            )
        return table


BEHAVIOURS = (
    Behaviour("keep", 1.0),
    *(Behaviour("move", keeps) for keeps in (0.9, 0.8, 0.6)),
    *(Behaviour("converge", keeps, towards=True) for keeps in (0.9, 0.8, 0.6, 0.2)),
)


RESTLESS = tuple(replace(each, stays=0.6, loses=0.03) for each in BEHAVIOURS)
"""The same where don't know is not always said again, and sometimes said in place of a level."""


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
    return not (scene.changed and behaviour.keeps == 1.0 and behaviour.stays == 1.0)


@dataclass(frozen=True)
class Gate:
    """What decides: *shows* the counts or not; *carries* the first answers of who has left forward."""

    shows: Callable[[Counts, AskedAgain], bool]
    carries: bool = False


def product_shows(first: Counts, people: AskedAgain) -> bool:
    """The product's own gate, asked as publishing asks it: whether second counts come out. *first*: of levels alone."""
    item_id = people.subject
    again = AnswerTally(item_id, Vantage.OWN, None, (people.second, 0, 0, 0), 0, 0)
    earlier = [Figures((ItemFigures(item_id, Vantage.OWN, None, first, None, None),), ())]
    (row,) = second_scoring.second_figures([again], [people], item_ids=[item_id], minimum=K, earlier=earlier).items
    assert row.levels in (None, again.levels)
    return row.levels is not None


PRODUCT = Gate(product_shows)
LEVELS_ALONE = Gate(lambda first, people: product_shows(first, replace(people, apart=0)))
"""Who gave no level is not missed when they leave."""

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
    """One way it can have been: the *level* in question (or none), how likely it is (*weight*) with what can come of it, who
    has *gone*, by their first answers, and how many of those who came give a level.
    """

    level: int
    weight: float
    spread: Spread
    gone: Counts = (0,) * ANSWERS
    came: int = 0

    def people(self, first: Counts, scene: Scene, changed: int) -> AskedAgain:
        """As storage counts them, where *first* is how everybody answered at first."""
        there = sum(first[:LEVELS]) - sum(self.gone[:LEVELS])
        apart = scene.leavers + scene.newcomers
        return AskedAgain("GOV-01", sum(first[:LEVELS]), there + self.came, there, changed, apart)


def attacked(n: int, behaviour: Behaviour, scene: Scene, gate: Gate, random: Random) -> Found | None:
    """One board of *n*, drawn by *random*, and what its second scoring gives away; None where nobody can be guessed at, or
    too few gave a level for first figures.
    """
    answers = drawn(n, random)
    first, own, others = _counted(answers), answers[0], _counted(answers[1:])
    if sum(first[:LEVELS]) < K:
        return None
    room = Room(n, behaviour.moves(_median(answers)), behaviour.stays)
    own_again = random.choices(range(LEVELS), room.moves[own])[0]
    guesses = list(_guesses(room, first, others, scene))
    chance = sum(guess.weight for guess in guesses)
    if not chance:
        return None
    told = np.zeros((ANSWERS, 1 + (n + 2) * room.width**3))
    for guess in guesses:
        seen = placed(guess.spread, own_again, changed=own_again != own)
        if gate.carries:
            seen = placed(seen, guess.gone)
        people = [guess.people(first, scene, changed) for changed in range(K + 1)]
        shown = [changed for changed in range(K + 1) if gate.shows(first[:LEVELS], people[changed])]
        counts = sum((seen[..., changed] for changed in shown), np.zeros((room.width,) * 3))
        n_second = people[0].first + guess.came if gate.carries else people[0].second
        told[guess.level, 0] += (guess.weight - counts.sum()) / chance
        start = 1 + n_second * room.width**3
        told[guess.level, start : start + room.width**3] += counts.ravel() / chance
    return _found(told, _said_alone(room.width, told.shape[1]) if scene.changed is False else np.zeros(told.shape[1]))


def drawn(n: int, random: Random) -> list[int]:
    """What the *n* of a board answer at first. She who guesses is the first of them, and gives a level."""
    answers = random.choices(range(LEVELS), _leaning(random.choice(LEANS)), k=n)
    return [*answers[:1], *(NONE if random.random() < GIVES_NONE else answer for answer in answers[1:])]


def _median(answers: Iterable[int]) -> int:
    levels = sorted(answer for answer in answers if answer != NONE)
    return levels[len(levels) // 2]


def _found(told: NDArray[np.float64], alone: NDArray[np.float64]) -> Found:
    """*told*: for each level of the person guessed at (rows), how likely silence (first) and each outcome are. *alone*: how
    certain each outcome makes her by itself, whatever was shown before.
    """
    likely, best = told.sum(axis=0), told.max(axis=0)
    before = float(told.sum(axis=1).max())
    is_certain = (best > CERTAIN * likely) & (alone <= CERTAIN)
    certain = 0.0 if before > CERTAIN else float(likely[is_certain].sum())
    return Found(before, float(best.sum()), float(likely[1:].sum()), certain)


def _said_alone(width: int, size: int) -> NDArray[np.float64]:
    """The largest share in each outcome; 0 in silence. Where nearly all choose one level, figures say so, first or second."""
    counts = np.indices((width,) * 3)
    alone = [
        np.maximum(counts.max(axis=0), n - counts.sum(axis=0)).ravel() / max(n, 1)
        for n in range((size - 1) // width**3)
    ]
    return np.concatenate(([0.0], *alone))


def _guesses(room: Room, first: Counts, others: Counts, scene: Scene) -> Iterator[Guess]:
    if scene.changed is not None:
        yield from _of_somebody_known(room, others, scene.changed)
    elif not scene.leavers:
        for level, chance in enumerate(_newcomer(first)):
            yield Guess(level, chance, chance * placed(room.again(others), level), came=int(level != NONE))
    else:
        yield from _of_a_leaver(room, first, others, scene)


def _of_a_leaver(room: Room, first: Counts, others: Counts, scene: Scene) -> Iterator[Guess]:
    everyone = comb(sum(others), scene.leavers)
    for gone in product(range(scene.leavers + 1), repeat=ANSWERS):
        ways = prod(comb(there, left) for there, left in zip(others, gone, strict=True))
        if sum(gone) != scene.leavers or not ways:
            continue
        stay = room.again(tuple(there - left for there, left in zip(others, gone, strict=True)))
        for came, chance, spread in _joined(stay, first, scene):
            for level in range(ANSWERS):
                if gone[level]:
                    weight = ways / everyone * gone[level] / scene.leavers * chance
                    yield Guess(level, weight, weight * spread, gone, came)


def _joined(stay: Spread, first: Counts, scene: Scene) -> Iterator[tuple[int, float, Spread]]:
    """Whether who came gives a level, how likely that is, and the second answers with theirs."""
    if not scene.newcomers:
        yield 0, 1.0, stay
        return
    for level, chance in enumerate(_newcomer(first)):
        yield int(level != NONE), chance, placed(stay, level)


def _of_somebody_known(room: Room, others: Counts, changed: bool) -> Iterator[Guess]:
    for level in range(ANSWERS):
        if others[level]:
            spread = room.one_more(room.again(without(others, level)), level, changed=changed)
            yield Guess(level, others[level] * room.chance(level, changed=changed), others[level] * spread)


def _counted(answers: Iterable[int]) -> Counts:
    listed = list(answers)
    return tuple(listed.count(level) for level in range(ANSWERS))


@cache
def _leaning(lean: float) -> tuple[float, ...]:
    """The chances of each level on a board whose answers lie about *lean*."""
    below = [0.0, *(0.5 * (1 + erf((cut - lean) / (0.75 * sqrt(2)))) for cut in (0.5, 1.5, 2.5)), 1.0]
    return tuple(upper - lower for lower, upper in pairwise(below))


def _newcomer(first: Counts) -> list[float]:
    """The chances of somebody's answer who was not there, for one who knows the first figures; none is the last."""
    boards = [
        (prod(chance**count for chance, count in zip(_leaning(lean), first[:LEVELS], strict=True)), lean)
        for lean in LEANS
    ]
    total = sum(weight for weight, _ in boards)
    levels = [sum(weight * _leaning(lean)[level] for weight, lean in boards) / total for level in range(LEVELS)]
    return [*((1 - GIVES_NONE) * chance for chance in levels), GIVES_NONE]


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
    gates = {"product": PRODUCT, "levels": LEVELS_ALONE, "always": ALWAYS, "carried": CARRIED}
    print("points of a hundred: guess before, then gain and newly certain under each gate (averages over behaviours)")
    print(f"{'scene':22} n  before " + " ".join(f"{name:>7} gain certain" for name in gates))
    for scene in SCENES:
        for n in (6, 9, 12):
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
    """The share of items that the product shows where nobody left or came, and nobody moved between a level and none."""
    random, given = Random(f"{seed} {n} {behaviour}"), 0
    for _ in range(boards):
        answers = random.choices(range(LEVELS), _leaning(random.choice(LEANS)), k=n)
        moves = behaviour.moves(_median(answers))
        changed = sum(random.choices(range(LEVELS), moves[answer])[0] != answer for answer in answers)
        given += PRODUCT.shows(_counted(answers)[:LEVELS], AskedAgain("GOV-01", n, n, n, changed))
    return given / boards


if __name__ == "__main__":
    main()
