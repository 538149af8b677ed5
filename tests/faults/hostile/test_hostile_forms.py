"""Requests that no browser sends: afterwards the server still serves a member, and nothing was saved."""

import http.client
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from sait.services.workshops.progress import read_progress
from sait.web.pages.page import LARGEST_FORM_B
from tests.faults.hostile.site import Site, running_site
from tests.patience import PATIENCE_S

FORM = "application/x-www-form-urlencoded"
POSTS = ["/join", "/join/{code}", "/resume", "/slip", "/erase/code", "/sign-in", "/sign-out", "/first-time/x"]
GETS = ["/", "/join", "/join/{code}", "/resume", "/sign-in", "/continue", "/slip", "/score", "/_stcore/health"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("forms")) as running:
        yield running


def joined(site: Site) -> int:
    return read_progress(site.database, site.workshop.id).joined


@pytest.fixture(autouse=True)
def unharmed(site: Site) -> Iterator[None]:
    """Nobody has joined by what was sent; somebody who comes then does. The log holds no fault and no secret."""
    before, log = joined(site), len(site.server.log)
    yield
    assert joined(site) == before
    assert post(site, f"/join/{site.workshop.code}")[0] == 200
    assert joined(site) == before + 1
    said = site.server.log[log:]
    for word in ("Traceback", "Exception", site.workshop.code, *site.facilitator.values()):
        assert word not in said


