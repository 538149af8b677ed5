"""Moving through the questions: where one is, how much is left, back and on."""

from collections.abc import Iterator
from html import escape
from typing import Literal, TypeAlias

import streamlit as st

from sait.assessment.members.walk import same_place
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.members.opened import MemberSheet
from sait.services.members.sheets import Sheet
from sait.wording.asking import progress_words


def progress(sheet: Sheet, t: Translator, *, more: bool) -> str:
    """How many answers are saved, and how long the rest may take, as HTML; *more* may be asked after it."""
    total, is_scoring = sheet.asked, sheet.workshop.state is State.SCORING
    minutes = sheet.minutes_left if is_scoring else 0
    said = progress_words(sheet.answered, total, minutes=minutes, more=more, t=t)
    bar = f'<progress max="{max(total, 1)}" value="{sheet.answered}" aria-label="{escape(said)}"></progress>'
    return f'<div class="sait-progress"><p>{escape(said)}</p>{bar}</div>'


Way: TypeAlias = Literal["back", "next"]


def pressed(opened: MemberSheet) -> Way | None:
    """The button that was pressed on the screen before this run; None when none was."""
    return next((way for way in _ways(opened) if st.session_state.get(_key(way, opened))), None)


def leads_to(opened: MemberSheet, way: Way) -> str:
    """The address of the screen before or after this one."""
    return opened.walk[opened.index + (1 if way == "next" else -1)].address


def move(opened: MemberSheet, t: Translator) -> None:
    """Back and Next. The address changes with the screen, so that the browser's own Back works too."""
    ways = list(_ways(opened))
    with st.container(horizontal=True, key="walk"):
        if "back" in ways and st.button(t("Back"), key=_key("back", opened), width="stretch"):
            go(leads_to(opened, "back"))
        label = t("Skip the local arrangements") if opened.skips_local else t("Next")
        kind: Literal["primary", "secondary"] = "secondary" if opened.skips_local else "primary"
        if "next" in ways and st.button(label, key=_key("next", opened), type=kind, width="stretch"):
            go(leads_to(opened, "next"))


def _ways(opened: MemberSheet) -> Iterator[Way]:
    if opened.index > 0:
        yield "back"
    if opened.index + 1 < len(opened.walk):
        yield "next"


def _key(way: Way, opened: MemberSheet) -> str:
    """Names the screen too, so that pressing twice in a hurry leads one screen on, not two."""
    return f"walk-{way}-{opened.step.address}"


def go(address: str) -> None:
    """Show another screen. Only for a page that was drawn before this session began: ``pressed`` sees all others."""
    st.query_params["at"] = address
    st.rerun()


def screen_end(opened: MemberSheet, t: Translator) -> None:
    """Names the screen, so that the shell's script begins each new one at its top; the other view of it, and the slip."""
    name = f'<span data-screen="{escape(opened.step.address)}"></span>'
    other = _other_view(opened, t) if opened.step.questions else ""
    slip = f'<a class="sait-link" href="/slip">{escape(t("Get new codes"))}</a>'
    st.html(f'{name}<p class="sait-ways">{other}{slip}</p>')


def _other_view(opened: MemberSheet, t: Translator) -> str:
    label = t("One question at a time") if opened.by_domain else t("See the whole domain on one page")
    view = "" if opened.by_domain else "&view=domain"
    place = same_place(opened.step.address, opened.other_walk)
    return f'<a class="sait-link" href="{escape(f"/score?at={place}{view}")}">{escape(label)}</a>'
