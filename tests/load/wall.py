"""The wall of boards: how fast a release reaches it, how fast it is drawn, and what *Live* costs while nothing happens."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable

import aiohttp
from playwright.async_api import Page, ViewportSize, async_playwright

from sait.storage.engine.database import Database
from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.load import scoring
from tests.load.boards import others_of_the_round, two_hundred
from tests.load.browser import is_there
from tests.load.figures import Figure, median, percentile
from tests.load.live import PATIENCE_S, LiveScreen
from tests.load.people import Identity, create_account
from tests.load.resources import fill
from tests.load.room import Room, served_room
from tests.load.wire import Wire

SCREENS, PHONES, ANSWERED = 5, 200, 30
EVERY_BOARD = "view=side-by-side&boards=all"
TRIES = 5
IDLE_S = 20.0
SIZE: ViewportSize = {"width": 1280, "height": 720}


class Wall:
    """One open wall with its timer. *changes* are the moments at which a card was drawn that was not there before."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.changes: list[float] = []
        self._seen = {body for body in wire.screen.html if "sait-card" in body}
        self._tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._tick())]

    @classmethod
    async def open(cls, room: Room, who: Identity) -> "Wall":
        """Open the page and let it draw."""
        wire = await Wire.open(room.address, "compare", EVERY_BOARD, who)
        await wire.settle()
        return cls(wire)

    async def _read(self) -> None:
        while True:
            message = await self.wire.next()
            body = message.delta.new_element.html.body if message.WhichOneof("type") == "delta" else ""
            if "sait-card" in body and body not in self._seen:
                self._seen.add(body)
                self.changes.append(time.perf_counter())

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(min(self.wire.screen.timers.values(), default=0.5))
            for fragment in tuple(self.wire.screen.timers):
                await self.wire.ask(fragment=fragment, is_timer=True)

    async def first_after(self, moment: float) -> float:
        """Seconds from *moment* to the next new card."""
        while True:
            later = [drawn for drawn in self.changes if drawn > moment]
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


async def _account(room: Room) -> Identity:
    async with aiohttp.ClientSession() as http:
        return await create_account(http, room.address, room.server.first_time_link)


def _eighteen(database: Database, room: Room) -> None:
    fill(database, room, ANSWERED)
    others_of_the_round(database, room)


async def measure_release(_: float) -> list[Figure]:
    """Every domain of one board is closed in turn while phones score; 18 boards stand on each wall."""
    with served_room(prepare=_eighteen) as room:
        phones = await scoring.seat(room, PHONES)
        who = await _account(room)
        live = await LiveScreen.open(room, who)
        walls = [await Wall.open(room, who) for _ in range(SCREENS)]
        going_on = asyncio.create_task(scoring.score(room, phones, 45))
        waits: list[float] = []
        for domain in room.instrument.domains:
            await asyncio.sleep(2)
            pressed = await live.close_domain(domain.id)
            waits += await asyncio.gather(*(wall.first_after(pressed) for wall in walls))
        scored = await going_on
        await live.leave()
        for wall in walls:
            await wall.leave()
        await scoring.leave(phones)
    measure = f"release to the wall of 18 boards on {SCREENS} screens while {PHONES} phones score"
    return [
        Figure(
            f"{measure}, p95", percentile(waits, 0.95), "s", 2, 1, f"{len(waits)} cards, median {median(waits):.2f} s"
        ),
        Figure("the same: phones that failed meanwhile", len(scored.errors), "", 0, 0),
    ]


async def measure_first_views(_: float) -> list[Figure]:
    """*Live* and the wall of 18 boards in a real browser that has been here, and what a tick of *Live* costs."""

    with served_room(prepare=_eighteen) as room:
        who = await _account(room)
        figures = [await _idle_tick(room, who)]
        if is_there():
            live = f"/live?workshop={room.workshop_id}"
            figures.append(
                await _drawn(room, who, "Live", live, ".st-key-side, [data-testid=stPlotlyChart], .sait-next")
            )
            figures.append(
                await _drawn(room, who, "the wall of 18 boards", f"/compare?{EVERY_BOARD}", ".sait-card img")
            )
    return figures


async def _idle_tick(room: Room, who: Identity) -> Figure:
    """Processor time of the server for a tick with nothing new, less what it takes with no page open."""
    before = room.cpu_s()
    await asyncio.sleep(IDLE_S / 2)
    quiet = (room.cpu_s() - before) / (IDLE_S / 2)
    wire = await Wire.open(room.address, "live", f"workshop={room.workshop_id}", who)
    await wire.settle()
    before, ticks, began = room.cpu_s(), 0, time.perf_counter()
    while time.perf_counter() < began + IDLE_S:
        await asyncio.sleep(min(wire.screen.timers.values(), default=0.5))
        for fragment in tuple(wire.screen.timers):
            await wire.ask(fragment=fragment, is_timer=True)
            await wire.settle()
            ticks += 1
    spent = room.cpu_s() - before - quiet * (time.perf_counter() - began)
    await wire.close()
    note = f"{ticks} ticks of one page, every timer of it counted"
    return Figure("server time of a tick of Live with nothing new", max(0.0, 1000 * spent / ticks), "ms", 10, 3, note)


async def measure_many_boards(_: float) -> list[Figure]:
    """200 boards in four rounds: one round first, then all."""
    if not is_there():
        return [Figure("wall of 200 boards", 0, "", note="not measured: there is no Chromium here")]
    with served_room(prepare=two_hundred) as room:
        who = await _account(room)
        heat = ".sait-table.heat tbody tr:nth-child(200)"
        return [
            await _drawn(room, who, "wall of 200 boards, as it opens", "/compare", heat),
            await _drawn(
                room, who, "wall of 200 boards, all four rounds", "/compare?round=all", ".heat tr:nth-child(800)"
            ),
        ]


async def _drawn(room: Room, who: Identity, name: str, path: str, shown: str) -> Figure:
    """From the address to the first view, the first time on this server and then again; the median is what counts."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        context = await browser.new_context(viewport=SIZE)
        await context.add_cookies([{"name": key, "value": value, "url": room.address} for key, value in who.cookies])
        page = await context.new_page()
        await page.goto(f"{room.address}/system")
        await page.get_by_role("heading", level=1).first.wait_for()
        waits = [await _timed(page, lambda: page.goto(f"{room.address}{path}"), shown) for _ in range(TRIES)]
        await browser.close()
    note = (
        f"median of {TRIES}, the first {waits[0]:.2f} s, the slowest {max(waits):.2f} s; Chromium shares the two cores"
    )
    return Figure(
        f"{name}: first view drawn in a real Chromium", median(waits), "s", 3, 1.5 if "200" not in name else 1, note
    )


async def _timed(page: Page, go: Callable[[], Awaitable[object]], shown: str) -> float:
    began = time.perf_counter()
    await go()
    await page.wait_for_function("shown => document.querySelector(shown)", arg=shown, timeout=60_000)
    return time.perf_counter() - began
