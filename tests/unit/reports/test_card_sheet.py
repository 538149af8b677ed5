"""The sheet of cards: one code a card, in two languages, tagged, with the long names that boards have."""

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from sait.i18n import translator
from sait.reports.paper.cards import Handout, Ticket, card_sheet
from tests.unit.reports.paper_bank import HOSTILE, both

CODES = [f"ACD-EFG-{number:03}" for number in range(17)]
LONG = "Mid and West Wales Safeguarding Children Board of the Region"


def sheet(board: str = "Board", typed: str = "sait.example/join", language: str = "en") -> PdfReader:
    handout = Handout(both(board), both("Days of 2013"), typed, date(2013, 9, 30), is_demonstration=True)
    tickets = [Ticket(code, f"https://sait.example/join/{code}") for code in CODES]
    return PdfReader(BytesIO(card_sheet(handout, tickets, translator(language))))


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_advice_first_and_then_eight_cards_a_page(language):
    pages = [page.extract_text() for page in sheet(language=language).pages]
    assert [len(re.findall(r"ACD-EFG-\d{3}", page)) for page in pages] == [0, 8, 8, 1]
    assert "hand them out face down" in bare(pages[0]).replace("handthemoutfacedown", "hand them out face down")


def test_every_card_says_all_in_both_languages_also_with_long_names():
    pages = [bare(page.extract_text()) for page in sheet(LONG, "sait.a-rather-long-name.example.org/join").pages]
    for words in ("until30September2013.", "tan30Medi2013.", bare(LONG), "sait.a-rather-long-name.example.org/join"):
        assert pages[1].count(words) >= 8, words


def test_the_pdf_is_tagged_in_the_readers_language_and_promises_ua():
    pdf = sheet(language="cy")
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("cy")
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert pdf.metadata.title


def test_no_name_of_a_board_becomes_markup():
    text = "".join(bare(page.extract_text()) for page in sheet(HOSTILE).pages)
    assert bare(HOSTILE) in text
