"""Notes during the day: kept by version as decisions are, and shown to nobody but those who run the workshop."""

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.decisions import Notes
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.deciding.decisions import standing
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.draft_keeper import keep_draft, on_the_way
from sait.ui.parts.steady_expander import steady_expander
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.versioned_form import drawn_version, fields_key, save_decision
from sait.ui.plain import plain
from sait.ui.visitor import database, visitor_now

SUBJECT = "notes"


def facilitator_notes(room: WorkshopInContext, t: Translator) -> None:
    """One field; after the sign-off what it says can be read."""
    if room.workshop.state is State.DRAFT or not visitor_now().may(Right.DECISIONS_EDIT, room.board.id):
        return
    form = f"{room.workshop.id}/notes/{SUBJECT}"
    opened = steady_expander(t("Notes"), key="notes", expanded=form in on_the_way())
    with opened:
        if not opened.open:
            return
        kept = next(iter(standing(database(), room.workshop.id, Notes)), None)
        text = kept.decision.text if kept else ""
        if room.workshop.state is State.SIGNED_OFF:
            st.markdown(plain(text) or t("No notes were taken."))
            return
        st.caption(
            t(
                "For the people who run this board's workshops. Notes do not appear in the record or in any exported"
                " file. Do not name members."
            )
        )
        key = f"notes-{room.workshop.id}"
        version = drawn_version(key, kept, form=form)
        with st.form(key, border=False):
            place = f"{fields_key(key)}-text"
            written = st.text_area(t("Your notes"), text, max_chars=MOST_TAKEN, height=200, key=place)
            keep_draft(key, form, fields=fields_key(key), version=version, t=t)
            sent = st.form_submit_button(t("Save the notes"))
        if sent and save_decision(key, room.workshop.id, SUBJECT, Notes(written), t):
            st.rerun()
