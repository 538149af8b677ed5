"""Themes in open answers: a codebook, coding by two people, and what may be told of it."""

from collections.abc import Callable

import streamlit as st

from sait.assessment.access import Right
from sait.services.themes.projects import Bench, list_projects, list_sources, open_bench
from sait.ui.shell import demonstration_mark, say_done
from sait.ui.themes.beginning import begin_form
from sait.ui.themes.cases import case_names
from sait.ui.themes.choosing import choose_part, choose_project
from sait.ui.themes.codebook import codebook_part
from sait.ui.themes.coding import coding_part
from sait.ui.themes.comparing import comparing_part
from sait.ui.themes.figures import figures_part
from sait.ui.themes.files import files_part
from sait.ui.themes.quotes import quotes_part
from sait.ui.visitor import database, visitor_now

Parts = dict[str, tuple[str, Callable[[Bench], None]]]
"""By what stands in the address: the name, and how it is drawn."""


def show() -> None:
    """The coding that is chosen, one part at a time; for whoever leads also the form for a new one."""
    visitor = visitor_now()
    t, may_lead = visitor.t, visitor.may(Right.THEMES_LEAD)
    st.title(t("Themes"), anchor=False)
    say_done()
    listed = list_projects(database())
    if listed:
        project = choose_project(listed, t)
        if project.demonstration:
            demonstration_mark(t)
        bench = open_bench(database(), project.id)
        parts = parts_for(may_lead=may_lead)
        name, draw = parts[choose_part({one: named for one, (named, _) in parts.items()}, t)]
        st.header(name, anchor=False)
        draw(bench)
    else:
        st.info(t("No open answers are being coded yet."))
    if may_lead:
        with st.expander(t("Begin to code a survey's open answers"), expanded=not listed):
            begin_form(list_sources(database()), t)


def parts_for(*, may_lead: bool) -> Parts:
    t = visitor_now().t
    parts: Parts = {
        "codebook": (t("Codebook"), lambda bench: codebook_part(bench, t, may_change=may_lead)),
        "code": (t("Code answers"), lambda bench: coding_part(bench, case_names(bench, t), t)),
    }
    for_lead: Parts = {
        "compare": (t("Compare"), lambda bench: comparing_part(bench, case_names(bench, t), t)),
        "figures": (t("Figures"), lambda bench: figures_part(bench, case_names(bench, t), t)),
        "quotes": (t("Quotes"), lambda bench: quotes_part(bench, case_names(bench, t), t)),
        "files": (t("Files"), lambda bench: files_part(bench, t)),
    }
    return parts | for_lead if may_lead else parts


show()
