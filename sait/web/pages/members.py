"""Which member a browser is: its cookies say which workshop it is in, and who it is there."""

from starlette.requests import Request

from sait.assessment.members.responses import Member
from sait.errors import SaitError
from sait.services.members import joining
from sait.web.pages.page import database
from sait.web.server import cookies


def find_member_in(request: Request, workshop_id: str) -> Member | None:
    """The member that this browser is in a workshop; None where it has not joined, or nothing is kept of it."""
    token = request.cookies.get(cookies.member_cookie(workshop_id))
    return joining.find_member(database(), workshop_id=workshop_id, token=token)


def member_here(request: Request) -> Member:
    """The member that this browser is in the workshop it is in now. ``member.unknown``; ``member.erased``."""
    member = find_member_in(request, request.cookies.get(cookies.PLACE, ""))
    if member is None:
        raise no_member(request)
    return member


def no_member(request: Request) -> SaitError:
    """Why there is no member: this browser has not joined, or nothing is kept any more of who did."""
    held = request.cookies.get(cookies.member_cookie(request.cookies.get(cookies.PLACE, "")))
    return SaitError("member.erased" if held else "member.unknown")
