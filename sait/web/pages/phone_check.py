"""What a phone meets when the facilitator checks the room with it: a cookie, a way back, and a connection held open."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from sait.errors import SaitError
from sait.services.running.phone_checks import CHECK_LASTS, checks
from sait.web.pages.page import Form, in_a_thread, page, translator_of
from sait.web.server import cookies
from sait.web.server.assets import own_address
from sait.web.server.clients import client_of
from sait.web.server.limits import PHONE_CHECK, guesses


def begin(request: Request, _: Form) -> Response:
    """Give the phone a cookie and send it on to where it is asked for."""
    try:
        code = _find(request)
    except SaitError as problem:
        return _refused(request, problem)
    response = RedirectResponse(f"/preflight/{code}/kept", 303)
    cookies.keep(response, cookies.PHONE_CHECK, code, seconds=int(CHECK_LASTS.total_seconds()))
    response.headers["Cache-Control"] = "no-store"
    return response


def kept(request: Request, _: Form) -> Response:
    """Say what worked, here and on the facilitator's page."""
    try:
        code = _find(request)
        kept_cookie = request.cookies.get(cookies.PHONE_CHECK) == code
        checks().reached(code, kept_cookie=kept_cookie)
    except SaitError as problem:
        return _refused(request, problem)
    response = page(
        request,
        "preflight.html",
        title=translator_of(request)("Phone check"),
        kept_cookie=kept_cookie,
        line=f"/preflight/{code}/line",
        script=f"{own_address()}/preflight.js",
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _find(request: Request) -> str:
    """The code of the check, unless wrong ones have come from this address too often."""
    guesses().check(PHONE_CHECK, client_of(request))
    try:
        return checks().find(request.path_params["code"]).code
    except SaitError:
        guesses().count(PHONE_CHECK, client_of(request))
        raise


def _refused(request: Request, problem: SaitError) -> Response:
    title = translator_of(request)("Phone check")
    return page(request, "problem.html", title=title, status=404, problem=problem)


async def line(socket: WebSocket) -> None:
    """Take the connection, note that it stands, and say so to the phone. An unknown code is told nothing."""
    try:
        await run_in_threadpool(checks().connected, socket.path_params["code"])
    except SaitError:
        await socket.close()
        return
    await socket.accept()
    await socket.send_text("here")
    await socket.close()


ROUTES = [
    Route("/preflight/{code}", in_a_thread(begin)),
    Route("/preflight/{code}/kept", in_a_thread(kept)),
    WebSocketRoute("/preflight/{code}/line", line),
]
