"""The walk into a workshop: code, language, who sees what, and the resume slip."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.members.asked import scoring_address
from sait.assessment.members.cards import is_card
from sait.assessment.members.sectors import read_sector
from sait.assessment.workshops import EntryMode as WayIn
from sait.assessment.workshops import State, View, Workshop, tidy_code
from sait.errors import SaitError
from sait.i18n import translator
from sait.i18n.languages import source_last
from sait.services.members import joining
from sait.services.members.asking import read_member_now, what_is_asked
from sait.services.members.joining import Admission, Invitation, Slip
from sait.services.workshops.opening import get_workshop
from sait.settings import settings
from sait.web.pages.members import find_member_in, no_member
from sait.web.pages.page import Form, database, has_chosen_language, in_a_thread, language_of, page, translator_of
from sait.web.server import cookies
from sait.web.server.address import phone_address
from sait.web.server.assets import own_address
from sait.web.server.clients import client_of
from sait.web.server.limits import CARD, JOIN_CODE, SLIP, Secret, guesses
from sait.wording.sectors import named_sectors

STATUS = {
    "workshop.closed": 410,
    "workshop.expired": 410,
    "card.needed": 403,
    "card.used": 410,
    "form.foreign": 403,
    "form.malformed": 400,
    "form.too-large": 413,
    "sector.unknown": 400,
}
"""What the browser is told beside the words; anything else is 404."""

LONGEST_CODE = 12
"""Of what is put back into the field: nine letters with their dashes, and one to spare."""

BY_CODE = "/erase/code"
"""Where whoever holds the code for erasing can use it."""

_DAY_S = 24 * 3600


def ask_code(request: Request, form: Form) -> Response:
    """The page for those who type the code instead of scanning it."""
    if request.method == "GET":
        return code_page(request)
    try:
        code = tidy_code(form().get("code", ""))
        _look_up(request, code)
    except SaitError as problem:
        return code_page(request, problem)
    return RedirectResponse(f"/join/{code}", 303)


def _look_up(request: Request, code: str) -> Invitation:
    """Where *code* leads, unless wrong codes have come from this address too often."""
    guesses().check(_secret_of(code), client_of(request), _subject_of(code))
    try:
        return joining.find_invitation(database(), code)
    except SaitError as problem:
        _count(request, problem, code)
        raise


NOT_BEGUN = "workshop.not-begun"

ANY_CARD = "cards"
"""What an address knows that has let somebody in with a card."""


def _secret_of(code: str) -> Secret:
    return CARD if is_card(code) else JOIN_CODE


def _subject_of(code: str) -> str:
    return ANY_CARD if is_card(code) else tidy_code(code)


def _count(request: Request, problem: SaitError, code: str) -> None:
    """What was guessed wrongly. The code of a closed workshop is no guess, nor that of a used card."""
    guessed = {"workshop.code-unknown": _secret_of(code), "slip.unknown": SLIP, "erasing.unknown": SLIP}
    if problem.code in guessed:
        guesses().count(guessed[problem.code], client_of(request), _subject_of(code))


def code_page(
    request: Request, problem: SaitError | None = None, *, used_card: str = "", code: str = ""
) -> HTMLResponse:
    """The page that asks for a code. *code* stands in the field: whoever came before the workshop began presses once more, and types nothing."""
    title = translator_of(request)("Join a workshop")
    status = 200 if problem is None else STATUS.get(problem.code, 404)
    return page(request, "code.html", title=title, problem=problem, status=status, used_card=used_card, code=code)


def welcome(request: Request, form: Form) -> Response:
    """Language first, then who will see what; joining itself needs a press, so that a link preview joins nobody."""
    code = tidy_code(request.path_params["code"])
    try:
        _know_again(request)
        invitation = _look_up(request, code)
        fields = form() if request.method == "POST" else {}
        if find_member_in(request, invitation.workshop.id):
            return _to_scoring(invitation.workshop.id)
        if request.method == "POST":
            return _joined(request, code, fields)
        if invitation.refusal:
            raise invitation.refusal
    except SaitError as problem:
        used_card = code if problem.code == "card.used" else ""
        return code_page(request, problem, used_card=used_card, code=code if problem.code == NOT_BEGUN else "")
    if not has_chosen_language(request):
        choices = [translator(language) for language in source_last()]
        title = " / ".join(t("Choose a language") for t in choices)
        return page(request, "language.html", title=title, choices=choices, code=code)
    return _welcome_page(request, invitation, code)


def _welcome_page(request: Request, invitation: Invitation, code: str) -> Response:
    t = translator_of(request)
    response = page(
        request,
        "welcome.html",
        title=t.text(invitation.board.name),
        invitation=invitation,
        code=code,
        is_open=invitation.workshop.view is View.OPEN,
        minimum=settings().minimum_group,
        form=joining.new_form(),
        sectors=named_sectors(t),
        said=None,
    )
    response.headers["Cache-Control"] = "no-store"  # each reader sends a form of their own
    return response


def _know_again(request: Request) -> None:
    """Whoever has joined shows that this address knows the workshop, also after the server was started again."""
    member = find_member_in(request, request.cookies.get(cookies.PLACE, ""))
    if member:
        _remember(request, joining.workshop_of(database(), member))


def _remember(request: Request, workshop: Workshop) -> None:
    guesses().remember(client_of(request), workshop.code)
    if workshop.entry is WayIn.ONE_TIME:
        guesses().remember(client_of(request), ANY_CARD)


def _joined(request: Request, code: str, fields: Mapping[str, str]) -> Response:
    sector = read_sector(fields.get("sector", ""))
    entry = joining.join(database(), code, form=fields.get("form", ""), sector=sector, language=language_of(request))
    workshop = get_workshop(database(), entry.workshop_id)
    _remember(request, workshop)
    response = _slip_page(request, Slip(entry.slip, entry.erasing), workshop)
    _let_in(response, entry)
    return response


def _slip_page(request: Request, slip: Slip, workshop: Workshop) -> Response:
    """The slip, and which code goes with it: where members have cards, the one they hold."""
    code = workshop.code if workshop.entry is WayIn.SHARED else ""
    title = translator_of(request)("Your two codes")
    response = page(
        request,
        "slip.html",
        title=title,
        slip=slip,
        code=code,
        address=f"{phone_address()}{BY_CODE}",
        script=f"{own_address()}/line.js",
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _let_in(response: Response, entry: Admission) -> None:
    seconds = settings().workshop_days * _DAY_S
    cookies.keep(response, cookies.member_cookie(entry.workshop_id), entry.token, seconds=seconds)
    cookies.keep(response, cookies.PLACE, entry.workshop_id, seconds=seconds)


def _to_scoring(workshop_id: str) -> Response:
    response = RedirectResponse("/continue", 303)
    cookies.keep(response, cookies.PLACE, workshop_id, seconds=settings().workshop_days * _DAY_S)
    return response


def resume(request: Request, form: Form) -> Response:
    """Back in from another browser, with the code and the slip."""
    t = translator_of(request)
    title = t("Carry on from another device")
    if request.method == "GET":
        return page(
            request, "resume.html", title=title, code=tidy_code(request.query_params.get("code", ""))[:LONGEST_CODE]
        )
    fields: dict[str, str] = {}
    try:
        fields = form()
        entry = _resumed(request, code=fields.get("code", ""), slip=fields.get("slip", ""))
    except SaitError as problem:
        status = STATUS.get(problem.code, 404)
        code = tidy_code(fields.get("code", ""))[:LONGEST_CODE]
        return page(request, "resume.html", title=title, code=code, problem=problem, status=status)
    response = _to_scoring(entry.workshop_id)
    _let_in(response, entry)
    return response


@contextmanager
def counted(request: Request, code: str) -> Iterator[None]:
    """Try a join code with a code of a slip, unless wrong ones have come from this address too often."""
    client = client_of(request)
    for secret in (_secret_of(code), SLIP):
        guesses().check(secret, client, _subject_of(code))
    try:
        yield
    except SaitError as problem:
        _count(request, problem, code)
        raise


def _resumed(request: Request, *, code: str, slip: str) -> Admission:
    with counted(request, code):
        entry = joining.resume(database(), code=code, slip=slip)
    _remember(request, get_workshop(database(), entry.workshop_id))
    return entry


def new_slip(request: Request, form: Form) -> Response:
    """A fresh slip for somebody who lost theirs and still has the page open."""
    t = translator_of(request)
    workshop_id = request.cookies.get(cookies.PLACE, "")
    member = find_member_in(request, workshop_id)
    if member is None:
        return code_page(request, no_member(request))
    title = t("Your two codes")
    if request.method == "GET":
        return page(request, "new_slip.html", title=title)
    try:
        form()
    except SaitError as problem:
        return page(request, "new_slip.html", title=title, problem=problem, status=STATUS.get(problem.code, 400))
    slip = joining.replace_slip(database(), member)
    return _slip_page(request, slip, joining.workshop_of(database(), member))


def carry_on(request: Request, _: Form) -> Response:
    """To what is asked now, else to the first question not answered yet, as long as answers are taken.

    The address says where: the browser's own Back then works.
    """
    member = find_member_in(request, request.cookies.get(cookies.PLACE, ""))
    if member is None:
        return code_page(request, no_member(request))
    if cookies.PLAIN in request.cookies:
        return RedirectResponse("/room", 303)
    now = read_member_now(database(), member)
    sheet = now.sheet
    invited = joining.invitation(database(), sheet.workshop)
    asked = what_is_asked(now, names_areas=bool(invited.local_areas))
    following = sheet.next_question if sheet.workshop.state is State.SCORING else None
    address = scoring_address(asked, following)
    return RedirectResponse(f"/score?at={address}", 303)


ROUTES = [
    Route("/continue", in_a_thread(carry_on)),
    Route("/join", in_a_thread(ask_code), methods=["GET", "POST"]),
    Route("/join/{code}", in_a_thread(welcome), methods=["GET", "POST"]),
    Route("/resume", in_a_thread(resume), methods=["GET", "POST"]),
    Route("/slip", in_a_thread(new_slip), methods=["GET", "POST"]),
]
