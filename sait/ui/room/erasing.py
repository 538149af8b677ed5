"""Erasing: one member's answers who asks for it, everybody's once the results are out, or the whole workshop."""

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.members.leaving import CHOICES, Going
from sait.assessment.workshops import State, tidy_code
from sait.i18n import Translator
from sait.services.workshops.erasing import erase_by_code, erase_individuals, erase_workshop
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.retention import due_day
from sait.settings import settings
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.shell import PAGES, note_done, told
from sait.ui.visitor import database, visitor_now, who

_DONE = "erased-one"


def erase_controls(room: WorkshopInContext, t: Translator) -> None:
    """Each asks first. What is released stays, but where the whole workshop goes."""
    if not visitor_now().may(Right.ERASE, room.board.id):
        return
    if (day := due_day(database(), room.workshop)) is not None:
        st.caption(t("Individual answers are erased automatically on {day}.", day=t.date(day)))
    with st.expander(t("Erase answers"), key="erasing", on_change="rerun") as opened:
        if not opened.open:
            return
        st.markdown(
            t(
                "Results that have been released stay as they are. Later releases do not show whose answers were"
                " erased. Erasing cannot be undone. Copies of the database hold the answers until newer copies replace"
                " them."
            )
        )
        _one(room, t)
        with st.container(horizontal=True):
            if room.workshop.state is not State.SCORING:
                _all(room, t)
            _whole(room, t)


def _one(room: WorkshopInContext, t: Translator) -> None:
    minimum = settings().minimum_group
    words = {
        Going.TOGETHER: t("Erase them when {minimum} people have erased theirs", minimum=minimum),
        Going.STAY: t("Leave them for the board"),
    }
    with st.form("erase-one", clear_on_submit=True):
        st.markdown(
            t(
                "The code for erasing has two groups of five. Never ask for a resume slip: it opens the member's answers."
                " Which comments were theirs is not shown. But as long as fewer than {minimum} people have erased theirs,"
                " someone who can read the server's database and knows who asked can work out which they were.",
                minimum=minimum,
            )
        )
        code = st.text_input(t("The member's code for erasing"), max_chars=MOST_TAKEN)
        goes = st.radio(
            t("Ask the member: what should happen to their comments that you have already read?"),
            CHOICES,
            format_func=words.__getitem__,
        )
        if st.form_submit_button(t("Erase this member's answers")):
            st.session_state[_asked(room)] = (code, goes)
    if _asked(room) in st.session_state:
        _confirm(room, t)
    if st.session_state.pop(_DONE, False):
        st.success(t("Erased."))  # here, where the button was pressed: the top of the page may be out of sight


def _confirm(room: WorkshopInContext, t: Translator) -> None:
    """What was typed waits for one more press, and is forgotten with either."""
    st.warning(t("This erases all that the member with this code has answered. It cannot be undone."))
    with st.container(horizontal=True):
        is_sure = st.button(t("Yes, erase this member's answers"), key="erase-one-yes", type="primary")
        is_kept = st.button(t("No, erase nothing"), key="erase-one-no")
    if not is_sure and not is_kept:
        return
    code, goes = st.session_state.pop(_asked(room))
    with told(t):
        if is_sure:
            erase_by_code(database(), workshop_id=room.workshop.id, code=code, goes=goes, who=who())
            st.session_state[_DONE] = True
        st.rerun()


def _asked(room: WorkshopInContext) -> str:
    return f"erase-one-{room.workshop.id}"


def _all(room: WorkshopInContext, t: Translator) -> None:
    with st.popover(t("Erase everyone's individual answers"), key="erase-all-box"):
        st.markdown(t("This erases everyone's answers, comments, dots and codes. Results and decisions are kept."))
        if st.button(t("Yes, erase all individual answers"), key="erase-all", type="primary"):
            with told(t):
                count = erase_individuals(database(), workshop_id=room.workshop.id, who=who())
                note_done(t.plural("Erased: {count} person.", "Erased: {count} people.", count))
                st.rerun()


def _whole(room: WorkshopInContext, t: Translator) -> None:
    """Results that others compare with go too, so it is confirmed with the workshop's own code and not with a press."""
    code = room.workshop.code
    with st.popover(t("Erase this workshop"), key="erase-workshop-box"):
        st.markdown(
            t(
                "This erases everything in it: answers, comments, decisions and results, also the results that others were given."
                " The log keeps only that the workshop existed."
            )
        )
        with st.form("erase-workshop", border=False):
            typed = st.text_input(t("To confirm, type its join code: {code}", code=code), max_chars=MOST_TAKEN)
            sent = st.form_submit_button(t("Erase this workshop permanently"), type="primary")
        if sent and tidy_code(typed) != code:
            st.warning(t("This is not the workshop's join code, so nothing was erased."))
        elif sent:
            with told(t):
                erase_workshop(database(), workshop=room.workshop, who=who())
                note_done(t("Removed: {name}.", name=f"{t.text(room.board.name)} – {t.text(room.round.name)}"))
                st.switch_page(PAGES / "home.py")
