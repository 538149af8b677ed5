"""A network between a browser and the server that can fail: it passes, holds everything back, or breaks."""

import selectors
import socket
import threading
from contextlib import suppress
from enum import Enum, auto

from tests.patience import PATIENCE_S, wait_until

CHUNK_B = 65536
TURN_S = 0.05


class Weather(Enum):
    """What the network does now. HOLDS is the cut that nobody is told of: what is sent arrives later. BREAKS ends every connection."""

    PASSES = auto()
    HOLDS = auto()
    BREAKS = auto()


class Network:
    """A relay on a port of its own in front of ``localhost:port``."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setblocking(False)
        self.port = int(self._listener.getsockname()[1])
        self._weather = self._felt = Weather.PASSES
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._is_open = True
        self._thread = threading.Thread(target=self._relay, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def weather(self) -> Weather:
        return self._weather

    @weather.setter
    def weather(self, wanted: Weather) -> None:
        """Returns when it is so: what is sent from then on meets the new weather."""
        self._weather = wanted
        wait_until(lambda: self._felt is wanted, f"the network to feel {wanted.name}")

    def close(self) -> None:
        """Take the network away."""
        self._is_open = False
        self._thread.join()

    def _relay(self) -> None:
        self._selector.register(self._listener, selectors.EVENT_READ)
        while self._is_open:
            weather = self._weather
            if weather is Weather.BREAKS:
                self._break()
            self._felt = weather
            if weather is not Weather.PASSES:
                threading.Event().wait(TURN_S)
                continue
            for key, _ in self._selector.select(TURN_S):
                if key.fileobj is self._listener:
                    self._connect()
                else:
                    self._pass_on(key.fileobj)  # type: ignore[arg-type]  # only sockets are registered
        self._break()
        self._listener.close()
        self._selector.close()

    def _connect(self) -> None:
        near, _ = self._listener.accept()
        try:
            far = socket.create_connection(("127.0.0.1", self._target), timeout=PATIENCE_S)
        except OSError:
            near.close()
            return
        for one, other in ((near, far), (far, near)):
            self._pairs[one] = other
            self._selector.register(one, selectors.EVENT_READ)

    def _pass_on(self, source: socket.socket) -> None:
        if source not in self._pairs:
            return
        try:
            received = source.recv(CHUNK_B)
            if received:
                self._pairs[source].sendall(received)
        except OSError:
            received = b""
        if not received:
            self._end(source)

    def _end(self, one: socket.socket) -> None:
        other = self._pairs.pop(one)
        del self._pairs[other]
        for side in (one, other):
            with suppress(KeyError, ValueError):
                self._selector.unregister(side)
            side.close()

    def _break(self) -> None:
        for one in list(self._pairs):
            if one in self._pairs:
                self._end(one)
        with suppress(OSError):
            while True:  # who knocks now is turned away
                self._listener.accept()[0].close()
