"""Files of a coding: out for other programs and for a report, and in again; and how long its answers are kept."""

import streamlit as st

from sait.assessment.files import Option
from sait.assessment.themes.project import Stage
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.themes.projects import Bench, erase_answers, set_keep_until
from sait.ui.parts.dates import ask_date
from sait.ui.parts.file_link import file_link, language_of_file
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.shell import link, note_done, told
from sait.ui.visitor import database, who


def files_part(bench: Bench, t: Translator) -> None:
    """What can be taken out at this stage, what can come in, and the day on which the answers go."""
    if taken := st.query_params.get("taken", ""):
        st.success(t("Codings taken from the file: {count}", count=taken))
    project, is_done = bench.project, bench.project.stage is Stage.DONE
    options = {Option.LANGUAGE: language_of_file(t)}
    st.subheader(t("With the answers"), anchor=False)
    st.caption(
        t(
            "These files hold what people wrote: personal data. Keep them as carefully as SAIT does. Each time one is taken, it"
            " is logged."
        )
    )
    if bench.codebook is None:
        st.info(t("There is no codebook yet."))
    else:
        if project.stage is Stage.CODING:
            st.caption(t("While people code, files hold your own codes alone."))
        with st.container(horizontal=True):
            file_link(
                t("Project for QualCoder, MAXQDA, NVivo or ATLAS.ti (REFI-QDA)"),
                "coding-project",
                project.id,
                options,
                t=t,
            )
            file_link(t("Codes as a table (CSV)"), "codings", project.id, options, t=t)
    st.subheader(t("For a report"), anchor=False)
    with st.container(horizontal=True):
        if bench.codebook is not None:
            file_link(t("Codebook (YAML)"), "codebook", project.id, t=t)
        if is_done:
            file_link(t("Figures (CSV)"), "theme-figures", project.id, options, t=t)
            file_link(t("Released quotes (CSV)"), "quotes", project.id, options, t=t)
    if project.stage is Stage.CODING:
        st.subheader(t("In again"), anchor=False)
        link(t("Upload a codebook or a coding project"), f"/themes/{project.id}/upload", kind="button")
    _keeping(bench, t)


def _keeping(bench: Bench, t: Translator) -> None:
    project = bench.project
    st.subheader(t("How long the answers are kept"), anchor=False)
    st.markdown(t("Until {day}. Figures and released quotes stay.", day=t.date(project.keep_until)))
    with st.expander(t("Choose another day")):
        day = ask_date(t("Keep the answers here until"), project.keep_until, key=f"themes-until-{project.version}")
        if fresh_button(t("Save"), key="themes-until-save", drawn=project, t=t):
            with told(t):
                if day is None:
                    raise SaitError("themes.keep-until")
                set_keep_until(database(), project, day=day, who=who())
                note_done(t("Saved"))
                st.rerun()
    with st.expander(t("Erase the answers now")):
        st.markdown(t("Erases the answers with all codes and memos. Figures and released quotes stay."))
        if fresh_button(t("Yes, erase them"), key="themes-erase", drawn=project, t=t):
            with told(t):
                erase_answers(database(), project, who=who())
                note_done(t("The answers are erased."))
                st.rerun()
