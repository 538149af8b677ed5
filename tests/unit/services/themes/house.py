"""A closed survey with open answers, and its coding."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from sait.assessment.surveys.survey import Survey
from sait.assessment.themes.project import Project
from sait.services.banks.instruments import Bank, find_bank
from sait.services.themes import coding, comparing, projects, quotes
from sait.storage.engine.database import Database
from tests.unit.services.surveys.house import close, opened, send, today, tokens

BANKS = Path(__file__).resolve().parents[4] / "question_banks"


def six_month_bank() -> Bank:
    return find_bank(BANKS, "six-month-follow-up")


def surveyed(database: Database, *, north: int = 6, east: int = 5) -> Survey:
    """Each answers two questions in words, so that an attacker could look for what leads from one to the other."""
    survey = opened(database, six_month_bank())
    for board_id, people in (("north", north), ("east", east)):
        for number, token in enumerate(tokens(database, survey, people, board_id)):
            send(
                database,
                token,
                {
                    "VIS-01": "2",
                    "PRI-03": f"{board_id} {number}: we met. Children hear from us.",
                    "HOL-03": f"{board_id} {number}: nobody asked. Not yet!",
                },
            )
    return close(database, survey)


def begun(
    database: Database, survey: Survey, *, codebook: str = "", coders: tuple[str, ...] = ("rhian", "gwen")
) -> Project:
    project = projects.begin_project(
        database,
        survey,
        title={"en": "What they wrote", "cy": "Beth a ysgrifennwyd"},
        keep_until=today() + timedelta(90),
        who="rhian",
    )
    content = (codebook or projects.example_codebook()).encode()
    reading = projects.keep_codebook(database, project.id, content=content, file="codebook", who="rhian")
    assert reading.problems == ()
    for coder in coders:
        coding.begin_coding(database, project.id, coder=coder)
    return project


def standing(database: Database, project: Project) -> Project:
    return projects.open_bench(database, project.id).project


def written(database: Database, texts: Sequence[str], *, bank: Bank | None = None, board_id: str = "north") -> Survey:
    """A closed survey of one board, whose members wrote *texts* to one question."""
    survey = opened(database, bank or six_month_bank(), boards=(board_id,))
    for token, words in zip(tokens(database, survey, len(texts), board_id), texts, strict=True):
        send(database, token, {"PRI-03": words, "VIS-01": "2"})
    return close(database, survey)


def finished(
    database: Database, survey: Survey, *, codebook: str = "", coders: tuple[str, ...] = ("rhian", "gwen")
) -> Project:
    """A coding that is done, in which every answer has one theme, and one answer another."""
    project = begun(database, survey, codebook=codebook, coders=coders)
    for coder in coders:
        for place, answer in enumerate(coding.read_sheet(database, project.id, coder=coder).answers):
            line = "ch ob" if place == 0 else "ch"
            coding.code_answer(database, project.id, answer_id=answer.id, line=line, memo="", coder=coder)
        coding.say_finished(database, project.id, coder=coder, finished=True)
    comparing.open_comparison(database, standing(database, project), who="rhian")
    comparing.finish(database, standing(database, project), who="rhian")
    return standing(database, project)


def quoted(database: Database, project: Project) -> None:
    """Release one quote of it."""
    one = quotes.candidates(
        database, project.id, code_id="change-for-children", item_id="PRI-03", marks=lambda kind: f"[{kind}]"
    )[0]
    quotes.release_quote(
        database,
        project.id,
        answer_id=one.answer.id,
        code_id="change-for-children",
        words=one.proposed,
        stays=[],
        has_read=True,
        who="rhian",
    )
