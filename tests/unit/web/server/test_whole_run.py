"""The first run on a connection is whole, whatever part of a page the browser asked for."""

import pytest
from starlette.testclient import TestClient
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from sait.web.server.connections import STREAM
from sait.web.server.whole_run import WholeRunFirst


async def _application(scope, receive, send):
    """Tells by its answer what reached it: as bytes the message itself, and on the text ``end`` the end of a run."""
    assert (await receive())["type"] == "websocket.connect"
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] != "websocket.disconnect":
        answer = ForwardMsg()
        if message.get("text") == "end":
            answer.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
        else:
            answer.parent_message.message = message["bytes"].hex()
        await send({"type": "websocket.send", "bytes": answer.SerializeToString()})


@pytest.fixture
def browser():
    return TestClient(WholeRunFirst(_application))


def _tap() -> BackMsg:
    message = BackMsg()
    message.rerun_script.fragment_id = "card"
    message.rerun_script.is_auto_rerun = True
    message.rerun_script.query_string = "at=own.GOV-03"
    message.rerun_script.widget_states.widgets.add(id="radio", string_value="2")
    return message


def _reached(socket, sent: bytes) -> bytes:
    socket.send_bytes(sent)
    answer = ForwardMsg()
    answer.ParseFromString(socket.receive_bytes())
    return bytes.fromhex(answer.parent_message.message)


def _read(received: bytes) -> BackMsg:
    message = BackMsg()
    message.ParseFromString(received)
    return message


def test_a_tap_for_a_part_that_was_never_drawn_here_runs_the_page_with_the_same_widgets(browser):
    with browser.websocket_connect(STREAM) as socket:
        arrived = _read(_reached(socket, _tap().SerializeToString())).rerun_script

    assert not arrived.fragment_id
    assert not arrived.is_auto_rerun
    assert arrived.query_string == "at=own.GOV-03"
    assert [(widget.id, widget.string_value) for widget in arrived.widget_states.widgets] == [("radio", "2")]


def test_once_a_run_has_ended_parts_run_by_themselves(browser):
    sent = _tap().SerializeToString()
    with browser.websocket_connect(STREAM) as socket:
        _reached(socket, sent)
        socket.send_text("end")
        socket.receive_bytes()

        assert _reached(socket, sent) == sent


def test_every_connection_begins_anew(browser):
    for _ in range(2):
        with browser.websocket_connect(STREAM) as socket:
            assert not _read(_reached(socket, _tap().SerializeToString())).rerun_script.fragment_id
            socket.send_text("end")
            socket.receive_bytes()


@pytest.mark.parametrize("received", [b"\xff\xff\xff\xff", b"\x00", BackMsg().SerializeToString() + b"\x08\x01"])
def test_what_is_no_tap_passes_as_it_came(browser, received):
    with browser.websocket_connect(STREAM) as socket:
        assert _reached(socket, received) == received


def test_other_sockets_are_not_looked_into(browser):
    sent = _tap().SerializeToString()
    with browser.websocket_connect("/elsewhere") as socket:
        assert _reached(socket, sent) == sent
