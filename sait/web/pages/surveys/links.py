"""Links to a survey for one board: a plain page, whose answer is the sheet itself and is kept nowhere on the way."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.access import Account, Right
from sait.assessment.boards import Board
from sait.assessment.files import CSV, XLSX
from sait.assessment.surveys.survey import SurveyState
from sait.charts.download import file_name
from sait.errors import SaitError
from sait.i18n import translator
from sait.i18n.languages import source_last
from sait.reports.tables.survey_links import LinksSheet, links_table, links_workbook
from sait.services.boards import get_board
from sait.services.surveys.links import Desk, NewLink, draw_links, open_desk, replace_link
from sait.services.surveys.paper import set_aside
from sait.web.pages.attachments import attachment
from sait.web.pages.page import Form, database, in_a_thread, page, translator_of
from sait.web.pages.rights import needed, refuse, visitor_account
from sait.web.server.address import phone_address
from sait.web.server.assets import own_address

STATUS = {"survey.unknown": 404, "survey.board-not-asked": 404, "form.foreign": 403, "form.malformed": 400}
"""What the browser is told beside the words; anything else is 409: nothing was drawn."""


def links(request: Request, form: Form) -> Response:
    """How many links there are, and the form that draws more or replaces one; sent, its answer is the sheet."""
    try:
        account = needed(visitor_account(request), Right.SURVEY_SEND)
    except SaitError as refused:
        return refuse(request, refused, after=request.url.path)
    try:
        desk, board = _own_desk(request, account)
    except SaitError as unknown:
        title = translator_of(request)("Links to the survey")
        return page(request, "problem.html", title=title, status=STATUS.get(unknown.code, 404), problem=unknown)
    try:
        if request.method == "POST" and form().get("act") == "paper":
            named = {"survey_id": desk.survey.id, "board_id": board.id, "who": account.name}
            set_aside(database(), count=_number(form().get("places", "")), **named)
            return RedirectResponse(request.url.path, 303)
        if request.method == "POST":
            return _sheet(request, desk, board, form(), account.name)
        return _links_page(request, desk, board)
    except SaitError as problem:
        return _links_page(request, desk, board, problem)


def _own_desk(request: Request, account: Account) -> tuple[Desk, Board]:
    board_id = request.path_params["board_id"]
    if not account.may(Right.SURVEY_SEND, board_id):
        raise SaitError("survey.board-not-asked")
    return open_desk(database(), request.path_params["survey_id"], board_id), get_board(database(), board_id)


def _links_page(request: Request, desk: Desk, board: Board, problem: SaitError | None = None) -> Response:
    left = max((desk.asked.asked or 0) - desk.links - desk.on_paper, 0)
    return page(
        request,
        "survey_links.html",
        title=translator_of(request)("Links to the survey"),
        status=200 if problem is None else STATUS.get(problem.code, 409),
        problem=problem,
        desk=desk,
        board=board,
        is_open=desk.survey.state is SurveyState.OPEN,
        left=left,
        script=f"{own_address()}/cards.js",
    )


def _number(sent: str) -> int:
    """The number that was sent; 0, which is refused, for what is none."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 6 else 0


def _sheet(request: Request, desk: Desk, board: Board, fields: dict[str, str], who: str) -> Response:
    t, named = translator_of(request), {"survey_id": desk.survey.id, "board_id": board.id, "who": who}
    drawn: Sequence[NewLink]
    if fields.get("act") == "replace":
        drawn = [replace_link(database(), number=_number(fields.get("number", "")), **named)]
    else:
        drawn = draw_links(database(), count=_number(fields.get("count", "")), **named)
    languages = source_last()
    sheet = LinksSheet(
        title=desk.survey.title,
        board=board.name,
        until=desk.survey.closes_on,
        links=[(link.number, [_address(link.token, language) for language in languages]) for link in drawn],
        spoken=[translator(language) for language in languages],
    )
    name = file_name(f"SAIT {t.text(board.name)} {t('Links')} {drawn[0].number}-{drawn[-1].number}")
    if fields.get("kind") == "csv":
        return attachment(f"{name}.csv", links_table(sheet, t), CSV)
    return attachment(f"{name}.xlsx", links_workbook(sheet, t), XLSX)


def _address(token: str, language: str) -> str:
    return f"{phone_address()}/survey/{token}/in/{language}"


ROUTES = [Route("/survey-links/{survey_id}/{board_id}", in_a_thread(links), methods=["GET", "POST"])]
