"""Plain HTML pages: light enough for a phone on a bad network, and readable before any script has loaded."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import HTMLResponse, Response

from sait.errors import SaitError
from sait.house_style import variables
from sait.i18n import Translator, own_name, reviewed, translator
from sait.i18n.choice import choose_language
from sait.i18n.languages import default_language, other_languages
from sait.i18n.problems.register import explain
from sait.metrics import metrics
from sait.settings import settings
from sait.storage.engine.database import Database, open_database
from sait.web.server import cookies
from sait.web.server.limits import TooManyGuessesError

LARGEST_FORM_B = 10_000
MOST_FIELDS = 20

TEXT_SIZES = {"normal": 100, "large": 125, "largest": 150}
"""Per cent of the browser's own size."""

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["house_style"] = variables()


def database() -> Database:
    """The database of this process."""
    return open_database(settings().database_address)


def language_of(request: Request) -> str:
    """The reader's language."""
    return choose_language(
        request.cookies.get(cookies.LANGUAGE),
        request.headers.get("accept-language"),
        default=default_language(),
    )


def has_chosen_language(request: Request) -> bool:
    """Whether the reader picked a language here before."""
    return cookies.LANGUAGE in request.cookies


def page(
    request: Request,
    template: str,
    *,
    title: str,
    status: int = 200,
    problem: SaitError | None = None,
    here: str = "",
    **values: object,
) -> HTMLResponse:
    """Render *template* in the reader's language; *problem* is explained above it.

    *here* is where another language and another text size lead back to, when that is not the address asked for.
    A page's own *values* never take the name of what every page is given: that raises a TypeError.
    """
    language = language_of(request)
    t = translator(language)
    if problem is not None:
        note_told(problem.code)
    shown = dict(
        t=t,
        title=title,
        language=language,
        other_languages=other_languages(language),
        language_name=own_name,
        here=here or request.url.path,
        is_draft=not reviewed(language),
        problem=None if problem is None else explain(problem, t),
        text_size=text_size(request),
        **values,
    )
    response = HTMLResponse(_templates.get_template(template).render(shown), status_code=status)
    if isinstance(problem, TooManyGuessesError):
        response.status_code = 429
        response.headers["Retry-After"] = str(problem.seconds)
    return response


def note_told(code: str) -> None:
    """Count and log that a reader is told about a problem: which one, never whom."""
    metrics().told(code)
    logging.getLogger(__name__).info("problem told", extra={"code": code})


def text_size(request: Request) -> str:
    """The text size chosen on this device."""
    size = request.cookies.get(cookies.TEXT_SIZE, "")
    return size if size in TEXT_SIZES else "normal"


def translator_of(request: Request) -> Translator:
    """The translator for the reader."""
    return translator(language_of(request))


def is_own_page(request: Request) -> bool:
    """Whether a form comes from one of our own pages, and not from another site that knows our address."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site") in {"same-origin", "none"}
    return is_own_origin(request, origin)


def is_own_origin(connection: HTTPConnection, origin: str) -> bool:
    """Whether *origin* is the site as this browser reaches it, with its port, or as ``SAIT_PUBLIC_URL`` names it."""
    ours = {connection.headers.get("host", ""), urlsplit(settings().public_url).netloc}
    return origin.partition("://")[2] in ours - {""}


async def read_form(
    request: Request, *, most_b: int = LARGEST_FORM_B, most_fields: int = MOST_FIELDS
) -> dict[str, str]:
    """The fields of a posted form; a SaitError where it is too large, not a form, or comes from elsewhere."""
    if not is_own_page(request):
        raise SaitError("form.foreign")
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise SaitError("form.malformed")
    try:
        return _fields(await body_of(request, most_b), most_fields)
    except ClientDisconnect as gone:
        raise SaitError("form.malformed") from gone  # nobody is there to read it, and it is no fault of ours


Form = Callable[[], dict[str, str]]
"""Gives the fields that were posted, or raises the SaitError that refuses them. Empty for a page that is only asked for."""


def in_a_thread(
    answer: Callable[[Request, Form], Response], *, most_b: int = LARGEST_FORM_B, most_fields: int = MOST_FIELDS
) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that takes the form in and lets *answer* run in a thread: where the database makes one wait, it is
    this one reader, and not everybody.
    """

    async def endpoint(request: Request) -> Response:
        form = await _posted(request, most_b, most_fields) if request.method == "POST" else dict
        return await run_in_threadpool(answer, request, form)

    return endpoint


async def _posted(request: Request, most_b: int, most_fields: int) -> Form:
    try:
        fields = await read_form(request, most_b=most_b, most_fields=most_fields)
    except SaitError as problem:
        return partial(_refuse, problem)
    return lambda: fields


def _refuse(problem: SaitError) -> dict[str, str]:
    raise problem


async def body_of(request: Request, most_b: int) -> bytes:
    """Everything that was posted; ``form.too-large`` beyond *most_b* bytes."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > most_b:
            raise SaitError("form.too-large")
    return body


def _fields(body: bytes, most: int) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=most)
    except ValueError as fault:
        raise SaitError("form.malformed") from fault
    return dict(pairs)


def safe_path(wanted: str | None) -> str:
    """*wanted* if it is a path on this site, otherwise the front page: a link can never lead elsewhere."""
    if not wanted or not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted:
        return "/"
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or any(ord(character) < 33 for character in wanted):
        return "/"
    return wanted


async def tell_problem(request: Request, problem: Exception) -> HTMLResponse:
    """The last border of the plain pages: what went wrong and what to do, in the reader's language."""
    known = problem if isinstance(problem, SaitError) else SaitError("page.failed")
    return page(request, "problem.html", title=translator_of(request)("This did not work"), status=503, problem=known)
