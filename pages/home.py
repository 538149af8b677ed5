"""The front page: a member's way in, or the facilitator's overview."""

import streamlit as st

from sait.ui.components.demonstration import demonstration_controls
from sait.ui.components.workshop_list import workshop_list
from sait.ui.plain import plain
from sait.ui.reads import rooms
from sait.ui.shell import link, say_done
from sait.ui.visitor import visitor_now


def show() -> None:
    """Two ways in for those outside; the newest workshops for the facilitator."""
    visitor = visitor_now()
    t = visitor.t
    if visitor.facilitator is None:
        st.title(t("Self-assessment for safeguarding boards"), anchor=False)
        st.markdown(t("Board members score how their board works; the board compares, agrees and acts."))
        link(t("Join a workshop with your code"), "/join", kind="button primary")
        if visitor.member is not None:
            link(t("Carry on with your questions"), "/continue", kind="button")
        link(t("Sign in as a facilitator"), "/sign-in")
        return
    st.title(t("Workshops"), anchor=False)
    st.markdown(t("Signed in as {name}.", name=plain(visitor.facilitator)))
    held = rooms()
    say_done()
    link(t("Open a workshop"), "/workshops", kind="button primary")
    if not held:
        st.info(t("There are no workshops yet. Open one for a board, or load the demonstration to look around."))
    else:
        workshop_list(held, t)
    demonstration_controls(held, t)
    link(t("Sign out"), "/sign-out")


show()
