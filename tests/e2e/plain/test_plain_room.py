"""Members for whom the live page does not work are led to the plain ones, and sit in the same room."""

import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute, expect

from sait.services.tokens import hashed
from tests.e2e.people import PHONE, Phone, arrive
from tests.e2e.server import Server
from tests.e2e.test_accessibility import violations


@pytest.fixture(scope="module")
def server(demonstration_server: Server) -> Server:
    return demonstration_server


@pytest.fixture(scope="module")
def code(server: Server) -> str:
    with sqlite3.connect(server.database) as conn:
        query = "select code from workshops where board_id = 'north-wales-board' and state = 'scoring'"
        return str(conn.execute(query).fetchone()[0])


@pytest.fixture(params=["en", "cy"])
def no_script(request: pytest.FixtureRequest, browser: Browser, server: Server, code: str) -> Iterator[Page]:
    context = arrive(browser, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}/language/{request.param}?next=/join/{code}")
    page.locator("main form button").click()
    yield page
    context.close()


def answers(server: Server, context: BrowserContext) -> dict[str, str]:
    """What the database has of the member that this browser is."""
    tokens = [one["value"] for one in context.cookies() if str(one.get("name", "")).startswith("sait_m_")]
    query = "select item_id, choice from responses join member_tokens using (respondent_id) where token_hash = ?"
    with sqlite3.connect(server.database) as conn:
        return dict(conn.execute(query, (hashed(str(tokens[0])),)))


def test_without_a_script_the_slip_leads_to_the_plain_pages(no_script: Page, server: Server) -> None:
    expect(no_script.locator("#go")).to_be_hidden()
    no_script.locator("noscript a.button").click()
    asked = no_script.locator("legend").inner_text()
    no_script.locator("input[type=radio]").nth(2).check()
    no_script.locator("details.comment summary").click()
    no_script.locator("textarea").fill("Words without a script.")
    no_script.locator(".way button").first.click()
    expect(no_script.locator("legend")).not_to_have_text(asked)
    no_script.locator(".way button.plain").click()
    expect(no_script.locator("legend")).to_have_text(asked)
    expect(no_script.locator("input[type=radio]").nth(2)).to_be_checked()
    expect(no_script.locator("textarea")).to_have_value("Words without a script.")
    assert no_script.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert list(answers(server, no_script.context).values()) == ["2"]
    no_script.goto(f"{server.address}/score")
    no_script.locator("noscript a").click()
    expect(no_script.locator("input[type=radio]").first).to_be_visible()


@pytest.fixture
def blocked(browser: Browser, server: Server, code: str) -> Iterator[Page]:
    """A browser on a network that lets no live connection through."""
    context = arrive(browser, viewport=PHONE)

    def cut(socket: WebSocketRoute) -> None:
        socket.close()

    context.route_web_socket("**/*", cut)
    page = context.new_page()
    page.goto(f"{server.address}/language/en?next=/join/{code}")
    page.locator("main form button").click()
    yield page
    context.close()


def test_a_network_that_blocks_live_connections_is_found_out_and_told(blocked: Page, server: Server) -> None:
    expect(blocked.locator("#line")).to_contain_text("The live page does not work")
    expect(blocked.locator("#go")).to_have_attribute("href", "/room")
    assert violations(blocked) == []
    blocked.locator("#go").click()
    blocked.locator("label.option").nth(1).click()
    expect(blocked.locator(".saved")).to_have_text("✓ Saved")
    assert list(answers(server, blocked.context).values()) == ["1"]
    blocked.locator("details.comment summary").click()
    blocked.locator("textarea").press_sequentially("First")
    expect(blocked.locator("input[name^=seen-words]")).to_have_value("First")
    blocked.locator("textarea").press_sequentially(" and second")
    expect(blocked.locator("input[name^=seen-words]")).to_have_value("First and second")
    expect(blocked.locator(".saved")).to_have_text("✓ Saved")
    assert violations(blocked) == []


def test_the_live_page_that_finds_no_connection_names_the_plain_one(blocked: Page, server: Server) -> None:
    blocked.goto(f"{server.address}/score")
    link = blocked.get_by_role("link", name="Use the plain pages")
    expect(link).to_be_visible()
    link.click()
    expect(blocked.locator("input[type=radio]").first).to_be_visible()


def test_one_member_on_both_kinds_of_page(browser: Browser, server: Server, code: str) -> None:
    phone = Phone(browser, server)
    phone.join(code)
    phone.choose(3)
    beside = phone.context.new_page()
    beside.goto(f"{server.address}/room/at/{phone.place}")
    expect(beside.locator("input[type=radio]").nth(3)).to_be_checked()
    beside.locator("label.option").nth(0).click()
    expect(beside.locator(".saved")).to_have_text("✓ Saved")
    beside.close()
    phone.page.reload()
    expect(phone.page.locator('[role="radiogroup"] input').nth(0)).to_be_checked()


@pytest.mark.parametrize("where", ["at/finish", "at/area", "take-part"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_other_plain_pages_are_for_everybody(
    browser: Browser, server: Server, code: str, where: str, language: str
) -> None:
    context = arrive(browser, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{server.address}/language/{language}?next=/join/{code}")
    page.locator("main form button").click()
    page.goto(f"{server.address}/room/{where}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
