"""What a phone that was never here asks for, from the scan to the first question."""

import sqlite3

from playwright.sync_api import Browser, Response, expect

from tests.e2e.people import PHONE, settle
from tests.e2e.server import Server

MOST = 90
"""88 of them, of which 59 are Streamlit's own start; a connection that is asked for twice adds two."""


def test_a_new_phone_asks_for_little_and_for_nothing_in_vain(browser: Browser, server_afresh: Server) -> None:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="cy")
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright wants a function

    page.goto(f"{server_afresh.address}/language/cy?next=/join/{_code(server_afresh)}")
    page.locator("main form button").click()
    page.locator("main a.button").click()
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    settle(page)

    asked = [answer.url.removeprefix(server_afresh.address) for answer in answers]
    assert "/_stcore/health" in asked, "the page asks where the server is, and is answered at once"
    assert [(answer.status, answer.url) for answer in answers if answer.status >= 400] == []
    assert [path for path in asked if path.endswith(".woff2")] == []
    assert len(asked) <= MOST, asked
    context.close()


def _code(server: Server) -> str:
    with sqlite3.connect(server.database) as conn:
        query = "select code from workshops where board_id = 'north-wales-board' and state = 'scoring'"
        return str(conn.execute(query).fetchone()[0])
