"""A page's first run on a connection is always a whole one, so that no tap is dropped with a lost session.

Streamlit drops a message for a part of a page (a fragment) that its session has not drawn: after a restart the browser
reconnects and its first tap names a part that nobody knows. Here such a message becomes one for the whole page. It
carries the same widgets, so that the page saves what was tapped (docs/decisions/0007).
"""

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from sait.web.server.connections import STREAM


class WholeRunFirst:
    """ASGI middleware for Streamlit's websocket; everything else passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or scope["path"] != STREAM:
            await self.app(scope, receive, send)
            return
        connection = _Connection(receive, send)
        await self.app(scope, connection.receive, connection.send)


class _Connection:
    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._is_drawn = False

    async def receive(self) -> Message:
        message = await self._receive()
        if not self._is_drawn and message["type"] == "websocket.receive" and message.get("bytes"):
            message["bytes"] = _for_the_whole_page(message["bytes"])
        return message

    async def send(self, message: Message) -> None:
        if not self._is_drawn and message["type"] == "websocket.send" and message.get("bytes"):
            self._is_drawn = _ends_a_run(message["bytes"])
        await self._send(message)


def _for_the_whole_page(received: bytes) -> bytes:
    message = BackMsg()
    try:
        message.ParseFromString(received)
    except DecodeError:
        return received  # Streamlit refuses it in its own way
    if not message.rerun_script.fragment_id:
        return received
    message.rerun_script.ClearField("fragment_id")
    message.rerun_script.ClearField("is_auto_rerun")
    return bytes(message.SerializeToString())


def _ends_a_run(sent: bytes) -> bool:
    message = ForwardMsg()
    message.ParseFromString(sent)
    return message.WhichOneof("type") == "script_finished"
