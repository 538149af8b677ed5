"""The one thing a member is asked now."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from sait.assessment.decisions import Task
from sait.assessment.members.asked import Ask, Asked, Pending, Standing, asked_of_member, awaited, scoring_address
from sait.assessment.members.responses import Question
from sait.assessment.members.walk import AREA, FINISH, Step
from sait.assessment.releases import Vantage, Wave
from sait.assessment.workshops import Form, State, View, Workshop
from tests.conftest import small_bank

DOMAINS = small_bank().instrument.in_form("short")
GOV, OUT = DOMAINS
LEFT = (Question(Vantage.OWN, "OUT-02"), Question(Vantage.LOCAL, "OUT-01"))
AGAIN = (Question(Vantage.OWN, "GOV-03", Wave.SECOND),)
EVERYTHING = Standing(left=LEFT, again=AGAIN, tasks=frozenset(Task), is_before_area=True)
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
WORKSHOP = Workshop(
    id="w",
    code="ACDEFG",
    board_id="north",
    round_id="r",
    instrument_id="i",
    instrument_hash="h",
    form=Form.SHORT,
    view=View.SILENT,
    asks_local=True,
    invited=None,
    state=State.SCORING,
    demonstration=False,
    results_shared_at=None,
    results_shared_note="",
    opened_at=MOMENT,
    expires_at=MOMENT,
    version=1,
)
PACED = replace(WORKSHOP, pace_domain_id="OUT")


def kinds_in_order(workshop: Workshop) -> list[str]:
    """What is asked first, what is asked once that is done, and so on to the end."""
    standing, found = EVERYTHING, []
    while asked := asked_of_member(workshop, DOMAINS, standing):
        found.append(str(asked.task or asked.ask))
        done = {
            Ask.SECOND: replace(standing, again=()),
            Ask.QUESTIONS: replace(standing, left=()),
            Ask.TASK: replace(standing, tasks=standing.tasks - {asked.task}),
            Ask.LOCAL: replace(standing, is_before_area=False),
        }
        standing = done[asked.ask]
    return found


TASKS = ["dots", "force-dots", "vision", "forces"]


@pytest.mark.parametrize(
    ("workshop", "kinds"),
    [
        (WORKSHOP, ["second", *TASKS, "questions", "local"]),
        (PACED, ["second", "questions", *TASKS, "local"]),
        (replace(WORKSHOP, state=State.CONSENSUS), ["second", *TASKS]),
        (replace(WORKSHOP, state=State.SIGNED_OFF), []),
        (replace(WORKSHOP, state=State.DRAFT), []),
    ],
)
def test_what_the_room_does_comes_first(workshop, kinds):
    assert kinds_in_order(workshop) == kinds


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("kinds", list(product([False, True], repeat=5)))
def test_the_banner_asks_exactly_what_the_room_waits_for(state, kinds):
    left, again, task, area, done = kinds
    standing = Standing(LEFT if left else (), AGAIN if again else (), set(Task) if task else (), area, done=done)
    asked = asked_of_member(replace(WORKSHOP, state=state), DOMAINS, standing)
    due = awaited(state, Pending(left, again, task, said_done=done))
    assert (asked is None or asked.is_optional) is (not due)
    assert asked is None or asked.is_optional or asked.ask in due


def test_it_says_where_and_how_much():
    asked = asked_of_member(WORKSHOP, DOMAINS, Standing(left=LEFT))
    assert asked == Asked(Ask.QUESTIONS, "own.OUT-02", OUT, count=2)
    assert asked_of_member(WORKSHOP, DOMAINS, Standing(again=AGAIN)) == Asked(Ask.SECOND, "second.GOV-03", GOV, count=1)
    before = Standing(left=LEFT, is_before_area=True)
    assert asked_of_member(WORKSHOP, DOMAINS, before) == Asked(Ask.QUESTIONS, AREA, OUT, count=2)


def test_where_a_pace_is_set_the_whole_room_is_at_one_domain():
    for workshop, is_paced in ((PACED, True), (WORKSHOP, False)):
        asked = asked_of_member(workshop, DOMAINS, Standing(left=LEFT))
        assert asked is not None
        assert asked.is_paced is is_paced


def test_who_pressed_done_is_asked_no_question_but_a_second_scoring():
    done = Standing(left=LEFT, done=True)
    assert asked_of_member(WORKSHOP, DOMAINS, done) is None
    second = asked_of_member(WORKSHOP, DOMAINS, replace(done, again=AGAIN))
    assert second is not None
    assert second.ask is Ask.SECOND


OWN_GOV = Step("own.GOV-01", Vantage.OWN, GOV, (Question(Vantage.OWN, "GOV-01"),))
LOCAL_OUT = Step("local.OUT-01", Vantage.LOCAL, OUT, (Question(Vantage.LOCAL, "OUT-01"),))
SECOND_GOV = Step("second.GOV-01", Vantage.OWN, GOV, AGAIN, Wave.SECOND)
QUESTIONS = Asked(Ask.QUESTIONS, "own.OUT-02", OUT, count=2)
SECOND = Asked(Ask.SECOND, "second.GOV-03", GOV, count=1)


@pytest.mark.parametrize(
    ("asked", "step", "closed", "is_at"),
    [
        (QUESTIONS, LOCAL_OUT, (), True),
        (QUESTIONS, OWN_GOV, (), True),
        (replace(QUESTIONS, is_paced=True), OWN_GOV, (), False),
        (replace(QUESTIONS, is_paced=True), LOCAL_OUT, (), True),
        (QUESTIONS, OWN_GOV, ("GOV",), False),
        (QUESTIONS, SECOND_GOV, (), False),
        (QUESTIONS, Step(AREA), (), True),
        (QUESTIONS, Step(FINISH), (), False),
        (QUESTIONS, None, (), False),
        (SECOND, SECOND_GOV, ("GOV",), True),
        (SECOND, OWN_GOV, ("GOV",), False),
        (SECOND, LOCAL_OUT, (), False),
        (SECOND, None, (), False),
        (replace(SECOND, domain=OUT), SECOND_GOV, (), False),
        (Asked(Ask.TASK, task=Task.FORCES), None, (), True),
        (Asked(Ask.TASK, task=Task.FORCES), Step(FINISH), (), False),
        (Asked(Ask.LOCAL, AREA), Step(AREA), (), True),
        (Asked(Ask.LOCAL, AREA), Step(FINISH), (), False),
    ],
)
def test_nobody_is_led_to_where_they_are(asked, step, closed, is_at):
    assert asked.is_at(step, closed) is is_at


def test_who_comes_back_begins_where_something_is_asked():
    following = LEFT[1]
    assert scoring_address(SECOND, following) == "second.GOV-03"
    assert scoring_address(QUESTIONS, following) == "own.OUT-02"
    assert scoring_address(Asked(Ask.TASK, task=Task.FORCES), following) == "local.OUT-01"
    assert scoring_address(Asked(Ask.LOCAL, AREA), None) == scoring_address(None, None) == FINISH
