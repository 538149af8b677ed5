"""What every HTML page gets: a strict policy; and Streamlit's own shell the reader's language."""

import base64
import hashlib
import re
from collections.abc import Iterable
from html import escape

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sait.house_style import variables
from sait.i18n import Translator, translator
from sait.web.pages.page import TEXT_SIZES, language_of, text_size
from sait.web.server.assets import OWN_FILES, own_address

SHELL_LANGUAGE = b'<html lang="en">'
SHELL_TITLE = b"<title>Streamlit</title>"
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
FONT_AHEAD = re.compile(rb'<link\s+rel="preload"[^>]*\bas="font"[^>]*>')
"""Streamlit's own face (170 kB), which no page is set in: each uses the device's, as the plain pages do."""

# In the page itself, so that it runs before Streamlit's modules, whatever the browser has already.
NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
MEMBERS = frozenset({"/score", "/take-part"})
"""Pages that have a plain one in their place."""
BOOT = b"<script>" + (OWN_FILES / "boot.js").read_bytes() + b"</script>"
SCRIPTS = ("shell.js", "awake.js", "words.js", "files.js", "pictures.js", "agree.js")
HEAD = "".join([*(f'<script src="{own_address()}/{name}" defer></script>' for name in SCRIPTS), "</head>"]).encode()
# At the end of the body: of two rules that weigh the same, the later wins, and Streamlit adds its own to the head.
STYLE = f'<style>{variables()}</style><link rel="stylesheet" href="{own_address()}/pages.css">'

POLICY = (
    "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; "
    "script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'"
)

# A compressed or unchanged shell could not be rewritten, and the same file is another page in another language.
NOT_PASSED_ON = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
NOT_SENT_ON = ("etag", "last-modified", "accept-ranges")


class Shell:
    """Rewrites the shell that Streamlit serves as English (WCAG 3.1.1), and adds the policy to every page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(_asking_for_all(scope), receive, _Rewriter(scope, send))


def _asking_for_all(scope: Scope) -> Scope:
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return scope
    headers = [(name, value) for name, value in scope["headers"] if name not in NOT_PASSED_ON]
    # The length that HEAD promises is that of the rewritten page, so the page is made for it too.
    method = "GET" if scope["method"] == "HEAD" else scope["method"]
    return {**scope, "headers": headers, "method": method}


class _Rewriter:
    """Holds back an HTML page until it is whole, and passes everything else on as it comes."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if _is_plain_html(headers):
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)
            return
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        request = Request(self._scope)
        is_members = request.url.path in MEMBERS
        body = _dressed(self._body, language_of(request), TEXT_SIZES[text_size(request)], is_members=is_members)
        headers = MutableHeaders(scope=start)
        for name in NOT_SENT_ON:
            if name in headers:
                del headers[name]
        headers["Content-Length"] = str(len(body))
        headers["Cache-Control"] = "no-store"
        headers["Content-Security-Policy"] = policy(INLINE_SCRIPT.findall(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": b"" if self._scope["method"] == "HEAD" else body})


def _is_plain_html(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers


def policy(scripts: Iterable[bytes] = ()) -> str:
    """Scripts from our own files, and the few that stand in the page itself, each by its hash."""
    hashes = (base64.b64encode(hashlib.sha256(script).digest()).decode() for script in scripts)
    return POLICY.format(scripts="".join(f" 'sha256-{digest}'" for digest in hashes))


def _dressed(page: bytes, language: str, size: int, *, is_members: bool) -> bytes:
    """Streamlit's shell with language, text size (per cent), title, skip link, banner and style; any other page as it is.

    *is_members*: plain pages can take its place, and it says so where it has no script or no connection.
    """
    if SHELL_TITLE not in page:
        return page
    t = translator(language)
    title = escape(t("Self-assessment for safeguarding boards"))
    offline = escape(
        t(
            "There is no connection at the moment. What is saved is safe. This page continues automatically when the"
            " connection is back."
        )
    )
    skip = f'<a class="sait-skip" href="#stMain">{escape(t("Skip to the content"))}</a>'
    # The attribute keeps the banner readable where Streamlit makes the rest of the page inert.
    plain = f' <a href="/room">{escape(t("Use the plain pages"))}</a>' if is_members else ""
    banner = f'<p class="sait-offline" role="status" data-react-aria-top-layer="true">{offline}{plain}</p>'
    needs = f"<noscript><p>{escape(t('This page needs JavaScript.'))}{plain}</p></noscript>"
    leftover = _leftover(t)
    return (
        NO_SCRIPT.sub(lambda _: needs.encode(), FONT_AHEAD.sub(b"", page))
        .replace(SHELL_LANGUAGE, f'<html lang="{language}" style="font-size: {size}%">'.encode(), 1)
        .replace(SHELL_TITLE, f"<title>{title} – SAIT</title>".encode(), 1)
        .replace(b"<head>", b"<head>" + BOOT, 1)
        .replace(b"</head>", HEAD, 1)
        .replace(b"<body>", f"<body>{skip}".encode(), 1)
        .replace(b"</body>", f"{banner}{leftover}{STYLE}</body>".encode(), 1)
    )


def _leftover(t: Translator) -> str:
    """Where ``words.js`` lists what somebody has typed, whose field is not on the screen, and which is not saved."""
    back, drop = escape(t("Go back there"), quote=True), escape(t("Discard it"), quote=True)
    return (
        f'<aside class="sait-leftover" role="status" data-react-aria-top-layer="true" hidden data-back="{back}"'
        f' data-drop="{drop}"><p>{escape(t("This text of yours is not saved:"))}</p><ul></ul></aside>'
    )
