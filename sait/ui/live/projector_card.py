"""The projector, seen from the live page: what it shows, and how to change it."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.projector import ProjectorScreen, ScreenKind, turned
from sait.i18n import Translator, languages, own_name
from sait.instruments.model import Domain
from sait.services.workshops import projector
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.live.likeness import likeness
from sait.ui.shell import link_to_new_tab, told
from sait.ui.visitor import database
from sait.web.server.address import is_secure_context, page_address
from sait.wording.languages import all_of_them

KEY = "projector"


def projector_card(
    room: WorkshopInContext, domains: Sequence[Domain], shown: ProjectorScreen, found: Result, t: Translator
) -> None:
    """What the projector shows now, small, and the way to change it. *found* gives the likeness of the radar its shape."""
    screen = projector.read_screen(database(), room.workshop.id)
    with st.container(horizontal=True, key="projector", vertical_alignment="center"):
        st.html(likeness(shown.kind, found), width="content")
        with st.container(key="projector-words"), told(t):
            _say_what_it_shows(shown, domains, t)
            with st.container(horizontal=True, key="projector-buttons"):
                chosen = _change(screen, domains, t)
                address = f"/projector?workshop={room.workshop.id}"
                link_to_new_tab(t("Open ↗"), address, name=t("Open the projector's page (in a new tab)"), kind="button")
            if chosen.kind is ScreenKind.ITEM:
                chosen = _turn(chosen, domains, t)
            if chosen != screen:
                projector.choose_screen(database(), workshop_id=room.workshop.id, screen=chosen)
                st.rerun()


def _say_what_it_shows(screen: ProjectorScreen, domains: Sequence[Domain], t: Translator) -> None:
    said = t("On the projector: {what}", what=screen_words(screen.kind, t))
    item = next((item for domain in domains for item in domain.items if item.id == screen.item_id), None)
    if screen.kind is ScreenKind.ITEM and item is not None:
        said = f"{item.id} {t.text(item.text)}"
    st.html(f'<p class="sait-next">{escape(said)}</p>')


def _change(screen: ProjectorScreen, domains: Sequence[Domain], t: Translator) -> ProjectorScreen:
    """Which screen, in which language, and of which domain; the box stays open while one looks for it."""
    with st.popover(t("Change"), key="steering"):
        chosen = _choose_kind(screen, t)
        if chosen.kind in {ScreenKind.ITEMS, ScreenKind.ITEM}:
            chosen = _choose_domain(chosen, domains, t)
        if chosen.kind is ScreenKind.ITEM and chosen.item_id is None:
            chosen = turned(chosen, domains, 0)
        chosen = _choose_language(chosen, t)
        _say_how_it_stays_on(t)
    return chosen


def _turn(screen: ProjectorScreen, domains: Sequence[Domain], t: Translator) -> ProjectorScreen:
    """One question back or on."""
    with st.container(horizontal=True, key="projector-turning"):
        if st.button(t("Previous question"), key=f"{KEY}-before"):
            return turned(screen, domains, -1)
        if st.button(t("Next question"), key=f"{KEY}-next"):
            return turned(screen, domains, 1)
    return screen


def _say_how_it_stays_on(t: Translator) -> None:
    """Whether the page keeps the screen on by itself; otherwise what to change on the laptop before the day begins."""
    if is_secure_context(page_address()):
        st.caption(t("While it is open, the projector's page keeps the screen on."))
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
        ScreenKind.FOLLOW: t("It follows the day"),
        ScreenKind.CODE: t("Join code"),
        ScreenKind.PROGRESS: t("How many have answered"),
        ScreenKind.RADAR: t("Radar"),
        ScreenKind.ITEMS: t("All questions of a domain"),
        ScreenKind.ITEM: t("One question"),
        ScreenKind.VISION: t("Vision"),
        ScreenKind.FORCES: t("What helps and what hinders"),
        ScreenKind.PRIORITIES: t("Priorities"),
        ScreenKind.ACTIONS: t("Actions"),
    }[kind]


def _choose_kind(screen: ProjectorScreen, t: Translator) -> ProjectorScreen:
    # The key names what is shown, so that the control follows when closing a domain, or somebody else, changes it.
    names = {kind: screen_words(kind, t) for kind in ScreenKind}
    chosen = st.radio(
        t("It shows"),
        list(names),
        index=list(names).index(screen.kind),
        format_func=names.__getitem__,
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
