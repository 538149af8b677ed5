"""What a member is told where a question depends on an answer: why it is asked, and which answers no longer count."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from sait.assessment.members.depending import depends_on
from sait.assessment.members.responses import Question
from sait.i18n import Translator
from sait.services.members.sheets import Sheet


def because_of(sheet: Sheet, question: Question, t: Translator) -> None:
    """Above a question that depends on an answer: which one; nothing above any other."""
    above = depends_on(question, sheet.instrument.routes)
    if above:
        said = t("You are asked this because of your answer to: {question}", question=_text(sheet, above[0], t))
        st.html(f'<p class="sait-because">{escape(said)}</p>')


def set_aside(sheet: Sheet, question: Question, t: Translator) -> None:
    """Under the answer to *question*: which answers it has set aside. They are kept, and count again with another answer."""
    kept = sheet.set_aside(question)
    if kept:
        said = t.plural(
            "Because of your answer here, {count} other answer of yours does not count. It is kept, and counts again if"
            " you change this answer back:",
            "Because of your answer here, {count} other answers of yours do not count. They are kept, and count again if"
            " you change this answer back:",
            len(kept),
        )
        _list(sheet, said, kept, t)


def all_set_aside(sheet: Sheet, t: Translator) -> None:
    """On the last screen: every answer that is set aside."""
    kept = [one for one in sheet.set_aside() if one in sheet.may_be_asked]
    if kept:
        said = t.plural(
            "{count} answer of yours does not count, because another answer leaves this question out:",
            "{count} answers of yours do not count, because other answers leave these questions out:",
            len(kept),
        )
        _list(sheet, said, kept, t)


def _list(sheet: Sheet, said: str, questions: Sequence[Question], t: Translator) -> None:
    texts = "".join(f"<li>{escape(_text(sheet, one, t))}</li>" for one in questions)
    st.html(f'<div class="sait-set-aside" role="status"><p>{escape(said)}</p><ul>{texts}</ul></div>')


def _text(sheet: Sheet, question: Question, t: Translator) -> str:
    return t.text(sheet.instrument.item(question.item_id).text)
