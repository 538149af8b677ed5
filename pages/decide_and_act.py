"""What the board decides beside its levels, one step at a time: vision, governance, forces, priorities, actions, sign-off."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.plan_steps import Plan, PlanStep, step_after
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.deciding.plan import read_plan
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.deciding.actions import plan_actions
from sait.ui.deciding.agreeing import leave_projector
from sait.ui.deciding.forces import plan_forces
from sait.ui.deciding.governance import plan_challenges, plan_governance, plan_proposals
from sait.ui.deciding.plan_rail import BESIDE, rail, turn
from sait.ui.deciding.priorities import plan_priorities
from sait.ui.deciding.signing_off import plan_sign_off
from sait.ui.deciding.vision import plan_vision
from sait.ui.parts.draft_keeper import say_on_the_way
from sait.ui.parts.workshop_choice import choose_room
from sait.ui.reads import rooms_for
from sait.ui.shell import link, say_done
from sait.ui.visitor import database, visitor_now
from sait.wording.plan_steps import beside_words, step_words


def show() -> None:
    """One step on the left, and on the right all of them with how far each is."""
    visitor = visitor_now()
    t = visitor.t
    held = [room for room in rooms_for(Right.ACTIONS_SEE) if room.workshop.state is not State.DRAFT]
    if not held:
        st.title(t("Decide and act"), anchor=False)
        st.info(t("No workshop has begun. Begin one on its Live page, or go straight to consensus there."))
        link(t("Go to the Live page"), "/live", kind="button primary")
        return
    with st.container(key="plan-page"):
        room = choose_room(held, t, Right.ACTIONS_SEE, page=t("Decide and act"))
        say_done()
        plan = read_plan(database(), room.workshop)
        if not visitor.may(Right.DECISIONS_EDIT, room.board.id):
            _part(room, PlanStep.ACTIONS, plan, t)
            return
        leave_projector(room)
        here = _open_now(plan)
        left, right = st.columns([2, 1], gap="medium")
        with left:
            turn(here, t)
            _part(room, here, plan, t)
        with right:
            rail(room, plan, here, t)


def _open_now(plan: Plan) -> str:
    """The step that the address names, or the first that is not done; it stays in the address while that one changes."""
    wanted = st.query_params.get("part", "")
    here = wanted if wanted in {*PlanStep, *BESIDE} else str(step_after(plan, None) or PlanStep.ACTIONS)
    if here != wanted:
        st.query_params["part"] = here
    return here


def _part(room: WorkshopInContext, part: str, plan: Plan, t: Translator) -> None:
    today = date.today()  # noqa: DTZ011 - the day on the wall of the room, in which the server stands
    draw: dict[str, Callable[[], None]] = {
        PlanStep.VISION: lambda: plan_vision(room, plan, t),
        PlanStep.GOVERNANCE: lambda: plan_governance(room, t),
        PlanStep.FORCES: lambda: plan_forces(room, plan, t),
        PlanStep.PRIORITIES: lambda: plan_priorities(room, plan, t),
        PlanStep.ACTIONS: lambda: plan_actions(room, today, t),
        PlanStep.SIGN_OFF: lambda: plan_sign_off(room, t),
        "challenges": lambda: plan_challenges(room, today, t),
        "proposals": lambda: plan_proposals(room, t),
    }
    name = beside_words(part, t) if part in BESIDE else step_words(PlanStep(part), t)
    say_on_the_way(room, name, t)
    st.header(name, anchor=False)
    draw[part]()


show()
