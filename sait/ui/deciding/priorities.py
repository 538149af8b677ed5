"""Limited, shared priorities: candidates from weak items and from the floor, dots, and the few that the board chooses."""

from dataclasses import replace

import streamlit as st

from sait.assessment.decisions import (
    DecisionVersion,
    PlanRules,
    Priority,
    Reach,
    Task,
    chosen_priorities,
    left_out_areas,
)
from sait.assessment.plan_steps import Plan
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.instruments.model import Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.deciding import decisions
from sait.services.deciding.priorities import choose, set_limits
from sait.services.members import taking_part
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.deciding.decisions import decision_list
from sait.ui.deciding.task_switch import given, task_switch
from sait.ui.deciding.weak_items import weak_items
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.table_view import table_view
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.versioned_form import save_decision
from sait.ui.plain import plain
from sait.ui.shell import told
from sait.ui.visitor import database, who
from sait.wording.plan import priority_words, reach_words

MOST_DOTS = 10
MOST_PRIORITIES = 10


def plan_priorities(room: WorkshopInContext, plan: Plan, t: Translator) -> None:
    """Candidates, how members weigh them, and the choice; what it leaves out is said."""
    found = decisions.standing(database(), room.workshop.id, Priority)
    rules, version = taking_part.rules(database(), room.workshop.id)
    st.caption(
        t("Gather candidates, let members weigh them with dots, and keep to the few that the whole board shares.")
    )
    if room.workshop.state is not State.SIGNED_OFF:
        weak_items(room, {kept.decision.item_id for kept in found if kept.decision.item_id}, t)
    _candidates(room, found, t)
    if not found:
        return
    if room.workshop.state is not State.SIGNED_OFF:
        _rules(room, rules, version, t)
    is_weighed = taking_part.tally(database(), room.workshop.id, Task.PRIORITY_DOTS) is not None
    task_switch(room, Task.PRIORITY_DOTS, t, is_next=not (is_weighed or plan.chosen or plan.opened))
    shown = given(room, Task.PRIORITY_DOTS, t)
    _choose(room, found, rules, None if shown is None else dict(shown.sums), t)


def _candidates(room: WorkshopInContext, found: tuple[DecisionVersion[Priority], ...], t: Translator) -> None:
    areas = {"": t("none"), **{area: t.text(name) for area, name in room.areas.items()}}

    def fields(key: str, before: Priority | None) -> Priority | None:
        said = priority_words(before, instrument_of(room), t) if before else ""
        text = st.text_input(t("Priority"), said, max_chars=MOST_TAKEN, key=f"{key}-text")
        reach = st.radio(
            t("Who it affects"),
            list(Reach),
            index=list(Reach).index(before.reach) if before else 0,
            format_func=lambda one: reach_words(one, t),
            horizontal=True,
            key=f"{key}-reach",
        )
        known = list(areas)
        area = st.selectbox(
            t("Which local area"),
            known,
            index=known.index(before.area) if before and before.area in known else 0,
            format_func=areas.__getitem__,
            key=f"{key}-area",
        )
        if not text.strip():
            return None
        base = before or Priority(text, Reach(str(reach)))
        return replace(base, text=text, reach=Reach(str(reach)), area=area)

    decision_list(
        room, found, t, kind="priority", name=lambda one: name_of(one, room, t), fields=fields, add=t("Add a candidate")
    )


def name_of(priority: Priority, room: WorkshopInContext, t: Translator) -> str:
    """A priority with the question it came from, whom it concerns, and whether it was chosen."""
    area = f", {t.text(room.areas[priority.area])}" if priority.area in room.areas else ""
    item = f"{priority.item_id}, " if priority.item_id else ""
    return f"{'★ ' if priority.chosen else ''}{priority_words(priority, instrument_of(room), t)} ({item}{reach_words(priority.reach, t)}{area})"


def instrument_of(room: WorkshopInContext) -> Instrument:
    """The bank of the room's workshop."""
    return get_instrument(database(), room.workshop.instrument_hash)


def _rules(room: WorkshopInContext, rules: PlanRules, version: int, t: Translator) -> None:
    with st.popover(t("Dots and limit"), key="plan-rules"):
        drawn = (room.workshop.id, rules.dots, rules.cap)
        place = "-".join(map(str, drawn))
        dots = st.number_input(t("Dots for each member"), 1, MOST_DOTS, rules.dots, key=f"rules-dots-{place}")
        cap = st.number_input(
            t("Priorities the board may choose"), 1, MOST_PRIORITIES, rules.cap, key=f"rules-cap-{place}"
        )
        if fresh_button(t("Save"), key="save-rules", drawn=drawn, t=t):
            st.session_state["rules-version"] = version
            changed = replace(rules, dots=int(dots), cap=int(cap))
            if save_decision("rules", room.workshop.id, taking_part.RULES, changed, t, save=set_limits):
                st.rerun()


def _choose(
    room: WorkshopInContext,
    found: tuple[DecisionVersion[Priority], ...],
    rules: PlanRules,
    dots: dict[str, int] | None,
    t: Translator,
) -> None:
    st.subheader(t("The board's priorities"), anchor=False)
    chosen = chosen_priorities(tuple(kept.decision for kept in found))
    st.markdown(t("{count} of at most {cap} chosen", count=len(chosen), cap=rules.cap))
    ordered = sorted(found, key=lambda kept: -(dots or {}).get(kept.subject, 0))
    if dots is not None:
        rows = [[name_of(kept.decision, room, t), str(dots.get(kept.subject, 0))] for kept in ordered]
        table_view([t("Candidate"), t("Dots")], rows, label=t("Candidates by dots"))
    if room.workshop.state is not State.SIGNED_OFF:
        for kept in ordered:
            _choice(kept, room, is_full=len(chosen) >= rules.cap, t=t)
    unmet = left_out_areas(tuple(kept.decision for kept in found))
    if left_out := [t.text(name) for area, name in room.areas.items() if area in unmet]:
        st.warning(t("No chosen priority covers the needs named for: {areas}.", areas=", ".join(left_out)))


def _choice(kept: DecisionVersion[Priority], room: WorkshopInContext, *, is_full: bool, t: Translator) -> None:
    priority = kept.decision
    what = plain(priority_words(priority, instrument_of(room), t))
    label = t("Take out: {what}", what=what) if priority.chosen else t("Choose: {what}", what=what)
    # Its key says which way it goes: a second press, or one on an old page, never takes the first back.
    key = f"{'take-out' if priority.chosen else 'choose'}-{kept.subject}"
    is_closed = is_full and not priority.chosen
    if st.button(label, key=key, disabled=is_closed) and not is_closed:
        with told(t):
            choose(database(), kept=kept, chosen=not priority.chosen, who=who())
            st.rerun()
