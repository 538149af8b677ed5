"""One line and one button on every page of a member's: what is asked now, wherever they are.

It leads and never jumps: what is half typed or half chosen stays as it is, since only the banner is drawn anew.
While there is its timer, the browser asks for a run of the page whenever it reconnects: so a tap on a link that was
already dead is saved as soon as there is a connection again (decision 0007).
"""

from html import escape

import streamlit as st

from sait.assessment.members.asked import Ask, Asked
from sait.assessment.members.walk import FINISH, Step
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.members.asking import MemberNow, has_ended, read_member_now, what_is_asked
from sait.services.members.sheets import Sheet
from sait.ui.parts.polling import page_tells
from sait.ui.reads import room_lately
from sait.ui.turns import turn
from sait.ui.visitor import database, read_visitor
from sait.wording.asking import asked_words

SECONDS = 6
"""How often a phone asks whether something else is asked, where it waits or the room goes domain by domain."""
ANSWERING_SECONDS = 10
"""The same while everybody answers at their own speed."""


def follow_asked(now: MemberNow, step: Step | None, t: Translator, *, names_areas: bool) -> None:
    """Lead the member to what is asked now, as soon as it is; *step* None is the page of the tasks.

    A page on which nothing is answered is drawn anew when the room goes on, and then goes on with it. So is one on which
    nothing can be answered any more: it says what has ended, and leads on.
    """
    sheet, drawn = now.sheet, now.room
    if sheet.workshop.state is State.SIGNED_OFF:
        return
    asked = what_is_asked(now, names_areas=names_areas)
    waits = step is None or step.address == FINISH

    @st.fragment(run_every=SECONDS if waits or sheet.workshop.pace_domain_id else ANSWERING_SECONDS)
    def tick() -> None:
        with turn(of_timer=True) as is_alone, page_tells():
            room = room_lately(sheet.member.workshop_id) if is_alone else drawn
            if room == drawn:
                _draw(asked, step, sheet, t)
                return
            if step is not None and has_ended(step, drawn, room):
                st.rerun()
            if waits:
                _go_on(step, is_elsewhere=room.pace_domain_id != drawn.pace_domain_id)
            member = read_visitor().member
            if member is None:
                st.rerun()
            fresh = read_member_now(database(), member)
            _draw(what_is_asked(fresh, names_areas=names_areas), step, fresh.sheet, t, was=sheet)

    tick()


def _go_on(step: Step | None, *, is_elsewhere: bool) -> None:
    """Draw the page anew; where the room went to another domain, at what is asked there."""
    if step is not None and is_elsewhere:
        st.query_params.pop("at", None)
    st.rerun()


def _draw(asked: Asked | None, step: Step | None, sheet: Sheet, t: Translator, *, was: Sheet | None = None) -> None:
    """The banner; empty where nothing is asked but what is on the screen. Its place is there always, to be filled."""
    closed = sheet.closed - (was or sheet).closed
    lines = (
        [t("This domain is closed. An answer that you give now is late.")]
        if step is not None and step.domain is not None and step.domain.id in closed
        else []
    )
    button = ""
    if asked is not None and not asked.is_at(step, sheet.closed):
        lines.append(asked_words(asked, t))
        button = f'<a class="sait-link button primary" href="{_href(asked)}">{escape(t("Go there"))}</a>'
    said = " ".join(lines)
    inside = f"<p>{escape(said)}</p>{button}" if said else ""
    st.html(f'<div class="sait-asked" data-say="{escape(said)}">{inside}</div>')


def _href(asked: Asked) -> str:
    return "/take-part" if asked.ask is Ask.TASK else escape(f"/score?at={asked.address}")
