"""One domain at a time: the facilitator sets which and for how long; phones and the projector follow."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from html import escape

import streamlit as st

from sait.assessment.moves import Move, can_move
from sait.assessment.workshops import State, Workshop
from sait.i18n import Translator
from sait.instruments.model import Domain, Instrument
from sait.services.workshops import moves
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.moves import MOST_MINUTES
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.shell import told
from sait.ui.visitor import database, who

ALL = "all"


def pace_controls(room: WorkshopInContext, domains: Sequence[Domain], t: Translator) -> None:
    """All domains at once, or one of *domains*, those that are still open, with a time for it."""
    workshop = room.workshop
    if not can_move(Move.SET_PACE, workshop):
        return
    names = {ALL: t("All domains"), **{domain.id: t.text(domain.title) for domain in domains}}
    drawn = (workshop.id, workshop.pace_domain_id, workshop.timer_ends_at, *names)
    place = "-".join(map(str, drawn))
    # Another box once it is set: the open one would lie over the page.
    with st.popover(t("Pace"), key=f"pacing-{place}"):
        st.markdown(t("Ask all domains at once, or one at a time. Nothing closes automatically when the time is up."))
        chosen = st.selectbox(
            t("Members are asked"),
            list(names),
            index=list(names).index(workshop.pace_domain_id) if workshop.pace_domain_id in names else 0,
            format_func=names.__getitem__,
            key=f"pace-{place}",
        )
        minutes = st.number_input(
            t("Minutes for this domain (leave empty for no time limit)"),
            min_value=1,
            max_value=MOST_MINUTES,
            value=None,
            step=1,
            key=f"pace-minutes-{place}",
        )
        if fresh_button(t("Set the pace"), key="set-pace", drawn=drawn, t=t, is_primary=True):
            with told(t):
                domain_id = None if chosen == ALL else str(chosen)
                moves.set_pace(database(), workshop=workshop, domain_id=domain_id, minutes=minutes, who=who())
                st.rerun()


def following(instrument: Instrument, workshop: Workshop, closed: Collection[str]) -> Domain | None:
    """The domain to ask next, once the one that was asked alone is closed; None where none is, or nothing is left to ask."""
    if not can_move(Move.SET_PACE, workshop) or not is_over(workshop, closed):
        return None
    return _following(instrument.in_form(workshop.form), workshop.pace_domain_id, closed)


def ask_next(room: WorkshopInContext, domain: Domain, t: Translator) -> None:
    """Go on to *domain* at one press."""
    label = t("Ask next: {domain}", domain=t.text(domain.title))
    if fresh_button(label, key="ask-next", drawn=(room.workshop.id, domain.id), t=t, is_primary=True, width="stretch"):
        with told(t):
            moves.set_pace(database(), workshop=room.workshop, domain_id=domain.id, who=who())
            st.rerun()


def _following(domains: Sequence[Domain], after: str | None, closed: Collection[str]) -> Domain | None:
    """The next of *domains* that is open, from the one *after* on and then from the first; None where all are closed."""
    place = next((place for place, domain in enumerate(domains) if domain.id == after), -1) + 1
    return next((domain for domain in (*domains[place:], *domains[:place]) if domain.id not in closed), None)


def pace_words(workshop: Workshop, instrument: Instrument, closed: Collection[str], t: Translator) -> str:
    """Which domain members are asked now; empty where all are open to them, and once it is closed."""
    if is_over(workshop, closed):
        return ""
    asked = next((one for one in instrument.domains if one.id == workshop.pace_domain_id), None)
    return "" if asked is None else t("Members are asked now: {domain}", domain=t.text(asked.title))


def is_over(workshop: Workshop, closed: Collection[str]) -> bool:
    """Whether the domain that members were asked alone is among the *closed* ones: no time runs for it any more."""
    return workshop.pace_domain_id in closed


def time_left(workshop: Workshop, closed: Collection[str], t: Translator) -> None:
    """The time that is left, counted down by the shell's script; nothing where none is set, or none runs any more."""
    if not is_over(workshop, closed) and (markup := time_markup(workshop, [t])):
        st.html(markup)


def time_markup(workshop: Workshop, spoken: Sequence[Translator]) -> str:
    """As ``time_left``, as HTML, in one language or in several."""
    if workshop.timer_ends_at is None or workshop.state is not State.SCORING:
        return ""
    left = max(0, round((workshop.timer_ends_at - datetime.now(UTC)).total_seconds()))
    named = " / ".join(f'<span lang="{t.language}" translate="no">{escape(t("Time left:"))}</span>' for t in spoken)
    up = " / ".join(t("Time is up") for t in spoken)
    shown = f"{left // 60}:{left % 60:02}" if left else up
    return (
        f'<p class="sait-timer">{named} '
        f'<b role="timer" data-left="{left}" data-up="{escape(up)}">{escape(shown)}</b></p>'
    )
