"""Regions and boards as data, with dates from and to."""

import streamlit as st

from sait.services.boards import map_of_boards, progress_of_regions
from sait.ui.admin.boards import new_board_form, new_region_form, region_section
from sait.ui.admin.region_progress import progress_section
from sait.ui.shell import say_done
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """One section a region, then the forms for new ones."""
    t = visitor_now().t
    st.title(t("Boards"), anchor=False)
    st.markdown(t("When a board ends, give it a last day instead of deleting it. Then add the board that replaces it."))
    say_done()
    regions, boards, areas = map_of_boards(database(), t.language)
    progress = progress_of_regions(database())
    for region in regions:
        region_section(region, boards, areas, t)
        progress_section(region, progress, t)
    with st.expander(t("Add a board")):
        new_board_form(regions, boards, t)
    with st.expander(t("Add a region")):
        new_region_form(t)


show()
