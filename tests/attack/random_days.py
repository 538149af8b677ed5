"""Random days with sectors, late people, erasures and changes of mind, and what follows from every row that was told.

The attacker knows more than on the named days: who chose a number for which question, and so exactly whose answers each
row adds up. Answers that no row tells apart are one atom. Whatever sum of atoms is a sum of multiples of rows, she knows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, combinations
from random import Random

from sqlalchemy import select

from sait.assessment.releases import Audience, Figures, Vantage
from sait.assessment.responses import DONT_KNOW, Member, Question
from sait.assessment.sectors import Sector
from sait.assessment.workshops import State, Workshop
from sait.errors import SaitError
from sait.services import joining, moves
from sait.services.erasing import erase_own
from sait.services.workshops import get_workshop
from sait.storage.database import Database
from sait.storage.tables import respondents, responses
from tests.attack.room import GOV, LEAST, LEVELS, OUT, new_room
from tests.unit.services.people import MINIMUM, choose, close, end, join, released, share

SECTORS = (*[Sector.HEALTH] * 6, *[Sector.LOCAL_AUTHORITY] * 6, Sector.THIRD, None)
CHOICES = (*[str(level) for level in range(LEVELS)] * 4, DONT_KNOW)
STEPS = ("come",) * 5 + ("close",) * 4 + ("reopen",) * 3 + ("end", "erase") * 2 + ("share", "answer", "move")
REFUSED = {
    "domain.closed",
    "domain.closed-already",
    "domain.not-closed",
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
            erase_own(self.database, self.members.pop(self.random.randrange(len(self.members))), minimum=MINIMUM)

    def close(self) -> None:
        self._try(lambda: close(self.database, self.workshop, self._domain()))

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

    def _choose(self, member: Member, item_id: str) -> None:
        question, choice = Question(Vantage.OWN, item_id), self.random.choice(CHOICES)
        query = select(responses.c.handovers).where(
            responses.c.respondent_id == member.respondent_id, responses.c.item_id == item_id
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
            if row.vantage is Vantage.OWN and row.levels is not None:
                self._name((row.item_id, audience), row.levels, self._answers(row.item_id))
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

    def _answers(self, item_id: str) -> list[dict[tuple[int, str], Sector | None]]:
        """The numeric answers of those in time, and of everybody, with where they come from."""
        query = (
            select(responses.c.respondent_id, responses.c.choice, respondents.c.sector, responses.c.late)
            .join(respondents, respondents.c.id == responses.c.respondent_id)
            .where(respondents.c.workshop_id == self.workshop_id, responses.c.item_id == item_id)
            .where(responses.c.choice != DONT_KNOW)
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
    random = Random(seed)
    day = Day(database, new_room(database).workshop.id, random)
    for step in ("come", "come", *random.choices(STEPS, k=random.randrange(5, 18))):
        getattr(day, step)()
    return day


def follows(day: Day) -> Iterator[str]:
    """The sums of fewer answers than the rules allow that follow from the rows of a day."""
    for item_id, rows in day.told.items():
        atoms: dict[tuple[int, ...], int] = defaultdict(int)
        for one in frozenset(chain.from_iterable(answers for answers, _ in rows)):
            atoms[tuple(int(one in answers) for answers, _ in rows)] += 1
        matrix = list(zip(*atoms, strict=True))
        for some in _fewer(list(atoms.values())):
            wanted = tuple(int(place in some) for place in range(len(atoms)))
            if rank([*matrix, wanted]) == rank(matrix):
                yield f"{item_id}: {[size for place, size in enumerate(atoms.values()) if place in some]} of {rows}"


def _fewer(sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The places of atoms that are fewer answers together than may be told."""
    small = [place for place, size in enumerate(sizes) if size < LEAST]
    some = chain.from_iterable(combinations(small, count) for count in range(1, LEAST))
    return (places for places in some if sum(sizes[place] for place in places) < LEAST)


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
