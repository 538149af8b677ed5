"""What people are told when something cannot be done: what is the matter, and what to do next.

Each area has its own module; here they come together.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sait.errors import SaitError
from sait.i18n.problems import (
    accounts,
    banks,
    boards,
    database,
    deciding,
    erasing,
    files,
    joining,
    pages,
    paper,
    preparing,
    scoring,
    surveys,
    themes,
    words,
    workshops,
)
from sait.i18n.translator import Counted, Translator


@dataclass(frozen=True, slots=True)
class Explanation:
    """A problem in the reader's words: what is the matter, and what to do next."""

    said: str
    advice: str


AREAS: tuple[Mapping[str, tuple[str, str | Counted]], ...] = (
    accounts.PROBLEMS,
    banks.PROBLEMS,
    boards.PROBLEMS,
    database.PROBLEMS,
    deciding.PROBLEMS,
    erasing.PROBLEMS,
    files.PROBLEMS,
    joining.PROBLEMS,
    pages.PROBLEMS,
    paper.PROBLEMS,
    preparing.PROBLEMS,
    scoring.PROBLEMS,
    surveys.PROBLEMS,
    themes.PROBLEMS,
    words.PROBLEMS,
    workshops.PROBLEMS,
)

PROBLEMS: dict[str, tuple[str, str | Counted]] = {code: told for area in AREAS for code, told in area.items()}
"""Error code to what is said and what to do next."""


def explain(problem: SaitError, t: Translator) -> Explanation:
    """*problem* in the reader's words."""
    said, advice = PROBLEMS[problem.code]
    if isinstance(advice, Counted):
        todo = t.plural(advice.one, advice.many, int(str(problem.context[advice.by])))
    else:
        todo = t(advice, **problem.context)
    return Explanation(t(said, **problem.context), todo)
