"""What every response carries, and Streamlit's shell in the reader's language."""

import base64
import hashlib
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, JSONResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sait.web.server.assets import own_address
from sait.web.server.headers import HEADERS
from sait.web.server.shell import Shell
from tests.unit.services.people import open_room

HTML = {"Accept": "text/html,application/xhtml+xml"}


def test_security_headers_stand_on_every_response(browse, boards_database):
    workshop = open_room(boards_database)
    browser = browse()
    for path in (
        "/",
        "/join",
        f"/join/{workshop.code}",
        "/sign-in",
        "/nowhere",
        f"{own_address()}/shell.js",
        "/language/cy",
    ):
        headers = browser.get(path).headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, path


def test_every_html_page_allows_only_its_own_scripts_and_is_not_stored(browse):
    for path in ("/", "/join", "/sign-in"):
        response = browse().get(path, headers=HTML)
        policy = response.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self'" in policy
        assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
        assert "unsafe-eval" not in policy
        assert response.headers["cache-control"] == "no-store"


def test_a_script_in_the_page_is_allowed_by_its_hash(browse):
    response = browse().get("/", headers=HTML)
    inline = re.findall(r"<script>(.*?)</script>", response.text, re.DOTALL)
    policy = response.headers["content-security-policy"]
    for script in inline:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy
    assert len(inline) == policy.count("sha256-")


def test_the_shell_makes_no_phone_load_a_font(browse):
    page = browse().get("/", headers=HTML).text
    assert "<title>" in page
    assert 'as="font"' not in page
    assert "woff2" not in page


def test_what_runs_before_the_framework_stands_before_its_modules(browse):
    page = browse().get("/", headers=HTML).text
    assert page.index("window.__streamlit = ") < page.index('type="module"')


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_shell_says_its_language_and_its_length_is_right(browse, language):
    response = browse(language).get("/", headers=HTML)
    assert f'<html lang="{language}" ' in response.text
    assert response.text.count("<html") == 1
    assert "<title>Streamlit</title>" not in response.text
    assert "SAIT</title>" in response.text
    assert int(response.headers["content-length"]) == len(response.content)
    assert "etag" not in response.headers


def test_the_shell_has_a_skip_link_and_a_banner_in_the_readers_language(browse):
    english, welsh = (browse(language).get("/", headers=HTML).text for language in ("en", "cy"))
    for page in (english, welsh):
        assert page.count('class="sait-skip" href="#stMain"') == 1
        assert page.count('class="sait-offline" role="status"') == 1
    assert "Skip to the content" in english
    assert "Skip to the content" not in welsh
    assert "There is no connection at the moment." not in welsh


@pytest.mark.parametrize(
    ("accepts", "language"),
    [("cy-GB,cy;q=0.9,en;q=0.5", "cy"), ("fr, en", "en"), ("", "en"), (";;;,,=", "en"), ("CY", "cy")],
)
def test_who_has_not_chosen_gets_the_language_of_the_browser(browse, accepts, language):
    response = browse(None).get("/", headers=HTML | {"Accept-Language": accepts})
    assert f'<html lang="{language}" ' in response.text


@pytest.mark.parametrize(
    "cookie", ["sait_language=<script>", "sait_language=", 'a="; sait_language=fr', "=;=;[", "\xff"]
)
def test_a_broken_or_hostile_cookie_leaves_the_page_as_it_is_by_default(browse, cookie):
    response = browse(None).get("/", headers=HTML | {"Cookie": cookie.encode("latin-1")})
    assert response.status_code == 200
    assert '<html lang="en" ' in response.text
    assert "<script>alert" not in response.text


def test_a_shell_the_browser_has_already_is_still_sent_in_the_language_of_now(browse):
    asked = HTML | {"If-None-Match": "*", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT", "Range": "bytes=0-9"}
    response = browse("cy").get("/", headers=asked | {"Accept-Encoding": "gzip"})
    assert response.status_code == 200
    assert '<html lang="cy" ' in response.text
    assert response.text.rstrip().endswith("</html>")


def test_asking_for_the_head_alone_promises_the_length_of_the_page(browse):
    browser = browse()
    head, page = browser.head("/", headers=HTML), browser.get("/", headers=HTML)
    assert head.content == b""
    assert head.headers["content-length"] == page.headers["content-length"]


def _client(*routes: Route) -> TestClient:
    return TestClient(Starlette(routes=list(routes), middleware=[Middleware(Shell)]), base_url="http://testserver")


def test_a_page_that_comes_in_pieces_is_put_together(configured):
    shell = '<!doctype html><html lang="en"><head><title>Streamlit</title></head><body>x</body></html>'

    async def pieces(_request: object) -> StreamingResponse:
        return StreamingResponse(iter([shell[:20], shell[20:45], shell[45:]]), media_type="text/html")

    with _client(Route("/", pieces)) as client:
        response = client.get("/", headers={"Cookie": "sait_language=cy"})
    assert response.text.startswith('<!doctype html><html lang="cy" style="font-size: 100%"><head><script>')
    assert int(response.headers["content-length"]) == len(response.content)


def test_what_is_no_html_passes_untouched(configured):
    body = {"html": '<html lang="en"><title>Streamlit</title>'}

    async def data(_request: object) -> JSONResponse:
        return JSONResponse(body, headers={"ETag": "x", "Cache-Control": "max-age=60"})

    with _client(Route("/", data)) as client:
        response = client.get("/")
    assert response.json() == body
    assert (response.headers["etag"], response.headers["cache-control"]) == ("x", "max-age=60")


def test_another_html_page_keeps_its_own_words(configured):
    async def page(_request: object) -> HTMLResponse:
        return HTMLResponse('<html lang="en"><head><title>Mine</title></head><body>é</body></html>')

    with _client(Route("/", page)) as client:
        response = client.get("/", headers={"Cookie": "sait_language=cy"})
    assert response.text == '<html lang="en"><head><title>Mine</title></head><body>é</body></html>'
    assert int(response.headers["content-length"]) == len(response.content)
