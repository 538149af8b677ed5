"""What a facilitator types in a form is kept on every way of leaving, said not to be saved, and saved with one press."""

import re
import sqlite3
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, Locator, Page, Route, expect

from tests.e2e.leaving import HELD_MS, WAYS, press, rows, typed_then_left
from tests.e2e.people import Facilitator, settle
from tests.e2e.server import Server
from tests.patience import wait_until

FORMS = {
    "evidence": ("/agree?workshop={}", "Evidence (one to a line)"),
    "dissent": ("/agree?workshop={}", "Dissenting opinions (one to a line)"),
    "vision": ("/decide-and-act?workshop={}&part=vision", "The board's vision in English"),
    "action": ("/decide-and-act?workshop={}&part=actions", "What will be done"),
    "notes": ("/live?workshop={}", "Your notes"),
}
MEMBERS_ONLY = {"next", "next by touch", "back", "the whole domain"}
CASES = [(way, form) for way in WAYS if way not in MEMBERS_ONLY for form in FORMS]
# A diagonal; `make soak` runs the product.
QUICK = [case for place, case in enumerate(CASES) if place % len(FORMS) == (place // len(FORMS)) % len(FORMS)]
cases = pytest.mark.parametrize(
    ("way", "form"), [pytest.param(*case, marks=() if case in QUICK else pytest.mark.soak) for case in CASES]
)


@pytest.fixture(scope="module")
def server(demonstration_server: Server) -> Server:
    return demonstration_server


@pytest.fixture(scope="module")
def workshop_id(server: Server) -> str:
    found = rows(server, "select id from workshops where board_id = 'north-wales-board' and state = 'scoring'")
    return str(found[0][0])


@pytest.fixture(scope="module")
def context(browser: Browser, server: Server, workshop_id: str) -> Iterator[BrowserContext]:
    facilitator = Facilitator(browser, server)
    facilitator.create_account()
    yield facilitator.context
    facilitator.context.close()


@pytest.fixture
def tab(context: BrowserContext, server: Server, workshop_id: str) -> Iterator[Page]:
    with sqlite3.connect(server.database) as conn:
        conn.execute("delete from drafts")  # of a try that failed
    page = context.new_page()
    page.goto(f"{server.address}/language/en?next=/accounts")  # a page to go back to
    settle(page)
    yield page
    context.set_offline(False)
    if not page.is_closed():
        page.close()


def open_form(page: Page, server: Server, workshop_id: str, form: str, *, is_waiting: bool = False) -> Locator:
    """The form's field on its page, opened where it is folded; where something in it is waiting, it is open already."""
    path, label = FORMS[form]
    page.goto(f"{server.address}/language/en?next={quote(path.format(workshop_id), safe='')}")
    field = page.get_by_label(label, exact=True).first
    fold = page.locator("[data-testid=stExpander] summary")
    if form == "notes" and not is_waiting:
        fold.filter(has_text="More").click()
        fold = fold.filter(has_text="Notes")
        expect(fold).to_be_visible()
        settle(page)
        fold.click()
    expect(field).to_be_visible()
    settle(page)
    return field


def test_the_quick_run_leaves_on_every_way_and_every_form() -> None:
    assert {way for way, _ in QUICK} == set(WAYS) - MEMBERS_ONLY
    assert {form for _, form in QUICK} == set(FORMS)


@cases
def test_nothing_typed_in_a_form_is_lost(
    context: BrowserContext, server: Server, workshop_id: str, tab: Page, way: str, form: str
) -> None:
    words = f"{way}, {form}"
    typed_then_left(tab, server, open_form(tab, server, workshop_id, form), words, way, 150)
    wanted = f"{words} offline" if way == "line lost" else words
    wait_until(lambda: rows(server, "select text from drafts") == [(wanted,)], f"{wanted!r} among the drafts")
    again = context.new_page()
    expect(open_form(again, server, workshop_id, form, is_waiting=True)).to_have_value(wanted)
    expect(again.locator(".sait-draft .sait-kept:visible").first).to_be_visible()
    again.get_by_role("button", name="Discard what I typed").locator("visible=true").first.click()
    wait_until(lambda: rows(server, "select text from drafts") == [], "nothing among the drafts")
    expect(again.get_by_label(FORMS[form][1], exact=True).first).to_have_value("")
    again.close()


def test_a_pasted_text_that_is_too_long_stays_in_its_field_and_is_refused_in_words(
    server: Server, workshop_id: str, tab: Page
) -> None:
    words = "as the minutes have it " * 30
    field = open_form(tab, server, workshop_id, "action")
    tab.get_by_label("Owner: role").first.fill("Chair")
    field.focus()
    tab.keyboard.insert_text(words)
    expect(field).to_have_value(words)
    field.press("Tab")
    settle(tab)
    press(tab, tab.get_by_role("button", name=re.compile("^(Add|Save)$")).locator("visible=true").first, 150)
    expect(tab.get_by_text("The text is too long. It can have at most 500 characters.")).to_be_visible()
    expect(field).to_have_value(words)
    tab.get_by_role("button", name="Discard what I typed").locator("visible=true").first.click()
    wait_until(lambda: rows(server, "select text from drafts") == [], "nothing among the drafts")


NOTE_TOASTS = """() => {
    window.toasts = new Set();
    new MutationObserver(() => {
        for (const toast of document.querySelectorAll("[data-testid=stToast]")) window.toasts.add(toast);
    }).observe(document.body, { subtree: true, childList: true });
}"""


def test_what_was_done_is_said_once_to_the_same_eyes(server: Server, workshop_id: str, tab: Page) -> None:
    open_form(tab, server, workshop_id, "vision").fill("Children are safe.")
    tab.evaluate(NOTE_TOASTS)
    tab.get_by_role("button", name="Save this wording").click()
    expect(tab.locator(".st-key-said-done")).to_be_in_viewport()
    wait_until(lambda: tab.evaluate("toasts.size"), "a toast beside the line at the top of the page")
    wait_until(lambda: tab.evaluate("[...toasts].every((one) => one.hidden)"), "the toast to say nothing twice")


def test_an_answer_that_is_older_than_the_words_does_not_take_them_back(
    server: Server, workshop_id: str, tab: Page
) -> None:
    """What stands in the database is asked for when the form opens; on a busy machine it comes after the first words."""
    answers: list[tuple[Route, APIResponse]] = []
    tab.route("**/words?*", lambda route: answers.append((route, route.fetch())))
    words = "typed while the answer was on its way"
    field = open_form(tab, server, workshop_id, "vision")
    wait_until(lambda: answers or settle(tab), "the form to ask for what stands there")
    before = field.input_value()
    field.fill(words)
    field.blur()
    expect(tab.locator(".sait-draft .sait-kept")).to_be_visible()
    for route, answer in answers:
        with tab.expect_response("**/words?*"):
            route.fulfill(response=answer)
    settle(tab)
    assert before != words
    expect(field).to_have_value(words)
    expect(tab.locator(".sait-draft .sait-kept")).to_be_visible()
    tab.get_by_role("button", name="Discard what I typed").locator("visible=true").click()
    wait_until(lambda: rows(server, "select text from drafts") == [], "nothing among the drafts")


@pytest.mark.parametrize("held_ms", HELD_MS)
def test_one_press_saves_and_leaves_no_draft(server: Server, workshop_id: str, tab: Page, held_ms: int) -> None:
    words = f"Saved after {held_ms} ms"
    field = open_form(tab, server, workshop_id, "vision")
    field.click()
    field.fill("")
    tab.keyboard.type(words)
    press(tab, tab.get_by_role("button", name="Save this wording"), held_ms)
    newest = (
        "select json_extract(body, '$.wordings.en') from decisions where kind = 'vision' order by version desc limit 1"
    )
    wait_until(lambda: rows(server, newest) == [(words,)], f"{words!r} as the board's vision")
    wait_until(lambda: rows(server, "select text from drafts") == [], "nothing among the drafts")
    settle(tab)
    expect(tab.get_by_label(FORMS["vision"][1])).to_have_value(words)
    expect(tab.locator(".sait-draft .sait-kept")).to_be_hidden()
