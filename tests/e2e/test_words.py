"""Words are answers: whatever is typed is saved, or plainly shown as not saved, on every way of leaving a page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from sait.services.workshops.releases import close_workshop
from sait.storage.engine.database import open_database
from tests.e2e.leaving import HELD_MS, PRESSES, WAYS, press, rows, typed_then_left
from tests.e2e.people import Phone, settle
from tests.e2e.server import Server
from tests.e2e.test_kinds_of_question import opened_code
from tests.patience import wait_until

FIELDS = {"comment": "own.MIX-02", "answer": "own.MIX-04"}
CASES = [
    (way, field, held) for way in WAYS for field in FIELDS for held in (HELD_MS if way in PRESSES else HELD_MS[:1])
]
# Each way once and each distance with each kind of press; `make soak` runs the product.
QUICK = [
    case for place, case in enumerate(CASES) if place % 5 == 0 or (case[0] not in PRESSES and case[1] == "comment")
]
cases = pytest.mark.parametrize(
    ("way", "field", "held_ms"),
    [pytest.param(*case, marks=() if case in QUICK else pytest.mark.soak) for case in CASES],
)


@pytest.fixture(scope="module")
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """One member's phone; each test has a tab of its own."""
    phone = Phone(browser, server)
    phone.join(opened_code(server, "Words"))
    yield phone.context
    phone.context.close()


@pytest.fixture
def tab(context: BrowserContext, server: Server) -> Iterator[Page]:
    page = context.new_page()
    page.goto(f"{server.address}/language/en?next=/score?at=own.MIX-01")
    settle(page)
    yield page
    context.set_offline(False)
    for left in context.pages:  # a tab in front of the next test's would keep its timers waiting
        left.close()


def at(page: Page, server: Server, address: str) -> Page:
    page.goto(f"{server.address}/score?at={address}")
    settle(page)
    return page


def field_of(page: Page) -> Locator:
    field, summary = page.locator(".sait-words textarea"), page.locator("summary:has(+ .sait-words)")
    expect(field).to_be_attached()
    if summary.count() and not field.is_visible():
        summary.click()
    expect(field).to_be_visible()
    return field


def kept(server: Server, address: str) -> object:
    """What the database has of the member of these tests, whose workshop was opened before any other here."""
    found = rows(
        server,
        "select text from comments c join respondents r on r.id = c.respondent_id"
        " join workshops w on w.id = r.workshop_id where c.vantage || '.' || c.item_id = ? order by w.opened_at",
        address,
    )
    return found[0][0] if found else ""


def test_the_quick_run_leaves_on_every_way_and_holds_every_distance() -> None:
    assert {way for way, _, _ in QUICK} == set(WAYS)
    assert {held for _, _, held in QUICK} == set(HELD_MS)
    assert {field for _, field, _ in QUICK} == set(FIELDS)


@cases
def test_nothing_typed_is_lost_and_one_press_is_enough(
    context: BrowserContext, server: Server, tab: Page, way: str, field: str, held_ms: int
) -> None:
    address, words = FIELDS[field], f"{way}, {field}, {held_ms} ms"
    at(tab, server, address)
    box = field_of(tab)
    box.fill("")
    typed_then_left(tab, server, box, words, way, held_ms)
    wanted = f"{words} offline" if way == "line lost" else words
    wait_until(
        lambda: kept(server, address) == wanted, f"{wanted!r} in the database instead of {kept(server, address)!r}"
    )
    again = at(context.new_page(), server, address)
    expect(field_of(again)).to_have_value(wanted)
    expect(again.locator(".sait-words .sait-kept")).to_be_visible()
    again.close()


def test_next_leads_one_screen_on(tab: Page, server: Server) -> None:
    for held_ms in HELD_MS:
        at(tab, server, "own.MIX-01")
        field_of(tab).fill(f"typed, then pressed for {held_ms} ms")
        press(tab, tab.locator('[class*="st-key-walk-next"] button'), held_ms, by_touch=True)
        tab.wait_for_url("**at=own.MIX-02")
        settle(tab)
        assert tab.url.endswith("at=own.MIX-02")


def test_choosing_a_level_saves_level_and_comment(tab: Page, server: Server) -> None:
    at(tab, server, "own.MIX-01")
    field_of(tab).fill("typed, and then a level")
    press(tab, tab.locator('[role="radiogroup"] label').nth(1), 150, by_touch=True)
    expect(tab.locator("p.sait-saved:visible")).to_have_count(1)
    wait_until(lambda: kept(server, "own.MIX-01") == "typed, and then a level", "the comment in the database")
    expect(field_of(tab)).to_have_value("typed, and then a level")
    expect(tab.locator(".sait-words .sait-kept")).to_be_visible()


