"""Moving through the questions: where one is, how much is left, back and on."""

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sait.assessment.walk import Step, same_place
from sait.i18n import Translator
from sait.services.responses import Sheet
from sait.ui.shell import link

STEP_S = 3600


def progress(sheet: Sheet, t: Translator, place: DeltaGenerator) -> None:
    """How many answers are saved, and how long the rest may take, in its place at the top."""
    total = len(sheet.questions)
    said = t("{answered} of {total} answered", answered=sheet.answered, total=total)
    if sheet.minutes_left:
        minutes = sheet.minutes_left
        said += " · " + t.plural("about {count} minute left", "about {count} minutes left", minutes)
    bar = f'<progress max="{max(total, 1)}" value="{sheet.answered}" aria-label="{escape(said)}"></progress>'
    place.html(f'<div class="sait-progress"><p>{escape(said)}</p>{bar}</div>')


def move(walk: tuple[Step, ...], index: int, t: Translator) -> None:
    """Back and Next. The address changes with the screen, so that the browser's own Back works too."""
    with st.container(horizontal=True, key="walk"):
        if index > 0 and st.button(t("Back"), key="walk-back", width="stretch"):
            _go(walk[index - 1].address)
        if index + 1 < len(walk) and st.button(t("Next"), key="walk-next", type="primary", width="stretch"):
            _go(walk[index + 1].address)


def name_screen(address: str) -> None:
    """Name the screen: the shell's script then begins each new one at its top."""
    st.html(f'<span data-screen="{escape(address)}"></span>')


@st.fragment(run_every=STEP_S)
def stay_in_step() -> None:
    """Practically never ticks. While there is a timer the browser asks for a run whenever it reconnects.

    So a tap on a link that was already dead is saved as soon as there is a connection again (decision 0007).
    """


def _go(address: str) -> None:
    st.query_params["at"] = address
    st.rerun()


def other_view(address: str, other_walk: tuple[Step, ...], t: Translator, *, by_domain: bool) -> None:
    """A link to the same place, one item a screen or the whole domain."""
    label = t("One question at a time") if by_domain else t("See the whole domain on one page")
    view = "" if by_domain else "&view=domain"
    link(label, f"/score?at={same_place(address, other_walk)}{view}")
