"""Erasing single people's answers: one who asks for it, or everybody's once the results are out."""

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.erasing import erase_by_slip, erase_individuals
from sait.services.results import Room
from sait.services.retention import due_day
from sait.ui.shell import note_done, told
from sait.ui.visitor import database, visitor_now, who


def erase_controls(room: Room, t: Translator) -> None:
    """What is released stays in either case; both ask first."""
    if not visitor_now().may(Right.ERASE, room.board.id):
        return
    if (day := due_day(database(), room.workshop)) is not None:
        st.caption(t("Single answers are erased by themselves on {day}.", day=t.date(day)))
    with st.expander(t("Erase answers"), key="erasing", on_change="rerun") as opened:
        if not opened.open:
            return
        st.markdown(
            t(
                "What has been released stays as it is. Later releases say nothing that would tell whose answers went."
                " Erasing cannot be undone, but for the copies of the database that are kept."
            )
        )
        _one(room, t)
        if room.workshop.state is not State.SCORING:
            _all(room, t)


def _one(room: Room, t: Translator) -> None:
    with st.form("erase-one", clear_on_submit=True):
        slip = st.text_input(t("Resume slip of the member who asks for it"), max_chars=20)
        sent = st.form_submit_button(t("Erase this member's answers"))
    if sent:
        with told(t):
            erase_by_slip(database(), workshop_id=room.workshop.id, slip=slip, who=who())
            note_done(t("Erased."))
            st.rerun()


def _all(room: Room, t: Translator) -> None:
    with st.popover(t("Erase everybody's single answers"), key="erase-all-box"):
        st.markdown(t("Answers, comments, dots and resume slips of everybody go. Results and decisions stay."))
        if st.button(t("Yes, erase all single answers"), key="erase-all", type="primary"):
            with told(t):
                count = erase_individuals(database(), workshop_id=room.workshop.id, who=who())
                note_done(t.plural("Erased: {count} person.", "Erased: {count} people.", count))
                st.rerun()
