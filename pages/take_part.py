"""A member takes part after the scoring: names forces, gives dots, says how far the vision is theirs."""

import streamlit as st

from sait.assessment.decisions import Task
from sait.assessment.workshops import State
from sait.errors import SaitError
from sait.services import taking_part
from sait.services.instruments import get_instrument
from sait.services.responses import read_sheet
from sait.ui.components.draft_keeper import name_owner
from sait.ui.components.member_tasks import member_dots, member_forces, member_vision
from sait.ui.components.watch import keep_member_fresh
from sait.ui.shell import link, say_done, tell
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """What the facilitator has opened, one part below the other; a waiting note where nothing is open."""
    visitor = visitor_now()
    t = visitor.t
    if visitor.member is None:
        tell(SaitError("member.unknown"), t)
        link(t("Type the code or use a resume slip"), "/join", kind="button")
        return
    member = visitor.member
    st.title(t("Take part"), anchor=False)
    say_done()
    sheet = read_sheet(database(), member)
    if sheet.workshop.state is State.SIGNED_OFF:
        st.info(t("The board has signed off. Thank you for taking part."))
        return
    opened = taking_part.rules(database(), member.workshop_id)[0].opened
    st.caption(t("Nobody sees what you give here, only what everybody gave together."))
    instrument = get_instrument(database(), sheet.workshop.instrument_hash)
    for domain in instrument.in_form(sheet.workshop.form):
        if domain.id in sheet.second:
            label = t("Score {domain} a second time", domain=t.text(domain.title))
            link(label, f"/score?at=second.{domain.items[0].id}", kind="button primary")
    if Task.VISION in opened:
        member_vision(member, t)
    if Task.FORCES in opened:
        member_forces(member, t)
    if Task.FORCE_DOTS in opened:
        member_dots(member, Task.FORCE_DOTS, t)
    if Task.PRIORITY_DOTS in opened:
        member_dots(member, Task.PRIORITY_DOTS, t)
    if not opened and not sheet.second:
        st.info(t("Nothing is open at the moment. This page shows it when the facilitator opens something."))
    keep_member_fresh(member.workshop_id, (opened, sheet.second))
    link(t("Back to your questions"), "/continue")
    name_owner(member)


show()
