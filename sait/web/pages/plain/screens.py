"""A member's day on plain pages: they need no script and no live connection, and share the room with the live ones.

Every button saves the page; with a script it is saved as one answers, too.
"""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.members.walk import AREA, FINISH
from sait.assessment.workshops import State
from sait.errors import SaitError
from sait.i18n.alphabet import names_in_order
from sait.web.pages.joining import code_page
from sait.web.pages.page import Form, database, in_a_thread
from sait.web.pages.plain.cards import draw_cards, new_view
from sait.web.pages.plain.last_page import last_page
from sait.web.pages.plain.saving import CLEAR, DONE, NOT_DONE, save_screen
from sait.web.pages.plain.seats import (
    IN_LANGUAGE,
    IN_SIZE,
    NOBODY,
    ROOM,
    Seat,
    looks,
    progress_of,
    seat_page,
    status_of,
    take_seat,
)
from sait.web.server import cookies
from sait.wording.asking import CLOSED, whose_words

LARGEST_PAGE_B = 400_000
MOST_FIELDS = 400


def enter(request: Request, _: Form) -> Response:
    """To what is asked now; from now on this browser is given plain pages."""
    try:
        seat = take_seat(request)
    except SaitError as problem:
        return nobody(request, problem)
    response = RedirectResponse(seat.here, 303)
    cookies.keep(response, cookies.PLAIN, "1")
    return response


def leave(_: Request, __: Form) -> Response:
    """Back to the live pages."""
    response = RedirectResponse("/continue", 303)
    cookies.drop(response, cookies.PLAIN)
    return response


def nobody(request: Request, problem: SaitError) -> Response:
    """There is no member here, or nothing can be read now: why, and the way in."""
    return code_page(request, problem)


def screen(request: Request, form: Form) -> Response:
    """One screen of the walk: asked for, or sent to be saved and left."""
    address = request.path_params["address"]
    try:
        seat = take_seat(request, address)
    except SaitError as problem:
        if problem.code in NOBODY:
            return nobody(request, problem)
        raise
    return _saved(seat, form) if request.method == "POST" else screen_page(seat)


def _saved(seat: Seat, form: Form) -> Response:
    fields: dict[str, str] = {}
    is_kept = False
    try:
        fields = form()
        is_kept = fields.get("act") == "keep"
        save_screen(seat, database(), fields)
    except SaitError as problem:
        again = take_seat(seat.request, seat.opened.step.address)
        return Response(status_code=status_of(problem)) if is_kept else screen_page(again, problem, fields)
    return Response(status_code=204) if is_kept else _left(seat, fields.get("act", ""))


def _left(seat: Seat, act: str) -> Response:
    """Where a press leads once the page is saved; an answer may have put other questions before the next one."""
    fresh = take_seat(seat.request, seat.opened.step.address)
    if act.startswith((IN_LANGUAGE, IN_SIZE, CLEAR)) or act in {DONE, NOT_DONE}:
        return looks(RedirectResponse(fresh.here, 303), act)
    return RedirectResponse(fresh.leads_to(-1 if act == "back" else 1), 303)


def screen_page(seat: Seat, problem: SaitError | None = None, typed: Mapping[str, str] | None = None) -> Response:
    """The screen as the database has it, with what was *typed* on a page that was refused."""
    draw = {AREA: _area_page, FINISH: last_page}.get(seat.opened.step.address, _questions_page)
    return draw(seat, problem, dict(typed or {}))


def _questions_page(seat: Seat, problem: SaitError | None, typed: dict[str, str]) -> Response:
    opened, t = seat.opened, seat.t
    domain, step = opened.step.domain, opened.step
    is_scoring = opened.sheet.workshop.state is State.SCORING
    return seat_page(
        seat,
        "plain_questions.html",
        title="" if domain is None else t.text(domain.title),
        status=200 if problem is None else status_of(problem),
        problem=problem,
        whose=whose_words(step, opened.invitation.board.name, opened.area_name, t),
        about="" if domain is None or not opened.opens_domain else t.text(domain.about),
        closed=t(CLOSED) if opened.is_closed and is_scoring and not step.address.startswith("second.") else "",
        progress=progress_of(seat),
        cards=draw_cards(seat, database(), typed),
        view=new_view(),
        area=opened.sheet.member.local_area_id or "",
        is_first=opened.index == 0,
        clear=CLEAR,
    )


def _area_page(seat: Seat, problem: SaitError | None, typed: dict[str, str]) -> Response:
    opened, t = seat.opened, seat.t
    return seat_page(
        seat,
        "plain_area.html",
        title=t("Now the local arrangements"),
        status=200 if problem is None else status_of(problem),
        problem=problem,
        areas={
            area_id: t.text(name) for area_id, name in names_in_order(opened.invitation.local_areas, t.language).items()
        },
        chosen=typed.get("area", opened.sheet.member.local_area_id or ""),
    )


ROUTES = [
    Route(ROOM, in_a_thread(enter)),
    Route(f"{ROOM}/live", in_a_thread(leave)),
    Route(
        f"{ROOM}/at/{{address}}",
        in_a_thread(screen, most_b=LARGEST_PAGE_B, most_fields=MOST_FIELDS),
        methods=["GET", "POST"],
    ),
]
