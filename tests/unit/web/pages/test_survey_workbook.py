"""A survey's workbook: what comes down goes up again, cell by cell, and nothing that is wrong is kept."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from sait.reports.tables.survey_workbook import ANSWERS_SHEET
from tests.unit.services.surveys.house import close, opened, tokens
from tests.unit.web.pages.test_bank_files import form
from tests.unit.web.pages.test_survey_pages import envelopes, follow


@pytest.fixture
def survey(boards_database, bank):
    return opened(boards_database, bank)


@pytest.fixture
def address(boards_database, survey):
    return f"/survey/{tokens(boards_database, survey, 1)[0]}"


def filled(browser, address, entered, *, change=None) -> bytes:
    """The workbook of a link with *entered* in the cells of answers, by question."""
    book = load_workbook(BytesIO(browser.get(f"{address}/workbook/file").content))
    sheet = book[ANSWERS_SHEET]
    for row in sheet.iter_rows():
        if row[0].value in entered:
            row[-1].value = entered[row[0].value]
    if change is not None:
        change(book)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def upload(browser, address, content):
    return browser.post(f"{address}/workbook", **form(content, name="answers.xlsx"))


def test_what_is_filled_in_is_checked_and_sent_like_any_other_answer(browse, boards_database, survey, address):
    browser = browse()
    entered = {"GOV-01": _offered(browser, address)[2], "GOV-02": 1, "GOV-03": "don't know"}
    assert "Download the workbook (Excel)" in browser.get(f"{address}/workbook").text
    check = follow(browser, upload(browser, address, filled(browser, address, entered)))
    assert "You have not answered 4 questions." in check.text
    assert follow(browser, browser.post(f"{address}/check", data={"act": "send"})).status_code == 200
    assert envelopes(boards_database, survey) == {"north": 1}


def _offered(browser, address) -> list[str]:
    """What the list of the first cell offers; every cell that takes a choice has a list."""
    book = load_workbook(BytesIO(browser.get(f"{address}/workbook/file").content))
    assert book["Lists"].sheet_state == "hidden"
    assert len(book[ANSWERS_SHEET].data_validations.dataValidation) == book["Lists"].max_row
    return [cell.value for cell in book["Lists"][1]]


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"GOV-01": "7"}, "“7” is not one of the answers."),
        ({"GOV-01": "=1+1"}, "holds a formula."),
        ({"GOV-01": "2", "GOV-02": "often"}, "“often” is not one of the answers."),
    ],
)
def test_every_cell_that_is_wrong_is_named_and_nothing_is_kept(browse, address, entered, said):
    browser = browse()
    refused = upload(browser, address, filled(browser, address, entered))
    assert refused.status_code == 422
    assert said in refused.text.replace("&#34;", '"')
    assert "Cell F" in refused.text
    assert browser.get(f"{address}/check").status_code == 303


def test_rows_that_are_none_or_twice_are_named(browse, address):
    def spoil(book):
        sheet = book[ANSWERS_SHEET]
        for name in ("ZZZ-01", "GOV-01"):
            sheet.append([name, *[""] * 4, "1"])

    browser = browse()
    refused = upload(browser, address, filled(browser, address, {"GOV-01": "1"}, change=spoil))
    assert "names no question of this survey: “ZZZ-01”" in refused.text
    assert "the question GOV-01 stands in the workbook twice" in refused.text


def test_what_is_no_workbook_of_this_survey_is_refused(browse, boards_database, bank, address):
    browser = browse()
    other = f"/survey/{tokens(boards_database, opened(boards_database, bank), 1)[0]}"
    of_another = upload(browser, address, filled(browser, other, {"GOV-01": "1"}))
    assert "This is not a workbook of this survey." in of_another.text
    for content in (b"", b"PK\x03\x04 no", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"a,b"):
        assert "This file cannot be read as a workbook." in upload(browser, address, content).text
    assert upload(browser, address, bytes(2_100_000)).status_code == 413
    assert upload(browser, address, filled(browser, address, {})).status_code == 422
    foreign = upload(browse(Origin="https://elsewhere.example"), address, b"x")
    assert foreign.status_code == 403


def test_nothing_is_taken_once_it_was_sent_or_the_survey_has_closed(browse, boards_database, survey, address):
    browser = browse()
    content = filled(browser, address, {"GOV-01": "1"})
    upload(browser, address, content)
    browser.post(f"{address}/check", data={"act": "send"})
    assert "Your answers have been sent with this browser" in upload(browser, address, content).text
    close(boards_database, survey)
    assert "It takes no more answers" in upload(browse(), address, content).text
