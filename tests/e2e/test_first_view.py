"""What is seen without scrolling on the laptop in front of the room, in both languages; and what a printed page holds."""

import sqlite3
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import Facilitator, draw
from tests.e2e.server import Server

ROOM = {"width": 1280, "height": 720}
SHEET = 670
"""Pixels that a sheet of A4 has between its margins."""

SIDE = (
    ".sait-day",
    ".st-key-next-step",
    ".st-key-how-far",
    ".st-key-domain-rows",
    ".st-key-projector",
    ".st-key-at-hand",
)
"""Beside the chart, from the top."""

BOXES = """selectors => selectors.map(selector => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return [selector, box.left, box.top, box.right, box.bottom].map(one => typeof one === "number" ? Math.round(one) : one);
})"""
CUT = """() => [...document.querySelectorAll(".st-key-live button, .sait-day li, .sait-state, .sait-counts dt, .sait-next, .st-key-room-head h1")]
    .filter(one => one.offsetParent && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2))
    .map(one => one.innerText)"""


@pytest.fixture(scope="module")
def server(demonstration_server: Server) -> Server:
    return demonstration_server


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: Server) -> Iterator[Facilitator]:
    made = Facilitator(browser, server)
    made.create_account()
    made.page.set_viewport_size(ROOM)
    yield made
    made.context.close()


def workshops(server: Server, board: str) -> str:
    with sqlite3.connect(server.database) as conn:
        query = "select id from workshops where board_id = ? and state = 'scoring'"
        return str(conn.execute(query, (board,)).fetchone()[0])


def live(facilitator: Facilitator, server: Server, language: str) -> Page:
    page = facilitator.open(f"/live?workshop={workshops(server, 'north-wales-board')}", language)
    draw(page)
    return page


@pytest.mark.parametrize("language", ["en", "cy"])
def test_chart_and_day_are_in_the_first_view_and_nothing_overlaps_or_is_cut(
    facilitator: Facilitator, server: Server, language: str
) -> None:
    page = live(facilitator, server, language)

    chart = page.get_by_test_id("stPlotlyChart").first.bounding_box()
    assert chart is not None
    assert chart["y"] < ROOM["height"] * 0.4
    assert chart["y"] + chart["height"] <= ROOM["height"]
    side = page.evaluate(BOXES, list(SIDE))
    for selector, left, top, right, bottom in side:
        assert left >= ROOM["width"] * 0.6, selector
        assert right <= ROOM["width"], selector
        assert bottom <= ROOM["height"], selector
        assert bottom > top, selector
    for (_, _, _, _, above), (selector, _, below, _, _) in pairwise(side):
        assert below >= above, f"{selector} overlaps what is over it"
    assert page.evaluate(CUT) == []


def test_the_next_step_is_the_only_filled_button(facilitator: Facilitator, server: Server) -> None:
    page = live(facilitator, server, "en")

    for place in (".st-key-live", ".st-key-next-step"):
        filled = page.locator(f'{place} :is(button[kind="primary"], .sait-link.primary)').locator("visible=true")
        expect(filled).to_have_count(1)
    expect(page.locator('.sait-day [aria-current="step"]')).to_have_count(1)


@pytest.mark.parametrize("path", ["/live", "/compare"])
def test_a_printed_page_has_the_whole_of_each_chart(facilitator: Facilitator, server: Server, path: str) -> None:
    page = facilitator.open(path, "en")
    draw(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    charts = page.get_by_test_id("stPlotlyChart")
    assert charts.count() >= 1
    for chart in charts.all():
        box = chart.bounding_box()
        assert box is not None
        assert 0 < box["width"] <= SHEET + 1
    page.emulate_media(media="screen")
