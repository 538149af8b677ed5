"""Signing in through an OpenID Connect provider: out to it, and back."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.errors import SaitError
from sait.services.accounts import oidc
from sait.services.accounts.oidc import Answer
from sait.settings import settings
from sait.web.pages.accounts import sign_in_page, signed_in
from sait.web.pages.page import database, safe_path
from sait.web.server import cookies
from sait.web.server.clients import client_of
from sait.web.server.limits import PROVIDER, guesses

CALLBACK = "/oidc/callback"

STATUS = {"account.disabled": 403, "oidc.off": 404, "oidc.unknown": 403, "oidc.unreachable": 503}
"""What the browser is told beside the words; anything else is 400."""


async def start(request: Request) -> Response:
    """Send the browser to the provider. It keeps a cookie that its way back must show."""
    after = safe_path(request.query_params.get("next"))
    try:
        begun = await run_in_threadpool(oidc.begin, database(), redirect_uri=_redirect_uri(request), after=after)
    except SaitError as problem:
        return await sign_in_page(request, problem, status=STATUS.get(problem.code, 400), after=after)
    response = RedirectResponse(begun.address, 303)
    response.headers["Cache-Control"] = "no-store"
    cookies.keep(response, cookies.OIDC, begun.state, seconds=oidc.REQUEST_MINUTES * 60)
    return response


def _redirect_uri(request: Request) -> str:
    """This site as the provider has it registered; it comes back to where the browser keeps its cookie."""
    return f"{settings().public_url or str(request.base_url).rstrip('/')}{CALLBACK}"


async def callback(request: Request) -> Response:
    """What the provider answers, brought by the browser."""
    try:
        done = await run_in_threadpool(_finish, request)
    except SaitError as problem:
        response = await sign_in_page(request, problem, status=STATUS.get(problem.code, 400))
    else:
        response = signed_in(done.token, done.after)
    response.headers["Cache-Control"] = "no-store"
    cookies.drop(response, cookies.OIDC)
    return response


def _finish(request: Request) -> oidc.SignedIn:
    client, asked = client_of(request), request.query_params
    guesses().check(PROVIDER, client)
    answer = Answer(
        asked.get("state"), asked.get("code"), asked.get("error"), asked.get("iss"), request.cookies.get(cookies.OIDC)
    )
    redirect_uri, hours = _redirect_uri(request), settings().sign_in_hours
    try:
        return oidc.finish(database(), answer, redirect_uri=redirect_uri, hours=hours)
    except SaitError as problem:
        if problem.code == "oidc.failed":
            guesses().count(PROVIDER, client)
        raise


ROUTES = [Route("/oidc/start", start), Route(CALLBACK, callback)]
