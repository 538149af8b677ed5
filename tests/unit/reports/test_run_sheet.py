"""The run-sheet: what is on it, that it can be read aloud, and that no word of a board becomes markup."""

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from sait.assessment.timetable import Step, timetable
from sait.i18n import translator
from sait.i18n.translator import WALES
from sait.reports.paper.run_sheet import STEPS, Day, run_sheet
from tests.unit.reports.paper_bank import HOSTILE, both

DAY = Day(
    board={"en": "Board of Gwent", "cy": "Bwrdd Gwent"},
    round={"en": "Days of 2013", "cy": "Diwrnodau 2013"},
    code="ACD347",
    address="sait.example.org/join",
    link="https://sait.example.org/join/ACD347",
    slots=timetable(datetime(2026, 6, 1, 9, 30, tzinfo=WALES), minutes=210, questions=32, domains=14),
    minimum=5,
)


def printed(day: Day, *languages: str) -> PdfReader:
    return PdfReader(BytesIO(run_sheet(day, languages)))


def bare(words: str) -> str:
    """Without spaces: where lines break is the typesetter's business."""
    return re.sub(r"\s", "", words)


def text_of(pdf: PdfReader) -> str:
    return bare("".join(page.extract_text() for page in pdf.pages))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_run_sheet_has_board_code_address_and_every_step_with_its_time(language):
    text = text_of(printed(DAY, language))
    t = translator(language)
    for words in (DAY.board[language], DAY.round[language], "ACD 347", DAY.address, t("When something fails")):
        assert bare(words) in text
    for slot in DAY.slots:
        title, todo = STEPS[slot.step](t, DAY)
        assert bare(f"{slot.begins:%H:%M}–{slot.ends:%H:%M}{title}{todo}") in text


def test_every_step_that_a_timetable_can_have_is_described():
    assert set(STEPS) == set(Step)


@pytest.mark.parametrize("languages", [("en",), ("cy",), ("en", "cy")])
def test_a_run_sheet_is_tagged_and_one_page_a_language(languages):
    pdf = printed(DAY, *languages)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == f"{languages[0]}-GB"
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert len(pdf.pages) == len(languages)


def test_both_languages_stand_in_one_file_each_marked_and_counted_for_itself():
    pdf = printed(DAY, "en", "cy")
    text = text_of(pdf)
    assert text.index(bare("Board of Gwent")) < text.index(bare("Bwrdd Gwent"))
    assert bare("Page 1 of") in text
    assert bare("Tudalen 1 o") in text
    assert b"cy" in b"".join(bytes(str(found), "utf-8") for found in languages_marked(pdf))


def languages_marked(pdf: PdfReader) -> set[str]:
    """The languages that parts of the structure say they are in."""
    found: set[str] = set()
    waiting = [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found |= {str(node["/Lang"])} if "/Lang" in node else set()
            waiting += [node["/K"]] if "/K" in node else []
    return found


def test_no_word_of_a_board_is_read_as_markup():
    text = text_of(printed(replace(DAY, board=both(HOSTILE)), "en"))
    assert bare(HOSTILE) in text


def test_demonstration_data_are_marked_and_times_are_those_of_a_clock_in_wales():
    text = text_of(printed(replace(DAY, is_demonstration=True), "en"))
    assert bare("Demonstration data") in text
    assert bare("1 June 2026") in text
    assert "08:45–09:30" in text


def test_where_members_have_cards_the_sheet_shows_no_code_and_says_where_it_stands():
    text = text_of(printed(replace(DAY, code=""), "en"))
    assert "ontheircard" in text
    assert "ACD" not in text


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_run_sheet_says_before_the_day_how_the_screen_stays_on(language):
    t = translator(language)
    _, todo = STEPS[Step.PHONE_CHECK](t, DAY)
    never = {"en": "set the screen never to turn off", "cy": "gosodwch y sgrin fel nad yw byth yn diffodd"}[language]
    assert never in todo
    assert bare(t("The projector goes dark")) in text_of(printed(DAY, language))
