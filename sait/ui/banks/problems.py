"""What is wrong with question banks that were left out."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from sait.i18n import Translator
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
            [_place(problem.file), str(problem.line), problem.code, describe(problem, t.language)]
            for problem in problems
        ],
        label=t("Problems of question banks"),
    )


def _place(file: str) -> str:
    """Bank, version and file: enough to find it, and nothing of where the server keeps it."""
    return "/".join(Path(file).parts[-3:])
