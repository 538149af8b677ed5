"""Opening a workshop, and the rounds that workshops belong to."""

import streamlit as st

from sait.services import boards
from sait.ui.admin.open_form import open_form
from sait.ui.admin.rounds import keep_form, may_change_keeping, round_form
from sait.ui.banks.problems import bank_problems
from sait.ui.reads import library
from sait.ui.shell import say_done
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """The form, or what is missing before there can be one."""
    t = visitor_now().t
    st.title(t("Open a workshop"), anchor=False)
    say_done()
    rounds = [round_ for round_ in boards.list_rounds(database()) if not round_.demonstration]
    found = library()
    bank_problems(found.problems, t)
    if not rounds:
        st.info(
            t(
                "Every workshop belongs to a round, such as the development days or the six-month follow-up. Add a"
                " round first."
            )
        )
    elif not found.banks:
        st.info(t("There is no usable question bank. Correct one that is listed above, or add one."))
    else:
        open_form(rounds, [listed.bank for listed in found.banks], t)
    with st.expander(t("Add a round"), expanded=not rounds):
        round_form(t)
    changeable = [round_ for round_ in rounds if may_change_keeping(round_)]
    if changeable:
        with st.expander(t("How long individual answers are kept")):
            keep_form(changeable, t)


show()
