"""A comment on one item: saved when the field is left, taken back when it is emptied."""

import streamlit as st

from sait.assessment.responses import LONGEST_COMMENT, Question
from sait.assessment.writing import tidy_text
from sait.i18n import Translator
from sait.services.responses import Sheet, write_comment
from sait.ui.shell import told
from sait.ui.visitor import database


def comment_input(sheet: Sheet, question: Question, t: Translator, language: str) -> None:
    """A button until the member wants to write; then the field, with what is saved in it."""
    saved = sheet.comments.get(question, "")
    if not saved and not _is_wanted(question):
        if st.button(t("Add a comment (optional)"), key=_button(question)):
            st.session_state[_wanted(question)] = True  # pressed on a page that was drawn before this session began
            st.rerun()
        return
    _field(sheet, question, saved, t, language)


def _is_wanted(question: Question) -> bool:
    if st.session_state.get(_button(question)):
        st.session_state[_wanted(question)] = True
    return bool(st.session_state.get(_wanted(question)))


def _wanted(question: Question) -> str:
    return f"comment-wanted:{question.address}"


def _button(question: Question) -> str:
    return f"add-comment:{question.address}"


def _field(sheet: Sheet, question: Question, saved: str, t: Translator, language: str) -> None:
    key, seen = f"comment:{question.address}", f"comment-seen:{question.address}"
    if st.session_state.get(seen, saved) != saved and st.session_state.get(key) == st.session_state[seen]:
        st.session_state[key] = saved  # changed on another screen, and nothing was typed here since
    # A browser that is none may send bytes, and Streamlit hands them on.
    typed = str(
        st.text_area(
            t("No child or case details, please. The facilitator reads it before anyone else, without your name."),
            value=saved,
            key=key,
            max_chars=LONGEST_COMMENT,
        )
    )
    st.button(t("Save the comment"), key=f"save-{key}")
    if tidy_text(typed) != saved:
        with told(t):
            write_comment(database(), member=sheet.member, question=question, text=typed, language=language)
            saved = tidy_text(typed)
    st.session_state[seen] = saved
    if saved:
        st.markdown("✓ " + t("Comment saved"))
