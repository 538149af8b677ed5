"""One real browser among the phones: what it loads, and when its owner can read the first question."""

import os
import time

from playwright.async_api import Browser, async_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.people import PHONE
from tests.load.figures import Figure, median
from tests.load.joining import Loading
from tests.load.room import Room

TRIES = 5
OWN = ("/static/", "/assets/", "/favicon", "/score", "/join", "/_stcore/host-config", "/_stcore/health")


def is_there() -> bool:
    """Whether this machine has a browser to drive."""
    return os.path.exists(CHROMIUM)  # noqa: PTH110 - the path comes as text from the environment


async def watch_loading(room: Room) -> Loading:
    """Everything that a browser which was never here asks for, from the scan to the first question."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        asked: list[str] = []
        await _come_in(browser, room, asked)
        await browser.close()
    fetched = [path for path in asked if path.startswith(OWN) and "/score/" not in path]
    return Loading(tuple(fetched))


async def join_cold(room: Room, phones: int) -> list[Figure]:
    """From the scan to the first question in a browser with nothing in its cache, while *phones* score."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        waits = [await _come_in(browser, room, []) for _ in range(TRIES)]
        await browser.close()
    who = f"one cold Chromium joining while {phones} phones score: first item readable"
    note = f"median of {TRIES}, the slowest {max(waits):.2f} s; the browser shares the two cores"
    return [Figure(who, median(waits), "s", 6, 3, note)]


async def _come_in(browser: Browser, room: Room, asked: list[str]) -> float:
    context = await browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="cy")
    page = await context.new_page()
    page.on("requestfinished", lambda request: asked.append(request.url.removeprefix(room.address)))
    began = time.perf_counter()
    await page.goto(f"{room.address}/language/cy?next=/join/{room.code}")
    await page.locator("main form button").click()
    await page.locator("main a.button").click()
    await page.get_by_role("radiogroup").first.wait_for(timeout=60_000)
    took = time.perf_counter() - began
    if not asked:
        await context.close()
        return took
    await page.wait_for_load_state("networkidle")
    await context.close()
    return took
