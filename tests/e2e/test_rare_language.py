"""On a phone: the box under a field that few people's language gets, by keyboard and in the middle of writing."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.leaving import rows
from tests.e2e.people import Phone, settle
from tests.e2e.server import Server
from tests.e2e.test_kinds_of_question import opened_code
from tests.patience import wait_until

BOX = {"en": "Show it to the facilitator anyway", "cy": "Ei ddangos i'r hwylusydd serch hynny"}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_box_is_there_with_the_field_and_takes_neither_words_nor_focus(
    browser: Browser, server: Server, language: str
) -> None:
    phone = Phone(browser, server, language)
    phone.join(opened_code(server, f"Few {language}"))
    page, box = phone.page, phone.page.get_by_role("checkbox", name=BOX[language])
    page.goto(f"{server.address}/score?at=own.MIX-02")
    settle(page)
    expect(box).to_be_hidden()
    page.locator("summary:has(+ .sait-words)").click()
    expect(box).to_be_visible()
    expect(page.locator(".sait-few")).to_be_visible()
    field = page.locator(".sait-words textarea")
    words = f"Half a sen, {language}"
    field.fill(words)
    field.press("Tab")
    box.focus()
    page.keyboard.press("Space")
    chosen = (
        "select shows_rare_language from respondents where id in (select respondent_id from comments where text = ?)"
    )
    wait_until(lambda: rows(server, chosen, words) == [(1,)], "the choice and the words to be saved")
    settle(page)
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    expect(field).to_have_value(words)
    expect(page.locator(".sait-few")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page.context.close()
