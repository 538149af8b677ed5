"""The main script: which pages there are, who may open them, and what stands around them."""

import logging
from contextlib import suppress

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from sait.errors import SaitError
from sait.i18n import translator
from sait.ui.screens import navigation, refuse, screen_at
from sait.ui.shell import ask_again, draft_note, preferences, tell, told
from sait.ui.turns import turn
from sait.ui.visitor import Visitor, read_language, read_visitor, remember

ASK_AGAIN_S = 3
"""How often a page that could not be drawn looks whether it can be: everybody's does."""


def run() -> None:
    """Draw the page that was asked for, if its reader may see it."""
    try:
        visitor = read_visitor()
    except SaitError as problem:
        _out_of_reach(problem)
        return
    remember(visitor)
    has_navigation = visitor.account is not None
    chosen = st.navigation(navigation(visitor), position="top" if has_navigation else "hidden")
    st.set_page_config(page_title=f"{chosen.title} – SAIT", layout="wide" if has_navigation else "centered")
    screen = screen_at(chosen.url_path)
    is_bare = screen.bare and screen.is_open_to(visitor)
    if not is_bare:
        preferences(visitor)
    if screen.is_open_to(visitor):
        _draw(chosen, visitor)
    else:
        refuse(screen, visitor)
    if not is_bare:
        draft_note(visitor.t)
    # A page for everybody shows nothing that somebody could have saved elsewhere.
    if screen.right is not None and screen.is_open_to(visitor) and not is_bare:
        ask_again(visitor.t)


def _out_of_reach(problem: SaitError) -> None:
    """Nobody's rights can be looked up: say so in the place of the page, and draw the page as soon as they can be."""
    st.set_page_config(page_title="SAIT")
    tell(problem, translator(read_language()))

    @st.fragment(run_every=ASK_AGAIN_S)
    def ask_again() -> None:
        with suppress(SaitError):
            read_visitor()
            st.rerun()

    ask_again()


def _draw(page: StreamlitPage, visitor: Visitor) -> None:
    """Run the page. Whatever goes wrong, its reader is told in their own language, and the log has the rest."""
    try:
        with told(visitor.t):
            page.run()
    except Exception:
        logging.getLogger(__name__).exception("A page failed: %s", page.url_path)
        tell(SaitError("page.failed"), visitor.t)


with turn():
    run()
