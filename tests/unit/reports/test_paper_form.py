"""The form for paper: what is printed, that it can be read aloud, and that no word of a bank becomes markup."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sait.i18n import translator
from sait.instruments.loader import build_instrument, read_bank
from sait.reports.paper.form import Occasion, paper_form
from tests.depending import depending_bank
from tests.unit.reports.paper_bank import DEVELOP as DEVELOP_SCALE
from tests.unit.reports.paper_bank import HOSTILE, both, domain, item, mixed_bank

BANKS = Path(__file__).resolve().parents[3] / "question_banks"
A4 = (595, 842)
MOST_PAGES = {False: 15, True: 52}
"""Of the 49 questions of sait-regional, with four descriptions each."""
GWENT = Occasion(both("Board of Gwent"), both("Days of 2013"))


@pytest.fixture(scope="module")
def regional():
    return build_instrument(read_bank(BANKS / "sait-regional" / "1.0", BANKS / "schemes").document)


def printed(instrument, language="en", *, form="full", large=False, occasion=None) -> PdfReader:
    pdf = paper_form(instrument, translator(language), form=form, large=large, minimum=5, occasion=occasion)
    return PdfReader(BytesIO(pdf))


def bare(words: str) -> str:
    """Without spaces: where lines break is the typesetter's business."""
    return re.sub(r"\s", "", words)


def pages_of(pdf: PdfReader) -> list[str]:
    return [bare(page.extract_text()) for page in pdf.pages]


def text_of(pdf: PdfReader) -> str:
    return "".join(pages_of(pdf))


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_question_stands_whole_on_one_page_with_all_its_descriptions(regional, language, large):
    pdf = printed(regional, language, large=large)
    pages = pages_of(pdf)
    for asked in regional.items:
        wanted = [bare(f"{asked.id} {asked.text[language]}"), *(bare(words[language]) for words in asked.descriptors)]
        wanted += [bare(asked.guidance[language])] if asked.guidance else []
        assert any(all(words in page for words in wanted) for page in pages), asked.id
    assert len(regional.items) == 49
    assert 8 < len(pages) <= MOST_PAGES[large]


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_pdf_is_tagged_and_says_its_language_and_title(regional, language, large):
    pdf = printed(regional, language, large=large)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == f"{language}-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/StructTreeRoot"]["/K"]
    assert pdf.metadata.title == regional.title[language]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages} == {A4}


def sizes(pdf: PdfReader) -> set[float]:
    """The sizes of letters, in points."""
    found = set()

    def note(text, matrix, placed, _font, size):
        if text.strip():
            found.add(round(abs(size * placed[0] * matrix[0]), 1))

    for page in pdf.pages:
        page.extract_text(visitor_text=note)
    return found


def test_large_print_is_18_points_and_only_what_stands_at_the_foot_is_smaller(regional):
    large, normal = sizes(printed(regional, large=True)), sizes(printed(regional))
    assert sorted(large)[:2] == [14, 18]
    assert sorted(normal)[:2] == [9, 10.5]


def test_the_short_form_asks_its_own_questions_and_says_what_it_is(regional):
    text = text_of(printed(regional, form="short"))
    asked = {question.id for question in regional.items if bare(f"{question.id} {question.text['en']}") in text}
    assert asked == set(regional.short_form)
    assert bare(regional.short_form_title["en"]) in text


def test_what_helps_to_answer_stands_under_the_question_once_and_evidence_does_not(regional):
    helps = {"guidance": both("Think of it."), "examples": both("A meeting."), "evidence": both("The minutes.")}
    first, *others = regional.domains[0].items
    helped = replace(regional.domains[0], items=(replace(first, **helps), *others))
    text = text_of(printed(replace(regional, domains=(helped,)), occasion=replace(GWENT, areas={"a": both("Torfaen")})))
    assert text.count(bare("Think of it. For example: A meeting.")) == 1
    assert bare("The minutes.") not in text


