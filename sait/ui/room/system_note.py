"""On the Live page: one line when answers can no longer be kept, nothing otherwise."""

from html import escape

import streamlit as st

from sait.assessment.access import Right
from sait.i18n import Translator
from sait.services.running.system import Light, read_health
from sait.settings import settings
from sait.ui.visitor import visitor_now

KEPT_S = 5
"""The page is drawn at every release and every click; the disk and the database are asked less often."""


@st.cache_data(ttl=KEPT_S, show_spinner=False)
def _light(address: str) -> str:
    return read_health(address).light


def system_note(t: Translator) -> None:
    """Say that the database or the disk is red, with the way to the System page."""
    if _light(settings().database_address) == Light.RED:
        said = escape(t("Answers cannot be saved, or will soon stop being saved."))
        may_look = visitor_now().may(Right.SYSTEM_SEE)
        then = (
            f'<a href="/system">{escape(t("See what to do"))}</a>' if may_look else escape(t("Tell the facilitator."))
        )
        st.html(f'<p class="sait-alarm">✕ {said} {then}</p>')
