"""A survey's pages as members will see them, for whoever leads it: nothing is saved or sent."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.access import Right
from sait.assessment.surveys.answers import Answers
from sait.errors import SaitError
from sait.services.surveys.answering import preview
from sait.services.surveys.leading import get_survey
from sait.web.pages.page import Form, database, in_a_thread, page, translator_of
from sait.web.pages.rights import needed, refuse, visitor_account
from sait.web.pages.surveys.answering import (
    LARGEST_PAGE_B,
    MOST_FIELDS,
    Visit,
    check_page,
    left,
    start_page,
    topic_page,
)


def look(request: Request, form: Form) -> Response:
    """The first page, one topic's, or the check, by what the address says after the survey."""
    try:
        needed(visitor_account(request), Right.SURVEY_LEAD)
    except SaitError as refused:
        return refuse(request, refused, after=request.url.path)
    try:
        visit = _visit(request)
        where = request.path_params.get("where", "")
        if request.method == "POST":
            return _left(visit, where, form().get("act", ""))
        return _shown(visit, where)
    except SaitError as problem:
        return page(request, "problem.html", title=translator_of(request)("Survey"), status=404, problem=problem)


def _visit(request: Request) -> Visit:
    survey = get_survey(database(), request.path_params["survey_id"])
    address = f"/survey-preview/{survey.id}"
    return Visit(request, "", preview(database(), survey), None, address, is_preview=True)


def _number(visit: Visit, where: str) -> int:
    """Which topic is meant, counted from 1; 0 for the first page and one more than there are for the check."""
    count = len(visit.questionnaire.topics)
    if where == "check":
        return count + 1
    return int(where) if where.isascii() and where.isdecimal() and len(where) < 4 and 0 < int(where) <= count else 0


def _shown(visit: Visit, where: str) -> Response:
    number = _number(visit, where)
    if number == 0:
        return start_page(visit)
    if number > len(visit.questionnaire.topics):
        return check_page(visit, Answers())
    return topic_page(visit, number, Answers())


def _left(visit: Visit, where: str, act: str) -> Response:
    number = _number(visit, where)
    if number == 0 and not act:
        return RedirectResponse(visit.page_address(1), 303)
    return left(visit, number, act)


ROUTES = [
    Route("/survey-preview/{survey_id}", in_a_thread(look), methods=["GET", "POST"]),
    Route(
        "/survey-preview/{survey_id}/{where}",
        in_a_thread(look, most_b=LARGEST_PAGE_B, most_fields=MOST_FIELDS),
        methods=["GET", "POST"],
    ),
]
