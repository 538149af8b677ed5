"""Adding a round."""

import streamlit as st

from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.boards import add_round
from sait.ui.components.dates import read_date
from sait.ui.shell import told
from sait.ui.visitor import database


def round_form(t: Translator) -> None:
    """Name in both languages, first and last day."""
    with st.form("round", clear_on_submit=False):
        english = st.text_input(t("Name in English"), key="round-en", max_chars=120)
        welsh = st.text_input(t("Name in Welsh"), key="round-cy", max_chars=120)
        starts = st.text_input(t("First day (year-month-day)"), key="round-from", max_chars=10)
        ends = st.text_input(t("Last day (year-month-day), if known"), key="round-to", max_chars=10)
        if not st.form_submit_button(t("Add the round")):
            return
        with told(t):
            starts_on = read_date(starts)
            if starts_on is None:
                raise SaitError("date.wrong", typed="–")
            add_round(
                database(),
                name={"en": english.strip(), "cy": welsh.strip()},
                starts_on=starts_on,
                ends_on=read_date(ends),
            )
            st.rerun()
