"""Signing in and out, and one's own account, on plain pages."""

import asyncio
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.access import Account
from sait.assessment.identity import name_as_compared
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.accounts import signing_in
from sait.services.accounts.oidc import is_configured
from sait.services.accounts.signing_in import OwnSignIn
from sait.settings import settings
from sait.storage.sign_ins import SetupLink
from sait.web.pages.page import database, page, read_form, safe_path, translator_of
from sait.web.pages.rights import refuse, visitor_account
from sait.web.server import cookies
from sait.web.server.clients import client_of
from sait.web.server.limits import FIRST_TIME_LINK, PASSWORD, guesses

_HOUR_S = 3600
OWN = "/account"

STATUS = {"account.disabled": 403, "account.locked": 429, "form.foreign": 403, "form.too-large": 413}
"""What the browser is told beside the words; anything else is 400."""


async def first_time(request: Request) -> Response:
    """A set-up link, once: a name and a password for the first account, a password for one that an administrator made."""
    token = request.path_params["token"]
    try:
        link = await run_in_threadpool(_check_link, request, token)
    except SaitError as problem:
        return await sign_in_page(request, problem, status=410)
    if request.method == "GET":
        return _set_up_page(request, link)
    fields: dict[str, str] = {}
    try:
        fields = await read_form(request)
        if fields.get("password") != fields.get("again"):
            raise SaitError("account.passwords-differ")
        session = await asyncio.get_running_loop().run_in_executor(_hashing(), _set_up, link, token, fields)
    except SaitError as problem:
        username = fields.get("username", "")[: signing_in.LONGEST_NAME]
        return _set_up_page(request, link, problem, username=username)
    guesses().remember(client_of(request), link.name or name_as_compared(fields.get("username", "")))
    return signed_in(session, "/")


def _check_link(request: Request, token: str) -> SetupLink:
    client = client_of(request)
    guesses().check(FIRST_TIME_LINK, client)
    try:
        return signing_in.check_setup_link(database(), token)
    except SaitError:
        guesses().count(FIRST_TIME_LINK, client)
        raise


def _set_up(link: SetupLink, token: str, fields: Mapping[str, str]) -> str:
    hours, password = settings().sign_in_hours, fields.get("password", "")
    if link.account_id is not None:
        return signing_in.set_up_account(database(), token=token, password=password, hours=hours)
    return signing_in.create_first_account(
        database(), token=token, username=fields.get("username", ""), password=password, hours=hours
    )


