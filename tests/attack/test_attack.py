"""The attack: play days with small boards through the product itself, keep all that was released, and work out the rest.

The attacker is a member: she knows who was in time, who came late, who scored which area and whose answers were erased,
and her own answers (which only make the groups smaller: a group of five that she is in is four strangers, and is given
by the rule of five). What she must not be able to work out are the counts of fewer than five people.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

import pytest

from sait.analysis import cells, disclosure, means
from sait.analysis.means import coarse
from sait.assessment.releases import Audience, ItemFigures, Release, Vantage
from sait.assessment.responses import DONT_KNOW, Member, Question
from sait.assessment.workshops import Workshop
from sait.services import moves, releases
from sait.services.erasing import erase_own
from sait.services.responses import choose_local_area
from sait.services.workshops import get_workshop
from sait.storage import rounds
from sait.storage.database import Database
from tests.attack.knowledge import Told, behind_a_mean, worked_out
from tests.conftest import ROUND
from tests.unit.services import people
from tests.unit.services.people import choose, close, end, join, open_room, released, share

LEAST = 5
LEAST_OUTSIDE = 8
LEAST_BOARD = 10
HIGHEST = 3
LEVELS = HIGHEST + 1
GOV = [f"GOV-0{number}" for number in (1, 2, 3)]
OUT = [f"OUT-0{number}" for number in (1, 2, 3)]
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

    def come(self, choices: str, *, items: list[str], area: str = "", vantage: Vantage = Vantage.OWN) -> None:
        """One new member for each figure of *choices*, who answers *items* with it; "-" is a don't-know."""
        for choice in choices:
            member = join(self.database, self.workshop)
            if area:
                choose_local_area(self.database, member=member, area_id=area, allowed=["east", "west"])
                member = replace(member, local_area_id=area)
            answer = Answer(f"{'late' if self.late else 'timely'} {area}".strip())
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
                question = Question(Vantage.SECOND, item_id)
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
                    self._keep(release.audience, row)
            if release.figures.means:
                self.means.append((release, self._sizes(release)))
        self.seen = len(every)

    def _keep(self, audience: Audience, row: ItemFigures) -> None:
        question = Question(row.vantage, row.item_id)
        rows = self.told.setdefault((audience, question), [])
        for groups in self._sums(question, row):
            if self.counts(question, groups) == row.levels:
                rows.append(Told(groups, tuple(row.levels or ())))
                return
        raise AssertionError(f"no groups add up to {row}")

    def _sums(self, question: Question, row: ItemFigures) -> list[frozenset[str]]:
        """What a row can be the sum of: those in time, or all; of one area where it is of one; then as it once was."""
        groups = self.groups(question)
        of_area = {group for group in groups if row.area_id is None or row.area_id in group}
        now = {group for group in of_area if "erased" not in group}
        timely = {group for group in now if group.startswith("timely")}
        before = {group for group in of_area if group.startswith("timely")}
        return [frozenset(one) for one in (timely, now, before, of_area)]

    def groups(self, question: Question) -> list[str]:
        return sorted({answer.group for _, answer in self.members if question in answer.levels})

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
    return found + _means_given_away(room)


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


def five_and_four_late(room: Room) -> None:
    room.come("01123", items=GOV)
    room.close()
    room.come("3333", items=GOV)
    room.end()
    room.share()


def five_late_in_two_domains(room: Room) -> None:
    room.come("0112312", items=[*GOV, *OUT])
    room.close()
    room.come("33301", items=GOV)
    room.close("OUT")
    room.end()


def one_leaves_and_five_come(room: Room) -> None:
    room.come("011231", items=GOV)
    room.close()
    room.erase(0)
    room.come("22233", items=GOV)
    room.end()


def reopened_and_one_more(room: Room) -> None:
    room.come("0112", items=GOV)
    room.come("3-", items=GOV)
    room.close()
    room.reopen()
    room.come("0", items=GOV)
    close(room.database, room.workshop, "GOV")
    room.look()
    room.end()


