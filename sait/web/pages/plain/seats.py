"""One request from a member's plain page: who asks, what stands before them, and what is asked of them elsewhere."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from sait.assessment.members.asked import Ask
from sait.assessment.members.walk import Step
from sait.assessment.workshops import State
from sait.errors import SaitError
from sait.i18n import Translator, languages
from sait.services.members.joining import invitation
from sait.services.members.opened import MemberSheet, open_sheet
from sait.web.pages.members import member_here
from sait.web.pages.page import TEXT_SIZES, database, page, translator_of
from sait.web.server import cookies
from sait.web.server.assets import own_address
from sait.wording.asking import asked_words, progress_words

ROOM = "/room"
TAKE_PART = f"{ROOM}/take-part"
NOBODY = ("member.unknown", "member.erased")
"""Why there is no member here."""
STATUS = {"form.foreign": 403, "form.too-large": 413, "form.malformed": 400}
"""What the browser is told beside the words; 503 where storage fails, and 409 for anything else: it was not saved."""
IN_LANGUAGE, IN_SIZE = "language:", "size:"
"""What a button that changes how the page looks is called before its value."""


@dataclass(frozen=True, slots=True)
class Lead:
    """One line and one link to what is asked now."""

    said: str
    href: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A member at one screen of the walk, or (*takes_part*) at what the board decides."""

    request: Request
    opened: MemberSheet
    takes_part: bool = False

    @property
    def t(self) -> Translator:
        return translator_of(self.request)

    @property
    def step(self) -> Step | None:
        """The screen of the walk; None at what the board decides."""
        return None if self.takes_part else self.opened.step

    @property
    def here(self) -> str:
        """The address of this screen."""
        return TAKE_PART if self.takes_part else self.address_of(self.opened.step.address)

    def address_of(self, address: str) -> str:
        """Where a screen of the walk stands, in the view that is chosen."""
        return f"{ROOM}/at/{address}" + ("?view=domain" if self.opened.by_domain else "")

    def leads_to(self, by: int) -> str:
        """The address of a screen before or after this one."""
        last = len(self.opened.walk) - 1
        return self.address_of(self.opened.walk[min(max(self.opened.index + by, 0), last)].address)

    @property
    def lead(self) -> Lead | None:
        """What is asked of the member and is not on this screen."""
        asked = self.opened.asked
        if self.opened.sheet.workshop.state is State.SIGNED_OFF or asked is None:
            return None
        if asked.is_at(self.step, self.opened.sheet.closed):
            return None
        href = TAKE_PART if asked.ask is Ask.TASK else self.address_of(asked.address)
        return Lead(asked_words(asked, self.t), href)


def take_seat(request: Request, address: str | None = None, *, takes_part: bool = False) -> Seat:
    """The member at *address*, or at what is asked now. ``member.unknown`` or ``member.erased`` where there is none."""
    by_domain = request.query_params.get("view") == "domain"
    opened = open_sheet(
        database(),
        member_here(request),
        lambda workshop: invitation(database(), workshop),
        address=address,
        by_domain=by_domain,
    )
    return Seat(request, opened, takes_part)


def seat_page(
    seat: Seat,
    template: str,
    *,
    title: str,
    status: int = 200,
    problem: SaitError | None = None,
    waits: bool = False,
    **values: object,
) -> Response:
    """A page of the member's. *waits*: nothing is filled in on it, so that it may load itself anew."""
    response = page(
        seat.request,
        template,
        title=title,
        status=status,
        problem=problem,
        here=seat.here,
        seat=seat,
        lead=seat.lead,
        workshop=seat.opened.sheet.workshop,
        is_waiting=waits,
        sizes=TEXT_SIZES,
        script=f"{own_address()}/plain.js",
        saving=f"{own_address()}/survey.js",
        **values,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def looks(response: Response, act: str) -> Response:
    """*response*, with another language or text size from now on where *act* asks for one."""
    if act.startswith(IN_LANGUAGE) and (chosen := act.removeprefix(IN_LANGUAGE)) in languages():
        cookies.keep(response, cookies.LANGUAGE, chosen)
    if act.startswith(IN_SIZE) and (size := act.removeprefix(IN_SIZE)) in TEXT_SIZES:
        cookies.keep(response, cookies.TEXT_SIZE, size)
    return response


def progress_of(seat: Seat) -> str:
    """How far the member is, in words."""
    sheet, t = seat.opened.sheet, seat.t
    if seat.opened.step.address.startswith("second."):
        total = len(sheet.again)
        return t("{answered} of {total} kept or changed", answered=total - len(sheet.again_left), total=total)
    minutes = sheet.minutes_left if sheet.workshop.state is State.SCORING else 0
    return progress_words(sheet.answered, sheet.asked, minutes=minutes, more=seat.opened.has_local_to_come, t=t)


def status_of(problem: SaitError) -> int:
    """The status of a page that tells *problem*."""
    return STATUS.get(problem.code, 503 if problem.code.startswith("storage.") else 409)
