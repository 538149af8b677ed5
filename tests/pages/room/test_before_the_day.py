"""What a facilitator makes ready on the page with the join code."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from sait.assessment.workshops import State, Workshop
from sait.demo.rehearsal import find_rehearsal
from sait.i18n.translator import WALES
from sait.services.running.phone_checks import checks
from sait.services.workshops.opening import list_workshops
from sait.settings import settings
from sait.storage.engine.database import Database
from sait.ui.room import phone_check
from sait.ui.room.before_the_day import usual_day
from tests.pages.conftest import Held, Opened
from tests.pages.files import file_from


@pytest.fixture
def scoring(demonstration: Database) -> Workshop:
    return next(one for one in list_workshops(demonstration) if one.state is State.SCORING)


def words_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Run-sheet (PDF)"), ("cy", "Trefn y diwrnod (PDF)")], ids=["en", "cy"]
)
def test_the_run_sheet_comes_in_the_readers_language_with_the_code_and_the_chosen_times(
    scoring: Workshop, signed_in: Held, open_page: Opened, language: str, label: str
) -> None:
    signed_in["sait_language"] = language
    app = open_page("invite", workshop=scoring.id)
    app.number_input(key="run-sheet-minutes").set_value(240).run()

    assert not app.exception
    words = words_of(file_from(app, label, signed_in).content)
    assert f"{scoring.code[:3]} {scoring.code[3:]}" in words
    assert "08:45–09:30" in words
    assert "13:20–13:30" in words


def test_the_run_sheet_comes_in_both_languages_in_one_file(
    scoring: Workshop, signed_in: Held, open_page: Opened
) -> None:
    app = open_page("invite", workshop=scoring.id)
    app.radio(key="run-sheet-language").set_value("all").run()

    words = words_of(file_from(app, "Run-sheet (PDF)", signed_in).content)
    assert "Run-sheet" in words
    assert "Trefn y diwrnod" in words


def said(app: AppTest) -> str:
    return " ".join(box.value for box in (*app.info, *app.warning, *app.success))


def test_a_check_waits_for_a_phone_tells_when_one_came_and_what_to_do_when_none_does(
    scoring: Workshop, signed_in: Held, open_page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page("invite", workshop=scoring.id)
    assert "Waiting" not in said(app)
    app.button(key="check-with-a-phone").click().run()
    assert "Waiting for a phone" in said(app)
    code = app.session_state["phone-check"]
    assert any(f"/preflight/{code}" in html.proto.body for html in app.get("html"))

    monkeypatch.setattr(phone_check, "now", lambda: checks().find(code).begun_at + timedelta(seconds=20))
    app.run()
    assert "Guest Wi-Fi often keeps devices apart" in said(app)

    checks().reached(code, kept_cookie=False)
    app.run()
    assert "did not keep its cookie" in said(app)
    checks().reached(code, kept_cookie=True)
    checks().connected(code)
    app.run()
    assert "A phone reached this server and kept its cookie" in said(app)
    assert "It holds a live connection" in said(app)


def test_an_address_that_means_the_machine_itself_is_pointed_out_at_once(
    scoring: Workshop, signed_in: Held, open_page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Phones cannot reach" not in said(open_page("invite", workshop=scoring.id))
    monkeypatch.setenv("SAIT_PUBLIC_URL", "http://localhost:8501")
    settings.cache_clear()
    assert "Phones cannot reach http://localhost:8501" in said(open_page("invite", workshop=scoring.id))


def test_a_rehearsal_begins_on_the_page_leads_to_live_and_is_removed_there(
    scoring: Workshop, signed_in: Held, open_page: Opened, demonstration: Database
) -> None:
    app = open_page("invite", workshop=scoring.id)
    app.number_input(key="rehearsal-phones").set_value(5)
    app.number_input(key="rehearsal-pace").set_value(60.0)
    app.button(key="rehearse").click().run()

    copy = find_rehearsal(demonstration, scoring.id)
    assert copy is not None
    assert "The rehearsal runs" in said(app)
    assert any(f"/live?workshop={copy.id}" in html.proto.body for html in app.get("html"))
    itself = open_page("invite", workshop=copy.id)
    assert "This is a rehearsal" in said(itself)
    assert "rehearse" not in {button.key for button in itself.button}

    app.button(key="remove-rehearsal").click().run()
    assert find_rehearsal(demonstration, scoring.id) is None
    assert app.button(key="rehearse")


def test_the_run_sheet_is_for_the_rounds_first_day_and_for_tomorrow_once_that_has_passed() -> None:
    today = datetime.now(WALES).date()
    assert usual_day(today) == today
    assert usual_day(today + timedelta(days=9)) == today + timedelta(days=9)
    assert usual_day(today - timedelta(days=1)) == today + timedelta(days=1)
