"""Which coding, and which part of its work."""

from collections.abc import Sequence

import streamlit as st

from sait.assessment.themes.project import Project, Stage
from sait.i18n import Translator


def choose_project(listed: Sequence[Project], t: Translator) -> Project:
    """The coding that is worked on; the address keeps it."""
    by_id = {project.id: project for project in sorted(listed, key=lambda one: t.text(one.title))}
    wanted = st.query_params.get("coding", "")
    places = list(by_id)
    chosen = st.selectbox(
        t("Coding"),
        places,
        index=places.index(wanted) if wanted in by_id else 0,
        format_func=lambda one: f"{t.text(by_id[one].title)} – {stage_words(by_id[one].stage, t)}",
        key=f"coding-{wanted}",
    )
    st.query_params["coding"] = str(chosen)
    return by_id[str(chosen)]


def stage_words(stage: Stage, t: Translator) -> str:
    """How far a coding is, in words."""
    return {
        Stage.CODING: t("being coded"),
        Stage.COMPARING: t("being compared"),
        Stage.DONE: t("done"),
    }[stage]


def choose_part(names: dict[str, str], t: Translator) -> str:
    """The part that the address names, or another one chosen; the address follows."""
    wanted = st.query_params.get("part", "")
    places = list(names)
    part = str(
        st.radio(
            t("Part"),
            places,
            index=places.index(wanted) if wanted in names else 0,
            format_func=lambda one: names[one],
            horizontal=True,
            key=f"themes-part-{wanted}",
        )
    )
    if part != (wanted or places[0]):
        st.query_params["part"] = part
        st.rerun()
    return part
