"""Where a facilitator gets the forms for paper, and from where the page for paper answers is reached."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from sait.assessment.workshops import State, Workshop
from sait.services.instruments import find_bank
from sait.services.workshops import list_workshops
from sait.storage.database import Database
from sait.ui.components import paper_downloads
from tests.pages.conftest import ROOT, Held, Opened

BUTTONS = {
    "en": ["Printable form (PDF)", "The same in large print (PDF)"],
    "cy": ["Ffurflen i'w hargraffu (PDF)", "Yr un ffurflen mewn print bras (PDF)"],
}


@pytest.fixture
def scoring(demonstration: Database) -> Workshop:
    return next(one for one in list_workshops(demonstration) if one.state is State.SCORING)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What each button would download, by its label."""
    files: dict[str, bytes] = {}

    def keep(label: str, *, data: object, file_name: str, **_: object) -> None:
        files[f"{label} {file_name}"] = data()  # type: ignore[operator]

    monkeypatch.setattr(paper_downloads.st, "download_button", keep)
    return files


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_page_with_the_join_code_offers_the_forms_and_leads_to_paper_answers(
    scoring: Workshop, signed_in: Held, open_page: Opened, offered: dict[str, bytes], language: str
) -> None:
    signed_in["sait_language"] = language
    app = open_page("invite", workshop=scoring.id)

    assert not app.exception
    assert [name.rpartition(" ")[0] for name in offered][:2] == BUTTONS[language]
    assert any(f'href="/paper/{scoring.id}"' in html.proto.body for html in app.get("html"))
    for pdf in offered.values():
        read = PdfReader(BytesIO(pdf))
        assert read.trailer["/Root"]["/Lang"] == f"{language}-GB"


def test_a_form_of_a_workshop_names_its_board_and_asks_its_local_areas(
    scoring: Workshop, signed_in: Held, open_page: Opened, offered: dict[str, bytes]
) -> None:
    open_page("invite", workshop=scoring.id)

    first = PdfReader(BytesIO(next(iter(offered.values()))))
    text = "".join(page.extract_text() for page in first.pages)
    assert "North Wales regional board" in text
    assert "Demonstration data" in text
    assert scoring.asks_local
    assert "Now the local arrangements" in text


def test_without_a_workshop_the_form_is_chosen() -> None:
    def page() -> None:
        from sait.i18n import translator
        from sait.services.instruments import find_bank
        from sait.settings import ROOT
        from sait.ui.components.paper_downloads import paper_downloads

        bank = find_bank(ROOT / "question_banks", "sait-regional")
        paper_downloads(bank.instrument, translator("en"))

    app = AppTest.from_function(page).run(timeout=20)
    assert not app.exception
    assert app.radio(key="paper-questions").options == ["All questions", "The short form"]
    app.radio(key="paper-questions").set_value("short").run(timeout=20)
    assert not app.exception
    assert app.get("download_button")[0].proto.id.endswith("paper-short-en-False")


def test_the_bank_used_here_has_a_short_form() -> None:
    assert find_bank(ROOT / "question_banks", "sait-regional").instrument.short_form
