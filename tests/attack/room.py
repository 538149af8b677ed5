"""The attack: play days with small boards through the product itself, keep all that was released, and work out the rest.

The attacker is a member: she knows who was in time, who came late, who scored which area and whose answers were erased,
and her own answers (which only make the groups smaller: a group of five that she is in is four strangers, and is given
by the rule of five). What she must not be able to work out are the counts of fewer than five people.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from sait.analysis.gate import means
from sait.assessment.members.responses import DONT_KNOW, Member, Question
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Audience, Release, Vantage, Wave
from sait.assessment.workshops import EntryMode, Workshop
from sait.services.members import joining
from sait.services.members.responses import choose_local_area
from sait.services.workshops import moves, releases
from sait.services.workshops.erasing import erase_own
from sait.services.workshops.opening import get_workshop
from sait.storage import rounds
from sait.storage.engine.database import Database
from tests.attack.knowledge import Told, agreeing, behind_a_mean, worked_out
from tests.conftest import ROUND
from tests.depending import depending_bank
from tests.unit.services import people
from tests.unit.services.people import choose, close, end, join, open_room, released, share

LEAST = 5
LEAST_OUTSIDE = 8
LEAST_BOARD = 10
HIGHEST = 3
LEVELS = HIGHEST + 1
GOV = [f"GOV-0{number}" for number in (1, 2, 3)]
OUT = [f"OUT-0{number}" for number in (1, 2, 3)]
ROUTES = depending_bank().instrument.routes
ROUNDS = count()


@dataclass
class Answer:
    """One person's answer as the test keeps it."""

    group: str
    levels: dict[Question, int | None] = field(default_factory=dict)


@dataclass
class Room:
    """A workshop, what its members answered, and every row it ever released with the groups it adds up."""

    database: Database
    workshop: Workshop
    members: list[tuple[Member, Answer]] = field(default_factory=list)
    told: dict[tuple[Audience, Question], list[Told]] = field(default_factory=dict)
    means: list[tuple[Release, dict[str, int]]] = field(default_factory=list)
    seen: int = 0
    late: bool = False

    def come(
        self,
        choices: str,
        *,
        items: list[str],
        area: str = "",
        sector: Sector | None = None,
        vantage: Vantage = Vantage.OWN,
    ) -> None:
        """One new member for each figure of *choices*, who answers *items* with it; "-" is a don't-know."""
        for choice in choices:
            member = join(self.database, self.workshop)
            joining.change_sector(self.database, member=member, sector=sector)
            if area:
                choose_local_area(self.database, member=member, area_id=area, allowed=["east", "west"])
                member = replace(member, local_area_id=area)
            answer = Answer(f"{'late' if self.late else 'timely'} {area}{sector or ''}".strip())
            for item_id in items:
                question = Question(vantage, item_id)
                choose(self.database, member, choice.replace("-", DONT_KNOW), question=question)
                answer.levels[question] = None if choice == "-" else int(choice)
            self.members.append((member, answer))

    def close(self, domain_id: str = "GOV") -> None:
        close(self.database, self.workshop, domain_id)
        self.late = True
        self.look()

    def reopen(self, domain_id: str = "GOV") -> None:
        moves.reopen_domain(
            self.database, workshop=get_workshop(self.database, self.workshop.id), domain_id=domain_id, who="a"
        )

    def end(self) -> None:
        end(self.database, self.workshop)
        self.look()

    def share(self) -> None:
        share(self.database, self.workshop)
        self.look()

    def score_again(self, choices: str) -> None:
        """A second scoring of the first domain, by as many of the members as there are *choices*."""
        workshop = get_workshop(self.database, self.workshop.id)
        moves.begin_second(self.database, workshop=workshop, domain_id="GOV", who="a")
        for (member, answer), choice in zip(self.members, choices, strict=False):
            for item_id in GOV:
                question = Question(Vantage.OWN, item_id, Wave.SECOND)
                choose(self.database, member, choice, question=question)
                answer.levels[question] = int(choice)
        releases.end_second(self.database, workshop_id=workshop.id, domain_id="GOV", minimum=people.MINIMUM)
        self.look()

    def erase(self, place: int) -> None:
        """Somebody has their answers erased; the attacker knows who that was."""
        member, answer = self.members[place]
        erase_own(self.database, member)
        old, answer.group = answer.group, f"{answer.group} erased {place}"
        for rows in self.told.values():  # what was told so far counted them
            rows[:] = [Told(row.groups | ({answer.group} if old in row.groups else set()), row.counts) for row in rows]

    def look(self) -> None:
        """Keep what was released since the last look."""
        every = released(self.database, self.workshop)
        for release in every[self.seen :]:
            for row in release.figures.items:
                if row.levels is not None:
                    question = Question(row.vantage, row.item_id, release.figures.wave)
                    groups = self._sums(self.groups(question), row.area_id or "")
                    self._keep(release.audience, question, row.levels, groups)
            named = {row.sector for row in release.figures.sectors if row.sector}
            for each in release.figures.sectors:
                question = Question(Vantage.OWN, each.item_id)
                self._keep(release.audience, question, each.levels, self._of_sector(question, each.sector, named))
            if release.figures.means:
                self.means.append((release, self._sizes(release)))
        self.seen = len(every)

    def _keep(
        self, audience: Audience, question: Question, levels: tuple[int, ...], sums: list[frozenset[str]]
    ) -> None:
        rows = self.told.setdefault((audience, question), [])
        for groups in sums:
            if self.counts(question, groups) == levels:
                rows.append(Told(groups, levels))
                return
        raise AssertionError(f"no groups of {question.address} add up to {levels}")

    def _of_sector(self, question: Question, sector: Sector | None, named: set[Sector]) -> list[frozenset[str]]:
        """What a row of a breakdown can be the sum of; without a sector, everybody who is in no *named* one."""
        groups = self.groups(question)
        if sector:
            return self._sums([group for group in groups if sector in group])
        return self._sums([group for group in groups if not any(one in group for one in named)])

    @staticmethod
    def _sums(groups: list[str], area: str = "") -> list[frozenset[str]]:
        """What a row can be the sum of: those in time, or all; of one area where it is of one; then as it once was."""
        of_area = {group for group in groups if area in group}
        now = {group for group in of_area if "erased" not in group}
        timely = {group for group in now if group.startswith("timely")}
        before = {group for group in of_area if group.startswith("timely")}
        return [frozenset(one) for one in (timely, now, before, of_area)]

    def groups(self, question: Question) -> list[str]:
        """Of a question that depends on another those of who answered that one: who was asked it is what nobody knows."""
        known = (
            replace(question, item_id=ROUTES[question.item_id][-1].item_id) if question.item_id in ROUTES else question
        )
        return sorted({answer.group for _, answer in self.members if known in answer.levels})

    def counts(self, question: Question, groups: frozenset[str]) -> tuple[int, ...]:
        chosen = Counter(answer.levels.get(question) for _, answer in self.members if answer.group in groups)
        return tuple(chosen[level] for level in range(LEVELS))

    def _sizes(self, release: Release) -> dict[str, int]:
        return {
            item_id: sum(self.counts(question, frozenset(self.groups(question))))
            for mean in release.figures.means
            for item_id in mean.item_ids
            if (question := Question(mean.vantage, item_id))
        }


