"""One question and its levels, run by itself: a choice costs the server a card, not a page."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sait.assessment.members.responses import Question
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.members.responses import Sheet, read_sheet
from sait.ui.scoring.scale_input import scale_input
from sait.ui.scoring.walk import progress
from sait.ui.turns import turn
from sait.ui.visitor import database, read_visitor


@st.fragment
def question_card(
    question: Question, page_sheet: Sheet, t: Translator, progress_place: DeltaGenerator, *, more: bool
) -> Sheet:
    """Ask *question*, save what is chosen, and count it in *progress_place*; *more* may be asked after the walk so far.

    Returns the sheet with what was saved, which is of use to the page's own run; a card that runs by itself reads it anew.

    A fragment is lost with its session. That no tap is lost with it is the business of ``sait.web.server.whole_run``.
    """
    with turn() as is_alone:
        sheet = sheet_now() if is_alone else page_sheet
        sheet = scale_input(sheet, question, t)
        # Above the card, but drawn now: it counts what this very run has saved.
        progress(sheet, t, progress_place, more=more)
    return sheet


def sheet_now() -> Sheet:
    """What the database has, for a card that runs by itself.

    Where the right to answer has gone or the database is out of reach, the page is drawn again, which says so.
    """
    try:
        member = read_visitor().member
        sheet = None if member is None else read_sheet(database(), member)
    except SaitError:
        sheet = None
    if sheet is None:
        st.rerun()
    return sheet
