"""The walk into a workshop: code, language, who sees what, and the resume slip."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.responses import Member
from sait.assessment.walk import FINISH
from sait.assessment.workshops import View, tidy_code
from sait.errors import SaitError
from sait.services import joining
from sait.services.joining import Entry, Invitation
from sait.services.responses import read_sheet
from sait.settings import settings
from sait.web import cookies
from sait.web.clients import client_of
from sait.web.limits import JOIN_CODE, SLIP, Secret, guesses
from sait.web.pages import Form, database, has_chosen_language, in_a_thread, page, translator_of

STATUS = {
    "workshop.closed": 410,
    "workshop.expired": 410,
    "form.foreign": 403,
    "form.malformed": 400,
    "form.too-large": 413,
}
"""What the browser is told beside the words; anything else is 404."""

_DAY_S = 24 * 3600


def ask_code(request: Request, form: Form) -> Response:
    """The page for those who type the code instead of scanning it."""
    if request.method == "GET":
        return _code_page(request)
    try:
        code = tidy_code(form().get("code", ""))
        _look_up(request, code)
    except SaitError as problem:
        return _code_page(request, problem)
    return RedirectResponse(f"/join/{code}", 303)


def _look_up(request: Request, code: str) -> Invitation:
    """Where *code* leads, unless wrong codes have come from this address too often."""
    guesses().check(JOIN_CODE, client_of(request), tidy_code(code))
    try:
        return joining.find_invitation(database(), code)
    except SaitError as problem:
        _count(request, problem, code)
        raise


GUESSED = {"workshop.code-unknown": JOIN_CODE, "slip.unknown": SLIP}
"""What was guessed wrongly. The code of a closed workshop is no guess."""


def _count(request: Request, problem: SaitError, code: str) -> None:
    secret: Secret | None = GUESSED.get(problem.code)
    if secret:
        guesses().count(secret, client_of(request), tidy_code(code))


def _code_page(request: Request, problem: SaitError | None = None) -> HTMLResponse:
    t = translator_of(request)
    status = 200 if problem is None else STATUS.get(problem.code, 404)
    return page(request, "code.html", title=t("Join a workshop"), problem=problem, status=status)


def welcome(request: Request, form: Form) -> Response:
    """Language first, then who will see what; joining itself needs a press, so that a link preview joins nobody."""
    code = request.path_params["code"]
    try:
        _know_again(request)
        invitation = _look_up(request, code)
        if request.method == "POST":
            fields = form()
            return _joined(request, invitation, fields.get("form", ""))
    except SaitError as problem:
        return _code_page(request, problem)
    if _member(request, invitation.workshop.id):
        return _to_scoring(invitation.workshop.id)
    t = translator_of(request)
    if not has_chosen_language(request):
        return page(request, "language.html", title="Dewiswch iaith / Choose a language", code=invitation.workshop.code)
    response = page(
        request,
        "welcome.html",
        title=t.text(invitation.board.name),
        invitation=invitation,
        is_open=invitation.workshop.view is View.OPEN,
        minimum=settings().minimum_group,
        form=joining.new_form(),
    )
    response.headers["Cache-Control"] = "no-store"  # each reader sends a form of their own
    return response


def _know_again(request: Request) -> None:
    """Whoever has joined shows that this address knows the workshop, also after the server was started again."""
    member = _member(request, request.cookies.get(cookies.PLACE, ""))
    if member:
        guesses().remember(client_of(request), joining.code_of(database(), member))


def _joined(request: Request, invitation: Invitation, form: str) -> Response:
    if _member(request, invitation.workshop.id):
        return _to_scoring(invitation.workshop.id)
    entry = joining.join(database(), invitation.workshop.code, form=form)
    guesses().remember(client_of(request), invitation.workshop.code)
    return _slip_page(request, entry, invitation.workshop.code)


def _slip_page(request: Request, entry: Entry, code: str) -> Response:
    t = translator_of(request)
    response = page(request, "slip.html", title=t("Your resume slip"), slip=entry.slip, code=code)
    response.headers["Cache-Control"] = "no-store"
    _let_in(response, entry)
    return response


def _let_in(response: Response, entry: Entry) -> None:
    seconds = settings().workshop_days * _DAY_S
    cookies.keep(response, cookies.member_cookie(entry.workshop_id), entry.token, seconds=seconds)
    cookies.keep(response, cookies.PLACE, entry.workshop_id, seconds=seconds)


def _to_scoring(workshop_id: str) -> Response:
    response = RedirectResponse("/continue", 303)
    cookies.keep(response, cookies.PLACE, workshop_id, seconds=settings().workshop_days * _DAY_S)
    return response


def _member(request: Request, workshop_id: str) -> Member | None:
    token = request.cookies.get(cookies.member_cookie(workshop_id))
    return joining.find_member(database(), workshop_id=workshop_id, token=token)


def resume(request: Request, form: Form) -> Response:
    """Back in from another browser, with the code and the slip."""
    t = translator_of(request)
    title = t("Carry on from another device")
    if request.method == "GET":
        return page(request, "resume.html", title=title, code=request.query_params.get("code", "")[:10])
    fields: dict[str, str] = {}
    try:
        fields = form()
        entry = _resumed(request, code=fields.get("code", ""), slip=fields.get("slip", ""))
    except SaitError as problem:
        status = STATUS.get(problem.code, 404)
        code = fields.get("code", "")[:10]
        return page(request, "resume.html", title=title, code=code, problem=problem, status=status)
    response = _to_scoring(entry.workshop_id)
    _let_in(response, entry)
    return response


def _resumed(request: Request, *, code: str, slip: str) -> Entry:
    client, place = client_of(request), tidy_code(code)
    for secret in (JOIN_CODE, SLIP):
        guesses().check(secret, client, place)
    try:
        entry = joining.resume(database(), code=code, slip=slip)
    except SaitError as problem:
        _count(request, problem, code)
        raise
    guesses().remember(client, place)
    return entry


def new_slip(request: Request, form: Form) -> Response:
    """A fresh slip for somebody who lost theirs and still has the page open."""
    t = translator_of(request)
    workshop_id = request.cookies.get(cookies.PLACE, "")
    member = _member(request, workshop_id)
    if member is None:
        return _code_page(request, SaitError("member.unknown"))
    title = t("Your resume slip")
    if request.method == "GET":
        return page(request, "new_slip.html", title=title)
    try:
        form()
    except SaitError as problem:
        return page(request, "new_slip.html", title=title, problem=problem, status=STATUS.get(problem.code, 400))
    slip = joining.replace_slip(database(), member)
    code = joining.code_of(database(), member)
    response = page(request, "slip.html", title=title, slip=slip, code=code)
    response.headers["Cache-Control"] = "no-store"
    return response


def carry_on(request: Request, _: Form) -> Response:
    """To the first question not answered yet. The address says where: the browser's own Back then works."""
    member = _member(request, request.cookies.get(cookies.PLACE, ""))
    if member is None:
        return _code_page(request, SaitError("member.unknown"))
    sheet = read_sheet(database(), member)
    address = sheet.next_question.address if sheet.next_question else FINISH
    return RedirectResponse(f"/score?at={address}", 303)


ROUTES = [
    Route("/continue", in_a_thread(carry_on)),
    Route("/join", in_a_thread(ask_code), methods=["GET", "POST"]),
    Route("/join/{code}", in_a_thread(welcome), methods=["GET", "POST"]),
    Route("/resume", in_a_thread(resume), methods=["GET", "POST"]),
    Route("/slip", in_a_thread(new_slip), methods=["GET", "POST"]),
]
