"""How far each step of deciding and acting is, and which one comes next."""

from dataclasses import replace
from datetime import date

import pytest

from sait.assessment.decisions import Action, Arrangement, Priority, Progress, Reach, Task
from sait.assessment.plan_steps import TASKS_OF, Plan, PlanStep, Stage, stage_of, step_after

EMPTY = Plan(
    has_vision=False,
    arrangements=(),
    forces=0,
    named=0,
    weighed=False,
    priorities=(),
    actions=(),
    opened=(),
    is_signed_off=False,
)
READY = Action("Pool it", "Chair", due_on=date(2013, 8, 1))
BOTH = Arrangement(Reach.BOTH, "money", "Chair", "Board")
DONE = replace(
    EMPTY,
    has_vision=True,
    arrangements=(BOTH,),
    forces=2,
    weighed=True,
    priorities=(Priority("One", Reach.LOCAL, chosen=True),),
    actions=(READY,),
)


@pytest.mark.parametrize(
    ("step", "changes", "stage"),
    [
        (PlanStep.VISION, {"has_vision": False}, Stage.LEFT),
        (PlanStep.GOVERNANCE, {"arrangements": ()}, Stage.LEFT),
        (PlanStep.GOVERNANCE, {"arrangements": (replace(BOTH, reach=Reach.LOCAL),)}, Stage.BEGUN),
        (PlanStep.FORCES, {"forces": 0, "weighed": False}, Stage.LEFT),
        (PlanStep.FORCES, {"forces": 0, "named": 3}, Stage.BEGUN),
        (PlanStep.FORCES, {"weighed": False}, Stage.BEGUN),
        (PlanStep.FORCES, {"named": 1}, Stage.BEGUN),
        (PlanStep.PRIORITIES, {"priorities": ()}, Stage.LEFT),
        (PlanStep.PRIORITIES, {"priorities": (Priority("One", Reach.LOCAL),)}, Stage.BEGUN),
        (PlanStep.ACTIONS, {"actions": ()}, Stage.LEFT),
        (PlanStep.ACTIONS, {"actions": (replace(READY, due_on=None),)}, Stage.BEGUN),
        (PlanStep.ACTIONS, {"actions": (READY, replace(READY, owner_role=" "))}, Stage.BEGUN),
        (PlanStep.ACTIONS, {"actions": (Action("Old", "", progress=Progress.DROPPED),)}, Stage.DONE),
        (PlanStep.SIGN_OFF, {}, Stage.LEFT),
    ],
)
def test_a_step_is_left_begun_or_done(step: PlanStep, changes: dict[str, object], stage: Stage):
    if step is not PlanStep.SIGN_OFF:
        assert stage_of(step, DONE) is Stage.DONE
    assert stage_of(step, replace(DONE, **changes)) is stage


@pytest.mark.parametrize("task", list(Task))
def test_what_members_do_now_is_under_way_whatever_there_is_of_it(task: Task):
    assert stage_of(TASKS_OF[task], replace(DONE, opened=(task,))) is Stage.BEGUN


def test_the_way_on_leads_to_the_first_step_after_this_one_that_is_not_done():
    assert step_after(EMPTY, None) is PlanStep.VISION
    assert step_after(EMPTY, PlanStep.GOVERNANCE) is PlanStep.FORCES
    assert step_after(DONE, PlanStep.VISION) is PlanStep.SIGN_OFF
    assert step_after(DONE, PlanStep.SIGN_OFF) is None
    assert step_after(replace(EMPTY, is_signed_off=True), None) is None
