"""The way for members to erase what they gave: in their own browser, or from any other with the code for it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.members.leaving import Going, read_choice
from sait.assessment.members.responses import Member
from sait.errors import SaitError
from sait.services.members import joining
from sait.services.workshops.erasing import erase_by_codes, erase_own, holds_words_of
from sait.settings import settings
from sait.web.pages.joining import BY_CODE, LONGEST_CODE, STATUS, counted
from sait.web.pages.page import Form, database, in_a_thread, page, translator_of
from sait.web.server import cookies

OWN = "/erase"
DONE = "/erased"


def erase(request: Request, form: Form) -> Response:
    """Asks first, and what becomes of comments where some have been read; then what the member gave is gone."""
    workshop_id = request.cookies.get(cookies.PLACE, "")
    token = request.cookies.get(cookies.member_cookie(workshop_id))
    member = joining.find_member(database(), workshop_id=workshop_id, token=token)
    if member is None:
        return RedirectResponse(BY_CODE, 303)
    if request.method == "GET":
        return _own_page(request, member)
    try:
        fields = form()
    except SaitError as problem:
        return _own_page(request, member, problem)
    goes = read_choice(fields.get("words", ""))
    had_words = _holds_words(member)
    erase_own(database(), member, goes=goes)
    response = _done(goes if had_words else None)
    cookies.drop(response, cookies.member_cookie(workshop_id))
    cookies.drop(response, cookies.PLACE)
    return response


def _holds_words(member: Member) -> bool:
    return holds_words_of(database(), member)


def _own_page(request: Request, member: Member, problem: SaitError | None = None) -> Response:
    return page(
        request,
        "erase.html",
        title=translator_of(request)("Erase my answers"),
        problem=problem,
        status=200 if problem is None else STATUS.get(problem.code, 403),
        has_words=_holds_words(member),
        minimum=settings().minimum_group,
    )


def erase_by_code(request: Request, form: Form) -> Response:
    """From any browser, with the join code and the code that can only erase."""
    if request.method == "GET":
        return _code_page(request, code=request.query_params.get("code", "")[:LONGEST_CODE])
    code = ""
    try:
        fields = form()
        code = fields.get("code", "")
        goes = read_choice(fields.get("words", ""))
        with counted(request, code):
            erase_by_codes(
                database(),
                join_code=code,
                code=fields.get("erasing", ""),
                goes=goes,
            )
    except SaitError as problem:
        return _code_page(request, problem, code=code[:LONGEST_CODE])
    return _done(goes)


def _code_page(request: Request, problem: SaitError | None = None, *, code: str) -> Response:
    return page(
        request,
        "erase_by_code.html",
        title=translator_of(request)("Erase answers with a code"),
        problem=problem,
        status=200 if problem is None else STATUS.get(problem.code, 404),
        code=code,
        minimum=settings().minimum_group,
    )


def _done(goes: Going | None) -> Response:
    return RedirectResponse(DONE if goes is None else f"{DONE}?words={goes}", 303)


def erased(request: Request, _: Form) -> Response:
    """It is done; and what becomes of words that the facilitator had read."""
    said = request.query_params.get("words", "")
    return page(
        request,
        "erased.html",
        title=translator_of(request)("Your answers are erased"),
        goes=read_choice(said) if said else None,
        minimum=settings().minimum_group,
    )


ROUTES = [
    Route(OWN, in_a_thread(erase), methods=["GET", "POST"]),
    Route(BY_CODE, in_a_thread(erase_by_code), methods=["GET", "POST"]),
    Route(DONE, in_a_thread(erased)),
]
