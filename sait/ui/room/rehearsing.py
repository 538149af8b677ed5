"""Rehearsing a workshop from the page with its join code."""

import streamlit as st

from sait.demo.rehearsal import (
    FEWEST_PHONES,
    MOST_PHONES,
    QUICKEST_S,
    SLOWEST_S,
    USUAL_PACE_S,
    USUAL_PHONES,
    Pace,
    find_rehearsal,
    rehearsals,
)
from sait.i18n import Translator
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.shell import link, told
from sait.ui.visitor import database, who


def rehearse_controls(room: WorkshopInContext, t: Translator) -> None:
    """Begin a rehearsal where there is none; otherwise the way to it, and to its end."""
    st.header(t("Rehearse"), anchor=False)
    if room.round.rehearses:
        st.info(t("This is a rehearsal. To stop and remove it, go to the page of the workshop that it rehearses."))
        link(t("Go to the workshop that it rehearses"), f"/invite?workshop={room.round.rehearses}", kind="button")
        return
    rehearsed = find_rehearsal(database(), room.workshop.id)
    if rehearsed is None:
        _begin(room, t)
        return
    if rehearsals().is_playing(room.workshop.id):
        st.info(t("The rehearsal runs: simulated phones join and answer."))
    else:
        st.info(t("The simulated phones have stopped. Their answers are still there for you to try things with."))
    link(t("Go to the rehearsal"), f"/live?workshop={rehearsed.id}", kind="button primary")
    if st.button(t("Stop and remove the rehearsal"), key="remove-rehearsal"):
        with told(t):
            rehearsals().remove(database(), workshop_id=room.workshop.id, who=who())
            st.rerun()


def _begin(room: WorkshopInContext, t: Translator) -> None:
    st.markdown(
        t(
            "Try out the day in a temporary copy of this workshop, in which simulated phones join and answer. Close"
            " domains, agree levels and export files as you will on the day. The copy is marked as a demonstration and"
            " is not compared with other workshops."
        )
    )
    with st.container(horizontal=True):
        phones = st.number_input(
            t("Simulated phones"), FEWEST_PHONES, MOST_PHONES, USUAL_PHONES, key="rehearsal-phones"
        )
        seconds = st.number_input(
            t("Seconds for each answer"), QUICKEST_S, SLOWEST_S, USUAL_PACE_S, step=0.5, key="rehearsal-pace"
        )
    if st.button(t("Rehearse"), key="rehearse"):
        with told(t):
            pace = Pace(int(phones), float(seconds))
            rehearsals().begin(database(), workshop_id=room.workshop.id, pace=pace, who=who())
            st.rerun()
