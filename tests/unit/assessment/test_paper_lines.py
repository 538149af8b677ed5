"""What is read out of the keys of a paper sheet."""

import pytest

from sait.assessment.members.paper import read_typed
from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question
from sait.assessment.releases import Vantage
from tests.unit.reports.paper_bank import DEVELOP, MODEL, SHARE, domain, item

ONE = domain("ONE", item("ONE-01", DEVELOP), item("ONE-02", DEVELOP), item("ONE-03", MODEL))
TWO = domain("TWO", item("TWO-01", SHARE), item("TWO-02", None), item("TWO-03", DEVELOP))
BOTH = (Vantage.OWN, Vantage.LOCAL)


def typed(vantages=(Vantage.OWN,), domains=(ONE, TWO), **fields: str):
    return read_typed(
        {name.replace("__", "."): words for name, words in fields.items()}, domains, vantages=vantages, areas={"gwent"}
    )


def choices(sheet) -> dict[str, str]:
    return {question.address: choice for question, choice in sheet.choices.items()}


def faults(sheet) -> list[tuple[str, str, dict[str, object]]]:
    return [(fault.field, fault.problem.code, fault.problem.context) for fault in sheet.faults]


@pytest.mark.parametrize("line", ["1d2", " 1 d 2 ", "1,d,2", "1D2", "1 d2"])
def test_a_line_of_single_keys_needs_nothing_between_them(line):
    sheet = typed(own__ONE=line)
    assert faults(sheet) == []
    assert choices(sheet) == {"own.ONE-01": "1", "own.ONE-02": DONT_KNOW, "own.ONE-03": "2"}


@pytest.mark.parametrize("letter", ["n", "a", "N", "A"])
def test_not_applicable_has_an_english_and_a_welsh_letter(letter):
    assert choices(typed(own__ONE=f"{letter}01"))["own.ONE-01"] == NOT_APPLICABLE


def test_keys_of_several_figures_stand_apart():
    sheet = typed(own__TWO="100 1")
    assert faults(sheet) == []
    assert choices(sheet) == {"own.TWO-01": "100", "own.TWO-03": "1"}


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_is_a_question_left_blank_and_an_empty_line_a_whole_domain(dash):
    sheet = typed(own__ONE=f"{dash}1{dash}", own__TWO="  ")
    assert faults(sheet) == []
    assert choices(sheet) == {"own.ONE-02": "1"}


def test_the_whole_sheet_may_stand_in_the_first_line():
    sheet = typed(own__ONE="1 d 2 50 0")
    assert faults(sheet) == []
    assert choices(sheet) == {
        "own.ONE-01": "1",
        "own.ONE-02": DONT_KNOW,
        "own.ONE-03": "2",
        "own.TWO-01": "50",
        "own.TWO-03": "0",
    }


def test_too_many_keys_are_no_whole_sheet_once_another_line_is_typed():
    sheet = typed(own__ONE="1d21d", own__TWO="50 0")
    assert faults(sheet) == [("own.ONE", "sheet.wrong-count", {"domain": "ONE", "typed": 5, "asked": 3})]


@pytest.mark.parametrize(("line", "count"), [("1", 1), ("1d", 2), ("1d2-", 4)])
def test_a_line_with_another_count_than_the_domain_is_refused(line, count):
    sheet = typed(own__ONE=line)
    assert ("own.ONE", "sheet.wrong-count", {"domain": "ONE", "typed": count, "asked": 3}) in faults(sheet)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("2d1", "ONE-01"),
        ("1x1", "ONE-02"),
        ("11d", "ONE-03"),
        ("113", "ONE-03"),
        ("1²1", "ONE-02"),
        ("1١1", "ONE-02"),
    ],
)
def test_what_an_item_does_not_offer_is_refused_by_the_items_name(line, wrong):
    ((field, code, context),) = faults(typed(own__ONE=line))
    assert (field, code, context["item"]) == ("own.ONE", "sheet.not-offered", wrong)
    assert context["offered"] == ("1, 2, -" if wrong == "ONE-03" else "0, 1, d, n, a, -")


def test_every_fault_of_a_sheet_is_named_at_once():
    sheet = typed(own__ONE="9x-", own__TWO="7 0", **{"own__TWO-02": "x" * 1001})
    assert [(field, code, context.get("item")) for field, code, context in faults(sheet)] == [
        ("own.ONE", "sheet.not-offered", "ONE-01"),
        ("own.ONE", "sheet.not-offered", "ONE-02"),
        ("own.TWO", "sheet.not-offered", "TWO-01"),
        ("own.TWO-02", "sheet.too-long", "TWO-02"),
    ]


def test_words_are_kept_beside_an_answer_or_instead_of_one():
    sheet = typed(**{"own__TWO-02": " Two\r\nlines ", "own__ONE-01": "A comment", "own__ONE-02": "  "})
    assert faults(sheet) == []
    assert sheet.words == {
        Question(Vantage.OWN, "TWO-02"): "Two\nlines",
        Question(Vantage.OWN, "ONE-01"): "A comment",
    }


def test_local_answers_need_the_area_that_they_are_about():
    assert faults(typed(BOTH, local__ONE="111")) == [("area", "sheet.area-missing", {})]
    assert faults(typed(BOTH, **{"local__ONE-01": "Words"})) == [("area", "sheet.area-missing", {})]
    assert faults(typed(BOTH, local__ONE="111", area="elsewhere")) == [("area", "area.unknown", {})]
    sheet = typed(BOTH, own__ONE="001", local__ONE="111", area="gwent")
    assert (faults(sheet), sheet.area_id) == ([], "gwent")
    assert choices(sheet)["local.ONE-01"] == "1"
    assert choices(sheet)["own.ONE-01"] == "0"


def test_what_is_not_asked_is_not_read():
    assert choices(typed(own__ONE="111", local__ONE="000", own__THREE="1")).keys() == {
        "own.ONE-01",
        "own.ONE-02",
        "own.ONE-03",
    }


@pytest.mark.parametrize("fields", [{}, {"own__ONE": "---"}, {"own__ONE": "", "own__TWO": " "}])
def test_a_sheet_with_nothing_on_it_is_refused(fields):
    assert faults(typed(**fields)) == [("", "sheet.empty", {})]
