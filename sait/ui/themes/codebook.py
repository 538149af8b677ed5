"""The codebook of a coding: its codes, its versions, and the field in which a new version is written."""

from collections.abc import Sequence

import streamlit as st

from sait.assessment.themes.codebook import Code, Codebook
from sait.assessment.themes.codebook_problems import describe_fault
from sait.assessment.themes.project import Stage
from sait.i18n import Translator
from sait.instruments.problems import Problem
from sait.services.themes.projects import Bench, example_codebook, keep_codebook
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.table_view import table_view
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.shell import note_done, told
from sait.ui.visitor import database, who


def codebook_part(bench: Bench, t: Translator, *, may_change: bool) -> None:
    """The codes as they stand; for whoever leads, the field for the next version."""
    if bench.codebook is None:
        st.info(t("There is no codebook yet."))
    else:
        st.markdown(t("Version {version}", version=bench.codebook.version))
        codes_table(bench.codebook, t)
    if may_change and bench.project.stage is Stage.CODING:
        with st.expander(t("Write the codebook"), expanded=bench.codebook is None):
            _write(bench, t)
    if len(bench.codebooks) > 1:
        with st.expander(t("Earlier versions")):
            _versions(bench, t)


def codes_table(codebook: Codebook, t: Translator) -> None:
    """Every code with what coders type for it, what it means, and examples."""
    heads = (t("Code"), t("To type"), t("Meaning"), t("Examples"))
    rows = [
        (code_name(code, codebook, t), code.typed, t.text(code.definition), _examples(code, t))
        for code in codebook.codes
    ]
    table_view(heads, rows, label=t("Codes"))


def code_name(code: Code, codebook: Codebook, t: Translator) -> str:
    """The name of a code, after that of the code that it stands under."""
    above = codebook.find(code.under) if code.under else None
    return t.text(code.name) if above is None else f"{t.text(above.name)} › {t.text(code.name)}"


def _examples(code: Code, t: Translator) -> str:
    return " · ".join(t.text(one) for one in code.examples)


def _write(bench: Bench, t: Translator) -> None:
    place = f"codebook-{bench.project.id}-{len(bench.codebooks)}"
    st.markdown(
        t(
            "One file for both languages. Give each new version a higher number. A code that answers already have cannot be"
            " taken out, so that no coding loses its meaning."
        )
    )
    written = st.text_area(
        t("Codebook (YAML)"),
        value=bench.codebooks[-1].content if bench.codebooks else example_codebook(),
        height=420,
        max_chars=MOST_TAKEN,
        key=place,
    )
    if fresh_button(t("Check and save"), key="codebook-keep", drawn=bench.codebooks, t=t, is_primary=True):
        with told(t):
            reading = keep_codebook(
                database(), bench.project.id, content=written.encode(), file=t("codebook"), who=who()
            )
            if reading.codebook is not None:
                note_done(t("Version {version} of the codebook is saved.", version=reading.codebook.version))
                st.rerun()
            _faults(reading.problems, t)


def _faults(problems: Sequence[Problem], t: Translator) -> None:
    st.warning(
        t.plural(
            "{count} problem was found, so nothing was saved.",
            "{count} problems were found, so nothing was saved.",
            len(problems),
        )
    )
    rows = [(str(one.line), describe_fault(one, t.language)) for one in problems]
    table_view((t("Line"), t("Problem")), rows, label=t("Problems of the codebook"))


def _versions(bench: Bench, t: Translator) -> None:
    rows = [
        (one.codebook.version, t.moment(one.at), one.who, str(len(one.codebook.codes)))
        for one in reversed(bench.codebooks)
    ]
    table_view((t("Version"), t("When"), t("Who"), t("Codes")), rows, label=t("Versions of the codebook"))
