"""For machines that watch: for everybody whether SAIT is well, the rest for this machine and for whoever holds the token."""

import asyncio
import hmac
import time
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sait import __version__
from sait.assessment.access import Right
from sait.errors import SaitError
from sait.metrics import metrics
from sait.services.running.system import Health, Light, read_health, read_metrics
from sait.settings import settings
from sait.web.pages.rights import visitor_account

KEPT_S = 3.0
"""How long one check answers everybody, so that asking cannot load the server."""

STATUS = {Light.GREEN: "ok", Light.AMBER: "degraded", Light.RED: "failing"}
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
STREAMLIT_METRICS = "/_stcore/metrics"
NOT_KEPT = {"Cache-Control": "no-store"}

LOOPBACK = {"127.0.0.1", "::1"}
OWN_NAMES = {"localhost", "127.0.0.1", "::1"}
SIGNS_OF_A_PROXY = ("x-forwarded-for", "forwarded", "x-real-ip", "via")


class Checkup:
    """Checks the database and the disk: one check at a time, and one every few seconds, however many ask."""

    def __init__(
        self, check: Callable[[str], Health] = read_health, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._check = check
        self._clock = clock
        self._found: tuple[float, Health] | None = None
        self._checking = asyncio.Lock()

    async def answer(self, request: Request) -> Response:
        """What a load balancer or a watchdog asks for: 200 while answers can be saved, 503 when they cannot.

        Everybody is told that much; the rest is for those who may watch, and for whoever may open the *System* page.
        """
        health = await self._checked()
        is_red = health.light is Light.RED
        body = _told(health) if await _may_know(request) else {"status": STATUS[Light.RED if is_red else Light.GREEN]}
        return JSONResponse(body, status_code=503 if is_red else 200, headers=NOT_KEPT)

    async def _checked(self) -> Health:
        async with self._checking:
            if self._found is None or self._clock() - self._found[0] >= KEPT_S:
                health = await asyncio.to_thread(self._check, settings().database_address)
                self._found = (self._clock(), health)
        return self._found[1]


async def _may_know(request: Request) -> bool:
    return may_watch(request.scope) or await asyncio.to_thread(_sees_the_system, request)


def _sees_the_system(request: Request) -> bool:
    try:
        account = visitor_account(request)
    except SaitError:
        return False  # nobody's rights can be read while the database is gone, and the answer must come all the same
    return account is not None and account.may(Right.SYSTEM_SEE)


def _told(health: Health) -> dict[str, object]:
    disk = health.disk
    return {
        "status": STATUS[health.light],
        "version": __version__,
        "process": {"status": STATUS[Light.GREEN], "started_at": metrics().started_at.isoformat(timespec="seconds")},
        "database": {
            "status": STATUS[health.database_light],
            "reads": health.database.reads,
            "writing": health.database.writing,
            "version": health.database.version,
        },
        "disk": {
            "status": STATUS[health.disk_light],
            "free_bytes": disk.free_b if disk else None,
            "free_share": round(disk.free_share, 3) if disk else None,
        },
    }


async def show_metrics(request: Request) -> Response:
    """The metrics, in Prometheus' text format; for strangers there is no such page."""
    if not may_watch(request.scope):
        return _no_such_page()
    body = await asyncio.to_thread(read_metrics, settings().database_address)
    return Response(body, media_type=METRICS_TYPE, headers=NOT_KEPT)


def may_watch(scope: Scope) -> bool:
    """Whether this is the machine itself, with nobody behind it, or somebody who shows the token."""
    headers = Headers(scope=scope)
    token = settings().metrics_token.get_secret_value()
    shown = headers.get("authorization", "")
    if token and hmac.compare_digest(shown.encode(), f"Bearer {token}".encode()):
        return True
    return _is_this_machine(scope, headers)


def _is_this_machine(scope: Scope, headers: Headers) -> bool:
    # A proxy on this machine brings strangers: it names them in a header, or asks for the name that they typed.
    # That name also gives away another site's page whose address was pointed here.
    host = headers.get("host", "").rsplit(":", 1)[0] if "]" not in headers.get("host", "") else "::1"
    is_direct = not any(sign in headers for sign in SIGNS_OF_A_PROXY) and host in OWN_NAMES
    client = scope.get("client")
    return is_direct and client is not None and client[0] in LOOPBACK


def _no_such_page() -> Response:
    return PlainTextResponse("Not Found", status_code=404, headers=NOT_KEPT)


class ClosedMetrics:
    """Shows Streamlit's own metrics, which name caches and count sessions, only to those who may see ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_asked = scope["type"] == "http" and scope["path"].rstrip("/") == STREAMLIT_METRICS
        if is_asked and not may_watch(scope):
            await _no_such_page()(scope, receive, send)
            return
        await self.app(scope, receive, send)


ROUTES = [Route("/healthz", Checkup().answer), Route("/metrics", show_metrics)]
