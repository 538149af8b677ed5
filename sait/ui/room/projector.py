"""Steering the projector from the live page."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from sait.assessment.projector import Show, Stage, Tongue, turned
from sait.i18n import Translator
from sait.i18n.choice import LANGUAGE_NAMES
from sait.instruments.model import Domain, Item
from sait.services.results.reading import Room
from sait.services.workshops import projector
from sait.ui.plain import plain
from sait.ui.shell import link_to_new_tab, told
from sait.ui.visitor import database
from sait.web.server.address import is_secure_context, page_address

KEY = "stage"


def stage_controls(room: Room, domains: Sequence[Domain], t: Translator) -> None:
    """Which screen, in which language, and item by item through what is closed."""
    opened = st.expander(t("Projector"), key="projector", on_change="rerun")
    if not opened.open:
        return
    with opened, told(t):
        link_to_new_tab(t("Open the projector's page (in a new tab)"), f"/projector?workshop={room.workshop.id}")
        _say_how_it_stays_on(t)
        stage = projector.read_stage(database(), room.workshop.id)
        with st.container(horizontal=True):
            stage = _tongue(_show(stage, t), t)
        if stage.show in {Show.ITEMS, Show.ITEM}:
            stage = _domain(stage, domains, t)
        if stage.show is Show.ITEM:
            stage = _item(stage, domains, t)
        if stage != projector.read_stage(database(), room.workshop.id):
            projector.show(database(), workshop_id=room.workshop.id, stage=stage)
            st.rerun()


def _say_how_it_stays_on(t: Translator) -> None:
    """Whether the page keeps the screen on by itself; otherwise what to change on the laptop before the day begins."""
    if is_secure_context(page_address()):
        st.caption(t("While it is open, that page keeps the screen on."))
        return
    st.info(
        t(
            "At an address that begins with http:// the browser lets no page keep the screen on. Before the day begins, go to"
            " the power settings of this laptop and choose that the screen never turns off."
        )
    )


def show_words(show: Show, t: Translator) -> str:
    """What a screen of the projector is called."""
    return {
        Show.CODE: t("Join code"),
        Show.PROGRESS: t("How many have answered"),
        Show.RADAR: t("Radar"),
        Show.ITEMS: t("All questions of a domain"),
        Show.ITEM: t("One question"),
    }[show]


def _show(stage: Stage, t: Translator) -> Stage:
    # The key names what is shown, so that the control follows when closing a domain, or somebody else, changes it.
    names = {show: show_words(show, t) for show in Show}
    chosen = st.radio(
        t("It shows"),
        list(names),
        index=list(names).index(stage.show),
        format_func=names.__getitem__,
        horizontal=True,
        key=f"{KEY}-show-{stage.show}",
    )
    return replace(stage, show=chosen)


def _tongue(stage: Stage, t: Translator) -> Stage:
    names = {
        Tongue.ENGLISH: LANGUAGE_NAMES["en"],
        Tongue.WELSH: LANGUAGE_NAMES["cy"],
        Tongue.BOTH: t("Both"),
    }
    chosen = st.radio(
        t("In"),
        list(names),
        index=list(names).index(stage.tongue),
        format_func=names.__getitem__,
        horizontal=True,
        key=f"{KEY}-tongue-{stage.tongue}",
    )
    return replace(stage, tongue=chosen)


def _domain(stage: Stage, domains: Sequence[Domain], t: Translator) -> Stage:
    ids = [domain.id for domain in domains]
    names = {domain.id: t.text(domain.title) for domain in domains}
    current = stage.domain_id if stage.domain_id in ids else ids[0]
    chosen = st.selectbox(
        t("Domain"), ids, index=ids.index(current), format_func=names.__getitem__, key=f"{KEY}-domain-{current}"
    )
    return stage if chosen == stage.domain_id else replace(stage, domain_id=chosen, item_id=None)


def _item(stage: Stage, domains: Sequence[Domain], t: Translator) -> Stage:
    of_domain = next(domain for domain in domains if domain.id == stage.domain_id)
    if stage.item_id is None:
        stage = turned(stage, domains, 0)
    item = next((item for item in of_domain.items if item.id == stage.item_id), None)
    if item is not None:
        st.markdown(f"**{_name(item, t)}**")
    with st.container(horizontal=True):
        if st.button(t("Question before"), key=f"{KEY}-before"):
            stage = turned(stage, domains, -1)
        if st.button(t("Next question"), key=f"{KEY}-next", type="primary"):
            stage = turned(stage, domains, 1)
    return stage


def _name(item: Item, t: Translator) -> str:
    return f"{item.id} {plain(t.text(item.text))}"
