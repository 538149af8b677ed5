"""The files that SAIT makes: what each is about, which right it needs, and what may be asked of it. One table."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from sait.assessment.access import Right
from sait.assessment.workshops import Form
from sait.i18n import languages

PATH = "/file"
"""Where all of them are served."""


class About(StrEnum):
    """What the address of a file names beside its kind."""

    WORKSHOP = "workshop"
    """A workshop's id. The right is asked for its board."""
    BANK = "bank"
    """A question bank's content hash, as on the page that lists it."""
    SURVEY = "survey"
    """A survey's id: its form for paper, and once it is closed what others may know of all its boards."""
    CODING = "coding"
    """The coding of a survey's open answers, by its id."""
    SERVER = "server"
    """Nothing: there is one such file."""


class Option(StrEnum):
    """What can be chosen of a file. Each describes what is asked for, never what is in it."""

    LANGUAGE = "language"
    LANGUAGES = "languages"
    """One language, or several in their order: ``cy-en``."""
    LOCAL = "local"
    """Which local results stand beside the regional board's."""
    CUT = "cut"
    """``domain``, or the id of a category scheme."""
    QUESTIONS = "questions"
    SIZE = "size"
    DAY = "day"
    BEGINS = "begins"
    MINUTES = "minutes"


LARGE = "large"


def _one_of(allowed: Iterable[str]) -> Callable[[str], bool]:
    known = frozenset(allowed)
    return lambda sent: sent in known


def _is_language(sent: str) -> bool:
    return sent in languages()


def _are_languages(sent: str) -> bool:
    asked = sent.split("-")
    return len(set(asked)) == len(asked) and set(asked) <= set(languages())


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda sent: re.fullmatch(pattern, sent, re.ASCII) is not None


def _is_read_by(parse: Callable[[str], date | time], pattern: str) -> Callable[[str], bool]:
    def is_read(sent: str) -> bool:
        try:
            parse(sent)
        except ValueError:
            return False
        return re.fullmatch(pattern, sent, re.ASCII) is not None

    return is_read


ALLOWED: Mapping[Option, Callable[[str], bool]] = {
    Option.LANGUAGE: _is_language,
    Option.LANGUAGES: _are_languages,
    Option.LOCAL: _one_of({"boards", "members"}),
    Option.CUT: _like(r"[a-z0-9][a-z0-9-]{0,79}"),
    Option.QUESTIONS: _one_of(Form),
    Option.SIZE: _one_of({"normal", LARGE}),
    # Days of which the day before and after can be told too.
    Option.DAY: _is_read_by(date.fromisoformat, r"2\d{3}-\d\d-\d\d"),
    Option.BEGINS: _is_read_by(time.fromisoformat, r"\d\d:\d\d"),
    Option.MINUTES: _like(r"[1-9]\d{1,2}"),
}
"""Whether what was sent for an option can be meant. Whether the workshop has such a cut is asked where it is looked up."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file. An address names each of *options*, and nothing else."""

    name: str
    right: Right
    about: About
    media_type: str
    options: tuple[Option, ...] = ()


CSV, JSON, PDF, ZIP = "text/csv; charset=utf-8", "application/json", "application/pdf", "application/zip"
QDPX, YAML = "application/octet-stream", "application/yaml; charset=utf-8"
_OFFICE = "application/vnd.openxmlformats-officedocument"
PPTX = f"{_OFFICE}.presentationml.presentation"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
DOCX = f"{_OFFICE}.wordprocessingml.document"

_REPORT = (Option.LANGUAGE, Option.LOCAL)
_SLIDES = (Option.LANGUAGES, Option.LOCAL)
_FIGURES = (Option.LANGUAGE, Option.LOCAL, Option.CUT)
_RUN_SHEET = (Option.LANGUAGES, Option.DAY, Option.BEGINS, Option.MINUTES)
_BANK_FORM = (Option.LANGUAGE, Option.SIZE, Option.QUESTIONS)

