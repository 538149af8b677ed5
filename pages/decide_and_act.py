"""What the board decides beside its levels: vision, governance, forces, priorities, actions, challenges, proposals."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.ui.deciding.actions import plan_actions
from sait.ui.deciding.forces import plan_forces
from sait.ui.deciding.governance import plan_challenges, plan_governance, plan_proposals
from sait.ui.deciding.priorities import plan_priorities
from sait.ui.deciding.vision import plan_vision
from sait.ui.parts.draft_keeper import say_on_the_way
from sait.ui.parts.workshop_choice import choose_room
from sait.ui.reads import rooms_for
from sait.ui.shell import link, say_done
from sait.ui.visitor import visitor_now

Parts = dict[str, tuple[str, Callable[[], None]]]
"""By what stands in the address: the name, and how it is drawn."""


def show() -> None:
    """One part at a time, as the day goes."""
    visitor = visitor_now()
    t = visitor.t
    held = [room for room in rooms_for(Right.ACTIONS_SEE) if room.workshop.state is not State.DRAFT]
    if not held:
        st.title(t("Decide and act"), anchor=False)
        st.info(t("No workshop has begun. Begin one on its Live page, or go straight to consensus there."))
        link(t("Go to the Live page"), "/live", kind="button primary")
        return
    room = choose_room(held, t, Right.ACTIONS_SEE, page=t("Decide and act"))
    say_done()
    today = date.today()  # noqa: DTZ011 - the day on the wall of the room, in which the server stands
    parts: Parts = {
        "vision": (t("Vision"), lambda: plan_vision(room, t)),
        "governance": (t("Governance"), lambda: plan_governance(room, t)),
        "forces": (t("What helps and what hinders"), lambda: plan_forces(room, t)),
        "priorities": (t("Priorities"), lambda: plan_priorities(room, t)),
        "actions": (t("Actions"), lambda: plan_actions(room, today, t)),
        "challenges": (t("Challenges"), lambda: plan_challenges(room, today, t)),
        "proposals": (t("Proposals"), lambda: plan_proposals(room, t)),
    }
    decides = visitor.may(Right.DECISIONS_EDIT, room.board.id)
    name, draw = parts[_chosen(list(parts) if decides else ["actions"], parts, t)]
    say_on_the_way(room, name, t)
    st.header(name, anchor=False)
    draw()


def _chosen(names: list[str], parts: Parts, t: Translator) -> str:
    """The part that the address names, or another one chosen; the address follows."""
    wanted = st.query_params.get("part", "")
    part = str(
        st.radio(
            t("Part"),
            names,
            index=names.index(wanted) if wanted in names else 0,
            format_func=lambda one: parts[one][0],
            horizontal=True,
            key=f"plan-part-{wanted}",
        )
    )
    if part != (wanted or names[0]):
        st.query_params["part"] = part
        st.rerun()
    return part


show()
