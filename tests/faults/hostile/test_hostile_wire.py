"""A browser that is none, on the websocket: afterwards the others are served, and only what was acknowledged is saved."""

import random
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.exceptions import ConnectionClosed

from sait.web.server.gate import LARGEST_FRAME_B, MESSAGES_AT_ONCE
from tests.faults.hostile.site import Site, running_site
from tests.faults.hostile.wire import Wire, shown

KEPT = ("respondents", "responses", "comments", "closed_domains", "releases", "workshops")
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("hostile"), afresh=True) as running:
        yield running


def rows(site: Site) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(site.server.database) as conn:
        read = {table: conn.execute(f"SELECT * FROM {table}").fetchall() for table in KEPT}
    conn.close()
    return read


def radio_of(sent: list[ForwardMsg]) -> tuple[str, list[str]]:
    radio = next(m.delta.new_element.radio for m in sent if m.delta.new_element.HasField("radio"))
    return radio.id, list(radio.options)


def states(*changed: WidgetState) -> WidgetStates:
    return WidgetStates(widgets=changed)


@pytest.fixture
def unharmed(site: Site) -> Iterator[dict[str, str]]:
    """A member. Afterwards all is as it was, and a member who comes then is served and has one answer more saved."""
    member = site.join()
    before = rows(site)
    yield member
    assert rows(site) == before
    with site.wire(site.join()) as wire:
        radio, options = radio_of(wire.run(page_name="score"))
        chosen = states(WidgetState(id=radio, string_value=options[1]))
        assert "sait-saved" in shown(wire.run(page_name="score", widget_states=chosen))
    after = rows(site)
    assert len(after["responses"]) == len(before["responses"]) + 1
    # An error's place and kind may be logged; what was typed, and who did it, may not.
    for secret in (site.workshop.code, *site.facilitator.values(), "SENT-BY-NOBODY"):
        assert secret not in site.server.log.replace(site.server.first_time_link, "")


def told(wire: Wire) -> list[ForwardMsg]:
    """What the server says to the end of the run that it was asked for, or until it hangs up."""
    heard: list[ForwardMsg] = []
    with suppress(ConnectionClosed):
        while not heard or heard[-1].WhichOneof("type") != "script_finished":
            heard.append(wire.receive())
    return heard


def told_afterwards(wire: Wire) -> list[ForwardMsg]:
    """What it says to an honest run: messages are read in their order, so all that was sent before has been met."""
    with suppress(ConnectionClosed):
        wire.send(BackMsg(rerun_script=ClientState()))
    return told(wire)


def assert_no_secret(heard: list[ForwardMsg]) -> None:
    text = shown(heard)
    assert "Traceback" not in text
    assert "site-packages" not in text


RANDOM = random.Random(20131)
FRAMES: dict[str, Callable[[], bytes | str]] = {
    "random bytes": lambda: RANDOM.randbytes(5000),
    "nothing": lambda: b"",
    "half a message": lambda: BackMsg(rerun_script=ClientState(query_string="x" * 500)).SerializeToString()[:200],
    "a text frame": lambda: "SENT-BY-NOBODY",
    "a large text frame": lambda: "x" * MEGABYTE,
    "a frame over our limit": lambda: BackMsg(
        rerun_script=ClientState(query_string="x" * LARGEST_FRAME_B)
    ).SerializeToString(),
    "a frame of ten megabytes": lambda: BackMsg(
        rerun_script=ClientState(query_string="x" * 10 * MEGABYTE)
    ).SerializeToString(),
    "groups without end": lambda: b"\x0b" * 100_000,
    "an unknown kind": lambda: BackMsg(debug_shutdown_runtime=True).SerializeToString(),
    "the end of the server": lambda: BackMsg(debug_disconnect_websocket=True).SerializeToString(),
}


@pytest.mark.parametrize("kind", FRAMES)
@pytest.mark.parametrize("joined", [False, True], ids=["stranger", "member"])
def test_a_frame_that_is_no_message(site, unharmed, kind, joined):
    with site.wire(unharmed if joined else {}) as wire:
        wire.run()
        with suppress(ConnectionClosed):
            wire.socket.send(FRAMES[kind]())
        assert_no_secret(told_afterwards(wire))


