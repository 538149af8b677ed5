"""What the facilitator makes ready before the day: the run-sheet."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import streamlit as st

from sait.assessment.files import Option
from sait.assessment.timetable import shortest_day
from sait.i18n import Translator, languages, own_name
from sait.i18n.translator import WALES
from sait.services.results.files import asked_on_the_day
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.dates import ask_date
from sait.ui.parts.file_link import file_link
from sait.ui.visitor import database
from sait.wording.languages import all_of_them

ALL = "all"
USUAL_MINUTES = 210
LONGEST_MINUTES = 600
STEP_MINUTES = 15
USUAL_START = time(9, 30)


def run_sheet_download(room: WorkshopInContext, t: Translator) -> None:
    """Day, beginning, length and language are chosen first; then one link."""
    st.header(t("The run-sheet"), anchor=False)
    st.markdown(t("The day on paper: times, the code, what to do at each step, and what to do when something fails."))
    with st.container(key="run-sheet"):
        chosen = {**_times(room, t), Option.LANGUAGES: _languages(t)}
    file_link(t("Run-sheet (PDF)"), "run-sheet", room.workshop.id, chosen, t=t)


def _times(room: WorkshopInContext, t: Translator) -> Mapping[Option, str]:
    questions, asked = asked_on_the_day(database(), room)
    least = STEP_MINUTES * -(-shortest_day(questions, domains=asked) // STEP_MINUTES)
    with st.container(horizontal=True):
        usual = usual_day(room.round.starts_on)
        day = ask_date(t("Day"), usual, key="run-sheet-day") or usual
        begins = st.time_input(t("Begins at"), value=USUAL_START, step=timedelta(minutes=STEP_MINUTES), key="begins-at")
        minutes = st.number_input(
            t("Length in minutes"),
            min_value=least,
            max_value=max(least, LONGEST_MINUTES),
            value=max(least, USUAL_MINUTES),
            step=STEP_MINUTES,
            key="run-sheet-minutes",
        )
    return {
        Option.DAY: day.isoformat(),
        Option.BEGINS: begins.isoformat("minutes"),
        Option.MINUTES: str(int(minutes)),
    }


def usual_day(round_begins: date) -> date:
    """The round's first day; tomorrow, where that has passed."""
    today = datetime.now(WALES).date()
    return round_begins if round_begins >= today else today + timedelta(days=1)


def _languages(t: Translator) -> str:
    offered = (*languages(), ALL)
    chosen = st.radio(
        t("Language of the run-sheet"),
        offered,
        index=offered.index(t.language) if t.language in offered else 0,
        format_func=lambda code: all_of_them(t) if code == ALL else own_name(code),
        horizontal=True,
        key="run-sheet-language",
    )
    return "-".join(languages()) if chosen == ALL else str(chosen)
