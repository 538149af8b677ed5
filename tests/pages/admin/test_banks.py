"""The Banks page in each of its states, and the banks that the form for opening a workshop offers."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from markupsafe import escape

from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.banks.shelf import upload_bank
from sait.services.workshops.opening import list_workshops
from sait.settings import settings
from sait.storage.engine.database import Database
from tests.pages.conftest import ROOT, Held, Opened, buttons
from tests.pages.room.test_facilitator import said
from tests.unit.instruments import tiny
from tests.unit.services.banks.archives import bank_files, bank_zip, shelf_of, zipped

SHIPPED = find_bank(ROOT / "question_banks", "sait-regional").instrument
CHOICE = {
    "id": "roles",
    "kind": "choice",
    "described": False,
    "levels": [{"value": 1, "label": "Police"}, {"value": 2, "label": "Health"}],
}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: Database) -> Path:
    """A shelf of banks that this test fills."""
    monkeypatch.setenv("SAIT_QUESTION_BANKS", str(tmp_path / "banks"))
    settings.cache_clear()
    return shelf_of(tmp_path / "banks")


def store(database: Database, shelf: Path, content: bytes) -> str:
    receipt = upload_bank(database, shelf, name="bank.zip", content=content, who="ffion")
    assert receipt.content_hash, receipt.problems
    return receipt.content_hash


def mixed_bank() -> bytes:
    """A bank with a choice between options, an answer in words, and all that members do not see."""
    document = tiny.fresh()
    document["scales"].append(CHOICE)
    first, second = document["domains"][0]["items"]
    first.pop("levels")
    first |= {"scale": "roles", "examples": "Whoever chairs."}
    second.pop("levels")
    second |= {"answer": "text"}
    document["domains"][1]["items"][0] |= {"reversed": True, "target": 2, "weight": 2}
    translation = tiny.overlay(document)
    translation["scales"]["roles"] = {"levels": {1: "Heddlu", 2: "Iechyd"}}
    translation["items"]["AAA-01"] |= {"examples": "Y cadeirydd."}
    for name in ("AAA-01", "AAA-02"):
        translation["items"][name].pop("levels")
    files: dict[str, str] = bank_files()
    files["tiny/instrument.yaml"] = yaml.safe_dump(document, sort_keys=False)
    files["tiny/cy.yaml"] = yaml.safe_dump(translation, sort_keys=False, allow_unicode=True)
    return zipped(files)


def test_members_and_strangers_are_sent_to_sign_in(database: Database, held: Held, open_page: Opened) -> None:
    app = open_page("banks")
    assert "Sign in first" in said(app)
    assert SHIPPED.title["en"] not in said(app)


def test_the_list_says_what_each_bank_is_and_how_far_its_words_can_be_relied_on(
    signed_in: Held, open_page: Opened
) -> None:
    app = open_page("banks")
    text = said(app)
    assert SHIPPED.title["en"] in text
    assert "Cymraeg (draft: no translator has reviewed it)" in text
    assert "supplied with SAIT" in text
    assert f'href="/banks?bank={SHIPPED.content_hash}"' in text
    assert 'href="/banks/upload"' in text


def test_without_banks_the_page_says_what_to_do(signed_in: Held, open_page: Opened, shelf: Path) -> None:
    assert "There is no usable question bank. Upload one." in said(open_page("banks"))


def test_a_bank_with_problems_is_left_out_and_they_are_listed(signed_in: Held, open_page: Opened, shelf: Path) -> None:
    files = bank_files("tiny/1.0")
    files["tiny/1.0/instrument.yaml"] += "surprise: 1\n"
    shelf_of(shelf, files)
    app = open_page("banks")
    assert "A question bank was left out because of 1 problem:" in app.warning[0].value
    assert "bank.unknown-key" in said(app)
    assert "There is no usable question bank." in said(app)

    shelf_of(shelf, bank_files("tiny/1.0"))
    mended = open_page("banks")
    assert not mended.warning
    assert "Tiny" in said(mended)


@pytest.mark.parametrize("language", ["en", "cy", "qps"])
def test_a_bank_is_read_from_top_to_bottom(signed_in: Held, open_page: Opened, language: str) -> None:
    signed_in["sait_language"] = language
    text = said(open_page("banks", bank="sait-regional"))
    spoken = "cy" if language == "cy" else "en"
    for fact in (SHIPPED.purpose, SHIPPED.source, SHIPPED.changes):
        assert escape(fact[spoken]) in text
    places = [text.index(f'id="{item.id}"') for item in SHIPPED.items]
    assert places == sorted(places)
    assert escape(SHIPPED.items[0].descriptors[2][spoken]) in text
    assert ("Possible evidence" in text) is (language != "cy")


def test_choices_words_and_what_members_do_not_see(
    database: Database, signed_in: Held, open_page: Opened, shelf: Path
) -> None:
    text = said(open_page("banks", bank=store(database, shelf, mixed_bank())))
    assert "<strong>Police</strong>" in text
    assert "<strong>2 · Level 2</strong>" in text
    assert "This is answered in words. The facilitator reads them before the room does." in text
    assert "Whoever chairs." in text
    for note in ("reversed: a higher level", "target: level 2", "weight 2", "in the short form"):
        assert note in text
    assert text.count("reversed: a higher level") == 1
    assert "uploaded on" in text
    assert '<span translate="no">ffion</span>' in text


def test_the_proof_sheet_has_every_text_in_both_languages_with_its_language_marked(
    signed_in: Held, open_page: Opened
) -> None:
    text = said(open_page("banks", bank="sait-regional", view="proof"))
    assert text.count('<span lang="en" translate="no">') == text.count('<span lang="cy" translate="no">') > 400
    assert "no translation" not in text


def test_the_proof_sheet_of_a_bank_in_english_counts_what_is_missing(
    database: Database, signed_in: Held, open_page: Opened, shelf: Path
) -> None:
    files = bank_files()
    del files["tiny/cy.yaml"]
    app = open_page("banks", bank=store(database, shelf, zipped(files)), view="proof")
    missing = said(app).count("<em>no translation</em>")
    assert missing > 40
    assert f"{missing} texts are missing in Welsh." in app.warning[0].value


def test_words_that_have_no_welsh_are_marked_as_english_on_a_welsh_page(
    database: Database, signed_in: Held, open_page: Opened, shelf: Path
) -> None:
    files = bank_files()
    del files["tiny/cy.yaml"]
    signed_in["sait_language"] = "cy"
    text = said(open_page("banks", bank=store(database, shelf, zipped(files))))
    assert '<span lang="en">The board does thing 1 of AAA.</span>' in text


def test_coverage_counts_the_items_of_each_category_and_leads_to_them(signed_in: Held, open_page: Opened) -> None:
    text = said(open_page("banks", bank="sait-regional", view="coverage"))
    carrying = [one for one in SHIPPED.items if "funding" in one.categories.get("joint-inspectorate-2011", ())]
    assert f"<strong>{len(carrying)} items</strong>" in text
    for one in carrying:
        assert f'<a href="/banks?bank={SHIPPED.content_hash}#{one.id}"' in text


def test_versions_are_compared_with_the_nearest_older_one_first(
    database: Database, signed_in: Held, open_page: Opened, shelf: Path
) -> None:
    for version, title in (("1.0", "First"), ("1.1", "Second"), ("1.2", "Third & last")):
        newest = store(database, shelf, bank_zip(version=version, title=title))
    app = open_page("banks", bank=newest, view="differences")
    text = said(app)
    assert "What is different in 1.2 from 1.1." in text
    assert '<del lang="en" translate="no">Second</del>' in text
    assert '<ins lang="en" translate="no">Third &amp; last</ins>' in text
    app.selectbox[0].select_index(1).run()
    assert '<del lang="en" translate="no">First</del>' in said(app)


def test_the_versions_that_came_with_sait_are_compared(signed_in: Held, open_page: Opened) -> None:
    text = said(open_page("banks", bank="sait-regional", view="differences"))
    assert "What is different in 1.1 from 1.0." in text
    for item_id in ("GOV-07", "MAC-08", "PRO-07", "PRO-08", "MAC-07", "PRO-06"):
        assert item_id in text
    assert escape(SHIPPED.scale.instruction["en"] if SHIPPED.scale.instruction else "-") in text


def test_a_bank_with_one_version_has_nothing_to_be_compared_with(
    database: Database, signed_in: Held, open_page: Opened, shelf: Path
) -> None:
    app = open_page("banks", bank=store(database, shelf, bank_zip()), view="differences")
    assert "There is no other version of this bank" in app.info[0].value


def test_an_uploaded_bank_is_taken_off_the_list_and_one_that_came_with_sait_is_not(
    database: Database, signed_in: Held, open_page: Opened, shelf: Path
) -> None:
    app = open_page("banks", bank=store(database, shelf, bank_zip()), stored="new")
    assert "The bank has passed the check and is saved." in app.success[0].value
    app.button(key="bank-remove").click().run()
    assert "Taken off the list: Tiny 1.0." in "".join(one.value for one in app.success)
    assert "There is no usable question bank." in said(app)

    shelf_of(shelf, bank_files("tiny/1.0"))
    assert not buttons(open_page("banks", bank="tiny"))


def test_an_address_that_names_no_bank_shows_the_list(signed_in: Held, open_page: Opened) -> None:
    app = open_page("banks", bank="<script>", view="proof")
    assert "The bank you asked for is not on the list." in app.warning[0].value
    assert SHIPPED.title["en"] in said(app)


def test_a_workshop_is_opened_with_an_uploaded_bank_and_what_changed_is_said_before(
    database: Database, signed_in: Held, open_page: Opened, shelf: Path
) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    content_hash = store(database, shelf, bank_zip(changes="A question about *trust* is new."))
    app = open_page("workshops")
    assert "What changed in version 1.0: A question about \\*trust\\* is new." in said(app)
    app.button(key="open").click().run()
    assert [workshop.instrument_hash for workshop in list_workshops(database)] == [content_hash]
