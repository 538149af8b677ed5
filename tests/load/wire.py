"""Streamlit's websocket as a browser speaks it: what is sent for a tap, and what the screen then holds."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from tests.load.people import Identity

RERUN = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
FAILED = ForwardMsg.ScriptFinishedStatus.FINISHED_WITH_COMPILE_ERROR
LARGEST_FRAME_B = 64 * 1024 * 1024


class ScriptError(Exception):
    """The page told its reader that something went wrong, or did not finish."""


@dataclass(slots=True)
class Screen:
    """What is on the screen after the messages so far: widgets by the key in their id, and the plain HTML."""

    page: str = ""
    query: str = ""
    radios: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)
    values: dict[str, WidgetState] = field(default_factory=dict)
    timers: dict[str, float] = field(default_factory=dict)
    charts: int = 0
    alerts: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)

    def take(self, message: ForwardMsg) -> None:
        """Change the screen as the browser would."""
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._draw(message)
        elif kind == "new_session" and not message.metadata.run.fragment_ids:
            self.page = message.new_session.page_script_hash
            for shown in (self.radios, self.cards, self.buttons, self.timers, self.alerts, self.html):
                shown.clear()
            self.charts = 0
        elif kind == "script_finished":
            on_screen = {widget_id for widget_id, _ in self.radios.values()}
            self.values = {widget_id: value for widget_id, value in self.values.items() if widget_id in on_screen}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "auto_rerun":
            self.timers[message.auto_rerun.fragment_id] = message.auto_rerun.interval

    def _draw(self, message: ForwardMsg) -> None:
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "html":
            self.html.append(element.html.body)
        elif kind == "radio":
            radio = element.radio
            self.radios[_key(radio.id)] = (radio.id, list(radio.options))
            self.cards[radio.id] = message.delta.fragment_id
            if radio.HasField("default"):
                # What was tapped stays; a browser takes the default for a widget that it has not shown so far.
                default = WidgetState(id=radio.id, string_value=radio.options[radio.default])
                self.values.setdefault(radio.id, default)
        elif kind == "button":
            self.buttons[_key(element.button.id)] = element.button.id
        elif kind == "plotly_chart":
            self.charts += 1
        elif kind == "alert":
            self.alerts.append(element.alert.body)


def _key(widget_id: str) -> str:
    """The key a widget was made with: the end of its id, ``$$ID-<hash>-<key>``."""
    return widget_id.split("-", 2)[2]


async def _connected(address: str, who: Identity) -> ClientConnection:
    return await connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=["streamlit", "x"],  # type: ignore[list-item]  # plain strings are what is meant
        additional_headers={"Cookie": who.cookie_header, "Accept-Language": who.language},
        origin=address,  # type: ignore[arg-type]
        max_size=LARGEST_FRAME_B,
        compression=None,
        open_timeout=60,
        ping_interval=None,
    )


class Wire:
    """One open page. Messages are read when asked for: between two calls the browser would only draw."""

    def __init__(self, connection: ClientConnection, query: str) -> None:
        self._connection = connection
        self.screen = Screen(query=query)

    @classmethod
    async def open(cls, address: str, page: str, query: str, who: Identity) -> "Wire":
        """Connect as a browser does and ask for *page*; read it with ``settle`` or ``until_html``."""
        connection = await _connected(address, who)
        wire = cls(connection, query)
        await wire._send(BackMsg(), page_name=page)
        return wire

    @classmethod
    async def again(cls, address: str, before: "Wire", who: Identity) -> "Wire":
        """Reconnect a page that is open: it shows what it showed, and has asked for nothing yet."""
        wire = cls(await _connected(address, who), before.screen.query)
        wire.screen = before.screen
        return wire

    async def ask(
        self, *, press: str = "", choose: Mapping[str, str] | None = None, fragment: str = "", is_timer: bool = False
    ) -> None:
        """Send what a tap sends: every widget's value, and which was pressed. *fragment* runs that part of the page alone."""
        message = BackMsg()
        for widget_id, option in (choose or {}).items():
            self.screen.values[widget_id] = WidgetState(id=widget_id, string_value=option)
            fragment = self.screen.cards[widget_id]
        states = message.rerun_script.widget_states.widgets
        states.extend(self.screen.values.values())
        if press:
            states.add(id=self.screen.buttons[press], trigger_value=True)
        await self._send(message, fragment=fragment, is_timer=is_timer)

    async def _send(self, message: BackMsg, *, page_name: str = "", fragment: str = "", is_timer: bool = False) -> None:
        state = message.rerun_script
        state.query_string = self.screen.query
        state.page_script_hash = self.screen.page
        state.page_name = page_name
        state.fragment_id = fragment
        state.is_auto_rerun = is_timer
        state.context_info.url = "http://localhost/score"
        await self._connection.send(message.SerializeToString())

    async def next(self) -> ForwardMsg:
        """The next message; the screen has taken it."""
        message = ForwardMsg()
        received = await self._connection.recv()
        assert isinstance(received, bytes)
        message.ParseFromString(received)
        self.screen.take(message)
        if message.WhichOneof("type") == "script_finished" and message.script_finished == FAILED:
            raise ScriptError("the script did not compile")
        return message

    async def until(self, is_wanted: Callable[[Element], bool]) -> float:
        """Read until the server has drawn what *is_wanted*, then until it is done; the moment it was drawn, in seconds."""
        drawn = 0.0
        while True:
            message = await self.next()
            if not drawn and message.WhichOneof("type") == "delta" and is_wanted(message.delta.new_element):
                drawn = time.perf_counter()
            if _is_last(message):
                if not drawn:
                    raise ScriptError(f"What was waited for was not drawn; the page said {self.screen.alerts}")
                return drawn

    async def until_html(self, wanted: str) -> float:
        """Read until the server has drawn *wanted*."""
        return await self.until(lambda element: wanted in element.html.body)

    async def until_radio(self) -> float:
        """Read until there is something to choose."""
        return await self.until(lambda element: element.WhichOneof("type") == "radio")

    async def settle(self) -> None:
        """Read until the page is drawn whole."""
        while not _is_last(await self.next()):
            pass

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        await self._connection.close()


def _is_last(message: ForwardMsg) -> bool:
    return message.WhichOneof("type") == "script_finished" and message.script_finished != RERUN
