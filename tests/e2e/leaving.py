"""Ten and more ways of leaving a page in the middle of a sentence, with real presses of a mouse or a finger."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Error, Locator, Page, expect

from tests.e2e.people import settle
from tests.e2e.server import Server

Way = Callable[[Page, Server, int], None]
"""Leaves *page*. Where something is pressed, it is held down for so many milliseconds."""


def rows(server: Server, query: str, *values: object) -> list[tuple[object, ...]]:
    with sqlite3.connect(server.database) as conn:
        return conn.execute(query, values).fetchall()


def press(page: Page, button: Locator, held_ms: int, *, by_touch: bool = False) -> None:
    """Down and, so much later, up again, at one place, whatever becomes of the button meanwhile."""
    button.hover()  # where it has come to rest, and nothing lies over it
    if by_touch:
        box = button.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        wire = page.context.new_cdp_session(page)
        wire.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        page.wait_for_timeout(held_ms)
        wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        return
    page.mouse.down()
    page.wait_for_timeout(held_ms)
    page.mouse.up()


def pressed(selector: str, *, by_touch: bool = False) -> Way:
    def leave(page: Page, server: Server, held_ms: int) -> None:
        before = page.url
        press(page, page.locator(selector), held_ms, by_touch=by_touch)
        page.wait_for_url(lambda url: url != before)

    return leave


def link_pressed(selector: str) -> Way:
    def leave(page: Page, server: Server, held_ms: int) -> None:
        with page.expect_event("load"):
            press(page, page.locator(selector), held_ms)

    return leave


def browser_back(page: Page, server: Server, held_ms: int) -> None:
    page.go_back()


def reload(page: Page, server: Server, held_ms: int) -> None:
    page.reload()


def another_address(page: Page, server: Server, held_ms: int) -> None:
    page.goto(f"{server.address}/language/en?next=/")


def lock_and_lose(page: Page, server: Server, held_ms: int) -> None:
    """The screen is locked, and the browser throws the tab away without another word."""
    page.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    with suppress(Error):
        page.goto("chrome://crash")


def close_tab(page: Page, server: Server, held_ms: int) -> None:
    page.close(run_before_unload=True)


def lose_the_line(page: Page, server: Server, held_ms: int) -> None:
    """No network while the words are typed: said so, and sent when it is there again."""
    page.keyboard.type(" offline")
    expect(page.locator(".sait-lost:visible").first).to_be_visible()
    page.context.set_offline(False)


def kill_and_start(page: Page, server: Server, held_ms: int) -> None:
    """The server is killed in the middle of a sentence, and the page is loaded anew when it is back."""
    server.kill()
    server.start()
    page.reload()
    settle(page)


WAYS: dict[str, Way] = {
    "next": pressed('[class*="st-key-walk-next"] button'),
    "next by touch": pressed('[class*="st-key-walk-next"] button', by_touch=True),
    "back": pressed('[class*="st-key-walk-back"] button'),
    "the other language": link_pressed(".sait-preferences a[hreflang]"),
    "another text size": link_pressed(".sait-preferences .size-large"),
    "the whole domain": link_pressed('.sait-ways a[href*="view=domain"]'),
    "browser back": browser_back,
    "reload": reload,
    "another address": another_address,
    "locked and lost": lock_and_lose,
    "tab closed": close_tab,
    "line lost": lose_the_line,
    "server killed": kill_and_start,
}
PRESSES = {"next", "next by touch", "back", "the other language", "another text size", "the whole domain"}
HELD_MS = (0, 150, 400)


def typed_then_left(page: Page, server: Server, field: Locator, words: str, way: str, held_ms: int) -> None:
    """Type *words* in the *field* and leave at once, before anything can have been said of them."""
    field.click()
    if way == "line lost":
        page.context.set_offline(True)
    page.keyboard.type(words)
    WAYS[way](page, server, held_ms)
