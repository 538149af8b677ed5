"""A closed survey with open answers, and its coding."""

from datetime import timedelta
from pathlib import Path

from sait.assessment.surveys.survey import Survey
from sait.assessment.themes.project import Project
from sait.services.banks.instruments import Bank, find_bank
from sait.services.themes import coding, projects
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


def begun(database: Database, survey: Survey) -> Project:
    project = projects.begin_project(
        database, survey, title={"en": "Themes", "cy": "Themâu"}, keep_until=today() + timedelta(90), who="rhian"
    )
    reading = projects.keep_codebook(
        database, project.id, content=projects.example_codebook().encode(), file="codebook", who="rhian"
    )
    assert reading.problems == ()
    for coder in ("rhian", "gwen"):
        coding.begin_coding(database, project.id, coder=coder)
    return project
