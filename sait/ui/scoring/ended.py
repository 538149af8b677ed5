"""What a member's page says of something that is over: the scoring, a second scoring, the day."""

import streamlit as st

from sait.assessment.members.walk import FINISH
from sait.assessment.releases import Wave
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.instruments.model import Domain
from sait.services.members.opened import MemberSheet
from sait.ui.shell import link


def say_ended(opened: MemberSheet, t: Translator) -> None:
    """Nothing went wrong where something is over: the day goes on without it, and so does the page."""
    state, ended = opened.sheet.workshop.state, _ended_again(opened)
    if state is State.SIGNED_OFF:
        st.info(t("The board has signed off. Thank you for taking part."))
    elif ended is not None:
        st.info(t("The second scoring of {domain} has ended. What you saved counts.", domain=t.text(ended.title)))
    elif state is State.CONSENSUS:
        st.info(t("The scoring has ended. What you saved counts. Now the board decides together."))
    if state is not State.SCORING and not opened.is_finish:
        link(t("Go to the last page"), f"/score?at={FINISH}", kind="button")


def _ended_again(opened: MemberSheet) -> Domain | None:
    """The domain whose second scoring the address names, where it goes on no more and the walk leads to its end instead."""
    start, _, name = str(st.query_params.get("at", "")).partition(".")
    if start != Wave.SECOND or not opened.is_finish:
        return None
    domains = opened.instrument.domains
    return next((one for one in domains if one.id == name or any(item.id == name for item in one.items)), None)
