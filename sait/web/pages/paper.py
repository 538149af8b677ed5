"""Paper answers, typed in by keyboard: a plain page, because a key pressed must not wait for the server (decision 0013)."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.access import Account, Right
from sait.assessment.members.paper import AREA, Fault, Typed, read_typed
from sait.errors import SaitError
from sait.i18n import languages
from sait.i18n.alphabet import names_in_order
from sait.i18n.problems.register import explain
from sait.services.members.joining import new_form
from sait.services.members.paper import Desk, enter_sheet, open_desk, take_back_sheet
from sait.web.pages.page import database, page, read_form, translator_of
from sait.web.pages.paper_parts import parts, rows
from sait.web.pages.rights import needed, refuse, visitor_account
from sait.web.server.assets import own_address

LARGEST_SHEET_B = 1_000_000
MOST_SHEET_FIELDS = 4_000
"""A bank of a thousand questions, asked from two vantages, with a comment on each."""

STATUS = {
    "workshop.unknown": 404,
    "workshop.closed": 410,
    "workshop.expired": 410,
    "form.foreign": 403,
    "form.too-large": 413,
    "form.malformed": 400,
}
"""What the browser is told beside the words; anything else is 409: nothing was changed."""

ANSWERS = {"entered", "taken-back"}
"""What a page that comes after another may say was done."""


async def paper(request: Request) -> Response:
    """The page of one workshop. Nothing of a form is read before it is known who sends it."""
    try:
        account = needed(await run_in_threadpool(visitor_account, request), Right.WORKSHOP_RUN)
    except SaitError as refused:
        return refuse(request, refused, after=_here(request))
    fields: Mapping[str, str] = {}
    problem: SaitError | None = None
    if request.method == "POST":
        try:
            fields = await read_form(request, most_b=LARGEST_SHEET_B, most_fields=MOST_SHEET_FIELDS)
        except SaitError as refused:
            problem = refused
    return await run_in_threadpool(_answer, request, account, fields, problem)


def _here(request: Request) -> str:
    return f"/paper/{request.path_params['workshop_id']}"


def _answer(request: Request, account: Account, fields: Mapping[str, str], problem: SaitError | None) -> Response:
    try:
        desk = open_desk(database(), request.path_params["workshop_id"])
        if not account.may(Right.WORKSHOP_RUN, desk.invitation.board.id):
            raise SaitError("workshop.not-yours")
    except SaitError as unknown:
        return page(request, "problem.html", title=translator_of(request)("Paper answers"), status=404, problem=unknown)
    if problem is not None or request.method == "GET":
        return _sheet(request, desk, fields, problem=problem)
    try:
        return _done(request, desk, fields, account.name)
    except SaitError as refused:
        return _sheet(request, desk, fields, problem=refused)


def _done(request: Request, desk: Desk, fields: Mapping[str, str], who: str) -> Response:
    """What came of a form: a sheet to be confirmed, changed or saved, or the last one taken back."""
    workshop_id, act = desk.invitation.workshop.id, fields.get("act")
    if act == "take-back":
        take_back_sheet(database(), workshop_id=workshop_id, seen=_count(fields.get("seen", "")), who=who)
        return RedirectResponse(f"{_here(request)}?done=taken-back", 303)
    typed = read_typed(fields, desk.domains, vantages=desk.vantages, areas=desk.invitation.local_areas)
    if act == "change" or typed.faults:
        return _sheet(request, desk, fields, faults=() if act == "change" else typed.faults)
    if act != "save":
        return _to_confirm(request, desk, fields, typed)
    enter_sheet(
        database(),
        workshop_id=workshop_id,
        typed=typed,
        language=_language(request, fields),
        form=_form(fields),
        who=who,
    )
    return RedirectResponse(f"{_here(request)}?done=entered", 303)


def _count(sent: str) -> int:
    """How many sheets the page showed; -1, which is never right, for what is no number."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else -1


def _form(fields: Mapping[str, str]) -> str:
    if not fields.get("form"):
        raise SaitError("form.malformed")
    return fields["form"]


def _language(request: Request, fields: Mapping[str, str]) -> str:
    """The language that the sheet is written in."""
    chosen = fields.get("language", "")
    ours = translator_of(request).language
    return chosen if chosen in languages() else ours


def _sheet(
    request: Request,
    desk: Desk,
    fields: Mapping[str, str],
    *,
    problem: SaitError | None = None,
    faults: tuple[Fault, ...] = (),
) -> Response:
    """The page to type into, with what was typed before and what is wrong with it."""
    t = translator_of(request)
    told = [(fault.field, explain(fault.problem, t)) for fault in faults]
    shown = problem or desk.refusal
    status = 422 if faults else STATUS.get(shown.code, 409) if shown else 200
    done = request.query_params.get("done", "")
    return page(
        request,
        "paper.html",
        title=t("Paper answers"),
        desk=desk,
        status=status,
        problem=shown,
        parts=parts(desk, t),
        areas=names_in_order(desk.invitation.local_areas, t.language),
        fields=fields,
        faults=told,
        faulty={field for field, _ in told},
        form=fields.get("form") or new_form(),
        languages=languages(),
        language_chosen=_language(request, fields),
        done=done if done in ANSWERS and not (shown or faults) else "",
        area_field=AREA,
        script=f"{own_address()}/paper.js",
    )


def _to_confirm(request: Request, desk: Desk, fields: Mapping[str, str], typed: Typed) -> Response:
    """What will be saved, question by question; the form goes on with what was typed."""
    t = translator_of(request)
    return page(
        request,
        "paper_check.html",
        title=t("Is this what the sheet says?"),
        desk=desk,
        parts=[(part, rows(part, typed, desk.instrument.routes, t)) for part in parts(desk, t)],
        area=t.text(desk.invitation.local_areas[typed.area_id]) if typed.area_id else "",
        kept={name: value for name, value in fields.items() if value and name != "act"},
    )


ROUTES = [Route("/paper/{workshop_id}", paper, methods=["GET", "POST"])]
