"""What is wrong with question banks that were left out."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from sait.i18n import Translator
from sait.instruments.folding import Told, alike_words, folded
from sait.instruments.problems import Problem, describe
from sait.ui.parts.table_view import table_view


def bank_problems(problems: Sequence[Problem], t: Translator) -> None:
    """Every problem with file, line and code; nothing where there is none."""
    if not problems:
        return
    count = len(problems)
    st.warning(
        t.plural(
            "A question bank was left out because of {count} problem:",
            "Question banks were left out because of {count} problems:",
            count,
        )
    )
    table_view(
        [t("File"), t("Line"), t("Code"), t("Problem")],
        [
            [_place(told.problem.file), str(told.problem.line), told.problem.code, _words(told, t)]
            for told in folded(problems, t.language)
        ],
        label=t("Problems of question banks"),
    )


def _words(told: Told, t: Translator) -> str:
    return " ".join(part for part in (describe(told.problem, t.language), alike_words(told, t)) if part)


def _place(file: str) -> str:
    """Bank, version and file: enough to find it, and nothing of where the server keeps it."""
    return "/".join(Path(file).parts[-3:])
