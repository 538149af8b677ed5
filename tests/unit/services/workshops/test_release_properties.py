"""What releases say of themselves, whatever happened in whatever order: their counts, attendance and late answers agree."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sait.assessment.members.responses import DONT_KNOW, Member, Question
from sait.assessment.releases import Audience, ItemFigures, Release, Vantage
from sait.assessment.workshops import Workshop
from sait.services.members.responses import choose_local_area
from sait.storage import rounds
from sait.storage.engine.database import Database
from tests.conftest import ROUND
from tests.unit.services.people import choose, close, end, join, open_room, released, share

DOMAINS = ("GOV", "OUT")
ITEMS = {domain: [f"{domain}-0{number}" for number in (1, 2, 3)] for domain in DOMAINS}
INVITED = 20
ROUNDS = count()


@dataclass(frozen=True)
class Answering:
    """*people* new members, who name an area, answer some items of some domains from some vantages."""

    people: int
    vantages: tuple[Vantage, ...]
    domains: tuple[str, ...]
    items: int
    choices: str


@dataclass(frozen=True)
class Given:
    """One answer as the test itself keeps it."""

    person: int
    question: Question
    late: bool
    numeric: bool


answering = st.builds(
    Answering,
    people=st.sampled_from([1, 4, 5, 8, 10]),
    vantages=st.sampled_from([(Vantage.OWN,), (Vantage.LOCAL,), tuple(Vantage)]),
    domains=st.sampled_from([("GOV",), DOMAINS]),
    items=st.integers(1, 3),
    choices=st.sampled_from(["2", "0123", "123-"]),
)
histories = st.tuples(
    st.lists(answering, min_size=1, max_size=2),
    st.permutations(["GOV", "OUT", "share", "late", "late"]),
    st.lists(answering, min_size=2, max_size=2),
    st.booleans(),
)


class Room:
    """A workshop of its own in a round of its own, and what the test knows of it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        round_id = f"round-{next(ROUNDS)}"
        with database.writing() as conn:
            rounds.add_round(conn, round_=replace(ROUND, id=round_id))
        self.workshop: Workshop = open_room(database, round_id=round_id, asks_local=True, invited=INVITED)
        self.given: list[Given] = []
        self.people = 0
        self.closed: set[str] = set()

    def answer(self, how: Answering) -> None:
        for number in range(how.people):
            member = join(self.database, self.workshop)
            area = "east" if number % 2 else "west"
            choose_local_area(self.database, member=member, area_id=area, allowed=["east", "west"])
            member = replace(member, local_area_id=area)
            for domain in how.domains:
                for item_id in ITEMS[domain][: how.items]:
                    for vantage in how.vantages:
                        self._choose(member, Question(vantage, item_id), how.choices[number % len(how.choices)], domain)
            self.people += 1

    def _choose(self, member: Member, question: Question, choice: str, domain: str) -> None:
        choose(self.database, member, choice.replace("-", DONT_KNOW), question=question)
        self.given.append(Given(self.people, question, domain in self.closed, choice != "-"))

    def do(self, step: str) -> None:
        if step == "share":
            share(self.database, self.workshop)
        elif step == "end":
            end(self.database, self.workshop)
        else:
            close(self.database, self.workshop, step)
            self.closed.add(step)


Step = tuple[list[Release], list[Release], list[Given]]
"""The releases before it, those it made, and the answers given by then."""


def played(database: Database, history: tuple[list[Answering], list[str], list[Answering], bool]) -> Iterator[Step]:
    """What there was after each step."""
    first, steps, later, at_the_end = history
    room, later = Room(database), list(later)
    for how in first:
        room.answer(how)
    if at_the_end:
        steps = [step for step in steps if step != "share"]
    for step in [*steps, "end", *(["share"] if at_the_end else [])]:
        before = list(released(database, room.workshop))
        if step == "late":
            room.answer(later.pop())
        else:
            room.do(step)
        yield before, list(released(database, room.workshop))[len(before) :], list(room.given)


def rows_of(release: Release, question: Question) -> list[ItemFigures]:
    return [row for row in release.figures.items if (row.vantage, row.item_id) == (question.vantage, question.item_id)]


def told(release: Release, question: Question) -> int:
    return sum(row.n or 0 for row in rows_of(release, question))


def asked(release: Release) -> list[Question]:
    return [Question(vantage, item) for domain in release.domain_ids for item in ITEMS[domain] for vantage in Vantage]


