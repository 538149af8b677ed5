"""Cards with one-time codes: a plain page, whose answer is the sheet itself and is kept nowhere on the way."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sait.assessment.access import Account, Right
from sait.assessment.files import PDF
from sait.assessment.members.cards import MOST_CARDS
from sait.assessment.workshops import EntryMode
from sait.charts.download import file_name
from sait.errors import SaitError
from sait.reports.paper.cards import Handout, Ticket, card_sheet
from sait.services.members.cards import count_cards, make_cards
from sait.services.members.joining import Invitation, invitation
from sait.services.workshops.opening import get_workshop
from sait.web.pages.attachments import attachment
from sait.web.pages.page import Form, database, in_a_thread, page, translator_of
from sait.web.pages.rights import needed, refuse, visitor_account
from sait.web.server.address import join_address, phone_address
from sait.web.server.assets import own_address

STATUS = {"workshop.closed": 410, "workshop.expired": 410, "form.foreign": 403, "form.malformed": 400}
"""What the browser is told beside the words; anything else is 409: nothing was made."""

USUAL_CARDS = 20
"""Cards offered where nobody said how many are invited."""


def cards(request: Request, form: Form) -> Response:
    """How many cards there are, and the form that makes more; sent, its answer is the PDF."""
    try:
        account = needed(visitor_account(request), Right.WORKSHOP_RUN)
    except SaitError as refused:
        return refuse(request, refused, after=request.url.path)
    try:
        found = _own_workshop(request, account)
    except SaitError as unknown:
        title = translator_of(request)("Cards with one-time codes")
        return page(request, "problem.html", title=title, status=404, problem=unknown)
    try:
        if request.method == "POST":
            return _printed(request, found, _number(form().get("count", "")), account.name)
        return _cards_page(request, found)
    except SaitError as problem:
        return _cards_page(request, found, problem)


def _own_workshop(request: Request, account: Account) -> Invitation:
    workshop = get_workshop(database(), request.path_params["workshop_id"])
    if not account.may(Right.WORKSHOP_RUN, workshop.board_id):
        raise SaitError("workshop.not-yours")
    return invitation(database(), workshop)


def _cards_page(request: Request, found: Invitation, problem: SaitError | None = None) -> Response:
    made, used = count_cards(database(), found.workshop.id)
    if problem is None and found.workshop.entry is EntryMode.SHARED:
        problem = SaitError("card.not-asked")
    return page(
        request,
        "cards.html",
        title=translator_of(request)("Cards with one-time codes"),
        status=200 if problem is None else STATUS.get(problem.code, 409),
        problem=problem,
        invitation=found,
        has_cards=found.workshop.entry is EntryMode.ONE_TIME,
        made=made,
        used=used,
        usual=min(found.workshop.invited or USUAL_CARDS, MOST_CARDS),
        most=MOST_CARDS,
        script=f"{own_address()}/cards.js",
    )


def _number(sent: str) -> int:
    """How many cards are asked for; 0, which is refused, for what is no number."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else 0


def _printed(request: Request, found: Invitation, count: int, who: str) -> Response:
    t = translator_of(request)
    codes = make_cards(database(), workshop_id=found.workshop.id, count=count, who=who)
    handout = Handout(
        board=found.board.name,
        round=found.round.name,
        typed=f"{phone_address().split('://', 1)[1]}/join",
        until=found.workshop.expires_at.date(),
        is_demonstration=found.workshop.demonstration,
    )
    tickets = [Ticket(code, join_address(code.replace("-", ""))) for code in codes]
    name = file_name(f"SAIT {t.text(found.board.name)} {t('Cards with one-time codes')}")
    return attachment(f"{name}.pdf", card_sheet(handout, tickets, t), PDF)


ROUTES = [Route("/cards/{workshop_id}", in_a_thread(cards), methods=["GET", "POST"])]
