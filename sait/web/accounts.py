"""Signing in and out, on plain pages."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.errors import SaitError
from sait.services import accounts
from sait.settings import settings
from sait.web import cookies
from sait.web.clients import client_of
from sait.web.limits import FIRST_TIME_LINK, PASSWORD, guesses
from sait.web.pages import database, page, read_form, safe_path, translator_of

_HOUR_S = 3600


async def first_time(request: Request) -> Response:
    """The first-time link: choose a name and a password, once."""
    t = translator_of(request)
    token = request.path_params["token"]
    try:
        _check_link(request, token)
    except SaitError as problem:
        return _sign_in_page(request, problem, status=410)
    title = t("Set up the facilitator's account")
    shortest = accounts.SHORTEST_PASSWORD
    if request.method == "GET":
        return page(request, "first_time.html", title=title, shortest=shortest, username="")
    fields: dict[str, str] = {}
    try:
        fields = await read_form(request)
        if fields.get("password") != fields.get("again"):
            raise SaitError("account.passwords-differ")
        session = accounts.create_first_account(
            database(),
            token=token,
            username=fields.get("username", ""),
            password=fields.get("password", ""),
            hours=settings().sign_in_hours,
        )
    except SaitError as problem:
        username = fields.get("username", "")[: accounts.LONGEST_NAME]
        return page(
            request, "first_time.html", title=title, shortest=shortest, username=username, problem=problem, status=400
        )
    guesses().remember(client_of(request), fields.get("username", "").strip())
    return _signed_in(session, "/")


def _check_link(request: Request, token: str) -> None:
    client = client_of(request)
    guesses().check(FIRST_TIME_LINK, client)
    try:
        accounts.check_setup_link(database(), token)
    except SaitError:
        guesses().count(FIRST_TIME_LINK, client)
        raise


@cache
def _hashing() -> ThreadPoolExecutor:
    """One thread: a hash takes time and 64 MiB on purpose, and neither may be taken from the phones many times over."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="sign-in")


def _try(client: str, username: str, password: str) -> str:
    """The token of a new sign-in. Checked and counted in the one thread, so that attempts at once are counted too."""
    name = username.strip()[: accounts.LONGEST_NAME + 1]
    guesses().check(PASSWORD, client, name)
    try:
        session = accounts.sign_in(database(), username=username, password=password, hours=settings().sign_in_hours)
    except SaitError as problem:
        if problem.code == "account.wrong":
            guesses().count(PASSWORD, client, name)
        raise
    guesses().remember(client, name)
    return session


async def sign_in(request: Request) -> Response:
    """Name and password."""
    if request.method == "GET":
        return _sign_in_page(request)
    fields: dict[str, str] = {}
    try:
        fields = await read_form(request)
        given = client_of(request), fields.get("username", ""), fields.get("password", "")
        session = await asyncio.get_running_loop().run_in_executor(_hashing(), _try, *given)
    except SaitError as problem:
        return _sign_in_page(request, problem, status=400, after=fields.get("next"))
    return _signed_in(session, safe_path(fields.get("next")))


def _sign_in_page(
    request: Request, problem: SaitError | None = None, *, status: int = 200, after: str | None = None
) -> Response:
    t = translator_of(request)
    return page(
        request,
        "sign_in.html",
        title=t("Sign in"),
        problem=problem,
        status=status,
        after=safe_path(after or request.query_params.get("next")),
        is_new=accounts.needs_first_account(database()),
    )


def _signed_in(session: str, after: str) -> Response:
    response = RedirectResponse(after, 303)
    cookies.keep(response, cookies.SIGN_IN, session, seconds=settings().sign_in_hours * _HOUR_S)
    return response


async def sign_out(request: Request) -> Response:
    """Asks first: a link alone, which another site could plant, signs nobody out."""
    t = translator_of(request)
    if request.method == "GET":
        return page(request, "sign_out.html", title=t("Sign out"))
    try:
        await read_form(request)
    except SaitError as problem:
        return page(request, "sign_out.html", title=t("Sign out"), problem=problem, status=403)
    token = request.cookies.get(cookies.SIGN_IN)
    if token:
        accounts.sign_out(database(), token)
    response = RedirectResponse("/sign-in", 303)
    cookies.drop(response, cookies.SIGN_IN)
    return response


ROUTES = [
    Route("/first-time/{token}", first_time, methods=["GET", "POST"]),
    Route("/sign-in", sign_in, methods=["GET", "POST"]),
    Route("/sign-out", sign_out, methods=["GET", "POST"]),
]
