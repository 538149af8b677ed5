"""Answering in an Excel workbook: downloaded from a link's page and uploaded there, so that nobody mails it with their name."""

from collections.abc import Mapping
from secrets import token_urlsafe

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.files import XLSX
from sait.assessment.surveys.survey import Window
from sait.assessment.surveys.workbook import read_entries
from sait.charts.download import file_name
from sait.errors import SaitError
from sait.i18n import translator
from sait.i18n.languages import source_last
from sait.i18n.problems.register import explain
from sait.reports.tables.survey_workbook import SurveySheet, read_workbook, survey_workbook
from sait.services.surveys.answering import save_all, token_hash_of
from sait.web.pages.attachments import attachment
from sait.web.pages.page import Form, database, in_a_thread
from sait.web.pages.surveys.answering import STATUS, Visit, find_visit, limit_beginning, survey_page, tell_refused
from sait.web.pages.uploads import read_file
from sait.web.server import cookies
from sait.web.server.address import phone_address

LARGEST_WORKBOOK_B = 2_000_000


async def workbook(request: Request) -> Response:
    """The page that offers the workbook and takes it back; what is in it is checked and sent on the pages that follow."""
    content: bytes | SaitError = b""
    if request.method == "POST":
        try:
            _, content = await read_file(request, most_b=LARGEST_WORKBOOK_B)
        except SaitError as refused:
            content = SaitError("survey.workbook-none") if refused.code == "upload.empty" else refused
    return await run_in_threadpool(_answer, request, content)


def _answer(request: Request, content: bytes | SaitError) -> Response:
    try:
        visit = find_visit(request)
    except SaitError as problem:
        return tell_refused(request, problem)
    if request.method == "GET":
        return _workbook_page(visit)
    try:
        if isinstance(content, SaitError):
            raise content
        return _taken(visit, content)
    except SaitError as problem:
        return _workbook_page(visit, problem)


def _taken(visit: Visit, content: bytes) -> Response:
    """Everything in the workbook becomes what this browser has answered, to be checked and sent; or nothing of it."""
    sheet = _sheet(visit)
    entries = read_workbook(content, sheet.survey_id, sheet.answer_column)
    filled = read_entries(entries, sheet.topics, sheet.languages)
    if filled.faults:
        return _workbook_page(visit, SaitError("survey.workbook-faults"), filled.faults)
    secret = visit.secret or token_urlsafe(32)
    save_all(database(), visit.questionnaire, secret, filled.answers, beginning=limit_beginning(visit))
    response = RedirectResponse(f"{visit.address}/check", 303)
    cookies.keep(response, cookies.survey_cookie(token_hash_of(visit.token)), secret)
    return response


def file(request: Request, _: Form) -> Response:
    """The workbook itself, empty: what is answered on the pages stays there."""
    try:
        visit = find_visit(request)
    except SaitError as problem:
        return tell_refused(request, problem)
    name = file_name(f"SAIT {visit.t.text(visit.questionnaire.survey.title)}")
    return attachment(f"{name}.xlsx", survey_workbook(_sheet(visit)), XLSX)


def _sheet(visit: Visit) -> SurveySheet:
    asked = visit.questionnaire
    return SurveySheet(
        survey_id=asked.survey.id,
        title=asked.survey.title,
        board=asked.board.name if asked.board else {},
        address=f"{phone_address()}{visit.address}/workbook",
        topics=asked.topics,
        spoken=[translator(language) for language in source_last()],
    )


def _workbook_page(
    visit: Visit, problem: SaitError | None = None, faults: Mapping[str, SaitError] | None = None
) -> Response:
    draft = visit.draft()
    return survey_page(
        visit,
        "survey_workbook.html",
        title=visit.t("Answer in an Excel workbook"),
        here=f"{visit.address}/workbook",
        status=200 if problem is None else STATUS.get(problem.code, 422),
        problem=problem,
        cell_faults=[explain(fault, visit.t) for fault in (faults or {}).values()],
        is_taking=visit.questionnaire.window is Window.TAKING and not (draft is not None and draft.is_sent),
        is_begun=draft is not None and len(draft.answers) > 0,
    )


ROUTES = [
    Route("/survey/{token}/workbook", workbook, methods=["GET", "POST"]),
    Route("/survey/{token}/workbook/file", in_a_thread(file)),
]
