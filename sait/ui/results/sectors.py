"""What a breakdown by sector says, and why there may be none."""

import streamlit as st

from sait.analysis.result import Result, SeriesRole
from sait.i18n import Translator
from sait.settings import settings


def sector_note(found: Result, t: Translator) -> None:
    """Who stands under "everybody else", or that no sector could be told apart."""
    if not found.scores:
        return
    minimum = settings().minimum_group
    if any(series.role is SeriesRole.SECTOR for series in found.series):
        st.info(
            t(
                "“Everyone else” means people from other sectors and people who did not say. A sector is shown"
                " separately only if each group has at least {minimum} answers. Figures are as they were when a"
                " question was first released. Only this room sees them.",
                minimum=minimum,
            )
        )
    else:
        st.info(
            t(
                "No sectors can be shown separately. For that, at least two groups of {minimum} or more people must"
                " have answered the same questions before the domain was closed.",
                minimum=minimum,
            )
        )
