"""The files that a page offers, and what their addresses give to whom."""

import re
from collections.abc import Mapping
from html import unescape

from httpx import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from sait.web.routes import ROUTES

LINK = re.compile(r'<div class="sait-file"><a class="[^"]*" href="([^"]+)"[^>]*>([^<]+)</a>')


def files_on(app: AppTest) -> dict[str, list[str]]:
    """The addresses of the files that the page offers, by the words on their links."""
    found: dict[str, list[str]] = {}
    for html in app.get("html"):
        for href, label in LINK.findall(html.proto.body):
            found.setdefault(unescape(label), []).append(unescape(href))
    return found


def fetch(address: str, held: Mapping[str, str]) -> Response:
    """What the address answers to a browser that holds these cookies."""
    with TestClient(Starlette(routes=ROUTES), cookies=dict(held), follow_redirects=False) as browser:
        return browser.get(address)


def file_from(app: AppTest, label: str, held: Mapping[str, str], *, place: int = 0) -> Response:
    """The file behind the link with this label, as the reader of the page gets it."""
    response = fetch(files_on(app)[label][place], held)
    assert response.status_code == 200, response.text
    return response
