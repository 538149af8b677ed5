"""What people do in a browser, in their words."""

import re
import sqlite3
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from sait.services.tokens import hashed
from tests.e2e.rest import FOLLOW_RUNS, rest
from tests.e2e.server import Server
from tests.patience import PATIENCE_MS

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 900}
PASSWORD = "a long enough password"
expect.set_options(timeout=PATIENCE_MS)

DRAWN = """() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    return document.fonts.status === "loaded"
        && !all("[data-testid=stSkeleton], [data-stale=true]").length
        && all("[data-testid=stPlotlyChart]").every((chart) => chart.querySelector(".main-svg"))
        && all("img").every((image) => image.complete)
        && document.getAnimations().every((one) => one.playState !== "running"
            || one.effect?.getComputedTiming().iterations === Infinity);
}"""


def settle(page: Page) -> None:
    """Wait until the page is connected, and all that was asked of its script has been run to its end."""
    rest(page)


def draw(page: Page) -> None:
    """Wait until everything is to be seen as it will stay: the script has ended, charts, fonts and movements too."""
    if page.locator("#root").count():
        settle(page)
    rest(page, DRAWN, "charts, fonts and movements to be drawn")


def arrive(browser: Browser, **options: Any) -> BrowserContext:
    """A browser of one's own, with its cookies, which waits as long as all tests do."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(FOLLOW_RUNS)
    return context


def open_beside(page: Page, link: Locator) -> Page:
    """The tab that *link* opens, beside *page*, which stays in front: a tab behind another draws once in a second."""
    with page.context.expect_page() as opened:
        link.click()
    page.bring_to_front()
    return opened.value


class Facilitator:
    """A facilitator at a laptop."""

    def __init__(self, browser: Browser, server: Server, language: str = "en") -> None:
        self.context: BrowserContext = arrive(browser, viewport=LAPTOP, accept_downloads=True)
        self.page: Page = self.context.new_page()
        self.server = server
        self.page.goto(f"{server.address}/language/{language}?next=/sign-in")

    def create_account(self, name: str = "facilitator") -> None:
        self.page.goto(self.server.first_time_link)
        self.page.get_by_label("User name").fill(name)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_label("The same password again").fill(PASSWORD)
        self.page.get_by_role("button", name="Create the account").click()
        expect(self.page.get_by_role("heading", name="Workshops", level=1)).to_be_visible()
        expect(self.page.get_by_test_id("stTopNavSection").filter(has_text="Afterwards")).to_be_visible()

    def sign_in(self, name: str = "facilitator") -> None:
        self.page.goto(f"{self.server.address}/sign-in")
        self.page.locator("#username").fill(name)
        self.page.locator("#password").fill(PASSWORD)
        self.page.locator("main button").click()
        self.page.wait_for_url(f"{self.server.address}/")

    def open(self, path: str, language: str | None = None) -> Page:
        """The page at *path*, in the *language* that is changed to on the way; settled."""
        change = f"/language/{language}?next={quote(path, safe='')}"
        self.page.goto(f"{self.server.address}{path if language is None else change}")
        expect(self.page.locator("h1, [data-testid=stAlert]").first).to_be_visible()
        if self.page.locator("#root").count():  # a plain page is drawn when it is there
            settle(self.page)
        return self.page


class Phone:
    """A member with a phone."""

    def __init__(self, browser: Browser, server: Server, language: str = "en") -> None:
        self.context: BrowserContext = arrive(browser, viewport=PHONE, has_touch=True, is_mobile=True)
        self.page: Page = self.context.new_page()
        self.server = server
        self.language = language

    def join(self, code: str) -> str:
        """Scan, choose the language, start; the resume slip."""
        self.page.goto(f"{self.server.address}/join/{code}")
        choice = self.page.locator(f'main a[hreflang="{self.language}"]')
        if choice.count():
            choice.click()
        self.page.locator("main form button").click()
        slip = self.page.locator(".slip").inner_text()
        self.page.locator("main a.button").click()
        expect(self.radio).to_be_visible()
        return slip

    @property
    def radio(self) -> Locator:
        return self.page.get_by_role("radiogroup").first

    def tap(self, level: int) -> None:
        """Tap a level of the item on the screen, without waiting for anything."""
        self.page.locator('[role="radiogroup"] label').nth(level).click()

    def touch(self, level: int) -> None:
        """Touch a level whether it can be chosen at this moment or not, which may change before the finger is down."""
        self.page.locator('[role="radiogroup"] label').nth(level).click(force=True)

    def choose(self, level: int) -> None:
        """Tap a level and wait until the page says that it is saved."""
        self.tap(level)
        expect(self.page.locator('[role="radiogroup"] input').nth(level)).to_be_checked()
        expect(self.page.locator(".sait-saved").first).to_be_visible()

    def next(self) -> None:
        before = self.page.url
        self.page.locator('[class*="st-key-walk-next"] button').click()
        self.page.wait_for_url(lambda url: url != before)
        settle(self.page)

    @property
    def place(self) -> str:
        found = re.search(r"at=([\w.-]+)", self.page.url)
        return found.group(1) if found else ""

    def saved(self, server: Server) -> dict[str, str]:
        """What the database has of this member: what was chosen, by question."""
        (key,) = (cookie["value"] for cookie in self.context.cookies() if cookie["name"].startswith("sait_m_"))
        mine = (
            "select item_id, choice from responses join member_tokens using (respondent_id)"
            " where token_hash = ? and vantage = 'own' and wave = 'first'"
        )
        with sqlite3.connect(server.database) as conn:
            return dict(conn.execute(mine, [hashed(key)]).fetchall())
