"""Boards side by side, from what they released to others: the wall."""

import streamlit as st

from sait.ui.compare.address import Controls
from sait.ui.compare.choice import View, choose
from sait.ui.compare.heading import progress_of_collaboration, withheld_note
from sait.ui.compare.opened import opened
from sait.ui.compare.plots import plot_view
from sait.ui.compare.projecting import projecting
from sait.ui.compare.side_by_side import side_by_side
from sait.ui.compare.wall import read_wall
from sait.ui.parts.polling import watch_releases
from sait.ui.reads import comparable_rooms, newest_release
from sait.ui.results.how_made import how_made
from sait.ui.shell import bank_draft_note, link
from sait.ui.visitor import visitor_now


def show() -> None:
    """What was found, what to compare, and the boards."""
    t = visitor_now().t
    sequence = newest_release()
    watch_releases(sequence)
    held = comparable_rooms()
    if not held:
        st.title(t("Compare"), anchor=False)
        st.info(t("There is nothing to compare yet. Results appear here when a board has released them to others."))
        link(t("To the workshops"), "/", kind="button")
        return
    head = st.container()
    ask = Controls()
    with st.container(horizontal=True, key="compare-filters", vertical_alignment="center"):
        choice = choose(held, st.query_params.get("open"), ask, t)
        beside_choices = st.container(width="content")
    wall = read_wall(choice, sequence)
    line = next((line for line in wall.found.series if line.key == choice.opened), None)
    if line is not None:
        opened(wall, line, head, t, sequence)
        with beside_choices:
            projecting(t)
        return
    if choice.view is View.SIDE:
        side_by_side(wall, head, t)
    else:
        plot_view(wall, head, ask, t)
    with beside_choices:
        projecting(t)
    withheld_note(wall, t)
    progress_of_collaboration(wall, t)
    how_made(wall.found, t)
    bank_draft_note(wall.found.unreviewed, t)


show()
