"""The front page: a member's way in, or the facilitator's overview."""

import streamlit as st

from sait.assessment.access import Right
from sait.ui.parts.demonstration import demonstration_controls, demonstration_tour
from sait.ui.parts.workshop_choice import no_workshops
from sait.ui.parts.workshop_list import next_up, workshop_list
from sait.ui.plain import plain
from sait.ui.reads import rooms, rooms_for
from sait.ui.shell import link, say_done
from sait.ui.surveys.due import surveys_due
from sait.ui.visitor import visitor_now


def show() -> None:
    """Two ways in for those outside; for who is signed in, the workshops of their boards."""
    visitor = visitor_now()
    t = visitor.t
    if visitor.account is None:
        st.title(t("Self-assessment for safeguarding boards"), anchor=False)
        st.markdown(t("Board members score how their board works. The board compares, agrees and acts."))
        link(t("Join a workshop with your code"), "/join", kind="button primary")
        if visitor.member is not None:
            link(t("Carry on with your questions"), "/continue", kind="button")
        link(t("Sign in as a facilitator"), "/sign-in")
        return
    st.title(t("Workshops"), anchor=False)
    st.markdown(t("Signed in as {name}.", name=plain(visitor.account.name)))
    held = rooms_for(Right.WORKSHOP_SEE)
    say_done()
    next_up(held, t)
    surveys_due(t)
    demonstration_tour(held, t)
    if visitor.may(Right.WORKSHOP_RUN):
        link(t("Open a workshop"), "/workshops", kind="button" if held else "button primary")
    if held:
        workshop_list(held, t)
    elif visitor.may(Right.DEMONSTRATION):
        st.info(t("There are no workshops yet. Open one for a board, or load the demonstration to look around."))
    elif not visitor.account.grants:
        st.info(t("Your account has no role yet. Ask an administrator for one."))
    elif visitor.may(Right.WORKSHOP_SEE):
        no_workshops(t)
    else:
        st.info(t("Use the menu at the top of this page to see what your role allows."))
    if visitor.may(Right.DEMONSTRATION):
        demonstration_controls(rooms(), t)
    with st.container(horizontal=True):
        link(t("Your account"), "/account")
        link(t("Sign out"), "/sign-out")


show()
