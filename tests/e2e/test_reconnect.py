"""The reconnect trap: a phone that lives through a restart must lose no tap in silence (docs/decisions/0007)."""

import sqlite3

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import Facilitator, Phone, settle
from tests.e2e.server import Server
from tests.patience import wait_until


@pytest.fixture(scope="module")
def server(demonstration_server: Server) -> Server:
    return demonstration_server


@pytest.fixture(scope="module")
def code(browser: Browser, server: Server) -> str:
    rows = _rows(server, "select code from workshops where board_id = 'north-wales-board' and state = 'scoring'")
    return str(rows[0][0])


def _rows(server: Server, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(server.database) as conn:
        return conn.execute(query).fetchall()


def marked(phone: Phone) -> str | None:
    return phone.page.locator("input:checked").first.get_attribute("value")


def test_first_tap_after_a_kill_is_saved_or_said_not_to_be(browser: Browser, server: Server, code: str) -> None:
    phone = Phone(browser, server)
    phone.join(code)
    item = phone.place.removeprefix("own.")

    server.kill()
    server.start()
    phone.tap(1)

    expect(phone.page.locator(".sait-saved, .sait-unsaved").locator("visible=true").first).to_be_visible()

    def is_told_as_it_is() -> bool:
        if phone.page.locator(".sait-saved").first.is_visible():
            assert phone.saved(server)[item] == "1"
            return True
        return item not in phone.saved(server)

    # A choice may be kept a moment before the page hears of it, and never the other way round.
    wait_until(is_told_as_it_is, "a choice that is kept to be called saved", instead=lambda: phone.saved(server))


def test_a_changed_answer_survives_the_restart_and_a_further_change(
    browser: Browser, server: Server, code: str
) -> None:
    phone = Phone(browser, server, "cy")
    phone.join(code)
    item = phone.place.removeprefix("own.")
    phone.choose(2)

    server.kill()
    server.start()
    phone.choose(3)
    settle(phone.page)

    assert phone.saved(server)[item] == "3"
    phone.choose(0)
    assert phone.saved(server)[item] == "0"


def test_choices_are_off_and_the_reader_is_told_while_the_server_is_away(
    browser: Browser, server: Server, code: str
) -> None:
    phone = Phone(browser, server)
    phone.join(code)
    phone.choose(1)

    server.kill()

    expect(phone.page.locator(".sait-offline")).to_be_visible()
    expect(phone.page.get_by_role("radio").first).to_be_disabled()
    server.start()
    expect(phone.page.locator(".sait-offline")).to_be_hidden()
    expect(phone.page.get_by_role("radio").nth(1)).to_be_checked()


def test_an_old_choice_on_a_second_page_never_overwrites_a_newer_one(
    browser: Browser, server: Server, code: str
) -> None:
    phone = Phone(browser, server)
    phone.join(code)
    item = phone.place.removeprefix("own.")
    phone.choose(1)
    first_address = phone.page.url
    second = phone.context.new_page()
    second.goto(first_address)
    second.locator('[role="radiogroup"] label').nth(3).click()
    expect(second.locator(".sait-saved").first).to_be_visible()

    # The first page still shows the old level; moving on sends all that it holds.
    phone.page.locator('[class*="st-key-walk-next"] button').click()
    phone.page.wait_for_url(lambda url: url != first_address)
    settle(phone.page)

    assert phone.saved(server)[item] == "3"


def test_network_lost_on_the_phone_shows_nothing_as_saved_that_is_not(
    browser: Browser, server: Server, code: str
) -> None:
    phone = Phone(browser, server)
    phone.join(code)
    item = phone.place.removeprefix("own.")
    phone.choose(0)

    phone.context.set_offline(True)
    phone.touch(2)
    wait_until(
        lambda: phone.page.locator(".sait-saved").first.is_hidden() or phone.saved(server)[item] == marked(phone),
        "what is marked to be kept, or not to be called saved",
        instead=lambda: (marked(phone), phone.saved(server)[item]),
    )
    phone.context.set_offline(False)
    expect(phone.page.locator(".sait-offline")).to_be_hidden()
    settle(phone.page)
    if phone.page.locator(".sait-saved").first.is_visible():
        assert phone.saved(server)[item] == marked(phone)


def test_facilitator_stays_signed_in_through_a_restart(browser: Browser, server: Server, code: str) -> None:
    facilitator = Facilitator(browser, server)
    facilitator.create_account()

    server.kill()
    server.start()
    facilitator.page.reload()

    expect(facilitator.page.get_by_role("heading", name="Workshops", level=1)).to_be_visible()