def leaks(room: Room) -> list[str]:
    """What an attacker who kept everything knows of fewer people than the rules allow."""
    found = []
    for audience in (Audience.INSIDE, Audience.OUTSIDE):
        least = LEAST if audience is Audience.INSIDE else LEAST_OUTSIDE
        for (whose, question), rows in room.told.items():
            if whose is not audience and audience is Audience.OUTSIDE:
                continue  # what the room was told stays in it; a member has both
            heard = [*rows, *(room.told.get((Audience.OUTSIDE, question), []) if whose is Audience.INSIDE else [])]
            known = worked_out(heard, room.groups(question), LEVELS, most=len(room.members))
            found += [
                f"{audience} {question.address} {sorted(groups)}: {counts}"
                for groups, counts in known.items()
                if 0 < sum(room.counts(question, groups)) < (least if groups == _shown(rows, groups) else LEAST)
            ]
            if audience is Audience.OUTSIDE and len(room.members) < LEAST_BOARD:
                found.append(f"{question.address}: an item of a board under ten")
    return found + _means_given_away(room) + list(_told_of_another(room))


def _told_of_another(room: Room) -> Iterator[str]:
    """What the figures of a question tell of the answers that it depends on, and the figures of these do not.

    As many as answered it chose one of the levels it is asked of. That must be so whatever agrees with the other's figures.
    """
    for (audience, question), rows in room.told.items():
        for condition in ROUTES.get(question.item_id, ())[:1]:
            other = replace(question, item_id=condition.item_id)
            groups = room.groups(other)
            told = [
                Told(row.groups, (sum(row.counts[int(level)] for level in condition.levels),))
                for row in room.told.get((audience, other), [])
            ]
            ways = agreeing(told, groups, 0, most=len(room.members))
            ways = [way for way in ways if all(way[one] <= sum(room.counts(other, frozenset({one}))) for one in groups)]
            for row in rows:
                if any(sum(way[one] for one in row.groups) < sum(row.counts) for way in ways):
                    yield f"{audience} {question.address}: {sum(row.counts)} of {sorted(row.groups)} are asked it"


def _shown(rows: list[Told], groups: frozenset[str]) -> frozenset[str] | None:
    return next((row.groups for row in rows if row.groups == groups), None)


def _means_given_away(room: Room) -> list[str]:
    found = []
    for release, sizes in room.means:
        for mean in release.figures.means:
            behind = {item_id: sizes[item_id] for item_id in mean.item_ids}
            if mean.mean is None:
                continue
            if len(behind) < 3 or behind_a_mean(mean.mean, behind, HIGHEST, Coarsely()) < 2:
                found.append(f"{mean.axis_id}: the mean {mean.mean} gives an item away")
    return found


class Coarsely(dict[float, float]):
    """What an exact mean is told as, by the product's own rounding: the attacker has read the code."""

    def __missing__(self, exact: float) -> float:
        self[exact] = means.coarse(exact, (0, HIGHEST))[0]
        return self[exact]


def new_room(database: Database) -> Room:
    round_id = f"attack-{next(ROUNDS)}"
    with database.writing() as conn:
        rounds.add_round(conn, round_=replace(ROUND, id=round_id))
    return Room(
        database,
        open_room(
            database,
            bank=depending_bank(),
            round_id=round_id,
            asks_local=True,
            asks_sector=True,
            entry=EntryMode.ONE_TIME,
            invited=20,
        ),
    )
