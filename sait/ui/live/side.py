"""Beside the chart: the day with what to do next, the counts, the domains, the projector, and behind *More* what is rarer."""

import streamlit as st

from sait.analysis.result import Result
from sait.i18n import Translator
from sait.instruments.model import Instrument
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.live.day_steps import day_strip, next_step, standing_of
from sait.ui.live.domain_rows import domain_rows
from sait.ui.live.more import more
from sait.ui.live.projector_card import projector_card
from sait.ui.parts.polling import Pulse, watch
from sait.ui.projector.following import screen_now
from sait.ui.room.comments import Queues
from sait.ui.room.pace import pace_controls, time_left
from sait.ui.shell import link, place


def side(
    room: WorkshopInContext, drawn: Pulse, instrument: Instrument, found: Result, queues: Queues, t: Translator
) -> None:
    """Everything that changes the workshop; what cannot be undone asks first. *found* has the board's own figures."""
    domains = instrument.in_form(room.workshop.form)
    screen = screen_now(room, drawn.progress)
    standing = standing_of(room, domains, drawn, screen)
    day_strip(standing, t)
    with st.container(key="next-step"):
        next_step(room, instrument, standing, drawn, t)
    with st.container(horizontal=True, vertical_alignment="center", key="how-far"):
        watch(room, drawn, t)
        time_left(room.workshop, drawn.progress.closed, t)
    place("closed-domains")
    place("second-scoring")
    domain_rows(room, domains, found, drawn, t)
    projector_card(room, domains, screen, found, t)
    with st.container(horizontal=True, key="at-hand"):
        link(t("Join code"), f"/invite?workshop={room.workshop.id}", kind="button")
        pace_controls(room, [domain for domain in domains if domain.id not in drawn.progress.closed], t)
    more(room, domains, instrument, queues, drawn, t)
