"""The last step: what is still open, each with the way to it, and the sign-off."""

import streamlit as st

from sait.assessment.moves import Move, can_move
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.unfinished import read_unfinished
from sait.ui.room.sign_off import open_list, sign_off_box
from sait.ui.shell import link
from sait.ui.visitor import database


def plan_sign_off(room: WorkshopInContext, t: Translator) -> None:
    """What can be signed off, and what leads there where nothing can yet."""
    if room.workshop.state is State.SIGNED_OFF:
        st.success(t("The board has signed off."))
        return
    found = read_unfinished(database(), room.workshop)
    if found:
        open_list(found, room, t)
    else:
        st.markdown("✓ " + t("Nothing is open."))
    if can_move(Move.SIGN_OFF, room.workshop):
        sign_off_box(room, t, is_next=True)
    else:
        st.info(t("Members still score. End the scoring on the Live page first."))
        link(t("Go to the Live page"), f"/live?workshop={room.workshop.id}", kind="button")
