"""Closes what Streamlit offers to every browser and SAIT does not use (docs/operations.md)."""

import asyncio
from time import monotonic

from google.protobuf.message import DecodeError
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from sait.web.pages.page import is_own_origin

CLOSED = (
    "/_stcore/agent",  # drives the app without a browser; off, but it says so at length
    "/media",  # the address of a file there is a hash of its content, and so tells who guesses right; ours are at /file
    "/_stcore/upload_file",  # whoever opens a page could fill the memory, one megabyte at a time
    "/_stcore/bidi-components",
    "/component",
    "/auth",  # Streamlit's own sign-in; SAIT's is at /sign-in
    "/oauth2callback",
)
USED = {"rerun_script", "stop_script", "app_heartbeat"}
"""What pages say to the server. Not used: emptying everybody's caches, asking for the names of files in the checkout."""

LARGEST_FRAME_B = 256 * 1024
"""Ten times what the screen with most fields sends. Streamlit keeps what it was sent for as long as the page is open."""

TOO_BIG = 1009
"""What WebSocket calls a message that is too large."""

FOREIGN = 1008
"""What WebSocket calls a connection that breaks the rules."""

MESSAGES_AT_ONCE = 40
A_SECOND = 20
"""How many messages a second are accepted from one page. A page with a timer sends two, somebody who taps quickly five."""


class Gate:
    """Lets through what SAIT's pages use."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not _is_own(scope):
            await send({"type": "websocket.close", "code": FOREIGN})
        elif scope["type"] == "websocket":
            await self.app(scope, _Listener(receive, send), send)
        elif scope["type"] == "http" and _is_closed(scope["path"]):
            await PlainTextResponse("Not Found", status_code=404, headers={"Cache-Control": "no-store"})(
                scope, receive, send
            )
        else:
            await self.app(scope, receive, send)


def _is_own(scope: Scope) -> bool:
    """Whether a page of ours asks; what is no browser names no origin. Streamlit would take any page of this machine's,
    and for one from elsewhere ask the internet for its own address, while everybody waits.
    """
    connection = HTTPConnection(scope)
    origin = connection.headers.get("origin")
    return origin is None or is_own_origin(connection, origin)


def _is_closed(path: str) -> bool:
    return any(path == closed or path.startswith(f"{closed}/") for closed in CLOSED)


class _Listener:
    """Hands on what a page says, and passes over what no page of ours says."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._pace = _Pace()

    async def __call__(self) -> Message:
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            await self._pace.keep()
            frame: bytes = message.get("bytes") or b""
            if len(frame) > LARGEST_FRAME_B:
                await self._send({"type": "websocket.close", "code": TOO_BIG})
                return {"type": "websocket.disconnect", "code": TOO_BIG}
            if _is_ours(frame):
                return message


def _is_ours(frame: bytes) -> bool:
    """Whether a page of ours says such a thing. Streamlit itself ends a connection that sends what cannot be read."""
    try:
        return BackMsg.FromString(frame).WhichOneof("type") in USED
    except DecodeError:
        return True


class _Pace:
    """Makes a page that says too much wait: otherwise one page alone keeps the server from hearing the others."""

    def __init__(self) -> None:
        self._left = float(MESSAGES_AT_ONCE)
        self._at = monotonic()

    async def keep(self) -> None:
        """Take one message; wait for its turn where the last came faster than they may."""
        moment = monotonic()
        self._left = min(MESSAGES_AT_ONCE, self._left + (moment - self._at) * A_SECOND) - 1
        self._at = moment
        if self._left < 0:
            await asyncio.sleep(-self._left / A_SECOND)
