"""The one way in which a date is asked for. Streamlit's calendar names its months in English; digits are read the same."""

from datetime import date

import streamlit as st

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
"""What the calendar offers. Without limits of ours it ends ten years from today, and the day of an old round is before that."""


def ask_date(label: str, before: date | None, *, key: str) -> date | None:
    """The day that was chosen or typed as day/month/year, None for an empty field. It begins with *before* and can be emptied."""
    # With a default of its own the field could not be emptied any more.
    if before is not None and key not in st.session_state:
        st.session_state[key] = before
    days = [day for day in (before, st.session_state.get(key)) if isinstance(day, date)]
    return st.date_input(
        label,
        value=None,
        min_value=min((EARLIEST, *days)),
        max_value=max((LATEST, *days)),
        format="DD/MM/YYYY",
        key=key,
    )
