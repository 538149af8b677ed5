"""A survey of two boards, with as many links as a test needs."""

from collections.abc import Mapping
from datetime import date, timedelta
from secrets import token_urlsafe

from sait.assessment.surveys.survey import Survey
from sait.assessment.workshops import Form
from sait.services.banks.instruments import Bank
from sait.services.surveys import answering, leading, links
from sait.services.tokens import now
from sait.storage.engine.database import Database

BOARDS = ("north", "east")
MINIMUM = 5


def today() -> date:
    return now().date()


def planned(database: Database, bank: Bank, *, days: int = 14, boards: tuple[str, ...] = BOARDS) -> Survey:
    plan = leading.SurveyPlan(
        {"en": "Six months on", "cy": "Chwe mis wedyn"}, bank, Form.FULL, today(), today() + timedelta(days), boards
    )
    return leading.plan_survey(database, plan, who="rhian")


def opened(database: Database, bank: Bank, *, days: int = 14, boards: tuple[str, ...] = BOARDS) -> Survey:
    survey = planned(database, bank, days=days, boards=boards)
    leading.open_survey(database, survey, minimum=MINIMUM, who="rhian")
    return leading.get_survey(database, survey.id)


def tokens(database: Database, survey: Survey, count: int, board_id: str = "north") -> list[str]:
    living = links.count_links(database, survey.id).get(board_id, 0)
    links.say_members(database, survey_id=survey.id, board_id=board_id, members=living + count, not_asked=0, who="gwyn")
    drawn = links.draw_links(database, survey_id=survey.id, board_id=board_id, count=count, who="gwyn")
    return [link.token for link in drawn]


def send(database: Database, token: str, fields: Mapping[str, str], *, secret: str | None = None) -> str:
    """Answer every topic with *fields*, by item, and send it; the browser's secret."""
    secret = secret or token_urlsafe(16)
    asked = answering.find_questionnaire(database, token)
    for topic in asked.topics:
        answering.save_page(database, asked, secret, answering.Page(topic, fields))
    answering.send(database, asked, token=token, secret=secret)
    return secret


def close(database: Database, survey: Survey) -> Survey:
    leading.close_survey(database, leading.get_survey(database, survey.id), who="rhian")
    return leading.get_survey(database, survey.id)