FILES: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("deck", Right.RESULTS_EXPORT, About.WORKSHOP, PPTX, _SLIDES),
        FileKind("table", Right.RESULTS_EXPORT, About.WORKSHOP, CSV, _FIGURES),
        FileKind("data", Right.RESULTS_EXPORT, About.WORKSHOP, JSON, _FIGURES),
        FileKind("released-deck", Right.RESULTS_RELEASED, About.WORKSHOP, PPTX, _SLIDES),
        FileKind("released-table", Right.RESULTS_RELEASED, About.WORKSHOP, CSV, _FIGURES),
        FileKind("released-data", Right.RESULTS_RELEASED, About.WORKSHOP, JSON, _FIGURES),
        FileKind("region", Right.RESULTS_EXPORT, About.WORKSHOP, PPTX, _SLIDES),
        FileKind("released-region", Right.RESULTS_RELEASED, About.WORKSHOP, PPTX, _SLIDES),
        FileKind("released-seminar", Right.RESULTS_RELEASED, About.WORKSHOP, PPTX, (Option.LANGUAGES,)),
        FileKind("report", Right.RESULTS_EXPORT, About.WORKSHOP, PDF, _REPORT),
        FileKind("released-report", Right.RESULTS_RELEASED, About.WORKSHOP, PDF, _REPORT),
        FileKind("record", Right.RESULTS_EXPORT, About.WORKSHOP, DOCX, (Option.LANGUAGES,)),
        FileKind("actions", Right.ACTIONS_SEE, About.WORKSHOP, XLSX, (Option.LANGUAGE,)),
        FileKind("run-sheet", Right.WORKSHOP_RUN, About.WORKSHOP, PDF, _RUN_SHEET),
        FileKind("form", Right.WORKSHOP_RUN, About.WORKSHOP, PDF, (Option.LANGUAGE, Option.SIZE)),
        FileKind("bank-form", Right.BANKS_READ, About.BANK, PDF, _BANK_FORM),
        FileKind("bank", Right.BANKS_READ, About.BANK, ZIP),
        FileKind("survey-form", Right.SURVEY_SEE, About.SURVEY, PDF, (Option.LANGUAGE, Option.SIZE)),
        FileKind("survey-table", Right.SURVEY_RESULTS, About.SURVEY, CSV, (Option.LANGUAGE, Option.CUT)),
        FileKind("survey-data", Right.SURVEY_RESULTS, About.SURVEY, JSON, (Option.LANGUAGE, Option.CUT)),
        FileKind("survey-beside", Right.SURVEY_RESULTS, About.SURVEY, CSV, (Option.LANGUAGE,)),
        FileKind("coding-project", Right.THEMES_LEAD, About.CODING, QDPX, (Option.LANGUAGE,)),
        FileKind("codings", Right.THEMES_LEAD, About.CODING, CSV, (Option.LANGUAGE,)),
        FileKind("theme-figures", Right.THEMES_LEAD, About.CODING, CSV, (Option.LANGUAGE,)),
        FileKind("quotes", Right.THEMES_LEAD, About.CODING, CSV, (Option.LANGUAGE,)),
        FileKind("codebook", Right.THEMES_CODE, About.CODING, YAML),
        FileKind("audit", Right.AUDIT_READ, About.SERVER, CSV),
    )
}
"""By the name that stands in the address. Pages offer these and no others; each is made when it is asked for."""

RELEASED = "released-"
"""Begins the names of files for outside the room: they hold what boards have released to others."""


@dataclass(frozen=True, slots=True)
class FileRequest:
    """One file that is asked for: its kind, the id of what it is about ("" for the server), and what was chosen."""

    kind: FileKind
    about: str
    options: Mapping[Option, str]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is to be written in, in their order."""
        return tuple((self.options.get(Option.LANGUAGES) or self.options[Option.LANGUAGE]).split("-"))

    @property
    def is_inside(self) -> bool:
        """Whether it holds what the board's own room was shown."""
        return not self.kind.name.startswith(RELEASED)


def read_request(name: str, about: str, sent: Iterable[tuple[str, str]]) -> FileRequest | None:
    """The request that an address makes; None for one that no page of ours has.

    >>> read_request("audit", "", []).kind.right
    <Right.AUDIT_READ: 'audit.read'>
    >>> read_request("audit", "", [("language", "en")]) is None
    True
    """
    kind = FILES.get(name)
    pairs = tuple(sent)
    if (
        kind is None
        or (about == "") != (kind.about is About.SERVER)
        or sorted(key for key, _ in pairs) != sorted(kind.options)
    ):
        return None
    options = {Option(key): value for key, value in pairs}
    return FileRequest(kind, about, options) if all(ALLOWED[key](value) for key, value in options.items()) else None


def file_address(name: str, about: str = "", options: Mapping[Option, str] | None = None) -> str:
    """The address of a file; a ValueError for one that would not be taken.

    >>> file_address("actions", "w1", {Option.LANGUAGE: "cy"})
    '/file/actions/w1?language=cy'
    """
    chosen = options or {}
    if read_request(name, about, chosen.items()) is None:
        raise ValueError(f"no such file: {name} {about} {chosen}")
    query = "&".join(f"{key}={value}" for key, value in chosen.items())
    return "".join((f"{PATH}/{name}", f"/{about}" if about else "", f"?{query}" if query else ""))
