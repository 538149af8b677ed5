"""The steps of deciding and acting in words, and how far each is."""

from collections.abc import Callable

from sait.assessment.plan_steps import TASKS_OF, Plan, PlanStep
from sait.i18n import Translator


def step_words(step: PlanStep, t: Translator) -> str:
    """What a step is called."""
    return {
        PlanStep.VISION: t("Vision"),
        PlanStep.GOVERNANCE: t("Governance"),
        PlanStep.FORCES: t("What helps and what hinders"),
        PlanStep.PRIORITIES: t("Priorities"),
        PlanStep.ACTIONS: t("Actions"),
        PlanStep.SIGN_OFF: t("Sign off"),
    }[step]


def beside_words(part: str, t: Translator) -> str:
    """What is kept beside the steps is called."""
    return {"challenges": t("Challenges"), "proposals": t("Proposals")}[part]


def stage_words(step: PlanStep, plan: Plan, t: Translator) -> str:
    """How far a step is, in a few words: "3 of 8 chosen", "2 without owner or date"."""
    if any(TASKS_OF[task] is step for task in plan.opened):
        return t("on members' phones now")
    said: dict[PlanStep, Callable[[], str]] = {
        PlanStep.VISION: lambda: t("worded") if plan.has_vision else t("not worded yet"),
        PlanStep.GOVERNANCE: lambda: _governance(plan, t),
        PlanStep.FORCES: lambda: _forces(plan, t),
        PlanStep.PRIORITIES: lambda: _priorities(plan, t),
        PlanStep.ACTIONS: lambda: _actions(plan, t),
        PlanStep.SIGN_OFF: lambda: t("signed off") if plan.is_signed_off else t("at the end"),
    }
    return said[step]()


def _governance(plan: Plan, t: Translator) -> str:
    if not plan.arrangements:
        return t("nothing yet")
    if plan.gaps:
        return t.plural("{count} gap", "{count} gaps", plan.gaps)
    return t.plural("{count} line", "{count} lines", len(plan.arrangements))


def _forces(plan: Plan, t: Translator) -> str:
    if plan.named:
        return t.plural("{count} to read", "{count} to read", plan.named)
    if not plan.forces:
        return t("nothing yet")
    named = t.plural("{count} named", "{count} named", plan.forces)
    return named if plan.weighed else t("{named}, no dots yet", named=named)


def _priorities(plan: Plan, t: Translator) -> str:
    if not plan.priorities:
        return t("nothing yet")
    return t("{count} of {total} chosen", count=plan.chosen, total=len(plan.priorities))


def _actions(plan: Plan, t: Translator) -> str:
    if not plan.actions:
        return t("nothing yet")
    if plan.unready:
        return t.plural("{count} without owner or date", "{count} without owner or date", plan.unready)
    return t.plural("{count} action", "{count} actions", len(plan.actions))