STATES: dict[str, ClientState] = {
    "a page that is not": ClientState(page_name="../../etc/passwd"),
    "a hash that is not": ClientState(page_script_hash="f" * 32),
    "a hash that is no hash": ClientState(page_script_hash="\x00" * 1000),
    "a fragment that is not": ClientState(page_name="score", fragment_id="f" * 32),
    "a query that is no query": ClientState(page_name="score", query_string="%ff%fe=%00&at=%00&&&=;=" + "a=b&" * 5000),
    "an address that is no place": ClientState(page_name="score", query_string="at=own.NONE-99"),
    "an address with another's marks": ClientState(page_name="score", query_string="at='%3B+DROP+TABLE+responses--"),
    "widgets that are not": ClientState(
        page_name="score",
        widget_states=states(*(WidgetState(id=f"$$ID-{n}-x", string_value="SENT-BY-NOBODY") for n in range(2000))),
    ),
    "a widget without a name": ClientState(page_name="score", widget_states=states(WidgetState(int_value=1))),
}


PASSED_OVER = {"a fragment that is not"}
"""What is not even answered with the end of a run."""


@pytest.mark.parametrize("kind", STATES)
def test_a_run_that_no_page_asks_for(site, kind):
    member = site.join()
    before = rows(site)
    with site.wire(member) as wire:
        wire.run(page_name="score")
        wire.send(BackMsg(rerun_script=STATES[kind]))
        assert_no_secret(told_afterwards(wire) if kind in PASSED_OVER else told(wire))
        radio_of(wire.run(page_name="score"))
    assert rows(site) == before


WRONG: dict[str, WidgetState] = {
    "an option that is not offered": WidgetState(string_value="SENT-BY-NOBODY"),
    "a number": WidgetState(int_value=3),
    "a huge number": WidgetState(int_value=2**62),
    "a fraction": WidgetState(double_value=float("nan")),
    "a press": WidgetState(trigger_value=True),
    "truth": WidgetState(bool_value=True),
    "bytes": WidgetState(bytes_value=b"\xff\xfe"),
    "json": WidgetState(json_value='{"a": [1'),
    "a list": WidgetState(string_array_value={"data": ["a", "b"]}),
    "a long text": WidgetState(string_value="x" * 200_000),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_value_that_no_widget_has_saves_nothing(site, kind):
    member = site.join()
    before = rows(site)
    value = WidgetState()
    value.CopyFrom(WRONG[kind])
    with site.wire(member) as wire:
        sent = wire.run(page_name="score")
        value.id = radio_of(sent)[0]
        wire.send(BackMsg(rerun_script=ClientState(page_name="score", widget_states=states(value))))
        assert_no_secret(told(wire))
    assert rows(site) == before
    with site.wire(member) as again:
        radio_of(again.run(page_name="score"))


@contextmanager
def talking_without_pause(address: str) -> Iterator[None]:
    said = BackMsg(rerun_script=ClientState()).SerializeToString()
    wire, is_over = Wire(address, max_queue=None), Event()

    def talk() -> None:
        with suppress(ConnectionClosed, OSError):
            while not is_over.is_set():
                wire.socket.send(said)

    talker = Thread(target=talk)
    talker.start()
    try:
        yield
    finally:
        is_over.set()
        with suppress(OSError):
            wire.socket.socket.shutdown(socket.SHUT_RDWR)
        talker.join()


def test_one_page_that_talks_without_pause_leaves_the_server_to_the_others(site, unharmed):
    with talking_without_pause(site.server.address):
        for _ in range(3):
            with site.wire(unharmed) as quiet:
                radio_of(quiet.run(page_name="score"))


def test_a_page_that_never_reads_is_served_like_the_others_without_them_waiting(site, unharmed):
    with site.wire(unharmed) as deaf, site.wire(unharmed) as quiet:
        deaf.socket.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        for _ in range(3 * MESSAGES_AT_ONCE):
            deaf.send(BackMsg(rerun_script=ClientState(page_name="score")))
        for _ in range(5):
            radio_of(quiet.run(page_name="score"))


def test_many_pages_that_come_and_go_leave_nothing_behind(site, unharmed):
    for _ in range(200):
        site.wire().socket.close()
