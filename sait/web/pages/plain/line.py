"""Whether a browser can hold a live connection: asked once, when a member has joined."""

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from sait.web.pages.plain.seats import ROOM


async def line(socket: WebSocket) -> None:
    """Take the connection, say so, and close it. Nothing is read, kept or counted."""
    await socket.accept()
    await socket.send_text("here")
    await socket.close()


ROUTES = [WebSocketRoute(f"{ROOM}/line", line)]