def test_every_kind_of_question_has_its_own_answers():
    text = text_of(printed(mixed_bank()))
    for words in ("☐ 0 Nothing yet. ONE-02 at 0", "☐ Cannot say", "☐ Does not fit", "☐ 50 Half", "☐ 2 Two tiers"):
        assert bare(words) in text
    assert text.count(bare("☐ Cannot say")) == 2  # offered by one scale only, which two questions are on
    after = text.partition(bare("TWO-03 Question TWO-03"))[2]
    assert after.startswith(bare("Comments on these questions"))  # the lines between are drawn, not written


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_word_of_a_bank_or_of_a_board_is_read_as_markup(language):
    text = text_of(printed(mixed_bank(), language, occasion=Occasion(both(HOSTILE), both('")#"'))))
    assert text.count(bare(HOSTILE)) == 3  # purpose, question, and the board's name
    assert bare('")#"') in text


@pytest.mark.parametrize("words", ["😀 中文 العربية", "a\x00b\u202ec", "\u200b", "-" * 400])
def test_words_that_no_font_here_can_show_still_leave_a_form(words):
    pdf = printed(mixed_bank(words), occasion=Occasion(both(words), both("Days")))
    assert bare("Question ONE-02") in text_of(pdf)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True


def test_a_question_longer_than_a_page_goes_on_over_the_next():
    text = " ".join(f"word{number}" for number in range(1500))
    bank = replace(mixed_bank(), domains=(domain("ONE", item("ONE-01", DEVELOP_SCALE, text), item("ONE-02", None)),))
    found = text_of(printed(bank, large=True))
    assert all(f"word{number}" in found for number in (0, 700, 1499))
    assert bare("ONE-01 at 1") in found


def test_the_same_form_is_the_same_file():
    made = [
        paper_form(mixed_bank(), translator("cy"), form="full", large=True, minimum=5, occasion=GWENT) for _ in range(2)
    ]
    assert made[0] == made[1]


def test_the_sheet_says_who_sees_what_and_asks_for_no_name(regional):
    text = text_of(printed(regional, form="short", occasion=GWENT))
    for words in (
        "Your answers are confidential",
        "nothing if fewer than 5 people answered",
        "the person who types this sheet in sees what is on it",
        "do not write your name",
        "Board of Gwent – Days of 2013",
        "sait-regional 1.0",
    ):
        assert bare(words) in text
    assert "anonym" not in text.lower()
    assert bare(f"Page 1 of {len(printed(regional, form='short', occasion=GWENT).pages)}") in text


def test_an_open_workshop_promises_nothing_it_does_not_keep(regional):
    text = text_of(printed(regional, form="short", occasion=replace(GWENT, is_open=True, is_demonstration=True)))
    assert bare("everyone in the room sees the answers as they come") in text
    assert "confidential" not in text
    assert bare("Demonstration data") in text


def test_where_local_arrangements_are_asked_every_question_comes_a_second_time_without_its_descriptions():
    areas = {"a": both("Torfaen"), "b": both("Monmouthshire")}
    text = text_of(printed(mixed_bank("Plain"), occasion=replace(GWENT, areas=areas)))
    first, _, second = text.partition(bare("Now the local arrangements"))
    assert "☐Torfaen" in second
    assert "☐Monmouthshire" in second
    for question in mixed_bank("Plain").items:
        assert bare(f"{question.id} {question.text['en']}") in first
        assert bare(f"{question.id} {question.text['en']}") in second
    assert bare("ONE-02 at 0") in first
    assert bare("ONE-02 at 0") not in second
    assert bare("Now the local arrangements") not in text_of(printed(mixed_bank("Plain"), occasion=GWENT))


@pytest.mark.parametrize(
    ("language", "only_if", "leave"),
    [
        ("en", "Only if you chose 0 or 1 at question DEP-01:", "leave it blank"),
        ("cy", "Dim ond os gwnaethoch ddewis 0 neu 1 yng nghwestiwn DEP-01:", "gadewch ef yn wag"),
    ],
)
def test_a_question_for_some_says_for_whom(language, only_if, leave):
    said = text_of(printed(depending_bank().instrument, language))
    assert said.count(bare(only_if)) == 1
    assert said.index(bare(only_if)) < said.index("DEP-02")
    assert bare(leave) in said
