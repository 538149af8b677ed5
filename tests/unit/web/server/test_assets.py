"""What every browser loads once is served compressed, from memory, and kept for good."""

import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sait.web.server.assets import OWN_FILES, Assets, own_address, shelf
from sait.web.server.headers import HEADERS, ResponseHeaders

SCRIPT = b"let answer = 42;\n" * 200
FONT = b"\x00\x01wOF2" * 200
TINY = b"let a = 1;"


@pytest.fixture
def browser(tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "page.D55wl0P7.js").write_bytes(SCRIPT)
    (tmp_path / "font.nEdyypZU.woff2").write_bytes(FONT)
    (tmp_path / "tiny.js").write_bytes(TINY)
    shelf.cache_clear()
    shelf().fill(tmp_path, under="/static")
    behind = Route("/{path:path}", lambda _: PlainTextResponse("behind"), methods=["GET", "POST"])
    yield TestClient(Starlette(routes=[behind], middleware=[Middleware(ResponseHeaders), Middleware(Assets)]))
    shelf.cache_clear()


def _raw(browser, path, accepts, method="GET", **headers):
    with browser.stream(method, path, headers={"Accept-Encoding": accepts} | headers) as response:
        return response, b"".join(response.iter_raw())


@pytest.mark.parametrize(
    ("accepts", "encoding", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("GZIP;q=0.8", "gzip", gzip.decompress),
    ],
)
def test_a_browser_gets_the_smallest_form_it_can_read(browser, accepts, encoding, unpack):
    response, body = _raw(browser, "/static/js/page.D55wl0P7.js", accepts)

    assert response.headers["content-encoding"] == encoding
    assert unpack(body) == SCRIPT
    assert len(body) < len(SCRIPT) / 10
    assert int(response.headers["content-length"]) == len(body)
    assert response.headers["content-type"].partition(";")[0] in {"text/javascript", "application/javascript"}


def test_it_is_kept_for_good_and_carries_the_security_headers(browser):
    response, _ = _raw(browser, "/static/js/page.D55wl0P7.js", "br")

    assert "immutable" in response.headers["cache-control"]
    assert response.headers["vary"] == "Accept-Encoding"
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize(("path", "content"), [("/static/font.nEdyypZU.woff2", FONT), ("/static/tiny.js", TINY)])
def test_what_compressing_would_not_help_is_sent_as_it_is(browser, path, content):
    response, body = _raw(browser, path, "br, gzip")

    assert "content-encoding" not in response.headers
    assert body == content


@pytest.mark.parametrize(
    ("path", "accepts", "method", "headers"),
    [
        ("/static/js/page.D55wl0P7.js", "identity", "GET", {}),
        ("/static/js/page.D55wl0P7.js", "br", "GET", {"Range": "bytes=0-9"}),
        ("/static/js/page.D55wl0P7.js", "br", "POST", {}),
        ("/static/js/other.js", "br", "GET", {}),
        ("/static/../secret", "br", "GET", {}),
    ],
)
def test_everything_else_is_answered_behind(browser, path, accepts, method, headers):
    _, body = _raw(browser, path, accepts, method, **headers)

    assert body == b"behind"


def test_head_says_how_long_and_sends_nothing(browser):
    response, body = _raw(browser, "/static/js/page.D55wl0P7.js", "br", "HEAD")

    assert response.status_code == 200
    assert int(response.headers["content-length"]) > 0
    assert body == b""


def test_our_own_files_move_when_they_change(tmp_path, monkeypatch):
    before = own_address()
    for file in OWN_FILES.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr("sait.web.server.assets.OWN_FILES", tmp_path)
    own_address.cache_clear()
    same = own_address()
    (tmp_path / "pages.css").write_bytes(b"/* other */")
    own_address.cache_clear()
    other = own_address()
    monkeypatch.undo()
    own_address.cache_clear()

    assert before == same != other