def _set_up_page(
    request: Request, link: SetupLink, problem: SaitError | None = None, *, username: str = ""
) -> Response:
    t = translator_of(request)
    response = page(
        request,
        "first_time.html",
        title=t("Set up your account") if link.name else t("Set up the facilitator's account"),
        status=200 if problem is None else 400,
        problem=problem,
        shortest=signing_in.SHORTEST_PASSWORD,
        own_name=link.name,
        username=username,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def _hashing() -> ThreadPoolExecutor:
    """One thread: a hash takes time and 64 MiB on purpose, and neither may be taken from the phones many times over."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="sign-in")


def _try(client: str, username: str, password: str) -> str:
    """The token of a new sign-in. Checked and counted in the one thread, so that attempts at once are counted too."""
    name = name_as_compared(username)[: signing_in.LONGEST_NAME + 1]
    guesses().check(PASSWORD, client, name)
    is_known = guesses().knows(client, name)
    hours = settings().sign_in_hours
    with _counted(client, name, "account.wrong"):
        session = signing_in.sign_in(database(), username=username, password=password, hours=hours, is_known=is_known)
    guesses().remember(client, name)
    return session


@contextmanager
def _counted(client: str, name: str, code: str) -> Iterator[None]:
    """Count what happens inside as a wrong password, where it ends with this problem."""
    try:
        yield
    except SaitError as problem:
        if problem.code == code:
            guesses().count(PASSWORD, client, name)
        raise


async def sign_in(request: Request) -> Response:
    """Name and password."""
    if request.method == "GET":
        return await sign_in_page(request)
    fields: dict[str, str] = {}
    try:
        fields = await read_form(request)
        given = client_of(request), fields.get("username", ""), fields.get("password", "")
        session = await asyncio.get_running_loop().run_in_executor(_hashing(), _try, *given)
    except SaitError as problem:
        return await sign_in_page(request, problem, status=STATUS.get(problem.code, 400), after=fields.get("next"))
    return signed_in(session, safe_path(fields.get("next")))


async def sign_in_page(
    request: Request, problem: SaitError | None = None, *, status: int = 200, after: str | None = None
) -> Response:
    """The page that asks for name and password, or for the organisation's sign-in."""
    t = translator_of(request)
    return page(
        request,
        "sign_in.html",
        title=t("Sign in"),
        problem=problem,
        status=status,
        after=safe_path(after or request.query_params.get("next")),
        is_new=await run_in_threadpool(signing_in.needs_first_account, database()),
        has_provider=is_configured(),
    )


def signed_in(session: str, after: str) -> Response:
    """On to *after*, with the cookie of the new sign-in."""
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
        await run_in_threadpool(signing_in.sign_out, database(), token)
    return _signed_out()


def _signed_out() -> Response:
    response = RedirectResponse("/sign-in", 303)
    cookies.drop(response, cookies.SIGN_IN)
    return response


async def own_account(request: Request) -> Response:
    """One's own account: where it is signed in, and its password."""
    account = await run_in_threadpool(visitor_account, request)
    if account is None:
        return refuse(request, SaitError("account.needed"), after=OWN)
    return await _own_page(request, account)


async def change_password(request: Request) -> Response:
    """A new password for who knows the old one."""
    account = await run_in_threadpool(visitor_account, request)
    if account is None:
        return refuse(request, SaitError("account.needed"), after=OWN)
    try:
        fields = await read_form(request)
        if fields.get("password") != fields.get("again"):
            raise SaitError("account.passwords-differ")
        await asyncio.get_running_loop().run_in_executor(
            _hashing(), _change, account, client_of(request), request.cookies.get(cookies.SIGN_IN, ""), fields
        )
    except SaitError as problem:
        return await _own_page(request, account, problem)
    return RedirectResponse(f"{OWN}?done=password", 303)


def _change(account: Account, client: str, token: str, fields: Mapping[str, str]) -> None:
    guesses().check(PASSWORD, client, account.name)
    old, new = fields.get("old", ""), fields.get("password", "")
    with _counted(client, account.name, "account.old-wrong"):
        signing_in.change_password(database(), account, token=token, old=old, new=new)


async def sign_out_everywhere(request: Request) -> Response:
    """None of the account's browsers is signed in any longer."""
    account = await run_in_threadpool(visitor_account, request)
    if account is None:
        return refuse(request, SaitError("account.needed"), after=OWN)
    try:
        await read_form(request)
    except SaitError as problem:
        return await _own_page(request, account, problem)
    await run_in_threadpool(signing_in.sign_out_everywhere, database(), account)
    return _signed_out()


async def _own_page(request: Request, account: Account, problem: SaitError | None = None) -> Response:
    t, token = translator_of(request), request.cookies.get(cookies.SIGN_IN, "")
    listed, has_password = await run_in_threadpool(_own, account, token)
    response = page(
        request,
        "account.html",
        title=t("Your account"),
        problem=problem,
        status=200 if problem is None else STATUS.get(problem.code, 400),
        here=OWN,
        account=account,
        sign_ins=[_sign_in_words(one, t) for one in listed],
        has_password=has_password,
        shortest=signing_in.SHORTEST_PASSWORD,
        is_changed=problem is None and request.query_params.get("done") == "password",
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _own(account: Account, token: str) -> tuple[tuple[OwnSignIn, ...], bool]:
    return signing_in.own_sign_ins(database(), account, token=token), signing_in.has_password(database(), account)


def _sign_in_words(one: OwnSignIn, t: Translator) -> str:
    way = {
        "password": t("by password"),
        "link": t("by a set-up link"),
        "oidc": t("through your organisation"),
    }[one.sign_in.way]
    until = t.moment(one.sign_in.expires_at)
    started = one.sign_in.started_at
    words = (
        t("Until {until}, {way}", until=until, way=way)
        if started is None
        else t("From {start} until {until}, {way}", start=t.moment(started), until=until, way=way)
    )
    return t("{sign_in}: this browser", sign_in=words) if one.is_here else words


ROUTES = [
    Route("/first-time/{token}", first_time, methods=["GET", "POST"]),
    Route("/sign-in", sign_in, methods=["GET", "POST"]),
    Route("/sign-out", sign_out, methods=["GET", "POST"]),
    Route(OWN, own_account),
    Route(f"{OWN}/password", change_password, methods=["POST"]),
    Route(f"{OWN}/sign-out-everywhere", sign_out_everywhere, methods=["POST"]),
]
