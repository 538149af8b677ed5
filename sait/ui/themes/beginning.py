"""The form that begins the coding of a survey's open answers."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from sait.assessment.surveys.survey import Survey
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.themes.projects import begin_project
from sait.services.tokens import now
from sait.ui.admin.name_fields import name_fields
from sait.ui.parts.dates import ask_date
from sait.ui.parts.versioned_form import begin_anew, fields_key
from sait.ui.shell import note_done, told
from sait.ui.visitor import database, who

USUALLY_KEPT = timedelta(days=365)


def begin_form(sources: Sequence[Survey], t: Translator) -> None:
    """Which survey, a title, and until when its answers are kept here."""
    if not sources:
        st.info(t("No survey has closed yet. When one has, its open answers can be coded here."))
        return
    place = fields_key("themes-begin")
    st.markdown(
        t(
            "Takes the open answers of a closed survey: each with its board and its question, in an order drawn by lot, and"
            " with nothing else about who wrote it."
        )
    )
    with st.form("themes-begin", clear_on_submit=False):
        survey = st.selectbox(t("Survey"), sources, format_func=lambda one: t.text(one.title), key=f"{place}-survey")
        title = name_fields(place, t)
        keep_until = ask_date(t("Keep the answers here until"), (now() + USUALLY_KEPT).date(), key=f"{place}-until")
        st.caption(
            t("Answers in words are personal data. On the day after, they are erased with their codes and memos.")
        )
        if st.form_submit_button(t("Begin"), type="primary"):
            with told(t):
                if keep_until is None:
                    raise SaitError("themes.keep-until")
                project = begin_project(database(), survey, title=title, keep_until=keep_until, who=who())
                begin_anew("themes-begin")
                note_done(t("You can begin: write the codebook first."))
                st.query_params["coding"] = project.id
                st.query_params["part"] = "codebook"
                st.rerun()
