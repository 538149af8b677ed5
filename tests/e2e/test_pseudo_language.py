"""Every word on a page passes through the translator: in the made-up language it stands in brackets."""

import re
import sqlite3

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.people import Facilitator, Phone, draw, settle
from tests.e2e.server import Server
from tests.e2e.test_accessibility import FACILITATOR_PAGES

TEXTS = """() => {
    const kept = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (parent.closest('style, script, noscript, [data-testid=stIconMaterial], [translate=no], [hreflang], [data-testid=stSkipToContent], code')) continue;
        kept.push(walker.currentNode.data);
    }
    return kept.join('\\n');
}"""

OURS_ALONE = re.compile(
    r"[\d\W_]*|A|SAIT|(?:SQLite|PostgreSQL) [\d.]+|English|Cymraeg|[A-Z]{3}-\d{2}[\W_]*|facilitator|dd|mm|yyyy|Selected (?:Date|Time): .*"
)
"""What may stand outside the brackets: figures and signs, the A of the text sizes, the product's name and its database's, languages' own
names, items' identifiers, the account's name, and what the framework itself writes about a date."""


def untranslated(page: Page) -> list[str]:
    depth, outside = 0, []
    for line in page.evaluate(TEXTS).split("\n"):
        bare = ""
        for character in line:
            if character == "⟦":
                depth += 1
            elif character == "⟧":
                depth -= 1
            elif depth == 0:
                bare += character
        if not OURS_ALONE.fullmatch(bare.strip()):
            outside.append(bare.strip())
    return outside


@pytest.fixture(scope="module")
def server(demonstration_server: Server) -> Server:
    return demonstration_server


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: Server) -> Facilitator:
    made = Facilitator(browser, server)
    made.create_account()
    made.page.goto(f"{server.address}/language/qps?next=/privacy")
    return made


@pytest.mark.parametrize("path", FACILITATOR_PAGES)
def test_facilitator_pages(facilitator: Facilitator, path: str) -> None:
    page = facilitator.open(path)
    draw(page)

    assert untranslated(page) == []


def test_member_pages(browser: Browser, server: Server, facilitator: Facilitator) -> None:
    with sqlite3.connect(server.database) as conn:
        code = conn.execute("select code from workshops where state = 'scoring'").fetchone()[0]
        conn.execute("update workshops set asks_sector = 1 where code = ?", (code,))
    phone = Phone(browser, server)
    phone.join(code)
    for path in (
        "/join",
        "/resume",
        "/slip",
        "/privacy",
        "/erase",
        "/erase/code",
        "/sector",
        "/sign-in",
        "/sign-out",
        "/take-part",
        "/score?at=own.INT-01",
        "/score?at=finish",
    ):
        phone.page.goto(f"{server.address}/language/qps?next={path.replace('?', '%3F')}")
        if path.startswith("/score"):
            phone.page.locator(".st-key-walk").wait_for()
            settle(phone.page)
        if path == "/take-part":
            phone.page.locator("h1").wait_for()
            settle(phone.page)
        assert untranslated(phone.page) == [], path
