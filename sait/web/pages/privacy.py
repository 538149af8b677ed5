"""The privacy notice."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sait.assessment.workshops import State, Workshop
from sait.services.members import joining
from sait.services.running.copies import is_on_server
from sait.services.workshops.retention import due_day
from sait.settings import settings
from sait.web.pages.page import Form, database, in_a_thread, page, translator_of
from sait.web.server import cookies


def notice(request: Request, _: Form) -> Response:
    """What is kept, who sees what, and how to have it erased."""
    workshop = _own_workshop(request)
    return page(
        request,
        "privacy.html",
        erased_on=workshop and due_day(database(), workshop),
        asks_sector=workshop is not None and workshop.asks_sector and workshop.state is not State.SIGNED_OFF,
        title=translator_of(request)("Privacy"),
        operator=settings().operator,
        contact=settings().operator_contact,
        minimum=settings().minimum_group,
        on_server=is_on_server(),
    )


def _own_workshop(request: Request) -> Workshop | None:
    """The workshop that the reader is in; None for whoever has joined none."""
    workshop_id = request.cookies.get(cookies.PLACE, "")
    token = request.cookies.get(cookies.member_cookie(workshop_id))
    member = joining.find_member(database(), workshop_id=workshop_id, token=token)
    return None if member is None else joining.workshop_of(database(), member)


ROUTES = [Route("/privacy", in_a_thread(notice))]