def a_small_area_beside_a_large_one(room: Room) -> None:
    room.come("012301", items=GOV, area="west", vantage=Vantage.LOCAL)
    room.come("33", items=GOV, area="east", vantage=Vantage.LOCAL)
    room.close()
    room.end()


def areas_that_grow(room: Room) -> None:
    room.come("01230", items=GOV, area="west", vantage=Vantage.LOCAL)
    room.come("33211", items=GOV, area="east", vantage=Vantage.LOCAL)
    room.close()
    room.come("3", items=GOV, area="east", vantage=Vantage.LOCAL)
    room.come("2210", items=GOV, area="west", vantage=Vantage.LOCAL)
    room.end()


def scored_again_by_fewer(room: Room) -> None:
    room.come("0112312", items=GOV)
    room.close()
    room.score_again("2222")
    room.score_again("222233")


def all_at_the_end_of_the_scale(room: Room) -> None:
    room.come("33333", items=[*GOV, *OUT])
    room.share()
    room.close()
    room.close("OUT")
    room.end()


def nine_for_the_outside(room: Room) -> None:
    room.come("012301230", items=GOV)
    room.share()
    room.close()
    room.end()


def ten_for_the_outside(room: Room) -> None:
    room.come("0123012301", items=GOV)
    room.come("3333333", items=OUT)
    room.share()
    room.close()
    room.close("OUT")
    room.end()


DAYS = (
    five_and_four_late,
    five_late_in_two_domains,
    one_leaves_and_five_come,
    reopened_and_one_more,
    a_small_area_beside_a_large_one,
    areas_that_grow,
    scored_again_by_fewer,
    all_at_the_end_of_the_scale,
    nine_for_the_outside,
    ten_for_the_outside,
)


def new_room(database: Database) -> Room:
    round_id = f"attack-{next(ROUNDS)}"
    with database.writing() as conn:
        rounds.add_round(conn, round_=replace(ROUND, id=round_id))
    return Room(database, open_room(database, round_id=round_id, asks_local=True, invited=20))


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.__name__)
def test_nothing_is_worked_out_of_fewer_than_the_rules_allow(boards_database, day):
    room = new_room(boards_database)
    day(room)
    assert room.told or room.means
    assert leaks(room) == []


def _areas_beside_all(cell, tallies, least):
    each = tuple(cells._row(one, least) for one in tallies if one.n >= least)
    return (*each, cells._row(cells.together(tallies), least)) if tallies else (cells.withheld(cell),)


MUTANTS = {
    "k - 1": [(disclosure, "LEAST_MINIMUM", 4), (people, "MINIMUM", 4)],
    "no rule for the rest": [(disclosure, "grouped", _areas_beside_all)],
    "no memory": [(disclosure, "follow", lambda fresh, _earlier, _least: fresh)],
    "a step of any size": [(cells, "_is_safe_step", lambda _new, _before, _least: True)],
    "items of a board under ten": [(disclosure, "LEAST_BOARD", 5), (disclosure, "LEAST_OUTSIDE", 5)],
    "the end of the scale told": [(means, "near_end", lambda _axis: -1.0), (means, "coarse", coarse)],
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_loosened_gate_is_caught(boards_database, monkeypatch, mutant):
    for place in MUTANTS[mutant]:
        monkeypatch.setattr(*place)
    assert any(leaks(room) for room in played(boards_database))


def played(database: Database) -> Iterator[Room]:
    """Every day, one after the other; without those whose rows the loosened gate made of nobody's sum."""
    for day in DAYS:
        room = new_room(database)
        try:
            day(room)
        except AssertionError:
            continue
        yield room


def test_the_attacker_finds_what_there_is_to_find():
    rows = [Told(frozenset("ab"), (2, 3)), Told(frozenset("a"), (2, 1))]
    assert worked_out(rows, ["a", "b"], 2, 9)[frozenset("b")] == (0, 2)
    assert frozenset("b") not in worked_out(rows[:1], ["a", "b"], 2, 9)
    nothing_at_all = [Told(frozenset("ab"), (0, 0))]
    assert worked_out(nothing_at_all, ["a", "b"], 2, 9)[frozenset("a")] == (0, 0)
