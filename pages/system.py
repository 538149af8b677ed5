"""How the server is, and what to do when it is not well."""

import streamlit as st

from sait.ui.components.system_lights import system_lights
from sait.ui.visitor import visitor_now


def show() -> None:
    """The lights. They need nothing from the database, so that they are there when it is not."""
    t = visitor_now().t
    st.title(t("System"), anchor=False)
    st.markdown(t("How the server is at this moment. This page looks again every five seconds."))
    system_lights(t)


show()
