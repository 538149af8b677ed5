"""What the script of a plain page asks every few seconds: whether the room has gone on, and where the member is asked."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sait.errors import SaitError
from sait.services.members.asking import RoomNow, room_now
from sait.web.pages.members import member_here
from sait.web.pages.page import Form, database, in_a_thread
from sait.web.pages.plain.seats import NOBODY, ROOM, take_seat

NOT_KEPT = {"Cache-Control": "no-store"}


def now(request: Request, _: Form) -> Response:
    """What is asked of the member and is not on the screen that they are at, for the page's script; 404 for nobody."""
    address, known = request.query_params.get("at", ""), request.query_params.get("stands", "")
    try:
        stands = _stands(room_now(database(), member_here(request).workshop_id))
        if stands == known:  # as it is nearly always: a phone asks every few seconds
            return Response(status_code=204, headers=NOT_KEPT)
        seat = take_seat(request, address or None, takes_part=not address)
    except SaitError as problem:
        return JSONResponse({}, status_code=404 if problem.code in NOBODY else 503, headers=NOT_KEPT)
    lead = seat.lead
    told = {"said": "" if lead is None else lead.said, "href": "" if lead is None else lead.href, "stands": stands}
    return JSONResponse(told, headers=NOT_KEPT)


def _stands(room: RoomNow) -> str:
    """How the room stands, in one line: while it stays, nobody is asked anything else."""
    parts = (
        room.state,
        room.pace_domain_id or "",
        room.timer_ends_at or "",
        *sorted(room.closed),
        "again",
        *sorted(room.second),
        "tasks",
        *room.opened,
        room.wording,
    )
    return " ".join(map(str, parts))


ROUTES = [Route(f"{ROOM}/now", in_a_thread(now))]
