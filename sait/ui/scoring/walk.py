"""Moving through the questions: where one is, how much is left, back and on."""

from collections.abc import Iterator
from html import escape
from typing import Literal

import streamlit as st

from sait.assessment.members.walk import same_place
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.members.sheets import Sheet
from sait.ui.scoring.member_sheet import MemberSheet


def progress(sheet: Sheet, t: Translator, *, more: bool) -> str:
    """How many answers are saved, and how long the rest may take, as HTML; *more* may be asked after it."""
    total = sheet.asked
    said = t("{answered} of {total} answered", answered=sheet.answered, total=total)
    if more:
        said += " · " + t("then, if you like, the local arrangements")
    if sheet.minutes_left and sheet.workshop.state is State.SCORING:
        minutes = sheet.minutes_left
        said += " · " + t.plural("about {count} minute left", "about {count} minutes left", minutes)
    bar = f'<progress max="{max(total, 1)}" value="{sheet.answered}" aria-label="{escape(said)}"></progress>'
    return f'<div class="sait-progress"><p>{escape(said)}</p>{bar}</div>'


def pressed(opened: MemberSheet) -> str | None:
    """Where the button that was pressed on the screen before this run leads; None when none was."""
    return next((address for key, address in _ways(opened) if st.session_state.get(key)), None)


def move(opened: MemberSheet, t: Translator) -> None:
    """Back and Next. The address changes with the screen, so that the browser's own Back works too."""
    ways = dict(_ways(opened))
    back, on = _key("back", opened), _key("next", opened)
    with st.container(horizontal=True, key="walk"):
        if back in ways and st.button(t("Back"), key=back, width="stretch"):
            go(ways[back])
        label = t("Skip the local arrangements") if opened.skips_local else t("Next")
        kind: Literal["primary", "secondary"] = "secondary" if opened.skips_local else "primary"
        if on in ways and st.button(label, key=on, type=kind, width="stretch"):
            go(ways[on])


def _ways(opened: MemberSheet) -> Iterator[tuple[str, str]]:
    """The button's key, and the address it leads to."""
    if opened.index > 0:
        yield _key("back", opened), opened.walk[opened.index - 1].address
    if opened.index + 1 < len(opened.walk):
        yield _key("next", opened), opened.walk[opened.index + 1].address


def _key(way: str, opened: MemberSheet) -> str:
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
