"""A button that acts only on what its reader saw when they pressed it."""

from typing import Literal

import streamlit as st

from sait.errors import SaitError
from sait.i18n import Translator
from sait.ui.shell import tell


def fresh_button(
    label: str,
    *,
    key: str,
    drawn: object,
    t: Translator,
    is_primary: bool = False,
    width: Literal["content", "stretch"] = "content",
) -> bool:
    """Whether it was pressed while *drawn*, what it acts on, stood as it was shown.

    A press is answered by a run that reads everything anew: where somebody else was faster, the fields over the button
    have changed under it. Then the reader is told, and the next press counts.
    """
    place = f"{key}-drawn"
    before = st.session_state.get(place, drawn)
    st.session_state[place] = drawn
    if not st.button(label, key=key, type="primary" if is_primary else "secondary", width=width, wrap=True):
        return False
    if before != drawn:
        tell(SaitError("edit.stale"), t)
        return False
    return True
