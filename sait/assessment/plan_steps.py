"""The steps of deciding and acting, in the order of the day: how far each is, and which one comes next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sait.assessment.decisions import Action, Arrangement, Priority, Task, arrangement_gaps


class PlanStep(StrEnum):
    """What a board decides beside its levels, one at a time."""

    VISION = "vision"
    GOVERNANCE = "governance"
    FORCES = "forces"
    PRIORITIES = "priorities"
    ACTIONS = "actions"
    SIGN_OFF = "sign-off"


class Stage(StrEnum):
    """How far a step is."""

    LEFT = "left"
    BEGUN = "begun"
    DONE = "done"


TASKS_OF = {
    Task.VISION: PlanStep.VISION,
    Task.FORCES: PlanStep.FORCES,
    Task.FORCE_DOTS: PlanStep.FORCES,
    Task.PRIORITY_DOTS: PlanStep.PRIORITIES,
}
"""The step that members take part in with what they do on their phones."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the steps are told by. *forces* were named and put together, *named* wait to be read, *weighed* is whether dots
    for them were shown; *opened* is what members can do on their phones now.
    """

    has_vision: bool
    arrangements: Sequence[Arrangement]
    forces: int
    named: int
    weighed: bool
    priorities: Sequence[Priority]
    actions: Sequence[Action]
    opened: Collection[Task]
    is_signed_off: bool

    @property
    def chosen(self) -> int:
        """How many priorities the board chose."""
        return sum(one.chosen for one in self.priorities)

    @property
    def unready(self) -> int:
        """How many actions have no owner or no date; those that are over need none."""
        return sum(not one.is_over and (not one.owner_role.strip() or one.due_on is None) for one in self.actions)

    @property
    def gaps(self) -> int:
        """For how many matters nobody is accountable at a level."""
        return len(arrangement_gaps(tuple(self.arrangements)))


def stage_of(step: PlanStep, plan: Plan) -> Stage:
    """How far *step* is. What members are doing on their phones now is under way, whatever else there is of it.

    Two actions, of which one has no date: begun. Three chosen priorities: done.
    """
    begun, done = {
        PlanStep.VISION: (plan.has_vision, plan.has_vision),
        PlanStep.GOVERNANCE: (bool(plan.arrangements), not plan.gaps),
        PlanStep.FORCES: (bool(plan.forces or plan.named), bool(plan.forces) and plan.weighed and not plan.named),
        PlanStep.PRIORITIES: (bool(plan.priorities), bool(plan.chosen)),
        PlanStep.ACTIONS: (bool(plan.actions), not plan.unready),
        PlanStep.SIGN_OFF: (plan.is_signed_off, plan.is_signed_off),
    }[step]
    if any(TASKS_OF[task] is step for task in plan.opened):
        return Stage.BEGUN
    return (Stage.DONE if done else Stage.BEGUN) if begun else Stage.LEFT


def step_after(plan: Plan, here: PlanStep | None) -> PlanStep | None:
    """The first step after *here* that is not done (from the first on where one is at none); None once it is signed off.

    A step that the board leaves out does not hold up those after it.
    """
    steps = list(PlanStep)
    later = steps if here is None else steps[steps.index(here) + 1 :]
    return None if plan.is_signed_off else next((one for one in later if stage_of(one, plan) is not Stage.DONE), None)
