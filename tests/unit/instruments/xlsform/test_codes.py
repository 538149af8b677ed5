"""Codes for refused, don't know and not applicable in forms by others: never a level, and no scale is renumbered in silence."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from sait.cli.bank_forms import export_command, import_command
from sait.instruments.xlsform.importing.outside_levels import Outside, is_code, meaning_of
from sait.settings import ROOT
from tests.unit.instruments.xlsform.others_forms import Sheets, save, small

AGREE = [
    ["a", 5, "Strongly agree"],
    ["a", 4, "Agree"],
    ["a", 3, "Neither"],
    ["a", 2, "Disagree"],
    ["a", 1, "Strongly disagree"],
]
BY_VALUE = [
    (1, "Strongly disagree"),
    (2, "Disagree"),
    (3, "Neither"),
    (4, "Agree"),
    (5, "Strongly agree"),
]


def form(choices: list[list[Any]], *, columns: tuple[str, ...] = ("label",)) -> Sheets:
    survey = [
        ["type", "name", "label"],
        ["begin_group", "work", "Work"],
        ["select_one a", "one", "One?"],
        ["select_one a", "two", "Two?"],
        ["end_group"],
    ]
    return small(survey=survey, choices=[["list_name", "name", *columns], *choices])


def take(tmp_path: Path, sheets: Sheets) -> tuple[dict[str, Any] | None, str]:
    """The scale that came of it, None where nothing was imported, and what was said."""
    out, banks = StringIO(), tmp_path / "banks"
    done = import_command(str(save(tmp_path / "form.xlsx", sheets)), str(banks), out)
    written = list(banks.rglob("instrument.yaml"))
    assert bool(written) == (done == 0), out.getvalue()
    scale = yaml.safe_load(written[0].read_text("utf-8"))["scales"][0] if written else None
    return scale, out.getvalue()


def levels(scale: dict[str, Any] | None) -> list[tuple[int, str]]:
    assert scale is not None
    return [(level["value"], level["label"]) for level in scale["levels"]]


def test_a_negative_code_for_refused_leaves_a_descending_scale_as_it_is(tmp_path):
    scale, said = take(tmp_path, form([*AGREE, ["a", -99, "Refused"]]))
    assert levels(scale) == BY_VALUE
    assert scale["dont_know"] == "Refused"
    assert "choices!B7 xlsform.code-outside -99 “Refused” is outside the levels" in said
    assert "choices!B2 xlsform.list-order" in said


def test_prefer_not_to_answer_is_not_a_level_that_is_averaged(tmp_path):
    rows = [["a", 1, "Low"], ["a", 2, "Middling"], ["a", 3, "High"], ["a", 99, "Prefer not to answer"]]
    scale, _ = take(tmp_path, form(rows))
    assert levels(scale) == [(1, "Low"), (2, "Middling"), (3, "High")]
    assert scale["dont_know"] == "Prefer not to answer"


@pytest.mark.parametrize(
    ("code", "label", "key"),
    [
        (77, "Don't know", "dont_know"),
        (98, "Ddim yn gwybod", "dont_know"),
        (88, "Not applicable", "not_applicable"),
        (999, "Amherthnasol", "not_applicable"),
        (-88, "Don’t know", "dont_know"),
        (-1, "Refused", "dont_know"),
        (99, "Yn gwrthod ateb", "dont_know"),
        (97, "Not sure", "dont_know"),
        (9, "No answer", "not_applicable"),
        (-99, "No response", "not_applicable"),
        ("pnta", "I would keep that to myself", "dont_know"),
    ],
)
def test_conventional_codes_become_what_sait_calls_them(tmp_path, code, label, key):
    scale, _ = take(tmp_path, form([["a", 1, "Low"], ["a", 2, "High"], ["a", code, label]]))
    assert levels(scale) == [(1, "Low"), (2, "High")]
    assert scale[key] == label


def test_all_three_together_find_their_places_in_whatever_order(tmp_path):
    codes = [["a", -99, "Refused"], ["a", -77, "Not applicable"], ["a", -88, "Don't know"]]
    scale, said = take(tmp_path, form([*codes, ["a", 1, "Low"], ["a", 2, "High"]]))
    assert levels(scale) == [(1, "Low"), (2, "High")]
    assert (scale["dont_know"], scale["not_applicable"]) == ("Don't know", "Not applicable")
    assert "choices!B2 xlsform.refused-left" in said


@pytest.mark.parametrize(
    "rows",
    [
        [["a", 1, "Disagree"], ["a", 2, "Not sure"], ["a", 3, "Agree"]],
        [["a", 1, "Accepted"], ["a", 2, "Refused"]],
        [["a", 97, "Very low"], ["a", 98, "Low"], ["a", 99, "High"], ["a", 100, "Very high"]],
        [["a", 0, "None"], ["a", 25, "Some"], ["a", 50, "Half"], ["a", 75, "Most"], ["a", 99, "Nearly all"]],
        [["a", 0.5, "Half"], ["a", 1, "Whole"]],
        [["a", 0, "No"], ["a", 1, "Weak"], ["a", 3, "Middling"], ["a", 9, "Strong"]],
    ],
)
def test_levels_that_only_look_like_codes_stay_levels_with_their_numbers(tmp_path, rows):
    scale, _ = take(tmp_path, form(rows))
    assert levels(scale) == [(value, label) for _, value, label in rows]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["a", -2, "Bad"], ["a", 0, "Neither"], ["a", 2, "Good"]], "-2 “Bad” → 0; 0 “Neither” → 1; 2 “Good” → 2"),
        ([["a", "1,000", "Many"], ["a", "1", "One"]], "1,000 “Many” → 0; 1 “One” → 1"),
        ([["a", "1", "Low"], ["a", "other", "Something else"]], "1 “Low” → 0; other “Something else” → 1"),
        ([["a", "1", "Low"], ["a", "01", "High"]], "1 “Low” → 0; 01 “High” → 1"),
        ([["a", 1, "Low"], ["a", 500, "High"]], "500 “High” → 1"),
    ],
)
def test_where_numbers_would_change_nothing_is_imported_and_the_proposal_is_shown(tmp_path, rows, says):
    scale, said = take(tmp_path, form(rows))
    assert scale is None
    assert "choices!B2 xlsform.numbers-change" in said
    assert "The numbers of the list a cannot stay as they are" in said
    assert says in said
    assert "sait_value" in said


@pytest.mark.parametrize("label", ["Other", "Ninety-nine"])
def test_a_code_of_which_nobody_can_tell_what_it_stands_for_is_asked_about(tmp_path, label):
    scale, said = take(tmp_path, form([["a", 1, "Low"], ["a", 2, "High"], ["a", 99, label]]))
    assert scale is None
    assert f"choices!B4 xlsform.code-unclear In the list a, 99 “{label}”" in said


def test_a_negative_code_that_is_none_of_the_known_ones_is_asked_about_by_name(tmp_path):
    rows = [["a", "yes", "Yes"], ["a", "no", "No"], ["a", -77, "Somebody else was asked"]]
    scale, said = take(tmp_path, form(rows))
    assert scale is None
    assert "choices!B4 xlsform.code-unclear In the list a, -77 “Somebody else was asked”" in said


def test_a_second_dont_know_is_asked_about_too(tmp_path):
    rows = [["a", 1, "Low"], ["a", 2, "High"], ["a", 98, "Don't know"], ["a", 99, "Unsure"]]
    scale, said = take(tmp_path, form(rows))
    assert scale is None
    assert "choices!B5 xlsform.code-unclear" in said


def test_the_author_decides_in_a_column(tmp_path):
    rows = [
        ["a", -2, "Bad", 0],
        ["a", 0, "Neither", 1],
        ["a", 2, "Good"],
        ["a", 99, "Other", "leave_out"],
        ["a", 5, "Unclear", "dont_know"],
    ]
    scale, said = take(tmp_path, form(rows, columns=("label", "sait_value")))
    assert levels(scale) == [(0, "Bad"), (1, "Neither"), (2, "Good")]
    assert scale["dont_know"] == "Unclear"
    assert "choices!D5 xlsform.choice-left" in said
    assert "xlsform.column-left" not in said


@pytest.mark.parametrize("wrong", ["-1", "101", "maybe", "2"])
def test_a_decision_that_is_none_is_refused(tmp_path, wrong):
    rows = [["a", -2, "Bad", wrong], ["a", 2, "Good", 2]] if wrong != "2" else [["a", 1, "x", 2], ["a", 2, "y"]]
    scale, said = take(tmp_path, form(rows, columns=("label", "sait_value")))
    assert scale is None
    assert "xlsform.value-wrong" in said


def test_words_without_any_number_are_numbered_by_their_order_as_before(tmp_path):
    scale, said = take(tmp_path, form([["a", "low", "Low"], ["a", "high", "High"], ["a", "dk", "Don't know"]]))
    assert levels(scale) == [(0, "Low"), (1, "High")]
    assert "xlsform.choice-names" in said
    assert "xlsform.numbers-change" not in said


def test_a_code_that_somebody_adds_to_an_exported_form_is_no_level_either(tmp_path):
    exported = tmp_path / "form.xlsx"
    assert export_command(str(ROOT / "question_banks/sait-regional/1.0"), str(exported), StringIO()) == 0
    book = load_workbook(exported)
    sheet = book["choices"]
    head = [cell.value for cell in sheet[1]]
    row = {
        "list_name": sheet.cell(2, 1 + head.index("list_name")).value,
        "name": "99",
        "label::English (en)": "Refused",
    }
    sheet.append([row.get(name) for name in head])
    book.save(exported)

    out = StringIO()

    assert import_command(str(exported), str(tmp_path / "banks"), out) == 1
    assert "xlsform.level-outside 99 “Refused” would be a level and count in means" in out.getvalue()


def test_the_decisions_are_asked_for_in_welsh_too(tmp_path):
    out = StringIO()
    path = save(tmp_path / "form.xlsx", form([["a", -2, "Bad"], ["a", 2, "Good"]]))
    assert import_command(str(path), str(tmp_path / "banks"), out, language="cy") == 1
    assert "sait_value" in out.getvalue()
    assert "cannot stay" not in out.getvalue()


def test_a_proposal_is_shown_whole(tmp_path):
    rows = [["a", number, f"A rather long label for the number {number}"] for number in range(-5, 6)]
    _, said = take(tmp_path, form(rows))
    assert "5 “A rather long label for the number 5” → 10" in said


def test_a_meaning_is_found_in_any_language_of_the_label():
    assert meaning_of("99", ["Vägrar", "Gwrthod"], has_code=True) is Outside.REFUSED
    assert meaning_of("99", ["(Don’t know.)"], has_code=False) is Outside.DONT_KNOW
    assert meaning_of("3", ["No opinion"], has_code=False) is None
    assert not is_code("abc", ["abc"])
    assert not is_code("99", ["99"])
