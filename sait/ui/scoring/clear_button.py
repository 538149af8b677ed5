"""Taking an answer back to "not answered", and putting it back.

What the reader presses stands in the status under the levels, beside "Saved", where it takes no room; the shell's script
presses the button that is drawn here, which nobody sees.
"""

import secrets

import streamlit as st

from sait.assessment.members.responses import Question
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.members.responses import clear_response, record_response
from sait.services.members.sheets import Sheet
from sait.ui.shell import tell
from sait.ui.visitor import database


def writer() -> str:
    """Names this open page, as long as its session lasts."""
    return str(st.session_state.setdefault("writer", secrets.token_hex(8)))


def press_clear(sheet: Sheet, question: Question, t: Translator) -> Sheet:
    """Do what was pressed on the card as it was drawn before, and return the sheet as the database has it then."""
    saved = sheet.responses.get(question)
    try:
        if saved is not None and st.session_state.get(_clear_key(sheet, question)):
            count = clear_response(
                database(),
                member=sheet.member,
                instrument=sheet.instrument,
                question=question,
                handovers=saved.handovers,
            )
            st.session_state[_choice_key(question)] = saved.choice
            return sheet.without(question, handovers=count)
        if saved is None and st.session_state.get(_undo_key(sheet, question)):
            put_back = record_response(
                database(),
                member=sheet.member,
                instrument=sheet.instrument,
                question=question,
                choice=st.session_state[_choice_key(question)],
                writer=writer(),
                handovers=sheet.handovers(question),
                puts_back=True,
            )
            return sheet.answered_with(put_back)
    except SaitError as problem:
        tell(problem, t)
    return sheet


def clear_button(sheet: Sheet, question: Question, t: Translator) -> None:
    """The button that takes the answer back, or, just after that, the one that puts it back; none where nothing is answered."""
    if question in sheet.responses:
        st.button(t("Clear my answer"), key=_clear_key(sheet, question))
    elif can_undo(sheet, question):
        st.button(t("Put my answer back"), key=_undo_key(sheet, question))


def can_undo(sheet: Sheet, question: Question) -> bool:
    """Whether the answer was taken back on this page, and nothing was chosen since."""
    return question in sheet.cleared and _choice_key(question) in st.session_state


# The keys carry the handover count: a press that was meant for another state of the answer does nothing.
def _clear_key(sheet: Sheet, question: Question) -> str:
    return f"clear-answer:{question.address}:{sheet.handovers(question)}"


def _undo_key(sheet: Sheet, question: Question) -> str:
    return f"undo-answer:{question.address}:{sheet.handovers(question)}"


def _choice_key(question: Question) -> str:
    return f"cleared:{question.address}"
