"""The projector beside the live page that steers it, in a real browser, while the room scores."""

import time

from playwright.async_api import Page, async_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.people import LAPTOP, PASSWORD
from tests.load.figures import Figure, median, percentile
from tests.load.room import Room

TURNS = 20
HAND_MS = 700
SCREENS = (("Join code", ".sait-projector-code"), ("How many have answered", ".sait-projector-counts"))
"""What the live page calls a screen, and what stands on the projector then. A projector that follows the day begins with
the last of them, since phones score.
"""


async def follow(room: Room, phones: int) -> list[Figure]:
    """From the press on the live page to the other screen on the projector, again and again."""
    async with async_playwright() as playwright:
        # A browser each: of two tabs in one, the hidden one's clock is slowed down.
        ahead, behind = [
            await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            for _ in ("laptop", "projector")
        ]
        signed_in = await ahead.new_context(viewport=LAPTOP, locale="en")
        control = await signed_in.new_page()
        await _sign_in(control, room)
        await control.goto(f"{room.address}/live?workshop={room.workshop_id}")
        await control.get_by_role("button", name="Change", exact=True).click()
        held = await signed_in.storage_state()
        projector = await (await behind.new_context(viewport=LAPTOP, storage_state=held)).new_page()
        await projector.goto(f"{room.address}/projector?workshop={room.workshop_id}")
        await projector.locator(SCREENS[1][1]).wait_for()
        waits = [await _turn(control, projector, number) for number in range(TURNS)]
        await ahead.close()
        await behind.close()
    measure = f"control page to projector, while {phones} phones score"
    note = f"{TURNS} turns, the slowest {max(waits):.2f} s; Chromium shares the two cores"
    return [
        Figure(f"{measure}: p50", median(waits), "s", 1.0, 0.6, note),
        Figure("the same, p95", percentile(waits, 0.95), "s", 1.0, 0.8),
    ]


async def _sign_in(page: Page, room: Room) -> None:
    await page.goto(room.server.first_time_link)
    await page.get_by_label("User name").fill("facilitator")
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_label("The same password again").fill(PASSWORD)
    await page.get_by_role("button", name="Create the account").click()
    await page.get_by_role("heading", name="Workshops", level=1).wait_for()


async def _turn(control: Page, projector: Page, number: int) -> float:
    name, shown = SCREENS[number % len(SCREENS)]
    choice = control.get_by_role("radiogroup", name="It shows").get_by_text(name, exact=True).first
    await choice.wait_for()
    # As long as a hand takes, and at any moment between two questions of the projector.
    await control.wait_for_timeout(HAND_MS + number * 83 % 500)
    began = time.perf_counter()
    await choice.click()
    # A locator looks every half second at last, this at every frame.
    await projector.wait_for_function("shown => document.querySelector(shown)", arg=shown)
    return time.perf_counter() - began
