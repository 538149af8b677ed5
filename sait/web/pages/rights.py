"""Who asks for a plain page, and what they are told where they have no right to it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sait.assessment.access import Account, Right
from sait.errors import SaitError
from sait.services.accounts.signing_in import find_account
from sait.web.pages.page import database, page, translator_of
from sait.web.server import cookies


def visitor_account(request: Request) -> Account | None:
    """Who is signed in in this browser, or None. It asks the database: not in the event loop."""
    return find_account(database(), request.cookies.get(cookies.SIGN_IN))


def needed(account: Account | None, right: Right) -> Account:
    """*account* if it has *right*; ``account.needed`` where nobody is signed in, ``account.no-right`` where it has not."""
    if account is None:
        raise SaitError("account.needed")
    if not account.may(right):
        raise SaitError("account.no-right")
    return account


def refuse(request: Request, problem: SaitError, *, after: str) -> Response:
    """To the sign-in and back to *after*, where that may help; otherwise what is the matter."""
    if problem.code == "account.needed" and request.method == "GET":
        return RedirectResponse(f"/sign-in?next={after}", 303)
    return page(request, "problem.html", title=translator_of(request)("Not possible"), status=403, problem=problem)
