"""The facilitator's screens: each asks twice a second, as its browser would, and draws when something was released."""

import asyncio
import contextlib
import time

import aiohttp

from tests.load.figures import Figure, median, percentile
from tests.load.people import Identity, create_account
from tests.load.room import Room
from tests.load.wire import Wire

PATIENCE_S = 30.0
FIRST_RADAR = 2
"""A radar has three axes at least; before it there is another picture."""


class LiveScreen:
    """One open Live page with its timer. *radars* are the moments at which a radar with other axes was drawn."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.radars: list[float] = []
        self._seen: set[str] = set()
        self._tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._tick())]

    @classmethod
    async def open(cls, room: Room, who: Identity) -> "LiveScreen":
        """Open the page and let it draw."""
        wire = await Wire.open(room.address, "live", f"workshop={room.workshop_id}", who)
        await wire.settle()
        return cls(wire)

    async def _read(self) -> None:
        while True:
            message = await self.wire.next()
            element = message.delta.new_element
            if message.WhichOneof("type") == "delta" and element.WhichOneof("type") == "plotly_chart":
                chart = element.plotly_chart.spec
                if "scatterpolar" in chart and chart not in self._seen:
                    self._seen.add(chart)
                    self.radars.append(time.perf_counter())

    async def _tick(self) -> None:
        while True:
            interval = min(self.wire.screen.timers.values(), default=0.5)
            await asyncio.sleep(interval)
            for fragment in tuple(self.wire.screen.timers):
                await self.wire.ask(fragment=fragment, is_timer=True)

    async def close_domain(self, domain_id: str) -> float:
        """Press Close as soon as it can be pressed; the moment of that."""
        button = f"close-{domain_id}"
        while button not in self.wire.screen.buttons:  # the page is being drawn
            await asyncio.sleep(0.01)
        pressed = time.perf_counter()
        await self.wire.ask(press=button)
        return pressed

    async def first_after(self, moment: float) -> float:
        """Seconds from *moment* to the next radar."""
        while True:
            later = [drawn for drawn in self.radars if drawn > moment]
            if later:
                return later[0] - moment
            if time.perf_counter() > moment + PATIENCE_S:
                return PATIENCE_S
            await asyncio.sleep(0.005)

    async def leave(self) -> None:
        """Close the page."""
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self.wire.close()


async def open_screens(room: Room, count: int) -> list[LiveScreen]:
    """*count* screens of one facilitator."""
    async with aiohttp.ClientSession() as http:
        who = await create_account(http, room.address, room.server.first_time_link)
    return [await LiveScreen.open(room, who) for _ in range(count)]


async def release_all(room: Room, screens: list[LiveScreen], phones: int) -> list[Figure]:
    """Close every domain in turn while the phones score; how long each screen waits for its radar."""
    waits: list[float] = []
    for place, domain in enumerate(room.instrument.domains):
        await asyncio.sleep(2)
        pressed = await screens[0].close_domain(domain.id)
        if place >= FIRST_RADAR:
            waits += await asyncio.gather(*(screen.first_after(pressed) for screen in screens))
    who = f"release to radar on {len(screens)} open screens while {phones} phones score"
    note = f"{len(waits)} radars, median {median(waits):.2f} s; half a second of it may be the time to the next tick"
    return [Figure(f"{who}, p95", percentile(waits, 0.95), "s", 2, 1, note)]
