"""An expander that stays open when its label changes: Streamlit takes it for another one then, and closes it."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer


@dataclass(frozen=True, slots=True)
class _Held:
    """What an expander was drawn with, and whether it was open afterwards."""

    label: str
    expanded: bool
    is_open: bool


def steady_expander(label: str, *, key: str, expanded: bool = False) -> ExpanderContainer:
    """An expander that draws the page again when it is opened; *expanded* from the first, where something waits in it.

    In it stands a form: were it closed by what somebody else has saved, the form would not be there to take what was sent.
    """
    place = f"{key}-held"
    held: _Held = st.session_state.get(place, _Held(label, expanded=expanded, is_open=expanded))
    if held.label != label:
        held = _Held(label, expanded=held.is_open, is_open=held.is_open)
    opened = st.expander(label, key=key, on_change="rerun", expanded=held.expanded)
    st.session_state[place] = replace(held, is_open=bool(opened.open))
    return opened
