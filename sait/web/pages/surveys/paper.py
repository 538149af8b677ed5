"""Sheets of paper for a survey, typed in by who leads it: checked on a second page, then sent like any other answer."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.access import Right
from sait.assessment.members.paper import Fault, Typed, read_typed
from sait.errors import SaitError
from sait.i18n.problems.register import explain
from sait.services.members.joining import new_form
from sait.services.surveys.paper import SheetDesk, answers_on, enter_sheet, open_sheet_desk
from sait.web.pages.page import Form, database, in_a_thread, page, translator_of
from sait.web.pages.paper_parts import parts, rows
from sait.web.pages.rights import needed, refuse, visitor_account
from sait.web.server.assets import own_address

LARGEST_SHEET_B = 400_000
MOST_SHEET_FIELDS = 2_000
STATUS = {"form.foreign": 403, "form.too-large": 413, "form.malformed": 400}
"""What the browser is told beside the words; anything else is 409: nothing was saved."""


def paper(request: Request, form: Form) -> Response:
    """The page of one board. Nothing of a form is read before it is known who sends it."""
    try:
        needed(visitor_account(request), Right.SURVEY_LEAD)
    except SaitError as refused:
        return refuse(request, refused, after=request.url.path)
    try:
        desk = open_sheet_desk(database(), request.path_params["survey_id"], request.path_params["board_id"])
    except SaitError as unknown:
        return page(request, "problem.html", title=translator_of(request)("Paper answers"), status=404, problem=unknown)
    fields: Mapping[str, str] = {}
    try:
        fields = form()
        return _done(request, desk, fields) if request.method == "POST" else _sheet(request, desk, fields)
    except SaitError as problem:
        return _sheet(request, desk, fields, problem=problem)


def _done(request: Request, desk: SheetDesk, fields: Mapping[str, str]) -> Response:
    """What came of a form: a sheet to be confirmed, changed or sent."""
    typed = read_typed(fields, desk.domains, vantages=desk.vantages, areas=())
    if fields.get("act") == "change" or typed.faults:
        return _sheet(request, desk, fields, faults=typed.faults)
    if fields.get("act") != "save":
        return _to_confirm(request, desk, fields, typed)
    if not fields.get("form"):
        raise SaitError("form.malformed")
    enter_sheet(database(), desk, answers_on(desk, typed), form=fields["form"])
    return RedirectResponse(f"{request.url.path}?done=entered", 303)


def _sheet(
    request: Request,
    desk: SheetDesk,
    fields: Mapping[str, str],
    *,
    problem: SaitError | None = None,
    faults: tuple[Fault, ...] = (),
) -> Response:
    t = translator_of(request)
    shown = problem or desk.refusal
    return page(
        request,
        "survey_paper.html",
        title=t("Paper answers"),
        status=422 if faults else STATUS.get(problem.code, 409) if problem else 200,
        problem=shown,
        desk=desk,
        parts=parts(desk, t),
        fields=fields,
        faults=[(fault.field, explain(fault.problem, t)) for fault in faults],
        faulty={fault.field for fault in faults},
        form=fields.get("form") or new_form(),
        is_done=request.query_params.get("done") == "entered" and not faults and problem is None,
        script=f"{own_address()}/paper.js",
    )


def _to_confirm(request: Request, desk: SheetDesk, fields: Mapping[str, str], typed: Typed) -> Response:
    """What will be sent, question by question; the form goes on with what was typed."""
    t = translator_of(request)
    return page(
        request,
        "survey_paper_check.html",
        title=t("Is this what the sheet says?"),
        desk=desk,
        parts=[(part, rows(part, typed, {}, t)) for part in parts(desk, t)],
        kept={name: value for name, value in fields.items() if value and name != "act"},
    )


ROUTES = [
    Route(
        "/survey-paper/{survey_id}/{board_id}",
        in_a_thread(paper, most_b=LARGEST_SHEET_B, most_fields=MOST_SHEET_FIELDS),
        methods=["GET", "POST"],
    )
]
