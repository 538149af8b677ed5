"""The board agrees a level for each question, one at a time: what the room is split on first."""

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.ui.deciding.agreeing import Agreeing, item_now, read_agreeing, turn_projector
from sait.ui.deciding.consensus import consensus_item
from sait.ui.deciding.overview import overview
from sait.ui.parts.draft_keeper import say_on_the_way
from sait.ui.parts.workshop_choice import choose_room
from sait.ui.reads import rooms_for
from sait.ui.results.shift import shift_table
from sait.ui.shell import link, say_done
from sait.ui.visitor import visitor_now


def show() -> None:
    """The question with the choice on the left; on the right how far the board is, and every other question."""
    t = visitor_now().t
    held = [room for room in rooms_for(Right.DECISIONS_EDIT) if room.workshop.state is not State.DRAFT]
    if not held:
        st.title(t("Agree levels"), anchor=False)
        st.info(t("No workshop has begun. Begin one on its Live page, or go straight to consensus there."))
        link(t("Go to the Live page"), "/live", kind="button primary")
        return
    with st.container(key="agree-page"):
        room = choose_room(held, t, Right.DECISIONS_EDIT, page=t("Agree levels"))
        say_done()
        say_on_the_way(room, t("Agree levels"), t)
        now = read_agreeing(room)
        here = item_now(now)
        turn_projector(now, here)
        if here is None:
            st.info(t("No question here is scored on a scale, so there is no level to agree."))
        else:
            _question(now, here, t)
        shift_table(now.found, room.workshop.id, t)


def _question(now: Agreeing, here: str, t: Translator) -> None:
    left, right = st.columns([2, 1], gap="medium")
    with left:
        consensus_item(now, now.items[here], t)
    with right:
        overview(now, here, t)


show()
