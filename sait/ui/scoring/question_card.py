"""One question and its levels, run by itself: a choice costs the server a card, not a page."""

from dataclasses import dataclass

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


@dataclass(slots=True)
class Reading:
    """The sheet for one run of a card: the page's own while the page is drawn, read anew whenever the card runs alone."""

    page_sheet: Sheet | None

    def now(self) -> Sheet:
        """What the database has; starts the page again where the right to answer has gone, and the page says so."""
        sheet, self.page_sheet = self.page_sheet, None
        if sheet is not None:
            return sheet
        member = read_visitor().member
        if member is None:
            st.rerun()
        return read_sheet(database(), member)


@st.fragment
def question_card(
    question: Question, reading: Reading, t: Translator, progress_place: DeltaGenerator, *, more: bool
) -> None:
    """Ask *question*, save what is chosen, and count it in *progress_place*; *more* may be asked after the walk so far.

    A fragment is lost with its session. That no tap is lost with it is the business of ``sait.web.server.whole_run``.
    """
    with turn():
        try:
            sheet = reading.now()
        except SaitError:
            st.rerun()  # the database is out of reach: the whole page says so
        scale_input(sheet, question, t)
        # Above the card, but drawn now: it counts what this very run has saved.
        progress(sheet, t, progress_place, more=more)
