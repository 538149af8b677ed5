"""Phones that outlive the server: killed in the middle, started again, and gone on with."""

import asyncio
import random
import time
from contextlib import suppress

from websockets.exceptions import InvalidHandshake, InvalidMessage, WebSocketException

from tests.load.figures import Figure, median
from tests.load.phone import Phone
from tests.load.room import Room
from tests.load.scoring import leave, seat
from tests.load.wire import ScriptError, Wire

BROKEN = (OSError, WebSocketException, InvalidHandshake, InvalidMessage, ScriptError, EOFError, TimeoutError)


class LastingPhone:
    """A phone whose owner goes on tapping whatever happens, and whose browser reconnects by itself."""

    def __init__(self, phone: Phone, room: Room, luck: random.Random) -> None:
        self.phone = phone
        self.reconnects = 0
        self._room = room
        self._luck = luck
        self._is_wanted = True

    async def go_on_tapping(self) -> None:
        """Choose and go on until ``rest`` is called; reconnect whenever the connection breaks."""
        while self._is_wanted:
            try:
                await self.phone.choose()
                await asyncio.sleep(self._luck.random() * 0.4)
                await self.phone.go_on()
            except BROKEN:
                await self._reconnect()

    def rest(self) -> None:
        """Stop after the next tap."""
        self._is_wanted = False

    async def _reconnect(self) -> None:
        """As a browser does: the same page and widgets, and sometimes a tap before anything was drawn again."""
        old = self.phone.wire
        while self._is_wanted:
            with suppress(*BROKEN):
                await self.phone.wire.close()
            try:
                self.phone.wire = await Wire.again(self._room.address, old, self.phone.who)
                if self._luck.random() < 0.5 and self.phone.question:
                    await self.phone.choose()  # its part of the page is not known to this server yet
                else:
                    await self.phone.wire.ask()
                    await self.phone.wire.settle()
            except BROKEN:
                await asyncio.sleep(0.1)
            else:
                self.reconnects += 1
                return


async def kill_again_and_again(room: Room, *, phones: int, kills: int) -> tuple[list[LastingPhone], list[float]]:
    """Kill the server *kills* times under scoring phones; the phones, and the seconds until it served again."""
    luck = random.Random("kills")
    lasting = [LastingPhone(phone, room, random.Random(place)) for place, phone in enumerate(await seat(room, phones))]
    tapping = [asyncio.create_task(phone.go_on_tapping()) for phone in lasting]
    took = []
    for _ in range(kills):
        await asyncio.sleep(0.5 + luck.random())
        killed = time.perf_counter()
        await asyncio.to_thread(room.server.kill)
        await asyncio.to_thread(room.server.start)
        took.append(time.perf_counter() - killed)
        before = {phone: phone.reconnects for phone in lasting}
        while any(phone.reconnects == before[phone] for phone in lasting):
            await asyncio.sleep(0.1)
    await asyncio.sleep(1)
    for phone in lasting:
        phone.rest()
    await asyncio.gather(*tapping)
    await leave([one.phone for one in lasting])
    return lasting, took


async def time_to_serve_again(room: Room) -> list[Figure]:
    """Five kills under 50 phones."""
    lasting, took = await kill_again_and_again(room, phones=50, kills=5)
    phones = [one.phone for one in lasting]
    return [
        Figure("kill -9 under 50 scoring phones: until it serves again", median(took), "s"),
        Figure("the same: differences to the database", room.differences(phones), "", 0, 0),
    ]
