"""A question bank in a real browser: brought as a file, read, found from its categories, and printed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import PHONE, Facilitator
from tests.e2e.server import Server
from tests.e2e.test_accessibility import violations
from tests.unit.services.banks.archives import bank_files, bank_zip, zipped

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: Server) -> Iterator[Facilitator]:
    made = Facilitator(browser, server)
    made.create_account()
    yield made
    made.context.close()


def upload(facilitator: Facilitator, content: bytes) -> None:
    page = facilitator.open("/banks/upload")
    file = {"name": "bank.zip", "mimeType": "application/zip", "buffer": content}
    page.get_by_label("ZIP or YAML file").set_input_files(files=[file])  # type: ignore[list-item]
    page.get_by_role("button", name="Check and save").click()


def test_a_bank_is_mended_until_it_is_taken_and_comes_back_as_a_file(facilitator: Facilitator) -> None:
    page = facilitator.page
    faulty = bank_files()
    faulty["tiny/instrument.yaml"] += "surprise: 1\n"
    upload(facilitator, zipped(faulty))
    expect(page.get_by_role("alert")).to_contain_text("1 problem was found, so nothing was saved.")
    expect(page.locator(".faults li")).to_contain_text("bank.unknown-key")
    assert violations(page) == []

    upload(facilitator, bank_zip())
    expect(page.get_by_text("The bank has passed the check and is saved.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as ZIP").click()
    assert download.value.suggested_filename == "tiny-1.0.zip"


def test_a_file_that_is_too_large_is_told_and_not_cut_off(facilitator: Facilitator) -> None:
    upload(facilitator, bytes(12_000_000))
    expect(facilitator.page.get_by_role("alert")).to_contain_text("larger than 4 MB")


def test_what_differs_can_be_read_by_everybody(facilitator: Facilitator) -> None:
    page = facilitator.page
    upload(facilitator, bank_zip())
    expect(page.get_by_role("heading", name="Tiny 1.0")).to_be_visible()
    upload(facilitator, bank_zip(version="1.1", title=f"Tiny {LONG}", changes=f"{LONG} is new."))
    page.get_by_role("link", name="Differences").click()
    expect(page.locator("ins").first).to_contain_text(LONG)
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(page) == []


def test_an_item_is_reached_from_its_category(facilitator: Facilitator) -> None:
    page = facilitator.open("/banks?bank=sait-regional&view=coverage")
    page.locator(".sait-coverage a", has_text="INT-04").first.click()
    expect(page.locator("#INT-04")).to_be_in_viewport()


def test_the_proof_sheet_prints_side_by_side_without_the_sites_controls(facilitator: Facilitator) -> None:
    page = facilitator.open("/banks?bank=sait-regional&view=proof")
    page.locator(".sait-proof").last.wait_for()
    page.emulate_media(media="print")
    try:
        assert not page.locator(".sait-views").is_visible()
        assert not page.locator(".sait-preferences").is_visible()
        english, welsh = (page.locator(f'.sait-proof span[lang="{one}"]').last for one in ("en", "cy"))
        left, right = english.bounding_box(), welsh.bounding_box()
        assert left
        assert right
        assert left["y"] == right["y"]
        assert left["x"] + left["width"] <= right["x"]
        assert page.pdf(format="A4").startswith(b"%PDF")
    finally:
        page.emulate_media(media="screen")
