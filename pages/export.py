"""Deck, table and data of one board's results."""

import streamlit as st

from sait.ui.components.downloads import downloads
from sait.ui.components.workshop_list import choose_room
from sait.ui.reads import rooms
from sait.ui.shell import demonstration_mark, link
from sait.ui.visitor import visitor_now


def show() -> None:
    """Choose the workshop, for whom the files are and their language; then the files."""
    t = visitor_now().t
    st.title(t("Export"), anchor=False)
    held = rooms()
    if not held:
        st.info(t("There are no workshops yet. Open one for a board."))
        link(t("Open a workshop"), "/workshops", kind="button primary")
        return
    room = choose_room(held, t)
    if room.workshop.demonstration:
        demonstration_mark(t)
    downloads(room, held, t)


show()
