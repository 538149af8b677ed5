"""Beside the step that is open: all steps with how far each is, what is kept beside them, and the way on."""

import streamlit as st
from markupsafe import Markup

from sait.assessment.plan_steps import Plan, PlanStep, Stage, stage_of, step_after
from sait.i18n import Translator
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.room.weight import weight
from sait.ui.shell import link
from sait.wording.plan_steps import beside_words, stage_words, step_words

BESIDE = ("challenges", "proposals")
"""What a board notes whenever it comes up, and no step of the day waits for."""

CLASSES = {Stage.DONE: "shown", Stage.BEGUN: "now", Stage.LEFT: "few"}


def open_part(part: str) -> None:
    """Open another step; for a button's press, which is answered by the run that it starts."""
    st.query_params["part"] = part


def turn(here: str, t: Translator) -> None:
    """Which of the steps this is, and the ones before and after it."""
    steps = [str(one) for one in PlanStep]
    place = steps.index(here) if here in steps else None
    with st.container(horizontal=True, vertical_alignment="center", key="plan-turn"):
        if place is None:
            said = t("Kept beside the steps of the day")
        else:
            said = t("Step {number} of {count}", number=place + 1, count=len(steps))
        st.html(Markup('<p class="sait-where">{}</p>').format(said))
        if place is not None:
            for key, label, there in (
                ("plan-before", t("Previous step"), steps[place - 1] if place else None),
                ("plan-next", t("Next step"), steps[place + 1] if place + 1 < len(steps) else None),
            ):
                st.button(label, key=key, disabled=there is None, on_click=open_part, args=(there or here,))


def rail(room: WorkshopInContext, plan: Plan, here: str, t: Translator) -> None:
    """A row a step: press it to open it. The way on is filled once what is open is done."""
    with st.container(key="plan-rail"):
        for step in PlanStep:
            stage = stage_of(step, plan)
            _row(step, step_words(step, t), stage_words(step, plan, t), CLASSES[stage], here, t)
        for part in BESIDE:
            _row(part, beside_words(part, t), "", "few", here, t)
    _way_on(room, plan, here, t)


def _row(part: str, name: str, words: str, kind: str, here: str, t: Translator) -> None:
    is_open = part == here
    mark = "✓ " if kind == "shown" else ""
    opened = Markup('<span class="sait-unseen">{}</span>').format(t("open now")) if is_open else Markup()
    with st.container(horizontal=True, vertical_alignment="center", key=f"plan-row-{'open-' if is_open else ''}{part}"):
        st.button(name, key=f"plan-go-{part}", width="stretch", wrap=True, on_click=open_part, args=(str(part),))
        st.html(Markup('<p class="sait-state {}">{}{} {}</p>').format(kind, mark, words, opened), width="content")


def _way_on(room: WorkshopInContext, plan: Plan, here: str, t: Translator) -> None:
    """The next step that is not done; after the sign-off what can leave the room."""
    if plan.is_signed_off:
        link(t("Export"), f"/export?workshop={room.workshop.id}", kind="button primary")
        return
    step = PlanStep(here) if here in set(PlanStep) else None
    there = step_after(plan, step)
    if there is None or there == here:
        return
    is_done = step is None or stage_of(step, plan) is Stage.DONE
    label = t("Next: {step}", step=step_words(there, t))
    st.button(label, key="plan-on", type=weight(is_done), width="stretch", on_click=open_part, args=(str(there),))
