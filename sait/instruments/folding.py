"""Problems as they are told: each once, with those that say the same of other places folded under it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sait.i18n import Translator
from sait.instruments.problems import Problem, describe


@dataclass(frozen=True, slots=True)
class Told:
    """A problem, and the others of its file that say exactly the same."""

    problem: Problem
    alike: tuple[Problem, ...]


def folded(problems: Iterable[Problem], language: str) -> list[Told]:
    """*problems* in their order. 180 times "often: is not a line that can stand here" are one, with 179 alike."""
    told: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        told.setdefault((problem.file, problem.code, describe(problem, language)), []).append(problem)
    return [Told(first, tuple(alike)) for first, *alike in told.values()]


MOST_LINES = 5


def alike_words(told: Told, t: Translator) -> str:
    """Where else it says the same; empty where it does nowhere."""
    if not told.alike:
        return ""
    lines = ", ".join(str(one.line) for one in told.alike[:MOST_LINES])
    lines += ", …" if len(told.alike) > MOST_LINES else ""
    return t.plural(
        "The same {count} more time: line {lines}",
        "The same {count} more times: lines {lines}",
        len(told.alike),
        lines=lines,
    )
