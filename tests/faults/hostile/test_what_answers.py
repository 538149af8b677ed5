"""Every address that answers, ours and the framework's, with what it tells a stranger. One that is new fails until it is here."""

import json
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from sait.settings import ROOT
from sait.web.server.headers import HEADERS
from tests.faults.hostile.site import Site, running_site
from tests.unit.web.pages.test_who_may_ask import RULE

CLOSED, PAGE, STREAM = "closed", "the frame of a page, which asks who is there", "a connection for pages of ours alone"

FRAMEWORK = {
    "GET /_stcore/health": "ok",
    "OPTIONS /_stcore/health": "",
    "GET /_stcore/host-config": (
        '{"allowedOrigins":[],"useExternalAuthToken":false,"enableCustomParentMessages":false,'
        '"enforceDownloadInNewTab":false,"metricsUrl":"","blockErrorDialogs":false,"resourceCrossOriginMode":null}'
    ),
    "GET /_stcore/metrics": CLOSED,
    "OPTIONS /_stcore/metrics": CLOSED,
    "GET /media/{file_id:path}": CLOSED,
    "OPTIONS /media/{file_id:path}": CLOSED,
    "PUT /_stcore/upload_file/{session_id}/{file_id}": CLOSED,
    "DELETE /_stcore/upload_file/{session_id}/{file_id}": CLOSED,
    "OPTIONS /_stcore/upload_file/{session_id}/{file_id}": CLOSED,
    "GET /component/{path:path}": CLOSED,
    "OPTIONS /component/{path:path}": CLOSED,
    "GET /_stcore/bidi-components/{path:path}": CLOSED,
    "OPTIONS /_stcore/bidi-components/{path:path}": CLOSED,
    "GET /auth/login": CLOSED,
    "GET /auth/logout": CLOSED,
    "GET /oauth2callback": CLOSED,
    **{
        f"{method} /_stcore/agent/{name}": CLOSED
        for method in ("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT")
        for name in ("interact", "openapi.json", "mcp")
    },
    "GET /{path:path}": PAGE,
    "CONNECT /_stcore/stream": STREAM,
}
"""What a stranger on another machine is told: these words and no others, or what the constant says."""

OWN = {*RULE, "CONNECT /preflight/{code}/line", "CONNECT /room/line", "GET /assets/{path:path}"}
"""Ours, with whom each is for: ``tests/unit/web/pages/test_who_may_ask.py``."""

LISTED = """
import json
from starlette.routing import Mount, WebSocketRoute
from app import app
from sait.web.server.assets import own_address

found = []
for route in app._build_starlette_app().routes:
    if isinstance(route, Mount):
        found.append(f"GET {route.path.replace(own_address(), '/assets')}/{{path:path}}")
    elif isinstance(route, WebSocketRoute):
        found.append(f"CONNECT {route.path}")
    else:
        found += [f"{method} {route.path}" for method in route.methods if method != "HEAD"]
print(json.dumps(found))
"""


def test_every_address_that_answers_is_listed() -> None:
    """In a process of its own: the application holds the one runtime that a process may have."""
    done = subprocess.run([sys.executable, "-c", LISTED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout.splitlines()[-1])) == OWN | set(FRAMEWORK)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("answers")) as running:
        yield running


def ask(site: Site, method: str, path: str) -> httpx.Response:
    """As somebody elsewhere, who has no cookie: the server takes whoever names a proxy for a stranger."""
    sent = {"X-Forwarded-For": "192.0.2.7", "Accept": "text/html"}
    return httpx.request(method, f"{site.server.address}{path}", headers=sent, timeout=30)


def filled(path: str, site: Site) -> str:
    for name, value in {"file_id:path": "a.csv", "path:path": "nowhere", "code": site.workshop.code}.items():
        path = path.replace(f"{{{name}}}", value)
    return path.replace("{", "").replace("}", "")


@pytest.mark.parametrize("name", [one for one in FRAMEWORK if not one.startswith("CONNECT")])
def test_the_framework_tells_a_stranger_what_is_listed(site: Site, name: str) -> None:
    method, path = name.split(" ")
    answer = ask(site, method, filled(path, site))
    told = FRAMEWORK[name]
    if told == CLOSED:
        assert (answer.status_code, answer.text) == (404, "Not Found")
    elif told == PAGE:
        assert "SAIT</title>" in answer.text
    else:
        assert (answer.status_code, answer.text) in {(200, told), (204, told)}


@pytest.mark.parametrize("name", sorted(one for one in {*OWN, *FRAMEWORK} if not one.startswith("CONNECT")))
def test_every_answer_has_the_headers_and_sets_no_cookie_that_a_script_can_read(site: Site, name: str) -> None:
    method, path = name.split(" ")
    answer = ask(site, method, filled(path, site))
    assert {header: answer.headers.get(header) for header in HEADERS} == HEADERS
    for held in answer.headers.get_list("set-cookie"):
        assert held.startswith("sait_")
        assert "httponly" in held.lower()
        assert "samesite=lax" in held.lower()
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "access-control-allow-origin" not in answer.headers


def test_another_site_may_read_nothing(site: Site) -> None:
    for path in ("/_stcore/health", "/_stcore/host-config", "/join", "/healthz"):
        answer = httpx.get(f"{site.server.address}{path}", headers={"Origin": "https://share.streamlit.io"}, timeout=30)
        assert "access-control-allow-origin" not in answer.headers
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_stranger_learns_from_the_health_page_only_that_it_is_well(site: Site) -> None:
    answer = ask(site, "GET", "/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert {"version", "disk"} <= set(httpx.get(f"{site.server.address}/healthz", timeout=30).json())
