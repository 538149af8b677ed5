"""Where a facilitator gets the forms for paper, and from where the page for paper answers is reached."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from sait.assessment.workshops import State, Workshop
from sait.services.banks.instruments import find_bank
from sait.services.workshops.opening import list_workshops
from sait.storage.engine.database import Database
from tests.pages.conftest import ROOT, Held, Opened
from tests.pages.files import file_from, files_on
from tests.patience import PATIENCE_S

BUTTONS = {
    "en": ["Printable form (PDF)", "The same in large print (PDF)"],
    "cy": ["Ffurflen i'w hargraffu (PDF)", "Yr un ffurflen mewn print bras (PDF)"],
}


@pytest.fixture
def scoring(demonstration: Database) -> Workshop:
    return next(one for one in list_workshops(demonstration) if one.state is State.SCORING)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_page_with_the_join_code_offers_the_forms_and_leads_to_paper_answers(
    scoring: Workshop, signed_in: Held, open_page: Opened, language: str
) -> None:
    signed_in["sait_language"] = language
    app = open_page("invite", workshop=scoring.id)

    assert not app.exception
    assert list(files_on(app))[:2] == BUTTONS[language]
    assert any(f'href="/paper/{scoring.id}"' in html.proto.body for html in app.get("html"))
    for label in BUTTONS[language]:
        read = PdfReader(BytesIO(file_from(app, label, signed_in).content))
        assert read.trailer["/Root"]["/Lang"] == f"{language}-GB"


def test_a_form_of_a_workshop_names_its_board_and_asks_its_local_areas(
    scoring: Workshop, signed_in: Held, open_page: Opened
) -> None:
    app = open_page("invite", workshop=scoring.id)

    first = PdfReader(BytesIO(file_from(app, BUTTONS["en"][0], signed_in).content))
    text = "".join(page.extract_text() for page in first.pages)
    assert "North Wales regional board" in text
    assert "Demonstration data" in text
    assert scoring.asks_local
    assert "Now the local arrangements" in text


def test_without_a_workshop_the_form_is_chosen() -> None:
    def page() -> None:
        from sait.i18n import translator
        from sait.services.banks.instruments import find_bank
        from sait.settings import ROOT
        from sait.ui.room.paper import paper_downloads

        bank = find_bank(ROOT / "question_banks", "sait-regional")
        paper_downloads(bank.instrument, translator("en"))

    app = AppTest.from_function(page, default_timeout=PATIENCE_S).run()
    assert not app.exception
    assert app.radio(key="paper-questions").options == ["All questions", "The short form"]
    app.radio(key="paper-questions").set_value("short").run()
    assert not app.exception
    (address,) = files_on(app)[BUTTONS["en"][0]]
    assert address.startswith("/file/bank-form/")
    assert address.endswith("?language=en&questions=short&size=normal")


def test_the_bank_used_here_has_a_short_form() -> None:
    assert find_bank(ROOT / "question_banks", "sait-regional").instrument.short_form
