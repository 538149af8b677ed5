"""One question and its levels, run by itself: a choice costs the server a card, not a page."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sait.assessment.members.responses import Question
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.members.sheets import Sheet, find_sheet
from sait.ui.scoring.depending import because_of, set_aside
from sait.ui.scoring.scale_input import card_key, save_pending, scale_input
from sait.ui.scoring.walk import progress
from sait.ui.turns import turn
from sait.ui.visitor import database, read_member_key


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the questions of a screen: how many are answered, and then *title*, which is HTML.

    *place* is where it stands when several cards share it; None: in the card itself, which a single one does for one
    message less to the browser at each choice. *more*: something may be asked after the walk so far.
    """

    title: str
    more: bool
    place: DeltaGenerator | None = None

    def html(self, sheet: Sheet, t: Translator) -> str:
        """As it is with what *sheet* says is saved."""
        return progress(sheet, t, more=self.more) + self.title


def question_card(question: Question, sheet: Sheet, t: Translator, head: Head) -> Sheet:
    """Ask *question* and save what is chosen; the sheet with what was saved.

    What is returned is of use to the page's own run; a card that runs by itself reads the sheet anew.
    """
    with st.container(key=card_key(question)):
        return _card(question, sheet, t, head)


@st.fragment
def _card(question: Question, page_sheet: Sheet, t: Translator, head: Head) -> Sheet:
    """A fragment is lost with its session. That no tap is lost with it is the business of ``sait.web.server.whole_run``."""
    with turn() as is_alone:
        sheet = sheet_now() if is_alone else page_sheet
        # Saved before it is drawn, so that the head counts it; after a lost session it is known only as it is drawn.
        before = save_pending(sheet, [question], t)
        place = st.html(head.html(before, t)) if head.place is None else head.place
        because_of(before, question, t)
        after = scale_input(before, question, t)
        set_aside(after, question, t)
        if is_alone and after.not_asked != page_sheet.not_asked:
            st.rerun()  # the answer asks another question, or asks one no more
        if head.place is not None or after is not before:
            place.html(head.html(after, t))
    return after


def sheet_now() -> Sheet:
    """What the database has, for a card that runs by itself.

    Where the right to answer has gone or the database is out of reach, the page is drawn again, which says so.
    """
    workshop_id, token = read_member_key()
    try:
        sheet = find_sheet(database(), workshop_id=workshop_id, token=token)
    except SaitError:
        sheet = None
    if sheet is None:
        st.rerun()
    return sheet
