"""The join code, as large as the room needs it."""

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.workshops import EntryMode, State
from sait.services.banks.instruments import get_instrument
from sait.ui.parts.workshop_choice import choose_room
from sait.ui.reads import rooms_for
from sait.ui.room.before_the_day import run_sheet_download
from sait.ui.room.entry import change_entry
from sait.ui.room.join_code import join_code
from sait.ui.room.paper import paper_downloads
from sait.ui.room.phone_check import phone_check
from sait.ui.room.rehearsing import rehearse_controls
from sait.ui.shell import link
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """Code, link and QR code of one workshop."""
    t = visitor_now().t
    held = [room for room in rooms_for(Right.WORKSHOP_RUN) if room.workshop.state is not State.SIGNED_OFF]
    if not held:
        st.title(t("Join code"), anchor=False)
        st.info(t("No workshop is taking answers at the moment."))
        link(t("Open a workshop"), "/workshops", kind="button primary")
        return
    room = choose_room(held, t, page=t("Join code"))
    if room.workshop.state is State.DRAFT:
        has_cards = room.workshop.entry is EntryMode.ONE_TIME
        said = t("This code starts to work when you begin the scoring on the Live page.")
        st.info(t("The cards start to work when you begin the scoring on the Live page.") if has_cards else said)
    join_code(room, t)
    change_entry(room, t)
    with st.container(key="on-paper"):
        link(t("Go to the Live page"), f"/live?workshop={room.workshop.id}", kind="button")
        st.header(t("On paper"), anchor=False)
        st.markdown(t("For members who prefer to answer on paper, or if there are not enough phones."))
        instrument = get_instrument(database(), room.workshop.instrument_hash)
        paper_downloads(instrument, t, room)
        link(t("Type in paper answers"), f"/paper/{room.workshop.id}", kind="button")
        phone_check(t)
        run_sheet_download(room, t)
        rehearse_controls(room, t)


show()
