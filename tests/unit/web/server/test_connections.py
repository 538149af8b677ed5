"""Open pages are counted by what their browser holds, for as long as they are open."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from sait.metrics import metrics
from sait.services.accounts.signing_in import create_first_account, new_setup_link, sign_out
from sait.services.members import joining
from sait.storage.engine.database import Database
from sait.web.server import cookies
from sait.web.server.connections import STREAM, Connections
from tests.unit.services.people import open_room


async def _stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.receive_text()
    await socket.close()


@pytest.fixture
def open_page(configured: None) -> Iterator[TestClient]:
    metrics.cache_clear()
    app = Starlette(
        routes=[WebSocketRoute(STREAM, _stream), WebSocketRoute("/other", _stream)],
        middleware=[Middleware(Connections)],
    )
    with TestClient(app) as browser:
        yield browser
    metrics.cache_clear()


def counted() -> tuple[float, float]:
    return metrics().value("sait_phones_connected"), metrics().value("sait_screens_connected")


def counted_while_open(browser: TestClient, *, path: str = STREAM, cookie: str = "") -> tuple[float, float]:
    with browser.websocket_connect(path, headers={"Cookie": cookie}) as socket:
        found = counted()
        socket.send_text("done")
    return found


def member_cookies(database: Database) -> str:
    entry = joining.join(database, open_room(database).code)
    return f"{cookies.PLACE}={entry.workshop_id}; {cookies.member_cookie(entry.workshop_id)}={entry.token}"


def sign_in(database: Database) -> str:
    link = new_setup_link(database)
    assert link
    return create_first_account(database, token=link, username="someone", password="a long enough password", hours=1)


def test_a_members_page_counts_while_it_is_open(open_page, boards_database):
    held = member_cookies(boards_database)
    assert counted_while_open(open_page, cookie=held) == (1, 0)
    assert counted() == (0, 0)
    with open_page.websocket_connect(STREAM, headers={"Cookie": held}) as first:
        assert counted_while_open(open_page, cookie=held) == (2, 0)
        first.send_text("done")


def test_a_facilitators_page_counts_apart_also_when_they_joined_to_try(open_page, boards_database):
    token = sign_in(boards_database)
    assert counted_while_open(open_page, cookie=f"{cookies.SIGN_IN}={token}") == (0, 1)
    held = f"{member_cookies(boards_database)}; {cookies.SIGN_IN}={token}"
    assert counted_while_open(open_page, cookie=held) == (0, 1)
    sign_out(boards_database, token)
    assert counted_while_open(open_page, cookie=f"{cookies.SIGN_IN}={token}") == (0, 0)


@pytest.mark.parametrize(
    "cookie", ["", "sait_at=w; sait_m_w=made-up", "sait_session=made-up", "sait_at", "a=\x01;;; =", "x" * 5_000]
)
def test_nobody_is_served_and_not_counted(open_page, boards_database, cookie):
    assert counted_while_open(open_page, cookie=cookie) == (0, 0)


def test_other_connections_are_left_alone(open_page, boards_database):
    assert counted_while_open(open_page, path="/other", cookie=member_cookies(boards_database)) == (0, 0)
