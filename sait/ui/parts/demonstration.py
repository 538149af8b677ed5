"""Loading and removing the demonstration from the front page."""

from collections.abc import Sequence

import streamlit as st

from sait.demo.load import demonstration_banks, load_demonstration, remove_demonstration
from sait.i18n import Translator
from sait.services.workshops.in_context import WorkshopInContext
from sait.settings import settings
from sait.ui.shell import told
from sait.ui.visitor import database


def demonstration_controls(rooms: Sequence[WorkshopInContext], t: Translator) -> None:
    """Load it where there is none; remove it, after asking, where there is one."""
    if not any(room.workshop.demonstration and not room.round.is_rehearsal for room in rooms):
        if st.button(t("Load the demonstration"), key="load-demonstration"):
            with told(t), st.spinner(t("Loading six regions and two rounds of made-up answers…")):
                banks = demonstration_banks(settings().question_banks)
                load_demonstration(database(), banks, minimum=settings().minimum_group)
                st.rerun()
        return
    with st.expander(t("Remove the demonstration")):
        st.markdown(t("This erases its workshops, answers and results permanently. Real workshops are not affected."))
        if st.checkbox(t("Yes, remove the demonstration data"), key="sure-demonstration") and st.button(
            t("Remove"), key="remove-demonstration"
        ):
            with told(t):
                remove_demonstration(database())
                st.rerun()
