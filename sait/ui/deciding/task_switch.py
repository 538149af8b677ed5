"""Opening something to members, ending it, and what came of it."""

import streamlit as st

from sait.assessment.decisions import Task, VoteTally
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.members import taking_part
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import read_progress
from sait.settings import settings
from sait.ui.parts.polling import keep_fresh
from sait.ui.room.weight import weight
from sait.ui.shell import told
from sait.ui.visitor import database, who
from sait.wording.plan import task_words

COUNT_SECONDS = 2
"""How often the count of those who have taken part is drawn anew."""


def task_switch(room: WorkshopInContext, task: Task, t: Translator, *, is_next: bool = False) -> None:
    """One button: let members do it, or end it; and whether they are doing it now. It is filled where it *is next*, and
    while they do it.
    """
    if room.workshop.state is State.SIGNED_OFF:
        return
    is_open = taking_part.is_open(database(), room.workshop.id, task)
    if is_open:
        st.info(t("Open to members now: {what}. Totals are shown when you end it.", what=task_words(task, t)))
        keep_fresh(lambda: _count(room, task, t), t, seconds=COUNT_SECONDS)
    label = t("End it and show the result") if is_open else t("Open to members: {what}", what=task_words(task, t))
    # Its key says which way it switches: a second press, or one on an old page, never takes the first back.
    key = f"switch-{task}-{'off' if is_open else 'on'}"
    if st.button(label, key=key, type=weight(is_open or is_next), wrap=True):
        with told(t):
            taking_part.set_open(
                database(),
                workshop_id=room.workshop.id,
                task=task,
                is_opened=not is_open,
                minimum=settings().minimum_group,
                who=who(),
            )
            st.rerun()


def _count(room: WorkshopInContext, task: Task, t: Translator) -> None:
    """How many have taken part, so that the facilitator knows when to end it; never who, and no longer once it has ended."""
    found = read_progress(database(), room.workshop.id)
    if task in found.tasks:
        st.markdown(t("{through} of {asked} have taken part so far.", through=found.tasks[task], asked=found.on_phones))


def given(room: WorkshopInContext, task: Task, t: Translator) -> VoteTally | None:
    """The sums that are shown, and of how many people; None where none are, and the reader is told why."""
    kept = taking_part.tally(database(), room.workshop.id, task)
    if kept is None:
        st.caption(
            t(
                "Totals appear when you end this, if at least {minimum} people took part.",
                minimum=settings().minimum_group,
            )
        )
        return None
    st.caption(t.plural("{count} person took part.", "{count} people took part.", kept.decision.people))
    return kept.decision