def post(site: Site, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    sent = {"Origin": site.server.address, "Host": f"localhost:{site.server.port}", "Content_Type": FORM} | headers
    return site.ask("POST", path, body=body, **sent)


def assert_refused(answer: tuple[int, str]) -> None:
    status, text = answer
    assert 400 <= status < 500
    assert "Traceback" not in text
    assert "site-packages" not in text


BODIES = {
    "not utf-8": (b"code=\xff\xfe&slip=\xff", FORM),
    "not utf-8, quoted": (b"code=%ff%fe&username=%c3%28", FORM),
    "nul": (b"code=%00&slip=%00&username=%00&password=%00", FORM),
    "line ends": (b"code=%0d%0aSet-Cookie:%20a=b&slip=%0d%0a&username=%0d%0a&password=%0d%0a", FORM),
    "fields again and again": (b"code=A&" * 19 + b"code=B", FORM),
    "many fields": (b"&".join(b"f%d=1" % number for number in range(1500)), FORM),
    "too much": (b"code=" + b"A" * (LARGEST_FORM_B + 1), FORM),
    "far too much": (b"code=" + b"A" * 2_000_000, FORM),
    "many parts": (
        b'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nA\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
    "json": (b'{"code": ["A"]}', "application/json"),
    "a type that is none": (b"code=A", "\xff/\xfe"),
}


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("path", [path for path in POSTS if path not in {"/join/{code}", "/sign-out"}])
def test_a_form_that_is_none(site, path, kind):
    body, content_type = BODIES[kind]
    try:
        assert_refused(post(site, path, body, Content_Type=content_type))
    except (BrokenPipeError, ConnectionResetError):
        assert len(body) > LARGEST_FORM_B  # refused before all of it had come


COOKIES = {
    "100 kB": "a=" + "x" * 100_000,
    "60 kB": "a=" + "x" * 60_000,
    "3,000 of them": "; ".join(f"c{number}={number}" for number in range(3000)),
    "ours, broken": 'sait_session="; sait_at=\\"; sait_m_=; sait_language=<script>; sait_text=%00',
    "bytes": "sait_session=\xff\xfe; sait_at=\xc3(; \x80=\x80",
    "no names": "=;=;;;=a;[",
    "another's workshop": "sait_at=' OR 1=1 --; sait_m_' OR 1=1 --=x",
    "numbers": "sait_at=\\400\\777; sait_session=\\000",
}


@pytest.mark.parametrize("kind", COOKIES)
@pytest.mark.parametrize("path", GETS)
def test_a_cookie_that_is_none(site, path, kind):
    try:
        status, text = site.ask("GET", path.format(code=site.workshop.code), Cookie=COOKIES[kind])
    except (ConnectionError, http.client.HTTPException):
        assert len(COOKIES[kind]) > 20_000  # the connection is ended before the request is one
        return
    assert status < 500
    assert "Traceback" not in text
    assert "<script>alert" not in text


PATHS = [
    "/join/%00",
    "/join/%ff%fe",
    "/join/%0d%0aSet-Cookie:%20a=b",
    "/join/" + "A" * 8000,
    "/join/%F0%9F%98%80",
    "/join/..%2f..%2f",
    "/first-time/%00",
    "/first-time/" + "x" * 8000,
    "/language/%00?next=%00",
    "/language/cy?next=%0d%0aSet-Cookie:%20a=b",
    "/language/cy?next=/%ff%fe",
    "/text-size/large?next=" + "/x" * 4000,
    "/resume?code=%ff%fe%00",
    "/resume?code=" + "&code=" * 2000,
    "/score?at=%00&at=%ff",
    "/sign-in?next=%ff//evil.example",
    "/_stcore/health?%00",
    "/assets/%00",
    "/assets/%ff",
    "/media/%00",
    "/media/" + "../" * 500,
    "/file/%00",
    "/file/deck/" + "../" * 500,
    "/file/deck/%ff?language=%ff&local=%00",
    "/file/audit?" + "x=1&" * 2000,
]


@pytest.mark.parametrize("path", PATHS)
def test_an_address_that_is_none(site, path):
    status, text = site.ask("GET", path)
    assert status < 500
    assert "Traceback" not in text


def raw(site: Site, *pieces: bytes) -> socket.socket:
    opened = socket.create_connection(("127.0.0.1", site.server.port), timeout=PATIENCE_S)
    for piece in pieces:
        opened.sendall(piece)
    return opened


def head(site: Site, *lines: str) -> bytes:
    first = ("POST /join HTTP/1.1", f"Host: localhost:{site.server.port}", f"Origin: {site.server.address}")
    return "\r\n".join([*first, f"Content-Type: {FORM}", *lines, "", ""]).encode()


def test_a_body_without_end_is_refused_as_soon_as_it_is_too_large(site):
    with raw(site, head(site, "Transfer-Encoding: chunked")) as endless:
        for _ in range(11):
            endless.sendall(b"3e8\r\n" + b"A" * 1000 + b"\r\n")
        assert b" 413 " in endless.recv(100)


@pytest.mark.parametrize(
    "lines",
    [
        ["Transfer-Encoding: chunked", "Content-Length: 5"],
        ["Content-Length: 5", "Content-Length: 6"],
        ["Content-Length: -1"],
        ["Content-Length: 99999999999999999999"],
        ["Transfer-Encoding: nonsense"],
        ["X" * 70_000 + ": a"],
        ["a: b\x00c"],
    ],
    ids=["two lengths", "other lengths", "less than none", "more than there is", "nonsense", "a long name", "nul"],
)
def test_a_head_that_contradicts_itself_joins_nobody(site, lines):
    with raw(site, head(site, *lines), b"code=A") as odd:
        odd.settimeout(2)
        try:
            answer = odd.recv(2000)
        except (TimeoutError, ConnectionResetError):
            return  # it waits for the rest, or has hung up
    assert not answer or b" 4" in answer[:13]
    assert b"Traceback" not in answer


def test_many_forms_that_come_slowly_keep_nobody_waiting(site):
    with ExitStack() as held:
        slow = [held.enter_context(raw(site, head(site, "Content-Length: 500"), b"code=")) for _ in range(300)]
        for one in slow:
            one.sendall(b"A")
        assert site.ask("GET", "/join")[0] == 200
        with site.wire() as wire:
            assert wire.run()


def test_a_stranger_cannot_choose_the_address_that_is_counted(site):
    """Only a proxy that is trusted is believed; from elsewhere the header changes nothing."""

    def guess(source: str, number: int) -> int:
        connection = http.client.HTTPConnection(
            "127.0.0.1", site.server.port, timeout=PATIENCE_S, source_address=(source, 0)
        )
        connection.request("GET", f"/join/ZZZZ{number}", headers={"X-Forwarded-For": f"203.0.113.{number}"})
        status = connection.getresponse().status
        connection.close()
        return status

    answers = [guess("127.0.0.2", number) for number in range(61)]
    assert answers == [404] * 60 + [429]
    # The proxy on this machine is believed: to it each of these is somebody else.
    assert {guess("127.0.0.1", number) for number in range(61)} == {404}


def test_what_a_log_says_of_a_limit_names_nobody(site):
    for number in range(60):
        site.ask("GET", f"/join/YYYY{number}", X_Forwarded_For="198.51.100.77")
    assert "guesses limited count=60 network=198.51.100.0/24 secret=join-code" in site.server.log
    assert "198.51.100.77" not in site.server.log
    assert "YYYY" not in site.server.log


def test_the_database_is_sound_after_all_of_this(site):
    with sqlite3.connect(site.server.database) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    conn.close()
