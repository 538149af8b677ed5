"""The main job in one journey: a facilitator's browser and five phones, Welsh and English mixed, to the opened deck."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pptx import Presentation

from tests.e2e.people import Facilitator, Phone, arrive, draw, settle
from tests.e2e.server import Server

ANSWERS = ((0, 1, 2, 3, 2, 1), (1, 1, 2, 3, 2, 0), (2, 2, 2, 2, 3, 1), (3, 1, 1, 3, 2, 1), (1, 0, 2, 3, 1, 2))
"""Five people's levels for the two items of each of the first three domains."""

MEANS = {"PUR": ("1.2", 1.2), "GOV": ("2.3", 2.3), "LEA": ("1.5", 1.5)}
"""By hand: PUR (7/5 + 5/5) / 2, GOV (9/5 + 14/5) / 2, LEA (10/5 + 5/5) / 2."""


@pytest.fixture(scope="module")
def account(browser: Browser, server: Server) -> Facilitator:
    made = Facilitator(browser, server)
    made.create_account()
    return made


@pytest.fixture
def facilitator(account: Facilitator) -> Iterator[Facilitator]:
    """Between the tests the browser shows no page, which would go on asking the server twice a second."""
    yield account
    account.page.goto("about:blank")


BANK = "SAIT: self-assessment for safeguarding children boards 1.0"
"""Two questions in each domain of the short form: the means below are worked out over them."""


def type_date(page: Page, label: str, day: str) -> None:
    """Type *day* as day/month/year into the field with the calendar."""
    page.get_by_role("spinbutton", name=f"day, {label}", exact=True).click()
    page.keyboard.type(day.replace("/", ""))
    page.keyboard.press("Escape")


def open_workshop(facilitator: Facilitator, *, draft: bool = False) -> str:
    """Add a round and open a workshop in it; its join code."""
    page = facilitator.open("/workshops")
    page.get_by_label("Name in English").fill("Development days")
    page.get_by_label("Name in Welsh").fill("Diwrnodau datblygu")
    type_date(page, "First day", "10/06/2013")
    page.get_by_role("button", name="Add the round").click()
    expect(page.get_by_label("Board", exact=True)).to_be_visible()
    page.get_by_label("Board", exact=True).click()
    page.get_by_role("option", name="North Wales regional board").click()
    settle(page)
    page.get_by_label("Question bank").click()
    page.get_by_role("option", name=BANK).click()
    settle(page)
    page.get_by_label("How many people are invited").fill("6")
    page.get_by_label("How many people are invited").press("Tab")
    settle(page)
    if draft:
        page.get_by_text("Prepare it first").click()
        settle(page)
    page.get_by_role("button", name="Open the workshop").click()
    expect(page.locator(".sait-code")).to_be_visible()
    return page.locator(".sait-code").inner_text().replace(" ", "").strip()


def _score(phone: Phone, levels: tuple[int, ...]) -> None:
    for level in levels:
        phone.choose(level)
        phone.next()
        if phone.place == "area":
            phone.next()  # past the local arrangements


def _close(page: Page, domain: str) -> None:
    page.get_by_role("button", name=domain, exact=True).click()
    page.get_by_role("button", name=re.compile("^Close .* and show the results$")).click()


def _domain_titles(page: Page) -> list[str]:
    rows = page.locator('[class*="st-key-domain-row-"] button p')
    rows.first.wait_for()
    return [title.strip() for title in rows.all_inner_texts()]


def _mean(page: Page, row: str) -> Locator:
    """The mean of the first line of the chart, as the table under it has it."""
    line = page.get_by_role("region", name="The same numbers as a table").locator(
        "tbody tr", has=page.get_by_role("rowheader", name=row, exact=True)
    )
    return line.locator("td").first


