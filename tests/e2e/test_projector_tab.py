"""The projector's page in a tab of its own: Live stays open beside it, and its screen stays on."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import Facilitator, open_beside, settle
from tests.e2e.server import Server
from tests.e2e.test_journey import open_workshop

COUNT_LOCKS = """
const asked = navigator.wakeLock.request.bind(navigator.wakeLock);
window.locks = 0;
navigator.wakeLock.request = async kind => {
  const lock = await asked(kind);
  window.locks += 1;
  window.lock = lock;
  return lock;
};
"""
NO_LOCKS = "delete Navigator.prototype.wakeLock"
COME_BACK = """
async () => {
  await window.lock.release();  // what a browser does when the page is hidden
  document.dispatchEvent(new Event("visibilitychange"));
}
"""


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: Server) -> Facilitator:
    one = Facilitator(browser, server)
    one.create_account()
    open_workshop(one)
    return one


def open_projector(facilitator: Facilitator) -> Page:
    facilitator.open("/live")
    page = facilitator.page
    settle(page)
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.get_by_text("the projector's page keeps the screen on")).to_be_visible()
    page.keyboard.press("Escape")
    link = page.get_by_role("link", name="Open the projector's page (in a new tab)")
    assert "noopener" in (link.get_attribute("rel") or "")
    projector = open_beside(page, link)
    expect(projector.locator(".sait-projector-code .code")).to_be_visible()
    assert re.search("/live", page.url)
    return projector


def test_the_projector_opens_beside_live_and_keeps_its_screen_on(facilitator: Facilitator) -> None:
    facilitator.context.add_init_script(COUNT_LOCKS)
    facilitator.context.grant_permissions(["screen-wake-lock"])  # which a browser with windows gives by itself
    projector = open_projector(facilitator)
    projector.wait_for_function("() => window.lock && !window.lock.released")
    projector.evaluate(COME_BACK)
    projector.wait_for_function("() => window.locks === 2 && !window.lock.released")


def test_where_the_browser_knows_no_lock_the_projector_works_all_the_same(
    browser: Browser, server: Server, facilitator: Facilitator
) -> None:
    failed: list[str] = []
    context = browser.new_context(storage_state=facilitator.context.storage_state())
    context.add_init_script(NO_LOCKS)
    page = context.new_page()
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(facilitator.page.url.replace("/live", "/projector"))
    expect(page.locator(".sait-projector-code .code")).to_be_visible()
    assert page.evaluate("'wakeLock' in navigator") is False
    assert failed == []
