"""Boards side by side, from what they released to others."""

import streamlit as st

from sait.services.results.reading import Locals
from sait.ui.parts.cuts import cut_choice, local_choice
from sait.ui.parts.polling import watch_releases
from sait.ui.reads import comparable_rooms, newest_release, result
from sait.ui.results.comparison import Choice, comparison_choice
from sait.ui.results.view import result_view
from sait.ui.shell import demonstration_mark, link
from sait.ui.visitor import visitor_now


def show() -> None:
    """Choose what to compare, then the result."""
    t = visitor_now().t
    st.title(t("Compare"), anchor=False)
    sequence = newest_release()
    watch_releases(sequence)
    held = comparable_rooms()
    if not held:
        st.info(t("There is nothing to compare yet. Results appear here when a board has released them to others."))
        link(t("To the workshops"), "/", kind="button")
        return
    choice: Choice | None = comparison_choice(held, t)
    if choice is None:
        return
    if choice.rooms[0].workshop.demonstration:
        demonstration_mark(t)
    with st.container(horizontal=True):
        cut = cut_choice(choice.rooms[0], t)
        local = local_choice(choice.rooms, None, t) if choice.is_one_region else Locals.BOARDS
    found = result(choice.query(cut, local), sequence=sequence)
    result_view(found, t, key="compare", asks_local=choice.is_one_region)


show()
