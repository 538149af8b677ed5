"""Which step of the day a workshop is at, and which domain is closed next."""

from dataclasses import replace

import pytest

from sait.assessment.day import Standing, Step, next_domain, step_of
from sait.assessment.unfinished import Open
from sait.assessment.workshops import State, View
from tests.unit.assessment.test_asked import WORKSHOP

DOMAINS = ("PUR", "GOV", "LEA")


def standing(state: State = State.SCORING, **given: object) -> Standing:
    told = {
        "workshop": replace(WORKSHOP, state=state),
        "domain_ids": DOMAINS,
        "closed": frozenset(),
        "ready": frozenset(),
    }
    return Standing(**told | given)


@pytest.mark.parametrize(
    ("state", "given", "step"),
    [
        (State.DRAFT, {}, Step.SCORE),
        (State.SCORING, {}, Step.SCORE),
        (State.SCORING, {"ready": {"GOV"}}, Step.REVEAL),
        (State.SCORING, {"closed": {"PUR"}, "ready": {"GOV"}, "shown": True}, Step.DISCUSS),
        (State.SCORING, {"closed": {"PUR"}, "ready": {"GOV"}}, Step.REVEAL),
        (State.SCORING, {"closed": {"PUR"}}, Step.SCORE),
        (State.SCORING, {"closed": set(DOMAINS)}, Step.DISCUSS),
        (State.CONSENSUS, {"unfinished": {Open.LEVELS, Open.VISION}}, Step.AGREE),
        (State.CONSENSUS, {"unfinished": {Open.DATES, Open.RELEASE}}, Step.DECIDE),
        (State.CONSENSUS, {"unfinished": {Open.RELEASE, Open.COMMENTS}}, Step.SIGN_OFF),
        (State.SIGNED_OFF, {}, None),
    ],
)
def test_the_day_goes_from_scoring_to_the_sign_off(state: State, given: dict[str, object], step: Step | None):
    assert step_of(standing(state, **given)) == step


def test_the_first_domain_that_could_show_something_is_closed_next():
    assert next_domain(standing()) is None
    assert next_domain(standing(ready={"LEA", "GOV"})) == "GOV"
    assert next_domain(standing(ready={"LEA", "GOV"}, closed={"GOV"})) == "LEA"


def test_a_domain_that_is_asked_alone_is_waited_for():
    alone = replace(WORKSHOP, pace_domain_id="LEA")
    assert next_domain(standing(workshop=alone, ready={"PUR"})) is None
    assert next_domain(standing(workshop=alone, ready={"PUR", "LEA"})) == "LEA"
    assert next_domain(standing(workshop=alone, ready={"PUR"}, closed={"LEA"})) == "PUR"


def test_an_open_workshop_closes_no_domain_and_so_is_never_past_the_last():
    opened = replace(WORKSHOP, view=View.OPEN)
    assert not standing(workshop=opened, closed=set(DOMAINS)).is_all_closed
    assert step_of(standing(workshop=opened)) is Step.SCORE
