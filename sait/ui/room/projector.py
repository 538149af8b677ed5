"""Steering the projector from the live page."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from sait.assessment.projector import ProjectorScreen, ScreenKind, turned
from sait.i18n import Translator, languages, own_name
from sait.instruments.model import Domain, Item
from sait.services.workshops import projector
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.plain import plain
from sait.ui.shell import link_to_new_tab, told
from sait.ui.visitor import database
from sait.web.server.address import is_secure_context, page_address
from sait.wording.languages import all_of_them

KEY = "projector"


def projector_controls(room: WorkshopInContext, domains: Sequence[Domain], t: Translator) -> None:
    """Which screen, in which language, and item by item through what is closed."""
    opened = st.expander(t("Projector"), key="projector", on_change="rerun")
    if not opened.open:
        return
    with opened, told(t):
        link_to_new_tab(t("Open the projector's page (in a new tab)"), f"/projector?workshop={room.workshop.id}")
        _say_how_it_stays_on(t)
        screen = projector.read_screen(database(), room.workshop.id)
        with st.container(horizontal=True):
            screen = _choose_language(_choose_kind(screen, t), t)
        if screen.kind in {ScreenKind.ITEMS, ScreenKind.ITEM}:
            screen = _choose_domain(screen, domains, t)
        if screen.kind is ScreenKind.ITEM:
            screen = _choose_item(screen, domains, t)
        if screen != projector.read_screen(database(), room.workshop.id):
            projector.choose_screen(database(), workshop_id=room.workshop.id, screen=screen)
            st.rerun()


def _say_how_it_stays_on(t: Translator) -> None:
    """Whether the page keeps the screen on by itself; otherwise what to change on the laptop before the day begins."""
    if is_secure_context(page_address()):
        st.caption(t("While it is open, that page keeps the screen on."))
        return
    st.info(
        t(
            "If the address begins with http://, the browser does not let any page keep the screen on. Before the day"
            " begins, go to this laptop's power settings and set the screen never to turn off."
        )
    )


def screen_words(kind: ScreenKind, t: Translator) -> str:
    """What a screen of the projector is called."""
    return {
        ScreenKind.CODE: t("Join code"),
        ScreenKind.PROGRESS: t("How many have answered"),
        ScreenKind.RADAR: t("Radar"),
        ScreenKind.ITEMS: t("All questions of a domain"),
        ScreenKind.ITEM: t("One question"),
    }[kind]


def _choose_kind(screen: ProjectorScreen, t: Translator) -> ProjectorScreen:
    # The key names what is shown, so that the control follows when closing a domain, or somebody else, changes it.
    names = {kind: screen_words(kind, t) for kind in ScreenKind}
    chosen = st.radio(
        t("It shows"),
        list(names),
        index=list(names).index(screen.kind),
        format_func=names.__getitem__,
        horizontal=True,
        key=f"{KEY}-show-{screen.kind}",
    )
    return replace(screen, kind=chosen)


def _choose_language(screen: ProjectorScreen, t: Translator) -> ProjectorScreen:
    names: dict[str | None, str] = {language: own_name(language) for language in languages()}
    names[None] = all_of_them(t)
    current = screen.language if screen.language in names else None
    chosen = st.radio(
        t("Language"),
        list(names),
        index=list(names).index(current),
        format_func=names.__getitem__,
        horizontal=True,
        key=f"{KEY}-language-{current or 'all'}",
    )
    return replace(screen, language=chosen)


def _choose_domain(screen: ProjectorScreen, domains: Sequence[Domain], t: Translator) -> ProjectorScreen:
    ids = [domain.id for domain in domains]
    names = {domain.id: t.text(domain.title) for domain in domains}
    current = screen.domain_id if screen.domain_id in ids else ids[0]
    chosen = st.selectbox(
        t("Domain"), ids, index=ids.index(current), format_func=names.__getitem__, key=f"{KEY}-domain-{current}"
    )
    return screen if chosen == screen.domain_id else replace(screen, domain_id=chosen, item_id=None)


def _choose_item(screen: ProjectorScreen, domains: Sequence[Domain], t: Translator) -> ProjectorScreen:
    of_domain = next(domain for domain in domains if domain.id == screen.domain_id)
    if screen.item_id is None:
        screen = turned(screen, domains, 0)
    item = next((item for item in of_domain.items if item.id == screen.item_id), None)
    if item is not None:
        st.markdown(f"**{_name(item, t)}**")
    with st.container(horizontal=True):
        if st.button(t("Previous question"), key=f"{KEY}-before"):
            screen = turned(screen, domains, -1)
        if st.button(t("Next question"), key=f"{KEY}-next", type="primary"):
            screen = turned(screen, domains, 1)
    return screen


def _name(item: Item, t: Translator) -> str:
    return f"{item.id} {plain(t.text(item.text))}"
