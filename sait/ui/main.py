"""The main script: which pages there are, who may open them, and what stands around them."""

import logging

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from sait.errors import SaitError
from sait.ui.shell import PAGES, draft_note, link, preferences, tell, told
from sait.ui.turns import turn
from sait.ui.visitor import Visitor, read_visitor, remember

PUBLIC = {"", "score", "take-part"}


def pages(visitor: Visitor) -> list[st.Page]:
    """Every screen, under its own address, named in the reader's language."""
    t = visitor.t
    return [
        st.Page(PAGES / "home.py", title=t("Home"), default=True),
        st.Page(PAGES / "workshops.py", title=t("Open a workshop"), url_path="workshops"),
        st.Page(PAGES / "invite.py", title=t("Join code"), url_path="invite"),
        st.Page(PAGES / "live.py", title=t("Live"), url_path="live"),
        st.Page(PAGES / "decide.py", title=t("Agree levels"), url_path="decide"),
        st.Page(PAGES / "plan.py", title=t("Decide and act"), url_path="plan"),
        st.Page(PAGES / "compare.py", title=t("Compare"), url_path="compare"),
        st.Page(PAGES / "export.py", title=t("Export"), url_path="export"),
        st.Page(PAGES / "banks.py", title=t("Banks"), url_path="banks"),
        st.Page(PAGES / "boards.py", title=t("Boards"), url_path="boards"),
        st.Page(PAGES / "system.py", title=t("System"), url_path="system"),
        st.Page(PAGES / "take_part.py", title=t("Take part"), url_path="take-part", visibility="hidden"),
        st.Page(PAGES / "score.py", title=t("Questions"), url_path="score", visibility="hidden"),
    ]


def run() -> None:
    """Draw the page that was asked for, if its reader may see it."""
    visitor = read_visitor()
    remember(visitor)
    is_member_page = visitor.facilitator is None
    chosen = st.navigation(pages(visitor), position="hidden" if is_member_page else "top")
    st.set_page_config(page_title=f"{chosen.title} – SAIT", layout="centered" if is_member_page else "wide")
    preferences(visitor)
    if chosen.url_path in PUBLIC or visitor.facilitator:
        _draw(chosen, visitor)
    else:
        t = visitor.t
        st.title(t("Sign in first"), anchor=False)
        st.markdown(t("This page is for facilitators."))
        link(t("Sign in"), f"/sign-in?next=/{chosen.url_path}", kind="button primary")
    draft_note(visitor)


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
