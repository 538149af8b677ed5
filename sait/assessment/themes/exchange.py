"""A coding as other programs take it: the answers of each case as one text, and codings by their place in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sait.assessment.themes.codebook import Codebook
from sait.assessment.themes.project import Answer, Case, Coding
from sait.errors import SaitError
from sait.i18n.text import Text

BETWEEN = "\n\n"
"""Stands between two answers of a text."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that leaves with a coding. *boards* and *questions* are the names of what the cases are of."""

    project_id: str
    title: Text
    codebook: Codebook
    answers: Sequence[Answer]
    codings: Sequence[Coding]
    coders: Sequence[str]
    boards: dict[str, Text]
    questions: dict[str, Text]


@dataclass(frozen=True, slots=True)
class Document:
    """The answers of one case as a text. *starts*: where each answer begins in it, in Unicode code points."""

    case: Case
    text: str
    answers: tuple[Answer, ...]
    starts: tuple[int, ...]

    @property
    def name(self) -> str:
        """How it is called in a file and found again: ``PRI-03 gwent-board``."""
        return f"{self.case.item_id} {self.case.board_id}".strip()


def documents_of(answers: Iterable[Answer]) -> tuple[Document, ...]:
    """One text for each case, its answers in their order."""
    by_case: dict[Case, list[Answer]] = {}
    for answer in sorted(answers, key=lambda one: (one.case.item_id, one.case.board_id, one.place)):
        by_case.setdefault(answer.case, []).append(answer)
    return tuple(_document(case, ones) for case, ones in by_case.items())


def _document(case: Case, answers: Sequence[Answer]) -> Document:
    starts, place = [], 0
    for answer in answers:
        starts.append(place)
        place += len(answer.words) + len(BETWEEN)
    return Document(case, BETWEEN.join(answer.words for answer in answers), tuple(answers), tuple(starts))


@dataclass(frozen=True, slots=True)
class Placed:
    """A code given to the characters from *starts* up to *ends* of a document. *guid*: what the file calls the coding."""

    guid: str
    coder: str
    code_id: str
    starts: int
    ends: int
    memo: str


def placed_in(document: Document, coding: Coding) -> Placed:
    """A coding by its place in the document of its answer."""
    starts = dict(zip((one.id for one in document.answers), document.starts, strict=True))[coding.answer_id]
    return Placed(coding.id, coding.coder, coding.code_id, starts + coding.starts, starts + coding.ends, coding.memo)


def codings_at(document: Document, placed: Placed) -> tuple[Coding, ...]:
    """A coding of a document as one of its answer, or, where it reaches over several, one of each.

    ``qdpx.passage`` where it is not within the document, or in no answer.
    """
    found = []
    for answer, start in zip(document.answers, document.starts, strict=True):
        first, last = max(placed.starts - start, 0), min(placed.ends - start, len(answer.words))
        if first < last:
            found.append(Coding(placed.guid, answer.id, placed.coder, placed.code_id, first, last, placed.memo))
    if not found or placed.starts < 0 or placed.ends > len(document.text):
        raise SaitError("qdpx.passage", document=document.name)
    return tuple(found)
