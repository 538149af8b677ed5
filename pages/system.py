"""How the server is, and what to do when it is not well."""

import streamlit as st

from sait.assessment.access import Right
from sait.services.audit_export import audit_csv
from sait.ui.components.system_lights import system_lights
from sait.ui.shell import link
from sait.ui.visitor import database, sealed, visitor_now


def show() -> None:
    """The lights. They need nothing from the database, so that they are there when it is not."""
    visitor = visitor_now()
    t = visitor.t
    st.title(t("System"), anchor=False)
    st.markdown(t("How the server is at this moment. This page looks again every five seconds."))
    system_lights(t)
    if visitor.may(Right.AUDIT_READ):
        st.download_button(
            t("The audit log as a CSV table"),
            data=sealed(lambda: audit_csv(database()), Right.AUDIT_READ),
            file_name="SAIT-audit.csv",
            mime="text/csv",
            on_click="ignore",
            key="audit-csv",
        )
    link(t("The privacy notice that members see"), "/privacy")


show()
