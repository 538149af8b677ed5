"""Files in a real browser: made once, told while they are made and when they are not, and never in the framework's store."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, Route, expect

from tests.e2e.people import LAPTOP, PHONE, Facilitator, settle
from tests.e2e.server import Server
from tests.e2e.test_accessibility import violations

WORDS = {
    "en": (
        "PowerPoint deck with editable charts",
        "Making the file…",
        "The file is in your downloads.",
        "The server did not respond",
        "There is no such file, or it is not for you.",
    ),
    "cy": (
        "Cyflwyniad PowerPoint â siartiau",
        "Wrthi'n creu'r ffeil…",
        "Mae'r ffeil ymhlith eich lawrlwythiadau.",
        "Nid atebodd y gweinydd",
        "Nid oes ffeil o'r fath",
    ),
}
FILES = re.compile(r"/file/")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("server"))
    running.fill(demonstration=True)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: Server) -> Iterator[Facilitator]:
    made = Facilitator(browser, server)
    made.create_account()
    yield made
    made.context.close()


def deck(page: Page, language: str) -> tuple[Locator, Locator]:
    """The link to the deck, and what is said under it."""
    found = page.locator(".sait-file").filter(has_text=WORDS[language][0])
    return found.get_by_role("link"), found.get_by_role("status")


def export_page(facilitator: Facilitator, language: str) -> Page:
    page = facilitator.open("/export", language)
    page.locator(".sait-file").first.wait_for()
    settle(page)
    return page


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_file_is_made_once_however_often_it_is_pressed_and_the_page_says_how_far_it_is(
    facilitator: Facilitator, language: str
) -> None:
    _, making, done, _, _ = WORDS[language]
    page = export_page(facilitator, language)
    link, said = deck(page, language)
    held: list[Route] = []
    page.route(FILES, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    came: list[Download] = []
    page.on("download", lambda download: came.append(download))  # noqa: PLW0108 - as above
    address = page.url

    link.focus()
    page.keyboard.press("Enter")
    expect(said).to_have_text(making)
    link.click()
    link.dblclick()
    expect(said).to_have_text(making)
    assert len(held) == 1, "waited for one request while the file is made"
    expect(link).to_be_focused()

    with page.expect_download() as download:
        held[0].continue_()
    expect(said).to_have_text(done)
    assert download.value.suggested_filename.endswith(".pptx")
    assert Path(download.value.path()).read_bytes().startswith(b"PK")
    assert len(came) == 1
    assert page.url == address
    page.unroute(FILES)

    with page.expect_download():
        link.click()
    expect(said).to_have_text(done)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_file_that_does_not_come_is_told_in_words_and_the_next_press_brings_it(
    facilitator: Facilitator, language: str
) -> None:
    _, _, done, silent, _ = WORDS[language]
    page = export_page(facilitator, language)
    link, said = deck(page, language)
    page.route(FILES, lambda route: route.abort())
    link.click()
    expect(said).to_contain_text(silent)
    assert violations(page) == []
    page.unroute(FILES)
    with page.expect_download():
        link.click()
    expect(said).to_have_text(done)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_who_has_signed_out_since_is_told_so_on_the_page_and_at_the_address_itself(
    browser: Browser, server: Server, facilitator: Facilitator, language: str
) -> None:
    *_, refused = WORDS[language]
    leaving = Facilitator(browser, server, language)
    leaving.sign_in()
    page = export_page(leaving, language)
    link, said = deck(page, language)
    address = link.get_attribute("href")
    with page.expect_download():  # a plain link, without its script
        page.evaluate("address => location.assign(address)", address)

    leaving.context.clear_cookies(name="sait_session")
    link.click()
    expect(said).to_contain_text(refused)
    page.goto(f"{server.address}{address}")
    expect(page.get_by_role("alert")).to_contain_text(refused)
    leaving.context.close()


@pytest.mark.parametrize("path", ["/export", "/invite", "/system", "/banks?bank=sait-regional"])
def test_a_phone_shows_the_files_and_what_is_said_of_them_whole(facilitator: Facilitator, path: str) -> None:
    page = facilitator.open(path, "cy")
    page.set_viewport_size(PHONE)
    link = page.locator(".sait-file:visible a").first
    with page.expect_download():
        link.click()
    expect(page.locator(".sait-file:visible [role=status]").first).to_have_text(WORDS["cy"][2])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for box in page.locator(".sait-file:visible").all():
        edges = box.bounding_box()
        assert edges
        assert 0 <= edges["x"] <= edges["x"] + edges["width"] <= PHONE["width"]
    assert violations(page) == []


WITH_PICTURES = ("/live", "/compare", *(f"/compare?view={view}" for view in ("heat-map", "differences", "change")))


def test_no_screen_and_no_saved_picture_of_a_chart_touches_the_frameworks_store(facilitator: Facilitator) -> None:
    asked: list[str] = []
    facilitator.page.set_viewport_size(LAPTOP)
    facilitator.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    saved: dict[tuple[str, str], Path] = {}
    for path in WITH_PICTURES:
        page = facilitator.open(path, "en")
        page.get_by_role("button", name="Save picture").first.click()
        settle(page)
        for kind in ("png", "svg"):
            with page.expect_download() as download:
                page.locator(f".sait-picture button[data-kind={kind}]").click()
            saved[path, kind] = Path(download.value.path())
        expect(page.locator(".sait-picture [role=status]")).to_have_text("The picture is saved")
    for path in WITH_PICTURES:
        drawn = ElementTree.parse(saved[path, "svg"]).getroot()
        pixels = saved[path, "png"].read_bytes()
        wide, high = (int.from_bytes(pixels[place : place + 4], "big") for place in (16, 20))
        assert pixels.startswith(b"\x89PNG")
        assert (wide, high) == (2 * int(drawn.get("width") or 0), 2 * int(drawn.get("height") or 0))
        said = " ".join(drawn.itertext())
        assert "Demonstration data" in said
        assert "sait-regional 1.1" in said
        assert "of 19" in said or "6 boards" in said
    for path in (
        "/",
        "/workshops",
        "/invite",
        "/agree",
        "/decide-and-act?part=actions",
        "/export",
        "/banks",
        "/system",
    ):
        facilitator.open(path)
    assert "/live" in asked
    assert [path for path in asked if path.startswith("/media")] == []