def numeric(given_: list[Given], question: Question, *, late: bool) -> int:
    return sum(one.question == question and one.numeric and (late or not one.late) for one in given_)


def resting_on_late(release: Release, before: list[Release], given_: list[Given]) -> set[Question]:
    """Where the release's own numbers show late answers: in a count, or in a new mean over counts told inside."""
    found = {one for one in asked(release) if told(release, one) > numeric(given_, one, late=False)}
    old = {mean for one in before if one.audience is release.audience for mean in one.figures.means}
    for mean in set(release.figures.means) - old:
        for question in [Question(mean.vantage, item_id) for item_id in mean.item_ids]:
            inside = [one for one in before if one.audience is Audience.INSIDE and question in asked(one)]
            if inside and told(inside[-1], question) > numeric(given_, question, late=False):
                found.add(question)
    return found


TEN = Answering(10, (Vantage.OWN,), DOMAINS, 3, "0123")
FIVE = Answering(5, (Vantage.OWN,), ("GOV",), 3, "3")
NOBODY = replace(FIVE, people=0)
SHARED_AFTER_LATE = ([TEN], ["GOV", "late", "late", "OUT", "share"], [NOBODY, FIVE], True)
LATE_FROM_ONE_VANTAGE = ([replace(TEN, vantages=tuple(Vantage))], SHARED_AFTER_LATE[1], [NOBODY, FIVE], True)


def a_release_says_of_itself_what_its_figures_rest_on(steps: list[Step]) -> None:
    for before, made, given_ in steps:
        for place, release in enumerate(made):
            so_far = [*before, *made[:place]]
            late_in = resting_on_late(release, so_far, given_)
            left_out = {
                one.person
                for one in given_
                if one.late and one.numeric and one.question in asked(release) and one.question not in late_in
            }
            assert release.late == len(left_out)
            seen = [one for one in so_far if one.audience is Audience.INSIDE]
            newest = seen if release.audience is Audience.OUTSIDE else [release]
            own = [one for one in asked(release) if one.vantage is Vantage.OWN]
            counts = [told([each for each in newest if question in asked(each)][-1], question) for question in own]
            assert release.attendance.answered == (max(counts) or None)


def no_count_is_more_than_the_people_said_to_have_answered(steps: list[Step]) -> None:
    for _, made, given_ in steps:
        for release in made:
            for question in asked(release):
                n = told(release, question)
                assert question.vantage is not Vantage.OWN or n <= (release.attendance.answered or 0)
                assert n in {0, numeric(given_, question, late=False), numeric(given_, question, late=True)}


def outside_never_counts_more_than_inside_or_leaves_fewer_out(steps: list[Step]) -> None:
    inside: dict[str, Release] = {}
    for _, made, _ in steps:
        for release in made:
            if release.audience is Audience.INSIDE:
                inside |= dict.fromkeys(release.domain_ids, release)
                continue
            for question in asked(release):
                domain = question.item_id[:3]
                assert told(release, question) <= told(inside[domain], question)
            same = [one for one in made if one.audience is Audience.INSIDE and one.domain_ids == release.domain_ids]
            for one in same:
                assert release.attendance.answered == one.attendance.answered
                assert release.late >= one.late


def no_two_releases_to_anybody_differ_by_a_few_people(steps: list[Step]) -> None:
    totals: dict[Question, set[int]] = {}
    for _, made, _ in steps:
        for release in made:
            for question in asked(release):
                n = told(release, question)
                if n:
                    totals.setdefault(question, set()).add(n)
    for seen in totals.values():
        ordered = sorted(seen)
        assert ordered[0] >= 5
        assert all(more - fewer >= 5 for fewer, more in pairwise(ordered))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example(history=SHARED_AFTER_LATE)
@example(history=LATE_FROM_ONE_VANTAGE)
@given(history=histories)
def test_releases_agree_with_one_another_and_with_what_was_answered(boards_database, history):
    """Every property of every history: playing one takes half a second, and looking at what came of it nothing."""
    steps = list(played(boards_database, history))
    a_release_says_of_itself_what_its_figures_rest_on(steps)
    no_count_is_more_than_the_people_said_to_have_answered(steps)
    outside_never_counts_more_than_inside_or_leaves_fewer_out(steps)
    no_two_releases_to_anybody_differ_by_a_few_people(steps)
