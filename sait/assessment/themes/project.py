"""The coding of a survey's open answers: its stages, its answers, and what coders say of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sait.errors import SaitError
from sait.i18n.text import Text

MOST_CODERS = 2
MOST_KEPT_DAYS = 3660
LONGEST_MEMO = 2_000
TOGETHER = ""
"""Stands for the boards of which few answered: their answers are read together."""


class Stage(StrEnum):
    """*coding*: each coder sees only their own codes. *comparing*: codes stand side by side, and can be changed no more.

    *done*: figures are made, once.
    """

    CODING = "coding"
    COMPARING = "comparing"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Project:
    """The coding of one survey. *minimum*: how many people a figure needs; *keep_until*: the last day of its answers."""

    id: str
    title: Text
    survey_id: str
    stage: Stage
    keep_until: date
    minimum: int
    demonstration: bool
    version: int


@dataclass(frozen=True, slots=True, order=True)
class Case:
    """What an answer is of: a board and a question, and nobody."""

    board_id: str
    item_id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in words. *place*: where it stands in the list of its case, drawn by lot."""

    id: int
    case: Case
    place: int
    words: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A code that a coder gives the characters from *starts* up to *ends* of an answer, which are Unicode code points.

    All of *words* has the code where *starts* is 0 and *ends* their number.
    """

    id: str
    answer_id: int
    coder: str
    code_id: str
    starts: int
    ends: int
    memo: str = ""

    def is_whole(self, answer: Answer) -> bool:
        """Whether the whole answer has the code."""
        return (self.starts, self.ends) == (0, len(answer.words))


@dataclass(frozen=True, slots=True)
class Coder:
    """Who codes, and whether they have said that they are done."""

    name: str
    finished: bool


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether an answer has a code, said by a person where two coders differ."""

    answer_id: int
    code_id: str
    applies: bool
    who: str


def check_keep_until(day: date, today: date) -> None:
    """Refuse a day that is over or further off than ten years: ``themes.keep-until``."""
    if not today <= day <= today + timedelta(MOST_KEPT_DAYS):
        raise SaitError("themes.keep-until")


def check_stage(project: Project, *stages: Stage) -> None:
    """Refuse what belongs to another stage: ``themes.stage``."""
    if project.stage not in stages:
        raise SaitError("themes.stage")


def check_coding(coding: Coding, answer: Answer) -> None:
    """Refuse a passage that is not within its answer, ``coding.passage``, and a memo that is too long, ``coding.memo-too-long``."""
    if not 0 <= coding.starts < coding.ends <= len(answer.words):
        raise SaitError("coding.passage")
    if len(coding.memo) > LONGEST_MEMO:
        raise SaitError("coding.memo-too-long", most=LONGEST_MEMO)
