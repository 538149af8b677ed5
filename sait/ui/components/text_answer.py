"""A question that is answered in words. What is typed is saved when the field is left, and called saved only when it is.

The answer is kept as a comment is: the facilitator reads it before anyone else. It is as safe as a choice
(``scale_input``, decision 0007): there is no callback, so that whatever differs from the database is saved on the next
run; the field's key carries which writing of the answer it was drawn with, so that an old text held by a second page
belongs to a field that no longer exists; and "Saved" appears, in the browser itself, only while the text in the field
is the one the database has.

It is no fragment, unlike a choice: leaving the field and pressing a button are one message of the browser's, which
names the fragment, and the button's press would be lost in a run of that alone.
"""

import hashlib
from collections.abc import Iterable
from html import escape

import streamlit as st

from sait.assessment.responses import LONGEST_COMMENT, Question
from sait.assessment.workshops import State
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.responses import Sheet, write_answer
from sait.storage.comments import OwnComment
from sait.ui.shell import tell
from sait.ui.visitor import database


def text_answer(sheet: Sheet, question: Question, t: Translator) -> bool:
    """Ask one question with a field for the answer, and save what is typed.

    True where the page must be drawn once more before the next word: its field carries an old mark.
    """
    saved = sheet.written.get(question)
    is_final = sheet.workshop.state is not State.SCORING
    drawn_with = _key(question, saved)
    with st.container(key=f"sait-words-{question.address.replace('.', '-')}"):
        # A browser that is none may send bytes, and Streamlit hands them on.
        typed = str(
            st.text_area(
                t.text(sheet.instrument.item(question.item_id).text),
                value="" if saved is None else saved.text,
                key=drawn_with,
                max_chars=LONGEST_COMMENT,
                disabled=is_final,
            )
        )
        st.caption(
            t("No child or case details, please. The facilitator reads it before anyone else, without your name.")
        )
        if _differs(typed, saved) and not is_final:
            saved = _save(sheet, question, typed, t)
        _status(saved, t)
    return _key(question, saved) != drawn_with


def save_pending_words(sheet: Sheet, questions: Iterable[Question], t: Translator) -> None:
    """Save what was typed on a screen that is being left, if its own run was cut short by leaving."""
    for question in questions:
        if is_unsaved(sheet, question):
            _save(sheet, question, str(st.session_state[_key(question, sheet.written.get(question))]), t)


def is_unsaved(sheet: Sheet, question: Question) -> bool:
    """Whether the browser has sent words for the field that the database does not have, and still may."""
    saved = sheet.written.get(question)
    typed = st.session_state.get(_key(question, saved))
    return typed is not None and _differs(str(typed), saved) and sheet.workshop.state is State.SCORING


def _differs(typed: str, saved: OwnComment | None) -> bool:
    return tidy_text(typed) != ("" if saved is None else saved.text)


def _key(question: Question, saved: OwnComment | None) -> str:
    """A digest of the identifier: that itself stands in the facilitator's queue, and belongs in no other browser."""
    mark = "" if saved is None else hashlib.sha256(saved.shuffle.encode()).hexdigest()[:12]
    return f"words:{question.address}:{mark}"


def _save(sheet: Sheet, question: Question, typed: str, t: Translator) -> OwnComment | None:
    before, mine = sheet.written.get(question), f"words-mine:{question.address}"
    held = "" if before is None else before.shuffle
    try:
        shuffle = write_answer(
            database(),
            member=sheet.member,
            question=question,
            text=typed,
            language=t.language,
            seen=held,
            is_mine=st.session_state.get(mine) == held,
        )
    except SaitError as problem:
        tell(problem, t)
        return before
    st.session_state[mine] = shuffle
    sheet.written.pop(question, None)
    if shuffle:
        sheet.written[question] = OwnComment(tidy_text(typed), shuffle)
    return sheet.written.get(question)


def _status(saved: OwnComment | None, t: Translator) -> None:
    words = "" if saved is None else saved.text
    st.html(
        f'<div class="sait-status" role="status" data-words="{escape(words, quote=True)}">'
        f'<p class="sait-saved">✓ {escape(t("Saved"))}</p>'
        f'<p class="sait-unsaved">{escape(t("Not saved yet – it is saved when you leave the field."))}</p></div>'
    )
