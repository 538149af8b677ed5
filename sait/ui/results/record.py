"""The record of a workshop as a Word file, for who leads it; made when it is pressed."""

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.files import Option
from sait.assessment.workshops import State
from sait.i18n import Translator, languages, own_name
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.file_link import file_link
from sait.ui.visitor import visitor_now
from sait.wording.languages import all_languages


def record_download(room: WorkshopInContext, t: Translator) -> None:
    """Nothing for who may not take home what the room was shown, nor before the workshop has begun."""
    if not visitor_now().may(Right.RESULTS_EXPORT, room.board.id) or room.workshop.state is State.DRAFT:
        return
    st.header(t("Record of the session"), anchor=False)
    st.markdown(
        t(
            "This Word file for the minutes has what the board decided, the evidence for it, dissenting opinions and"
            " the results. It is for this board only: it contains more than was released to others."
        )
    )
    chosen = str(
        st.radio(
            t("Language of the headings"),
            _choices(t),
            format_func=lambda one: _name(one, t),
            horizontal=True,
            key="record-in",
        )
    )
    file_link(t("Record of the session (Word)"), "record", room.workshop.id, {Option.LANGUAGES: chosen}, t=t)


def _choices(t: Translator) -> tuple[str, ...]:
    """The reader's own language first, also where all are wanted."""
    own_first = sorted(languages(), key=lambda one: one != t.language)
    return (*own_first, "-".join(own_first))


def _name(chosen: str, t: Translator) -> str:
    return own_name(chosen) if chosen in languages() else all_languages(t)
