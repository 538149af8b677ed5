"""A member takes part after the scoring: names forces, gives dots, says how far the vision is theirs."""

import streamlit as st

from sait.assessment.decisions import Task
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.members import taking_part
from sait.services.members.asking import read_member_now
from sait.services.members.sheets import Sheet
from sait.ui.parts.draft_keeper import name_owner
from sait.ui.reads import invitation
from sait.ui.scoring.asked_banner import follow_asked
from sait.ui.scoring.tasks import member_dots, member_forces, member_vision
from sait.ui.shell import link, say_done, tell
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """What the facilitator has opened, one part below the other; a waiting note where nothing is open."""
    visitor = visitor_now()
    t = visitor.t
    if visitor.member is None:
        tell(visitor.no_member, t)
        link(t("Type the code or use a resume slip"), "/join", kind="button")
        return
    member = visitor.member
    now = read_member_now(database(), member)
    sheet = now.sheet
    follow_asked(now, None, t, names_areas=bool(invitation(sheet.workshop).local_areas))
    st.title(t("Take part"), anchor=False)
    with st.container():
        say_done()
    if sheet.workshop.state is State.SIGNED_OFF:
        st.info(t("The board has signed off. Thank you for taking part."))
        return
    opened = taking_part.rules(database(), member.workshop_id)[0].opened
    st.caption(
        t(
            "Nobody is shown what you choose here, only everyone's choices together. The facilitator reads what you"
            " write first, without your name."
        )
    )
    for task in (Task.VISION, Task.FORCES, Task.FORCE_DOTS, Task.PRIORITY_DOTS):
        # A place for each, open or not: what is half typed in one stays where it is when another is opened above it.
        with st.container():
            if task in opened:
                _part(sheet, task, t)
    if not opened and not sheet.again_left:
        st.info(t("There is nothing to do at the moment. When the facilitator opens something, it appears here."))
    link(t("Back to your questions"), "/continue")
    name_owner(member)


def _part(sheet: Sheet, task: Task, t: Translator) -> None:
    member = sheet.member
    if task is Task.VISION:
        member_vision(member, t)
    elif task is Task.FORCES:
        member_forces(member, t)
    else:
        member_dots(member, task, sheet.instrument, t)


show()
