"""While the room scores: which domain is asked, for how long, and how to choose a level."""

from collections.abc import Sequence

import streamlit as st

from sait.assessment.projector import ProjectorScreen
from sait.assessment.workshops import Workshop
from sait.i18n import translator
from sait.instruments.model import Domain, Instrument
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import read_progress
from sait.ui.projector.screens import progress_screen
from sait.ui.projector.spoken import inline, spoken
from sait.ui.room.pace import is_over, pace_words, time_markup
from sait.ui.visitor import database
from sait.wording.choosing import choosing_words


def asking_screen(room: WorkshopInContext, screen: ProjectorScreen, instrument: Instrument) -> None:
    """How far the room is, counted every second, with what is asked and how to choose a level while anything is asked."""
    is_asked = not is_over(room.workshop, read_progress(database(), room.workshop.id).closed)

    @st.fragment(run_every=1)
    def counted() -> None:
        st.html(progress_screen(read_progress(database(), room.workshop.id), screen))

    if is_asked:
        st.html(pace_screen(room.workshop, instrument, screen))
    counted()
    if is_asked:
        st.html(choosing_screen(instrument.in_form(room.workshop.form), screen))


def pace_screen(workshop: Workshop, instrument: Instrument, screen: ProjectorScreen) -> str:
    """The domain that members are asked about, where it is one at a time, and the time that is left for it."""
    is_paced = workshop.pace_domain_id is not None
    asked = inline(screen, lambda t: pace_words(workshop, instrument, (), t)) if is_paced else ""
    time = time_markup(workshop, [translator(language) for language in screen.languages])
    return f'<div class="sait-projector-pace"><h2>{asked}</h2>{time}</div>'


def choosing_screen(domains: Sequence[Domain], screen: ProjectorScreen) -> str:
    """How to choose a level, as the phones and the paper say it."""
    items = [item for domain in domains for item in domain.items]
    return f'<div class="sait-projector-choosing">{spoken(screen, lambda t: choosing_words(items, t))}</div>'
