"""What the gate lets through, and how fast."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from sait.settings import settings
from sait.web.server import gate
from sait.web.server.gate import A_SECOND, CLOSED, FOREIGN, LARGEST_FRAME_B, MESSAGES_AT_ONCE, TOO_BIG, Gate

STREAM = "/_stcore/stream"
RUN = BackMsg(rerun_script=ClientState(page_name="score")).SerializeToString()


async def _echo(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            await socket.send_bytes(await socket.receive_bytes())
    except WebSocketDisconnect:
        return


async def _found(_request: object) -> PlainTextResponse:
    return PlainTextResponse("found")


@pytest.fixture
def client(configured: None) -> TestClient:
    routes = [WebSocketRoute(STREAM, _echo), Route("/{path:path}", _found, methods=["GET", "PUT"])]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Gate)]))


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the gate asked to wait each time, while its clock stands still."""
    asked: list[float] = []
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        asked.append(seconds)
        await sleep(0)

    monkeypatch.setattr(gate, "monotonic", lambda: 100.0)
    monkeypatch.setattr(gate.asyncio, "sleep", note)
    return asked


def test_a_page_that_says_too_much_waits_longer_and_longer(client, waits):
    with client.websocket_connect(STREAM) as page:
        for number in range(MESSAGES_AT_ONCE + 3):
            assert len(waits) == max(0, number - MESSAGES_AT_ONCE)
            page.send_bytes(RUN)
            assert page.receive_bytes() == RUN
    assert waits[:3] == [1 / A_SECOND, 2 / A_SECOND, 3 / A_SECOND]


@pytest.mark.parametrize(
    "passed_over",
    [BackMsg(clear_cache=True), BackMsg(load_git_info=True), BackMsg(set_run_on_save=True), BackMsg()],
)
def test_what_no_page_says_is_passed_over(client, passed_over):
    with client.websocket_connect(STREAM) as page:
        page.send_bytes(passed_over.SerializeToString())
        page.send_text("text")
        page.send_bytes(RUN)
        assert page.receive_bytes() == RUN


def test_a_large_frame_ends_the_connection(client):
    fits = BackMsg(rerun_script=ClientState(query_string="x" * (LARGEST_FRAME_B - 100))).SerializeToString()
    with client.websocket_connect(STREAM) as page:
        page.send_bytes(fits)
        assert page.receive_bytes() == fits
        page.send_bytes(b"x" * (LARGEST_FRAME_B + 1))
        with pytest.raises(WebSocketDisconnect) as ended:
            page.receive_bytes()
    assert ended.value.code == TOO_BIG


@pytest.mark.parametrize("path", [*CLOSED, *(f"{path}/x" for path in CLOSED)])
def test_what_is_closed_is_not_found(client, path):
    assert client.get(path).status_code == client.put(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/authority", "/componentry", "/_stcore/health", "/static/js/x.js", "/score", "/file/audit"]
)
def test_what_looks_like_it_stays_open(client, path):
    assert client.get(path).text == "found"


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://127.0.0.1:1234", "http://localhost:9999", "http://testserver:81", "null", ""],
)
def test_a_page_of_another_site_or_program_gets_no_connection(client: TestClient, origin: str) -> None:
    with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect(STREAM, headers={"Origin": origin}):
        pass
    assert refused.value.code == FOREIGN


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://testserver"}, {"Origin": "https://sait.example.org"}])
def test_a_page_of_ours_is_heard_also_behind_a_proxy(
    client: TestClient, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAIT_PUBLIC_URL", "https://sait.example.org")
    settings.cache_clear()
    with client.websocket_connect(STREAM, headers=headers) as page:
        page.send_bytes(RUN)
        assert page.receive_bytes() == RUN
