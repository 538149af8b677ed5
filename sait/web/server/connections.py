"""Counts the pages that are open, by what their browser showed when it connected; who it is, is not kept."""

import asyncio
from contextlib import nullcontext
from http.cookies import CookieError, SimpleCookie

from prometheus_client import Gauge
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from sait.errors import SaitError
from sait.metrics import metrics
from sait.services.accounts.signing_in import signed_in
from sait.services.members.joining import find_member
from sait.web.pages.page import database
from sait.web.server import cookies

STREAM = "/_stcore/stream"
"""Where Streamlit's pages connect."""


class Connections:
    """Counts an open page as a member's or a facilitator's for as long as it is connected."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or scope["path"] != STREAM:
            await self.app(scope, receive, send)
            return
        gauge = await asyncio.to_thread(_gauge, Headers(scope=scope).get("cookie", ""))
        with gauge.track_inprogress() if gauge else nullcontext():
            await self.app(scope, receive, send)


def _gauge(held: str) -> Gauge | None:
    """Where a page that shows these cookies is counted; None for nobody's. A facilitator who also joined counts once."""
    try:
        shown = {name: morsel.value for name, morsel in SimpleCookie(held).items()}
        if signed_in(database(), shown.get(cookies.SIGN_IN)):
            return metrics().screens
        workshop_id = shown.get(cookies.PLACE, "")
        token = shown.get(cookies.member_cookie(workshop_id))
        return metrics().phones if find_member(database(), workshop_id=workshop_id, token=token) else None
    except (CookieError, SaitError):
        return None  # a page that cannot be counted is served all the same
