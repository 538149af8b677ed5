"""Deck, table and data of one board's results."""

import streamlit as st

from sait.assessment.access import Right
from sait.ui.parts.workshop_choice import choose_room, no_workshops
from sait.ui.reads import rooms
from sait.ui.results.downloads import downloads
from sait.ui.results.record import record_download
from sait.ui.visitor import visitor_now


def show() -> None:
    """Choose the workshop, for whom the files are and their language; then the files."""
    visitor = visitor_now()
    t = visitor.t
    # A board's own files are for who leads its workshops; what it released to others is for everybody who compares.
    everything = rooms()
    held = [
        room
        for room in everything
        if visitor.may(Right.RESULTS_EXPORT, room.board.id) or room.workshop.results_shared_at is not None
    ]
    if not held:
        st.title(t("Export"), anchor=False)
        no_workshops(t)
        return
    room = choose_room(held, t, Right.RESULTS_RELEASED, page=t("Export"))
    downloads(room, everything, t)
    record_download(room, t)


show()
