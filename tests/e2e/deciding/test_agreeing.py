"""A board agrees its sixteen levels: each in the first view, by the keyboard alone, and in as few presses as there are questions."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import PHONE, Facilitator, draw, settle
from tests.e2e.server import Server
from tests.e2e.test_accessibility import ROOM, SHEET, violations
from tests.patience import wait_until

QUESTIONS = 16
WITHOUT_PROPOSAL = 3
"""Of the demonstration's North Wales in 2013: the two on which the room is split, and one whose middle lies between two levels."""

QUESTION = ".sait-agree-question"
CUT = """() => [...document.querySelectorAll(".st-key-agree-levels p, .st-key-agree-turn button, .st-key-agree-on button, .sait-agree-question h2, .sait-state, .st-key-agree-filters label")]
    .filter(one => one.offsetParent && (one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth))
    .map(one => one.innerText)"""


@pytest.fixture(scope="module")
def server(demonstration_server: Server) -> Server:
    return demonstration_server


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: Server) -> Iterator[Facilitator]:
    made = Facilitator(browser, server)
    made.create_account()
    yield made
    made.context.close()


@pytest.fixture
def address(server: Server) -> str:
    """The board's page as it is before anything is agreed."""
    with sqlite3.connect(server.database) as conn:
        query = "select id from workshops where board_id = 'north-wales-board' and round_id = 'demonstration-2013'"
        (workshop_id,) = conn.execute(query).fetchone()
        conn.execute("delete from decisions where workshop_id = ? and kind = 'consensus'", (workshop_id,))
        conn.execute("update workshops set state = 'consensus' where id = ?", (workshop_id,))
    return f"/agree?workshop={workshop_id}"


def opened(page: Page) -> str:
    return page.locator(QUESTION).get_attribute("data-question") or ""


@dataclass
class Keyboard:
    """Presses keys, and counts them."""

    page: Page
    presses: int = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.presses += 1

    def is_among_levels(self) -> bool:
        return bool(self.page.evaluate("Boolean(document.activeElement.closest('.st-key-agree-levels'))"))

    def is_chosen(self) -> bool:
        return self.page.locator(".st-key-agree-levels input:checked").count() > 0


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_question_and_its_choice_are_in_the_first_view_and_nothing_is_cut(
    facilitator: Facilitator, address: str, language: str
) -> None:
    facilitator.page.set_viewport_size(ROOM)
    page = facilitator.open(address, language)
    met = set()
    while True:
        draw(page)
        met.add(opened(page))
        for selector in (QUESTION, ".st-key-agree-levels", ".st-key-agree-on", ".st-key-agree-list", ".sait-keys"):
            box = page.locator(selector).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= ROOM["height"], (opened(page), selector, box)
            assert box["x"] + box["width"] <= ROOM["width"], (opened(page), selector, box)
        assert page.evaluate(CUT) == []
        if page.locator(".st-key-agree-next button").is_disabled():
            break
        here = opened(page)
        page.locator(".st-key-agree-next button").click()
        expect(page.locator(QUESTION)).not_to_have_attribute("data-question", here)
    assert len(met) == QUESTIONS


def test_sixteen_levels_are_agreed_by_the_keyboard_alone_with_a_press_each(
    facilitator: Facilitator, address: str
) -> None:
    facilitator.page.set_viewport_size(ROOM)
    page = facilitator.open(address, "en")
    keyboard = Keyboard(page)
    page.locator("body").press("Tab")
    for _ in range(40):
        if keyboard.is_among_levels():
            break
        page.keyboard.press("Tab")
    assert keyboard.is_among_levels()

    for done in range(1, QUESTIONS + 1):
        here = opened(page)
        if not keyboard.is_chosen():
            keyboard.press("2")
            settle(page)
        keyboard.press("Enter")
        expect(page.locator(".sait-agree-count")).to_contain_text(f"{done} of {QUESTIONS} agreed")
        if done < QUESTIONS:
            expect(page.locator(QUESTION)).not_to_have_attribute("data-question", here)
            wait_until(keyboard.is_among_levels, "the keyboard to go on at the levels of the next question")
        settle(page)
    assert keyboard.presses == QUESTIONS + WITHOUT_PROPOSAL

    wait_until(keyboard.is_among_levels, "the keyboard to stay at the levels")
    page.keyboard.press("Control+z")
    expect(page.locator(".sait-agree-count")).to_contain_text(f"{QUESTIONS - 1} of {QUESTIONS} agreed")
    assert violations(page) == []


def test_words_go_with_the_level_and_the_way_on_leads_past_the_page_by_keys(
    facilitator: Facilitator, server: Server, address: str
) -> None:
    facilitator.page.set_viewport_size(ROOM)
    page = facilitator.open(address, "en")
    here = opened(page)
    page.locator(".st-key-agree-levels input").nth(1).focus()
    page.keyboard.press("1")
    settle(page)
    why = page.get_by_label("Why", exact=True)
    why.fill("Nobody checks it.")
    why.press("Control+Enter")
    expect(page.locator(".sait-agree-count")).to_contain_text(f"1 of {QUESTIONS} agreed")
    with sqlite3.connect(server.database) as conn:
        query = (
            "select json_extract(body, '$.level'), json_extract(body, '$.why') from decisions"
            " where kind = 'consensus' and workshop_id = ?"
        )
        assert conn.execute(query, [address.split("=")[1]]).fetchall() == [(1, "Nobody checks it.")]
    settle(page)
    there = opened(page)
    assert there != here
    page.keyboard.press("PageDown")
    expect(page.locator(QUESTION)).not_to_have_attribute("data-question", there)
    settle(page)
    page.keyboard.press("PageUp")
    expect(page.locator(QUESTION)).to_have_attribute("data-question", there)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_on_a_phone_the_way_on_is_in_view_and_nothing_is_wider_than_the_screen(
    facilitator: Facilitator, address: str, language: str
) -> None:
    facilitator.page.set_viewport_size(PHONE)
    page = facilitator.open(address, language)
    draw(page)
    expect(page.get_by_role("button", name=re.compile("^(Agree and go on|Cytuno a mynd ymlaen)$"))).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate(CUT) == []
    assert violations(page) == []


def test_a_printed_page_has_the_question_as_wide_as_the_sheet_and_nothing_that_leads_elsewhere(
    facilitator: Facilitator, address: str
) -> None:
    facilitator.page.set_viewport_size(ROOM)
    page = facilitator.open(address, "cy")
    draw(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET, "height": 960})
    expect(page.locator(".st-key-agree-levels")).to_be_visible()
    expect(page.locator(".st-key-agree-list")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET
    page.emulate_media(media="screen")
