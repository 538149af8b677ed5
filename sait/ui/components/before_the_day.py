"""What the facilitator makes ready before the day: the run-sheet."""

from datetime import date, datetime, time, timedelta

import streamlit as st

from sait.assessment.timetable import Slot, shortest_day, timetable
from sait.assessment.workshops import Entry
from sait.charts.download import file_name
from sait.i18n import LANGUAGES, Translator, translator
from sait.i18n.choice import LANGUAGE_NAMES
from sait.i18n.translator import WALES
from sait.instruments.model import Instrument
from sait.reports.run_sheet import Day, run_sheet
from sait.services.joining import invitation
from sait.services.results import Room
from sait.settings import settings
from sait.ui.components.dates import ask_date
from sait.ui.components.paper_downloads import PDF
from sait.ui.visitor import database
from sait.web.address import join_address, phone_address

BOTH = "both"
USUAL_MINUTES = 210
LONGEST_MINUTES = 600
STEP_MINUTES = 15
USUAL_START = time(9, 30)


def run_sheet_download(room: Room, instrument: Instrument, t: Translator) -> None:
    """Day, beginning, length and language are chosen first; then one button."""
    st.header(t("The run-sheet"), anchor=False)
    st.markdown(t("The day on paper: times, the code, what to do at each step, and what to do when something fails."))
    with st.container(key="run-sheet"):
        slots = _timetable(room, instrument, t)
        languages = _languages(t)
    name = file_name(f"SAIT {translator(languages[0]).text(room.board.name)} run-sheet {'-'.join(languages)}")
    st.download_button(
        t("Run-sheet (PDF)"),
        data=lambda: run_sheet(_day(room, slots), languages),
        file_name=f"{name}.pdf",
        mime=PDF,
        on_click="ignore",
        key="run-sheet-pdf",
    )


def _timetable(room: Room, instrument: Instrument, t: Translator) -> tuple[Slot, ...]:
    domains = instrument.in_form(room.workshop.form)
    # Local arrangements are the same questions once more.
    times = 2 if invitation(database(), room.workshop).local_areas else 1
    questions, asked = times * sum(len(domain.items) for domain in domains), times * len(domains)
    least = STEP_MINUTES * -(-shortest_day(questions, domains=asked) // STEP_MINUTES)
    with st.container(horizontal=True):
        day = ask_date(t("Day"), _tomorrow(), key="run-sheet-day") or _tomorrow()
        begins = st.time_input(t("Begins at"), value=USUAL_START, step=timedelta(minutes=STEP_MINUTES), key="begins-at")
        minutes = st.number_input(
            t("Length in minutes"),
            min_value=least,
            max_value=max(least, LONGEST_MINUTES),
            value=max(least, USUAL_MINUTES),
            step=STEP_MINUTES,
            key="run-sheet-minutes",
        )
    starts = datetime.combine(day, begins, WALES)
    return timetable(starts, minutes=int(minutes), questions=questions, domains=asked)


def _tomorrow() -> date:
    return (datetime.now(WALES) + timedelta(days=1)).date()


def _languages(t: Translator) -> tuple[str, ...]:
    offered = (*LANGUAGES, BOTH)
    chosen = st.radio(
        t("Language of the run-sheet"),
        offered,
        index=offered.index(t.language) if t.language in offered else 0,
        format_func=lambda code: LANGUAGE_NAMES.get(code, t("Both")),
        horizontal=True,
        key="run-sheet-language",
    )
    return LANGUAGES if chosen == BOTH else (str(chosen),)


def _day(room: Room, slots: tuple[Slot, ...]) -> Day:
    has_cards = room.workshop.entry is Entry.ONE_TIME
    link = f"{phone_address()}/join" if has_cards else join_address(room.workshop.code)
    return Day(
        board=room.board.name,
        round=room.round.name,
        code="" if has_cards else room.workshop.code,
        address=f"{phone_address()}/join".split("://", 1)[1],
        link=link,
        slots=slots,
        minimum=settings().minimum_group,
        is_demonstration=room.workshop.demonstration,
    )
