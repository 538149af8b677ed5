"""The member's sheet for the scoring page: at the address, or why there is none."""

from sait.errors import SaitError
from sait.services.members.opened import MemberSheet, open_sheet
from sait.ui.reads import invitation
from sait.ui.visitor import Visitor, database


def sheet_of(visitor: Visitor, *, address: str | None, by_domain: bool) -> MemberSheet | SaitError:
    """The member's sheet at *address*, or at the first question not answered yet; what is wrong when there is no member."""
    member = visitor.member
    if member is None:
        return visitor.no_member
    return open_sheet(database(), member, invitation, address=address, by_domain=by_domain)
