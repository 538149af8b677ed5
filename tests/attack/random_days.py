"""Random days with sectors, late people, erasures and changes of mind, and what follows from every row that was told.

The attacker knows more than on the named days: who chose a number for which question, and so exactly whose answers each
row adds up. Answers that no row tells apart are one atom. Whatever sum or difference of atoms is a sum of multiples of
rows, she knows. An answer that is kept in the second scoring is the same answer: the figures of both are of one kind.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, combinations, product
from random import Random

from sqlalchemy import select

from sait.assessment.members.responses import DONT_KNOW, Member, Question
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Audience, Figures, Vantage, Wave
from sait.assessment.workshops import State, Workshop
from sait.errors import SaitError
from sait.services.members import joining
from sait.services.workshops import moves, releases
from sait.services.workshops.erasing import erase_own
from sait.services.workshops.opening import get_workshop
from sait.storage.engine.database import Database
from sait.storage.tables.answers import responses
from sait.storage.tables.members import respondents
from tests.attack.room import GOV, LEAST, LEVELS, OUT, new_room
from tests.unit.services.people import choose, close, end, join, released, share

SECTORS = (*[Sector.HEALTH] * 6, *[Sector.LOCAL_AUTHORITY] * 6, Sector.THIRD, None)
CHOICES = (*[str(level) for level in range(LEVELS)] * 4, DONT_KNOW)
STEPS = ("come",) * 5 + ("close",) * 4 + ("reopen",) * 3 + ("end", "erase") * 2 + ("share", "answer", "move")
SCORED_TWICE = ("come", "come", "close_first", "again")
REFUSED = {
    "domain.closed",
    "domain.closed-already",
    "domain.not-closed",
    "second.not-open",
    "move.consensus",
    "workshop.closed",
    "workshop.shared-already",
}

Answers = frozenset[tuple[int, str]]
"""Who chose what: an answer that was changed is another one."""

Row = tuple[Answers, tuple[int, ...]]


@dataclass
class Day:
    """A workshop, the rows told of each question, and the newest row under each name it was told by."""

    database: Database
    workshop_id: str
    random: Random
    members: list[Member] = field(default_factory=list)
    told: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    newest: dict[tuple[str, object], Row] = field(default_factory=dict)
    seen: int = 0

    @property
    def workshop(self) -> Workshop:
        return get_workshop(self.database, self.workshop_id)

    def come(self) -> None:
        """A few people, who answer most of what is asked."""
        for _ in range(self.random.choice((1, 2, 4, 6, 8))):
            self.members.append(join(self.database, self.workshop))
            joining.change_sector(self.database, member=self.members[-1], sector=self.random.choice(SECTORS))
            for item_id in (*GOV, *OUT):
                if self.random.random() < 0.93:
                    self._choose(self.members[-1], item_id)

    def answer(self) -> None:
        """Somebody answers once more, otherwise where it is still theirs to change."""
        self._choose(self.random.choice(self.members), self.random.choice([*GOV, *OUT]))

    def move(self) -> None:
        """Somebody says that they come from elsewhere."""
        joining.change_sector(
            self.database, member=self.random.choice(self.members), sector=self.random.choice(SECTORS)
        )

    def erase(self) -> None:
        if len(self.members) > 1:
            erase_own(self.database, self.members.pop(self.random.randrange(len(self.members))))

    def again(self) -> None:
        """Those who are there score a domain a second time: perhaps all of them, and perhaps most change their answer."""
        present, changing = self.random.choice((0.85, 1.0, 1.0)), self.random.choice((0.05, 0.3, 0.8))
        before = {
            item_id: {who: choice for answers in self._answers(item_id) for who, choice in answers} for item_id in GOV
        }
        self._try(lambda: moves.begin_second(self.database, workshop=self.workshop, domain_id="GOV", who="a"))
        if "GOV" not in moves.second_domains(self.database, self.workshop_id):
            return
        for member in self.members:
            if self.random.random() >= present:
                continue
            for item_id in GOV:
                kept = before[item_id].get(member.respondent_id, DONT_KNOW)
                choice = self.random.choice(CHOICES) if self.random.random() < changing else kept
                self._choose(member, item_id, Wave.SECOND, choice)
        self._try(
            lambda: releases.end_second(self.database, workshop_id=self.workshop_id, domain_id="GOV", minimum=LEAST)
        )

    def close(self) -> None:
        self._try(lambda: close(self.database, self.workshop, self._domain()))

    def close_first(self) -> None:
        self._try(lambda: close(self.database, self.workshop, "GOV"))

    def reopen(self) -> None:
        domain_id = self._domain()
        self._try(lambda: moves.reopen_domain(self.database, workshop=self.workshop, domain_id=domain_id, who="a"))

    def end(self) -> None:
        self._try(lambda: end(self.database, self.workshop))
        if self.workshop.state is State.CONSENSUS and self.random.random() < 0.8:
            moves.reopen_scoring(self.database, workshop=self.workshop, who="a")

    def share(self) -> None:
        self._try(lambda: share(self.database, self.workshop))

    def _domain(self) -> str:
        return self.random.choice(["GOV", "OUT"])

    def _choose(self, member: Member, item_id: str, wave: Wave = Wave.FIRST, choice: str | None = None) -> None:
        question, choice = Question(Vantage.OWN, item_id, wave), choice or self.random.choice(CHOICES)
        query = (
            select(responses.c.handovers)
            .where(responses.c.respondent_id == member.respondent_id)
            .where(responses.c.item_id == item_id, responses.c.wave == wave)
        )
        with self.database.reading() as conn:
            handovers = conn.execute(query).scalar() or 0
        self._try(lambda: choose(self.database, member, choice, question=question, handovers=handovers))

    def _try(self, step: Callable[[], object]) -> None:
        try:
            step()
        except SaitError as refused:
            if refused.code not in REFUSED:
                raise
        every = released(self.database, self.workshop)
        for release in every[self.seen :]:
            self._keep(release.figures, release.audience)
        self.seen = len(every)

    def _keep(self, figures: Figures, audience: Audience) -> None:
        for row in figures.items:
            name = audience if figures.wave is Wave.FIRST else figures.wave
            if row.levels is not None:
                self._name((row.item_id, name), row.levels, self._answers(row.item_id, figures.wave))
        named = {row.sector for row in figures.sectors}
        for each in figures.sectors:
            of_sector = [
                {who: sector for who, sector in some.items() if (sector if sector in named else None) == each.sector}
                for some in self._answers(each.item_id)
            ]
            self._name((each.item_id, each.sector), each.levels, of_sector)

    def _name(
        self, name: tuple[str, object], levels: tuple[int, ...], candidates: Sequence[Mapping[tuple[int, str], object]]
    ) -> None:
        """*levels* are once more what was told under *name*, or inside; otherwise the first that adds up to them."""
        before = [self.newest.get(one) for one in (name, (name[0], Audience.INSIDE))[: 1 + (name[1] == "outside")]]
        rows = [*filter(None, before), *((frozenset(some), _counts(some)) for some in candidates)]
        self.newest[name] = next(row for row in rows if row[1] == levels)
        if self.newest[name] not in self.told[name[0]]:
            self.told[name[0]].append(self.newest[name])

    def _answers(self, item_id: str, wave: Wave = Wave.FIRST) -> list[dict[tuple[int, str], Sector | None]]:
        """The numeric answers of those in time, and of everybody, with where they come from."""
        query = (
            select(responses.c.respondent_id, responses.c.choice, respondents.c.sector, responses.c.late)
            .join(respondents, respondents.c.id == responses.c.respondent_id)
            .where(respondents.c.workshop_id == self.workshop_id, responses.c.item_id == item_id)
            .where(responses.c.wave == wave, responses.c.choice != DONT_KNOW)
        )
        with self.database.reading() as conn:
            rows = conn.execute(query).all()
        return [
            {(who, choice): sector for who, choice, sector, late in rows if late <= with_late}
            for with_late in (False, True)
        ]


def _counts(answers: Mapping[tuple[int, str], object]) -> tuple[int, ...]:
    return tuple(sum(choice == str(level) for _, choice in answers) for level in range(LEVELS))


def play(database: Database, seed: int) -> Day:
    """A day of its own for each *seed*; the same seed is the same day."""
    return _played(database, Random(seed), ("come", "come"), STEPS)


def play_twice(database: Database, seed: int) -> Day:
    """The same, where a domain is scored a second time once it is closed, and perhaps again."""
    return _played(database, Random(seed), SCORED_TWICE, (*STEPS, *("again",) * 4))


def _played(database: Database, random: Random, begin: Sequence[str], steps: Sequence[str]) -> Day:
    day = Day(database, new_room(database).workshop.id, random)
    for step in (*begin, *random.choices(steps, k=random.randrange(5, 18))):
        getattr(day, step)()
    return day


def follows(day: Day) -> Iterator[str]:
    """The sums and differences of fewer people's answers than the rules allow that follow from the rows of a day."""
    for item_id, rows in day.told.items():
        atoms: dict[tuple[int, ...], set[int]] = defaultdict(set)
        for one in frozenset(chain.from_iterable(answers for answers, _ in rows)):
            atoms[tuple(int(one in answers) for answers, _ in rows)].add(one[0])
        matrix = list(zip(*atoms, strict=True))
        known = rank(matrix)
        for wanted in _of_few(list(atoms.values())):
            if rank([*matrix, wanted]) == known:
                few = [(sign, people) for sign, people in zip(wanted, atoms.values(), strict=True) if sign]
                yield f"{item_id}: {few} of {[counts for _, counts in rows]}"


def _of_few(people: Sequence[set[int]]) -> Iterator[tuple[int, ...]]:
    """The sums and differences of atoms in which fewer people are than may be told; *people* are those of each atom."""
    small = [place for place, some in enumerate(people) if len(some) < LEAST]
    for places in chain.from_iterable(combinations(small, count) for count in range(1, LEAST)):
        if len(frozenset[int]().union(*(people[place] for place in places))) >= LEAST:
            continue
        for signs in product((1, -1), repeat=len(places) - 1):
            signed = dict(zip(places, (1, *signs), strict=True))
            yield tuple(signed.get(place, 0) for place in range(len(people)))


def rank(rows: Sequence[Sequence[int]]) -> int:
    """How many of *rows* say something that the others do not. Exact: (1, 1), (1, 0), (0, 1) have rank 2."""
    left, found = [[Fraction(one) for one in row] for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        place = next((place for place in range(found, len(left)) if left[place][column]), None)
        if place is None:
            continue
        left[found], left[place] = left[place], left[found]
        for row in left[found + 1 :]:
            factor = row[column] / left[found][column]
            row[:] = [one - factor * other for one, other in zip(row, left[found], strict=True)]
        found += 1
    return found
