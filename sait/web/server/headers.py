"""What every response carries, whoever made it: security headers, and no cookie but ours."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sait.settings import settings
from sait.web.server.cookies import PREFIX

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: with that, browsers send no Origin with a form, and foreign forms could not be told apart.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), bluetooth=(), "
        "hid=(), midi=(), idle-detection=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

HTTPS_ONLY = "Strict-Transport-Security"
_DAY_S = 24 * 3600


def headers_for(scope: Scope) -> dict[str, str]:
    """The headers of the answer to *scope*. Over HTTPS the browser is told to come by nothing else to this name."""
    is_secure = settings().served_securely or scope.get("scheme") == "https"
    return HEADERS | ({HTTPS_ONLY: f"max-age={settings().hsts_days * _DAY_S}"} if is_secure else {})


class ResponseHeaders:
    """ASGI middleware, in front of everything else.

    Streamlit's own cookie against forged uploads (``_streamlit_xsrf``) can be read by scripts. It guards uploads and a
    sign-in that SAIT has closed, and without it both stay refused, should the gate ever let them through.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [pair for pair in message.get("headers", []) if not _is_foreign_cookie(*pair)]
                headers = MutableHeaders(scope=message)
                for name, value in headers_for(scope).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _is_foreign_cookie(name: bytes, value: bytes) -> bool:
    return name.lower() == b"set-cookie" and not value.startswith(PREFIX.encode())