def test_two_tabs_overwrite_nothing_and_show_both(context: BrowserContext, tab: Page, server: Server) -> None:
    at(tab, server, "own.WOR-01")
    other = at(context.new_page(), server, "own.WOR-01")
    field_of(other).fill("from the other tab")
    wait_until(lambda: kept(server, "own.WOR-01") == "from the other tab", "the other tab's words in the database")
    field_of(tab).fill("from this tab")
    expect(tab.locator(".sait-other blockquote")).to_have_text("from the other tab")
    assert kept(server, "own.WOR-01") == "from the other tab"
    expect(tab.locator(".sait-words .sait-kept")).to_be_hidden()
    tab.get_by_role("button", name="Save what is in the field").click()
    wait_until(lambda: kept(server, "own.WOR-01") == "from this tab", "this tab's words in the database")
    other.close()


def test_a_tab_that_comes_to_the_front_shows_what_the_database_holds(
    context: BrowserContext, tab: Page, server: Server
) -> None:
    at(tab, server, "own.MIX-03")
    tab.locator('[role="radiogroup"] label').nth(1).click()
    expect(tab.locator("p.sait-saved:visible")).to_have_count(1)
    field_of(tab).fill("older")
    wait_until(lambda: kept(server, "own.MIX-03") == "older", "the older words in the database")
    tab.evaluate("dispatchEvent(new Event('blur'))")
    other = at(context.new_page(), server, "own.MIX-03")
    other.bring_to_front()  # nothing has the focus in a window behind another
    other.get_by_role("button", name="Clear my answer").click()
    expect(other.get_by_role("button", name="Put my answer back")).to_be_focused()
    field_of(other).fill("newer")
    wait_until(lambda: kept(server, "own.MIX-03") == "newer", "the newer words in the database")
    other.close()
    tab.evaluate("dispatchEvent(new Event('focus'))")
    expect(tab.locator("p.sait-saved:visible")).to_have_count(0)
    expect(tab.locator("input:checked")).to_have_count(0)
    expect(field_of(tab)).to_have_value("newer")


def test_words_that_come_too_late_are_said_not_to_be_saved_and_can_be_read(browser: Browser, server: Server) -> None:
    phone = Phone(browser, server)
    code = opened_code(server, "Too late")
    phone.join(code)
    page = at(phone.page, server, "own.MIX-04")
    field = field_of(page)
    field.fill("in time")
    expect(page.locator(".sait-words .sait-kept")).to_be_visible()
    database = open_database(f"sqlite:///{server.database}")
    close_workshop(
        database, workshop_id=str(rows(server, "select id from workshops where code = ?", code)[0][0]), minimum=5
    )
    database.close()
    field.fill("too late")
    expect(page.locator(".sait-refused")).to_contain_text("This workshop is closed")
    page.locator('[class*="st-key-walk-next"] button').click()
    page.wait_for_url("**at=own.WOR-01")
    expect(page.locator(".sait-leftover blockquote")).to_have_text("too late")
    page.get_by_role("button", name="Discard it").click()
    expect(page.locator(".sait-leftover")).to_be_hidden()
    phone.context.close()


def test_words_that_are_too_long_are_not_cut_and_are_said_not_to_be_saved(tab: Page, server: Server) -> None:
    """As found on 2026-11-30: of a pasted text the end was gone without a word, and the rest was called saved."""
    at(tab, server, "own.MIX-04")
    box = field_of(tab)
    box.fill("a" * 950)
    expect(tab.locator(".sait-words .sait-count")).to_have_text("950 of 1,000 characters")
    wait_until(lambda: kept(server, "own.MIX-04") == "a" * 950, "the first words in the database")
    pasted = "a" * 950 + "b" * 80
    box.fill(pasted)
    expect(tab.locator(".sait-refused")).to_contain_text("There is room for 1,000 characters.")
    expect(tab.locator(".sait-words .sait-kept")).to_be_hidden()
    at(tab, server, "own.MIX-04")
    expect(field_of(tab)).to_have_value(pasted)
    expect(tab.locator(".sait-refused")).to_be_visible()
    field_of(tab).fill(pasted[:1000])
    expect(tab.locator(".sait-words .sait-kept")).to_be_visible()
    wait_until(lambda: kept(server, "own.MIX-04") == pasted[:1000], "the shortened words in the database")


def test_what_is_rated_keeps_its_wording_when_a_browser_translates(tab: Page, server: Server) -> None:
    at(tab, server, "own.MIX-01")
    assert tab.locator('[data-testid="stRadio"]').evaluate("one => one.translate") is False
    assert tab.locator(".sait-words label").evaluate("one => one.translate") is False