def test_the_main_job_from_the_phone_to_the_deck(
    browser: Browser, server: Server, facilitator: Facilitator, tmp_path: Path
) -> None:
    code = open_workshop(facilitator)
    phones = [Phone(browser, server, "cy" if number % 2 else "en") for number in range(5)]
    slips = [phone.join(code) for phone in phones]
    assert len(set(slips)) == 5
    assert phones[1].page.evaluate("document.documentElement.lang") == "cy"

    for phone, levels in zip(phones, ANSWERS, strict=True):
        _score(phone, levels)
    page = facilitator.page
    page.get_by_role("link", name="Go to the Live page").click()
    counts = page.locator(".sait-counts")
    expect(counts).to_contain_text(re.compile(r"Joined\s*5"))
    expect(counts).to_contain_text(re.compile(r"Answering\s*5"))
    expect(page.get_by_text("Nothing has been released yet")).to_be_visible()

    second_screen = facilitator.context.new_page()
    second_screen.goto(page.url)
    page.bring_to_front()  # a tab behind another draws once in a second
    titles = _domain_titles(page)
    for title, (shown, _) in zip(titles[:3], MEANS.values(), strict=True):
        _close(page, title)
        for screen in (page, second_screen):
            expect(_mean(screen, title)).to_have_text(shown)
        settle(page)
    second_screen.close()

    board = "North Wales regional board"
    expect(_mean(page, titles[3])).to_have_text("not yet released")
    expect(page.get_by_role("columnheader", name=f"{board} 5 of 6 answered")).to_be_visible()

    page.goto(page.url.replace("/live", "/export"))
    with page.expect_download() as download:
        page.get_by_role("link", name="PowerPoint deck with editable charts").click()
    deck = Presentation(BytesIO(Path(download.value.path()).read_bytes()))
    chart = next(shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)
    series = next(series for series in chart.plots[0].series if board in series.name)
    assert [value and round(value, 6) for value in series.values[:4]] == [1.2, 2.3, 1.5, None]


def test_a_released_answer_can_no_longer_change_and_a_late_one_is_kept(
    browser: Browser, server: Server, facilitator: Facilitator
) -> None:
    page = facilitator.open("/invite")
    code = page.locator(".sait-code").inner_text().replace(" ", "").strip()
    phone = Phone(browser, server)
    phone.join(code)
    assert not phone.place.startswith("own.PUR"), "led to a question that is closed"
    phone.page.goto(f"{server.address}/score?at=own.PUR-02")
    expect(phone.page.get_by_text("This domain is closed.")).to_be_visible()
    phone.choose(2)
    phone.choose(3)

    page = facilitator.open("/live")
    expect(page.locator(".sait-counts")).to_contain_text(re.compile(r"With late answers\s*1"))


def test_a_slip_brings_the_same_respondent_back_in_another_browser(
    browser: Browser, server: Server, facilitator: Facilitator
) -> None:
    page = facilitator.open("/invite")
    code = page.locator(".sait-code").inner_text().replace(" ", "").strip()
    first = Phone(browser, server)
    slip = first.join(code)
    first.page.goto(f"{server.address}/score?at=own.INT-01")
    expect(first.radio).to_be_visible()
    first.choose(1)
    joined = _joined(facilitator)

    second = arrive(browser).new_page()
    second.goto(f"{server.address}/resume")
    second.locator("#code").fill(code.lower())
    second.locator("#slip").fill(slip.replace("-", " "))
    second.locator("main form button").click()
    expect(second.get_by_role("radiogroup").first).to_be_visible()
    second.goto(f"{server.address}/score?at=own.INT-01")

    expect(second.get_by_role("radio").nth(1)).to_be_checked()
    assert _joined(facilitator) == joined


def _joined(facilitator: Facilitator) -> str:
    page = facilitator.open("/live")
    found = re.search(r"Joined\s+(\d+)", page.locator(".sait-counts").inner_text())
    assert found
    return found.group(1)


def test_a_member_scores_the_local_arrangements_too(browser: Browser, server: Server, facilitator: Facilitator) -> None:
    page = facilitator.open("/invite")
    code = page.locator(".sait-code").inner_text().replace(" ", "").strip()
    phone = Phone(browser, server, "cy")
    phone.join(code)

    phone.page.goto(f"{server.address}/score?at=area")
    phone.page.get_by_text("BLlDP Conwy a Sir Ddinbych").click()
    expect(phone.page.get_by_text("Cadwyd")).to_be_visible()
    phone.next()

    assert phone.place.startswith("local.")
    expect(phone.page.get_by_text("BLlDP Conwy a Sir Ddinbych")).to_be_visible()
    phone.choose(2)


def test_browser_back_forward_and_reload_keep_the_place_and_the_answer(
    browser: Browser, server: Server, facilitator: Facilitator
) -> None:
    page = facilitator.open("/invite")
    code = page.locator(".sait-code").inner_text().replace(" ", "").strip()
    phone = Phone(browser, server)
    phone.join(code)
    first = phone.place
    phone.choose(2)
    phone.next()
    second = phone.place

    phone.page.go_back()
    expect(phone.page.get_by_role("radio").nth(2)).to_be_checked()
    assert phone.place == first
    phone.page.go_forward()
    expect(phone.page.locator("input:checked")).to_have_count(0)
    assert phone.place == second
    phone.page.go_back()
    phone.page.reload()
    expect(phone.page.get_by_role("radio").nth(2)).to_be_checked()


