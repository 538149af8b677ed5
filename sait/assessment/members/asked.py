"""What one member is asked now: one thing at a time, in the order in which the room does things."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sait.assessment.decisions import Task
from sait.assessment.members.responses import Question
from sait.assessment.members.walk import AREA, FINISH, Step
from sait.assessment.moves import DECIDING
from sait.assessment.releases import Wave
from sait.assessment.workshops import State, Workshop
from sait.instruments.model import Domain

TASKS = (Task.PRIORITY_DOTS, Task.FORCE_DOTS, Task.VISION, Task.FORCES)
"""The order in which the tasks of the decisions are asked: a vote, which the room waits for, before the rest."""


class Ask(StrEnum):
    """The kinds of things that members are asked."""

    SECOND = "second"
    QUESTIONS = "questions"
    TASK = "task"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one member stands: what is still to be answered, and which tasks are open and not done by them.

    *left* are unanswered questions of domains that are open, *again* those of second scorings neither kept nor changed.
    *is_before_area*: local arrangements can be named, the member has not, and that comes next on the walk. *done*: the
    member pressed Done, or went past the choice of an area with nothing else left.
    """

    left: Sequence[Question] = ()
    again: Sequence[Question] = ()
    tasks: Collection[Task] = ()
    is_before_area: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Pending:
    """Which kinds of thing one member has not done yet; *said_done*: they want to answer no more of the *questions*."""

    questions: bool = False
    again: bool = False
    tasks: bool = False
    said_done: bool = False


def awaited(state: State, pending: Pending) -> frozenset[Ask]:
    """What the room waits for from a member. The banner asks it, and *Live* counts as done who is asked none of it.

    An offer is not among it: nobody waits for that. A second scoring and a task are asked of those as well who pressed
    Done: they said so of the questions.
    """
    if state not in DECIDING:
        return frozenset()
    is_open = {
        Ask.SECOND: pending.again,
        Ask.QUESTIONS: pending.questions and state is State.SCORING and not pending.said_done,
        Ask.TASK: pending.tasks,
    }
    return frozenset(ask for ask, is_awaited in is_open.items() if is_awaited)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked: *address* is where on the scoring page, empty for the page of the tasks.

    *domain* is the one to be scored, None for a task and for the choice of local arrangements. *count* is how many
    questions it is, of all domains. *is_paced*: the whole room is at that domain, and no other will do.
    """

    ask: Ask
    address: str = ""
    domain: Domain | None = None
    task: Task | None = None
    count: int = 0
    is_paced: bool = False

    @property
    def is_optional(self) -> bool:
        """Whether it is an offer, which nobody waits for."""
        return self.ask is Ask.LOCAL

    def is_at(self, step: Step | None, closed: Collection[str]) -> bool:
        """Whether it is answered on the screen *step* (None: the page of the tasks), so that nobody need be led there.

        Where no pace is set, a question of any domain that is not *closed* will do: one may look through one's own.
        """
        if step is None or self.ask is Ask.TASK:
            return step is None and self.ask is Ask.TASK
        if step.address == AREA:
            return self.ask in {Ask.QUESTIONS, Ask.LOCAL}
        if step.domain is None or self.domain is None:
            return False
        is_same = step.domain.id == self.domain.id
        if self.ask is Ask.SECOND:
            return is_same and step.wave is Wave.SECOND
        return step.wave is Wave.FIRST and step.domain.id not in closed and (is_same or not self.is_paced)


def asked_of_member(workshop: Workshop, domains: Sequence[Domain], standing: Standing) -> Asked | None:
    """The one thing that the member is asked now; None where nothing is.

    First what the facilitator has put to the room: a second scoring, the domain of the moment where a pace is set, a
    vote, the test of the vision, the naming of forces. Then whatever question is open, and last the offer to name local
    arrangements. *domains* are those of the workshop's form.
    """
    return next(_in_order(workshop, domains, standing), None)


def _in_order(workshop: Workshop, domains: Sequence[Domain], standing: Standing) -> Iterator[Asked]:
    """Everything that the member is asked, the most urgent first."""
    left, again, tasks = standing.left, standing.again, standing.tasks
    due = awaited(workshop.state, Pending(bool(left), bool(again), bool(tasks), standing.done))
    if Ask.SECOND in due:
        yield _questions(Ask.SECOND, domains, again)
    if Ask.QUESTIONS in due and workshop.pace_domain_id is not None:
        yield replace(_first(domains, left, standing), is_paced=True)
    if Ask.TASK in due:
        yield from (Asked(Ask.TASK, task=task) for task in TASKS if task in tasks)
    if Ask.QUESTIONS in due:
        yield _first(domains, left, standing)
    if workshop.state is State.SCORING and standing.is_before_area and not standing.done:
        yield Asked(Ask.LOCAL, AREA)  # once: who goes on from there has skipped it


def _first(domains: Sequence[Domain], left: Sequence[Question], standing: Standing) -> Asked:
    asked = _questions(Ask.QUESTIONS, domains, left)
    return replace(asked, address=AREA) if standing.is_before_area else asked


def _questions(ask: Ask, domains: Sequence[Domain], left: Sequence[Question]) -> Asked:
    first = left[0]
    domain = next(one for one in domains if any(item.id == first.item_id for item in one.items))
    return Asked(ask, first.address, domain, count=len(left))


def scoring_address(asked: Asked | None, next_question: Question | None) -> str:
    """The screen of the scoring page on which a member begins who comes back: what is asked there, else *next_question*."""
    if asked is not None and asked.address and not asked.is_optional:
        return asked.address
    return FINISH if next_question is None else next_question.address
