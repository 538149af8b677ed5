"""How the server is, and what to do when it is not well."""

import streamlit as st

from sait.assessment.access import Right
from sait.ui.admin.system_lights import system_lights
from sait.ui.parts.file_link import file_link
from sait.ui.shell import link
from sait.ui.visitor import visitor_now


def show() -> None:
    """The lights. They need nothing from the database, so that they are there when it is not."""
    visitor = visitor_now()
    t = visitor.t
    st.title(t("System"), anchor=False)
    st.markdown(t("This page shows how the server is working now. It updates every five seconds."))
    system_lights(t)
    if visitor.may(Right.AUDIT_READ):
        file_link(t("The audit log as a CSV table"), "audit", t=t)
    link(t("The privacy notice that members see"), "/privacy")


show()