def test_an_open_workshop_shows_every_answer_as_it_comes_and_says_so_before_joining(
    browser: Browser, server: Server, facilitator: Facilitator
) -> None:
    page = facilitator.open("/workshops")
    page.get_by_text("Open: every answer is shown as it comes").click()
    settle(page)
    page.get_by_role("button", name="Open the workshop").click()
    expect(page.locator(".sait-code")).to_be_visible()
    code = page.locator(".sait-code").inner_text().replace(" ", "").strip()
    page.get_by_role("link", name="Go to the Live page").click()
    expect(page.get_by_text("No answers yet.")).to_be_visible()

    phone = Phone(browser, server)
    phone.page.goto(f"{server.address}/join/{code}")
    phone.page.get_by_role("link", name="English").click()
    expect(phone.page.get_by_text("everyone in the room sees the answers as they come")).to_be_visible()
    phone.join(code)
    for level in (3, 1):
        phone.choose(level)
        phone.next()

    first = page.get_by_role("region", name="The same numbers as a table").locator("tbody tr").first
    expect(first.locator("td").first).to_have_text("2.0")


@pytest.mark.parametrize(("kind", "ending"), [("PNG picture", ".png"), ("SVG drawing", ".svg")])
def test_each_chart_saves_itself_from_the_browser(facilitator: Facilitator, kind: str, ending: str) -> None:
    page = facilitator.open("/")
    page.get_by_role("link", name="Live: North Wales regional board").click()
    page.get_by_test_id("stPlotlyChart").first.wait_for()
    draw(page)
    page.get_by_role("button", name="Save picture").first.click()

    with page.expect_download() as download:
        page.get_by_role("button", name=kind).click()

    content = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename.endswith(ending)
    assert content.startswith(b"\x89PNG" if ending == ".png" else b"<svg")


def test_the_pages_stand_in_groups_across_the_top_of_a_laptop_and_the_brand_leads_home(
    server: Server, facilitator: Facilitator
) -> None:
    page = facilitator.open("/boards")

    groups = page.get_by_test_id("stTopNavSection")
    expect(groups).to_have_text(["Prepare", "In the room", "Afterwards", "Administration"])
    groups.nth(1).focus()
    page.keyboard.press("Enter")
    named = page.get_by_test_id("stTopNavDropdownLink")
    expect(named).to_have_text(["Live", "Agree levels", "Decide and act"])
    page.keyboard.press("Escape")
    page.get_by_role("link", name="SAIT: home").click()
    page.wait_for_url(f"{server.address}/")


def test_the_join_code_prints_as_a_sheet_in_both_languages_without_the_sites_controls(facilitator: Facilitator) -> None:
    page = facilitator.open("/invite")
    page.locator(".sait-qr").wait_for()
    page.emulate_media(media="print")

    expect(page.locator(".sait-code")).to_be_visible()
    expect(page.get_by_text("Scan the QR code")).to_be_visible()
    expect(page.get_by_text("Sganiwch y cod QR")).to_be_visible()
    for control in ("stHeader", "stSelectbox", "stCode"):
        expect(page.get_by_test_id(control).first).to_be_hidden()
    page.emulate_media(media="screen")


def test_two_facilitators_who_edit_one_board_overwrite_nothing_in_silence(
    browser: Browser, server: Server, facilitator: Facilitator
) -> None:
    second = Facilitator(browser, server)
    second.sign_in()
    names = ("Cwm Taf joint board", "Cwm Taf shared board")
    forms = []
    for person in (facilitator, second):
        page = person.open("/boards")
        page.get_by_text("Change Cwm Taf and its boards").click()
        forms.append(page.get_by_label("Name in English").and_(page.locator('[value="Cwm Taf regional board"]')))
    for person, form, name in zip((facilitator, second), forms, names, strict=True):
        form.fill(name)
        settle(person.page)
    for person, said in (
        (facilitator, "Saved: Cwm Taf joint board."),
        (second, "Someone else changed this while you were editing."),
    ):
        field = person.page.locator('[data-testid="stForm"]', has=person.page.locator('[value^="Cwm Taf "]'))
        field.get_by_role("button", name="Save").last.click()
        expect(person.page.get_by_text(said).first).to_be_visible()  # else both are under way at once

    expect(facilitator.page.get_by_role("rowheader", name=names[0])).to_be_visible()
    expect(second.page.get_by_role("rowheader", name=names[0])).to_be_visible()
