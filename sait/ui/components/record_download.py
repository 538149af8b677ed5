"""The record of a workshop as a Word file, for who leads it; made when it is pressed."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.workshops import State
from sait.charts.download import file_name
from sait.i18n import LANGUAGES, Translator, translator
from sait.i18n.choice import LANGUAGE_NAMES
from sait.services.record import write_record
from sait.services.results import Room
from sait.ui.visitor import database, sealed, visitor_now

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def record_download(room: Room, t: Translator) -> None:
    """Nothing for who may not take home what the room was shown, nor before the workshop has begun."""
    if not visitor_now().may(Right.RESULTS_EXPORT, room.board.id) or room.workshop.state is State.DRAFT:
        return
    st.header(t("Record of the session"), anchor=False)
    st.markdown(
        t(
            "What the board decided, the evidence for it, dissenting opinions and the results, as a Word file for the minutes."
            " It is for this board: it holds more than was released to others."
        )
    )
    choices = _choices(t)
    chosen = str(
        st.radio(
            t("Headings in"), list(choices), format_func=lambda one: _name(one, t), horizontal=True, key="record-in"
        )
    )
    languages = choices[chosen]
    first = translator(languages[0])
    today = date.today()  # noqa: DTZ011 - the day on the wall of the room, in which the server stands
    st.download_button(
        t("Record of the session (Word)"),
        data=sealed(
            lambda: write_record(database(), room.workshop.id, languages=languages, today=today),
            Right.RESULTS_EXPORT,
            room.board.id,
        ),
        file_name=f"{file_name(f'SAIT {first.text(room.board.name)} {first.text(room.round.name)}')}-{chosen}.docx",
        mime=DOCX,
        on_click="ignore",
        key="download-record",
    )


def _choices(t: Translator) -> Mapping[str, tuple[str, ...]]:
    """The reader's own language first, also where both are wanted."""
    own_first = tuple(sorted(LANGUAGES, key=lambda one: one != t.language))
    return {**{one: (one,) for one in own_first}, "-".join(own_first): own_first}


def _name(chosen: str, t: Translator) -> str:
    return LANGUAGE_NAMES.get(chosen) or t("both languages")
