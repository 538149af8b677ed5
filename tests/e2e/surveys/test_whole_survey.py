"""A whole survey in the browser: planned, sent, looked at by a scanner, answered without a script and with one, closed, read."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, Route, expect

from sait.assessment.access import Grant, Role
from sait.services.accounts import granting, signing_in
from sait.services.surveys import leading
from sait.storage.engine.database import open_database
from tests.e2e.leaving import rows
from tests.e2e.people import PASSWORD, PHONE, Facilitator, arrive, settle
from tests.e2e.server import Server
from tests.e2e.test_accessibility import violations
from tests.patience import PATIENCE_MS, wait_until
from tests.unit.services.surveys.house import send, today

BOARD, MEMBERS = "north-wales-board", 10
LONG = "We asked the health board why its action was late. "


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("server"))
    running.fill()
    _let_in(running, Grant(Role.RESEARCHER), Grant(Role.BUSINESS_MANAGER, BOARD))
    running.start()
    yield running
    running.stop()


def _let_in(server: Server, *grants: Grant) -> None:
    """Accounts that are called as their role is."""
    database = open_database(f"sqlite:///{server.database}")
    first = signing_in.new_setup_link(database)
    signing_in.create_first_account(database, token=first, username="first", password=PASSWORD, hours=1)
    for grant in grants:
        link = granting.add_account(database, name=str(grant.role), email="", grant=grant, who="first")
        signing_in.set_up_account(database, token=link, password=PASSWORD, hours=1)
    database.close()


@pytest.fixture(scope="module")
def researcher(browser: Browser, server: Server) -> Iterator[Facilitator]:
    signed_in = Facilitator(browser, server)
    signed_in.sign_in("researcher")
    yield signed_in
    signed_in.context.close()


@pytest.fixture(scope="module")
def links(browser: Browser, server: Server, researcher: Facilitator) -> Iterator[list[dict[str, str]]]:
    """The links of the sheet that the business manager draws, each by language, for a survey that is planned and opened before."""
    _plan(researcher)
    manager = Facilitator(browser, server, "cy")
    manager.sign_in("business-manager")
    page = manager.open("/surveys")
    page.get_by_label("Aelodau'r bwrdd", exact=True).fill(str(MEMBERS))
    page.get_by_label("Aelodau'r bwrdd", exact=True).press("Tab")
    settle(page)
    page.get_by_role("button", name="Cadw", exact=True).click()
    wait_until(lambda: rows(server, "select 1 from member_numbers"), "the number of members to be kept")
    survey_id = rows(server, "select id from surveys")[0][0]
    page.goto(f"{server.address}/survey-links/{survey_id}/{BOARD}")
    assert violations(page) == []
    with page.expect_download() as download:
        page.locator("button[value=draw]").click()
    book = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    listed, message = (book.worksheets[place] for place in (0, 1))
    said = str([cell.value for row in message.iter_rows() for cell in row])
    assert "please ignore this message" in said
    assert "anwybyddwch y neges hon" in said
    yield [
        {
            language: next(str(cell) for cell in row if str(cell).endswith(f"/in/{language}"))
            for language in ("en", "cy")
        }
        for row in listed.iter_rows(min_row=2, values_only=True)
    ]
    manager.context.close()


def _plan(researcher: Facilitator) -> None:
    page = researcher.open("/surveys", "en")
    page.get_by_label("Name in English").fill("Six months on")
    page.get_by_label("Name in Welsh").fill("Chwe mis wedyn")
    for label, day in (("First day", today()), ("Last day", today() + timedelta(30))):
        page.get_by_role("spinbutton", name=f"day, {label}").click()
        page.keyboard.type(f"{day:%d%m%Y}")
    page.get_by_role("button", name="Save as a draft").click()
    expect(page.get_by_text("Planned: Six months on.").first).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Open the survey").click()
    expect(page.get_by_text("The survey is open.").first).to_be_visible()


def _spent(server: Server) -> int:
    return len(rows(server, "select 1 from survey_links where spent"))


def _sent(server: Server) -> int:
    return len(rows(server, "select 1 from survey_envelopes"))


def _press(page: Page, act: str) -> None:
    """Press a button of a plain page, and come to the next one."""
    with page.expect_navigation():
        page.locator(f"button[name=act][value='{act}']:visible").first.click()


def _begin(page: Page, address: str) -> None:
    page.goto(address)
    with page.expect_navigation():
        page.locator("main form button").click()


def _choose(page: Page, item_id: str, value: str) -> None:
    page.locator(f"input[name='{item_id}'][value='{value}']").check()


def test_a_scanner_that_presses_everything_but_submit_spends_nothing(
    browser: Browser, server: Server, links: list[dict[str, str]]
) -> None:
    before = _spent(server), _sent(server)
    scanner = arrive(browser).new_page()
    seen: set[tuple[str, str]] = set()
    todo = [links[0]["en"], links[0]["cy"]]
    while todo:
        address = todo.pop()
        scanner.goto(address)
        here = scanner.url
        todo += [one for one in _addresses(scanner) if (one, "") not in seen]
        seen |= {(one, "") for one in _addresses(scanner)}
        for place in range(scanner.locator("button:visible").count()):
            scanner.goto(here)
            button = scanner.locator("button:visible").nth(place)
            if button.get_attribute("value") == "send" or (here, str(place)) in seen:
                continue
            seen.add((here, str(place)))
            for field in scanner.locator("input[type=radio]").all():
                field.check()
            if not button.evaluate("one => one.form.checkValidity()"):
                continue  # it asks for a file first, and the browser sends nothing
            with scanner.expect_navigation():
                button.click()
            if scanner.url not in {one for one, _ in seen}:
                seen.add((scanner.url, ""))
                todo.append(scanner.url)
    assert len(seen) > 60, "it did not come far"
    assert any(where.endswith("/check") for where, _ in seen)
    assert (_spent(server), _sent(server)) == before


def _addresses(page: Page) -> list[str]:
    here = page.url.split("/survey/")[0] + "/survey/"
    found = [str(one.get_attribute("href")) for one in page.locator("main a[href]:not([href$='/file'])").all()]
    return [one for one in (here.split("/survey/")[0] + path for path in found if path.startswith("/")) if here in one]


def test_a_member_without_a_script_answers_in_english_then_in_welsh(
    browser: Browser, server: Server, links: list[dict[str, str]]
) -> None:
    before = _sent(server)
    page = arrive(browser, viewport=PHONE, java_script_enabled=False).new_page()
    _begin(page, links[1]["en"])
    _choose(page, "VIS-01", "2")
    _press(page, "next")
    page.locator("textarea[name='PRI-03']").evaluate("one => one.removeAttribute('maxlength')")
    page.locator("textarea[name='PRI-03']").fill(LONG * 70)
    _press(page, "next")
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Nothing on this page was saved.")
    summary.get_by_role("link").click()
    assert page.url.endswith("#PRI-03")
    faulty = page.locator("#PRI-03")
    assert faulty.get_attribute("aria-invalid") == "true"
    assert (
        "This answer has 3" in page.locator(f"#{str(faulty.get_attribute('aria-describedby')).split()[0]}").inner_text()
    )
    faulty.fill(LONG)
    _press(page, "language:cy")
    assert page.locator("html").get_attribute("lang") == "cy"
    assert page.locator("#PRI-03").input_value() == LONG.strip()
    _press(page, "size:largest")
    _press(page, "check")
    expect(page.locator("main")).to_contain_text(LONG.strip())
    _press(page, "send")
    expect(page.locator("h1")).to_contain_text("Mae eich atebion wedi'u hanfon")
    assert _sent(server) == before + 1


def test_with_a_script_a_killed_server_and_a_lost_line_what_was_typed_is_sent_once(
    browser: Browser, server: Server, links: list[dict[str, str]]
) -> None:
    before = _spent(server), _sent(server)
    page = arrive(browser, viewport=PHONE).new_page()
    _begin(page, links[2]["cy"])
    _choose(page, "VIS-01", "3")
    saved = page.locator(".saved")
    expect(saved).to_contain_text("✓")
    _press(page, "next")
    page.locator("#PRI-03").fill(LONG)
    expect(saved).to_contain_text("✓")
    server.kill()
    page.locator("#PRI-03").fill(LONG + "It came to the next meeting.")
    expect(saved).to_contain_text("Heb ei gadw eto")
    server.start()
    expect(saved).to_contain_text("✓")
    _press(page, "check")
    expect(page.locator("main")).to_contain_text("It came to the next meeting.")

    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route("**/check", lose)
    page.locator("button[value=send]").click()
    page.wait_for_url("chrome-error://**")
    page.unroute("**/check")
    assert (_spent(server), _sent(server)) == (before[0] + 1, before[1] + 1)
    page.goto(links[2]["cy"].removesuffix("/in/cy") + "/check")
    expect(page.locator("main [role=status]")).to_contain_text("✓")
    server.kill()
    server.start()
    page.reload()
    expect(page.locator("main [role=status]")).to_contain_text("✓")
    assert (_spent(server), _sent(server)) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_each_page_and_state_passes_axe(
    browser: Browser, server: Server, links: list[dict[str, str]], language: str
) -> None:
    link = links[3 if language == "en" else 4][language]
    address = link.removesuffix(f"/in/{language}")
    page = arrive(browser, viewport=PHONE).new_page()
    states = {}

    def look(state: str) -> None:
        if found := violations(page):
            states[state] = found

    page.goto(address + "x")
    look("a link that leads nowhere")
    page.goto(link)
    look("before")
    _begin(page, link)
    for number in range(1, 8):
        page.goto(f"{address}/{number}")
        look(f"page {number}")
    page.goto(f"{address}/2")
    page.locator("#PRI-03").evaluate("one => one.removeAttribute('maxlength')")
    page.locator("#PRI-03").fill("a" * 3_001)
    _choose(page, "PRI-01", "1")
    _press(page, "next")
    expect(page.get_by_role("alert")).to_be_visible()
    look("refused")
    page.goto(f"{address}/check")
    look("nothing to send")
    page.goto(f"{address}/1")
    _choose(page, "VIS-01", "1")
    _press(page, "check")
    look("check")
    page.emulate_media(media="print")
    look("printed")
    page.emulate_media(media="screen")
    _press(page, "send")
    look("sent")
    page.goto(link)
    look("after")
    assert states == {}


def test_the_survey_is_closed_and_read(server: Server, researcher: Facilitator, links: list[dict[str, str]]) -> None:
    database = open_database(f"sqlite:///{server.database}")
    ((survey, _),) = leading.list_surveys(database)
    for link in links[5:]:
        send(database, link["en"].split("/survey/")[1].removesuffix("/in/en"), {"VIS-01": "1", "PRI-03": LONG})
    database.close()
    sent = _sent(server)
    page = researcher.open(f"/surveys?survey={survey.id}", "en")
    assert LONG.strip() not in page.content()
    page.get_by_text("Close the survey").first.click()
    page.get_by_role("button", name="Yes, close it and open the answers").click()
    expect(page.get_by_text("The survey is closed.").first).to_be_visible(timeout=PATIENCE_MS)
    settle(page)
    assert (_sent(server), _spent(server)) == (0, 0)
    row = page.locator("tr", has_text="North Wales").first
    expect(row).to_contain_text(str(sent))
    assert violations(page) == []
