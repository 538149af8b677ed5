"""The domains, one a row: press one for what can be done with it; beside it how it stands."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.moves import Move, can_move
from sait.assessment.workshops import State, View
from sait.i18n import Translator
from sait.instruments.model import Domain
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import read_second_progress
from sait.ui.parts.polling import Pulse
from sait.ui.plain import plain
from sait.ui.room.closing import close_box, closed_words, is_shown
from sait.ui.room.moves import reopen_box
from sait.ui.room.second_scoring import begin_second_box, end_second_box
from sait.ui.visitor import database


def domain_rows(room: WorkshopInContext, domains: Sequence[Domain], found: Result, drawn: Pulse, t: Translator) -> None:
    """All domains in the bank's order, and once answers are no longer taken those that were closed.

    *found* has the board's own figures by domain. An open workshop closes none.
    """
    closed = drawn.progress.closed
    listed = [domain for domain in domains if room.workshop.state is State.SCORING or domain.id in closed]
    if room.workshop.view is View.OPEN or not listed:
        return
    with st.container(key="domain-rows"):
        for domain in listed:
            is_closed = domain.id in closed
            with st.container(horizontal=True, vertical_alignment="center", key=f"domain-row-{domain.id}"):
                if is_closed:
                    _closed(room, domain, found, drawn, t)
                else:
                    _open(room, domain, drawn, t)


def _open(room: WorkshopInContext, domain: Domain, drawn: Pulse, t: Translator) -> None:
    with st.popover(t.text(domain.title), key=f"closing-{domain.id}", width="stretch", wrap=True):
        close_box(room, domain, drawn, t, place="close")
    if room.workshop.pace_domain_id == domain.id:
        _state(t("asked now"), "now")
    elif domain.id in drawn.enough:
        _state(t("enough answers"), "ready")
    else:
        _state(t("too few yet"), "few")


def _closed(room: WorkshopInContext, domain: Domain, found: Result, drawn: Pulse, t: Translator) -> None:
    again = domain.id in drawn.again
    # Once a second scoring begins or ends, it is another box, which is shut.
    opened = st.popover(
        t.text(domain.title), key=f"closed-{domain.id}{'-again' * again}", width="stretch", wrap=True, on_change="rerun"
    )
    _closed_state(domain, found, again=again, t=t)
    if not opened.open:
        return
    with opened:
        st.markdown(plain(closed_words(domain, found, t)))
        if can_move(Move.BEGIN_SECOND, room.workshop):
            progress = read_second_progress(database(), room.workshop, [domain.id])[domain.id]
            if again:
                end_second_box(room, domain, progress, t)
            else:
                begin_second_box(room, domain, progress, t)
        if can_move(Move.REOPEN_DOMAIN, room.workshop):
            reopen_box(room.workshop, domain, t)


def _closed_state(domain: Domain, found: Result, *, again: bool, t: Translator) -> None:
    if again:
        _state(t("scored again now"), "now")
    elif all(item.scale is None for item in domain.items):
        _state("✓ " + t("in words"), "shown")
    elif is_shown(found, domain):
        _state("✓ " + t("shown"), "shown")
    else:
        _state("– " + t("withheld"), "withheld")


def _state(words: str, kind: str) -> None:
    st.html(f'<p class="sait-state {kind}">{escape(words)}</p>', width="content")
