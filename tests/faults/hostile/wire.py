"""A page without a browser: the websocket that Streamlit's pages speak over, and what it lets one say."""

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.patience import PATIENCE_S

LARGEST_B = 64 * 1024 * 1024


class Wire:
    """One connection, opened with these cookies."""

    def __init__(
        self, address: str, cookies: Mapping[str, str] | None = None, *, session: str = "", **options: Any
    ) -> None:
        held = "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())
        self.socket: ClientConnection = connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=["streamlit", "x", *([session] if session else [])],  # type: ignore[list-item]
            additional_headers={"Cookie": held} if held else {},
            max_size=LARGEST_B,
            open_timeout=PATIENCE_S,
            ping_interval=None,
            close_timeout=1,
            legacy=True,  # a connection that lives longer than one block
            **options,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.socket.close()

    def send(self, message: BackMsg) -> None:
        self.socket.send(message.SerializeToString())

    def receive(self) -> ForwardMsg:
        return ForwardMsg.FromString(self.socket.recv(PATIENCE_S))

    def run(self, **state: Any) -> list[ForwardMsg]:
        """Ask for a run, and read everything up to its end."""
        self.send(BackMsg(rerun_script=ClientState(**state)))
        return self.read_run()

    def read_run(self) -> list[ForwardMsg]:
        read: list[ForwardMsg] = []
        while not read or read[-1].WhichOneof("type") != "script_finished":
            read.append(self.receive())
        return read


def shown(messages: Iterable[ForwardMsg]) -> str:
    """Everything that a run sent, as text."""
    return "\n".join(str(message) for message in messages)


def session_of(messages: Iterable[ForwardMsg]) -> str:
    return next(m.new_session.initialize.session_id for m in messages if m.WhichOneof("type") == "new_session")
