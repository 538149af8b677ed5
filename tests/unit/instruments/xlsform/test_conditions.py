"""The column *relevant*: which conditions come in, why the others do not, and that all go out."""

import json
from pathlib import Path

import pytest

from sait.instruments.xlsform.exporting.unheld import whole_tables
from sait.instruments.xlsform.shared.conditions import read_expression
from sait.instruments.xlsform.shared.layout import MORE, SURVEY
from tests.unit.instruments.test_conditions import with_condition
from tests.unit.instruments.xlsform.others_forms import Sheets, small
from tests.unit.instruments.xlsform.test_others import bank_in, codes, take

HEADER = ["type", "name", "label", "relevant"]


def form(condition: str, *, kind: str = "select_one yn", before: str = "select_one yn") -> Sheets:
    """Two questions in a group, of which the second has *condition*, and one in another group."""
    rows = [
        ["begin_group", "work", "Work"],
        [before, "one", "One?"],
        [kind, "two", "Two?", condition],
        ["end_group"],
        ["begin_group", "rest", "Rest"],
        ["select_one yn", "three", "Three?"],
        ["end_group"],
    ]
    lists = [["yn", "y", "Yes"], ["yn", "n", "No"], ["yn", "dk", "Don't know"]]
    return small(survey=[HEADER, *rows], choices=[["list_name", "name", "label"], *lists])


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.parametrize("condition", ["${one} = 'n'", "selected(${one}, 'n')", '( selected( ${one} , "n" ) )'])
def test_a_condition_on_a_choice_comes_in(tmp_path, condition):
    folder, said = take(tmp_path, form(condition))
    items = bank_in(folder)["domains"][0]["items"]
    assert items[1]["asked_if"] == {"item": items[0]["id"], "levels": [1]}
    assert ("survey!D4", "xlsform.cell-left") not in codes(said)
    assert not any("condition" in code for _, code in codes(said))


def test_choices_joined_by_or_are_several_levels(tmp_path):
    sheets = form("(selected(${one}, '5') or ${one} = 1)")
    sheets["choices"][1:] = [["yn", str(value), f"Level {value}"] for value in (1, 3, 5)]
    folder, _ = take(tmp_path, sheets)
    assert bank_in(folder)["domains"][0]["items"][1]["asked_if"]["levels"] == [1, 5]


LEFT = {
    "${one} != 'y'": "xlsform.condition-left",
    "not(selected(${one}, 'y'))": "xlsform.condition-left",
    "${one} > 1": "xlsform.condition-left",
    "${one} = 'y' and ${one} != ''": "xlsform.condition-left",
    "${one} = 'y' or ${three} = 'y'": "xlsform.condition-left",
    "${three} = 'y'": "xlsform.condition-elsewhere",
    "${one} = 'dk'": "xlsform.condition-choices",
    "${one} = 'never'": "xlsform.condition-choices",
    "${one} = 'y' or ${one} = 'n'": "xlsform.condition-choices",
}


@pytest.mark.parametrize("condition", LEFT)
def test_any_other_condition_is_left_out_with_the_reason(tmp_path, condition):
    folder, said = take(tmp_path, form(condition))
    assert "asked_if" not in (folder / "instrument.yaml").read_text("utf-8")
    assert ("survey!D4", LEFT[condition]) in codes(said)


def test_words_are_asked_of_everyone_and_nothing_depends_on_them(tmp_path):
    _, said = take(made(tmp_path / "a"), form("${one} = 'y'", kind="text"))
    assert ("survey!D4", "xlsform.condition-words") in codes(said)
    _, said = take(made(tmp_path / "b"), form("${one} = 'y'", before="text"))
    assert ("survey!D4", "xlsform.condition-elsewhere") in codes(said)


def test_the_condition_of_a_group_is_left_out_as_before(tmp_path):
    sheets = form("")
    sheets["survey"][5] = ["begin_group", "rest", "Rest", "${one} = 'y'"]
    _, said = take(tmp_path, sheets)
    assert ("survey!D6", "xlsform.cell-left") in codes(said)


def test_the_export_says_it_in_the_forms_own_words():
    document = {"instrument": with_condition(), "overlays": {}, "schemes": {}}
    tables = whole_tables(json.loads(json.dumps(document)))
    rows = [dict(zip(tables[SURVEY][0], row, strict=True)) for row in tables[SURVEY][1:]]
    said = {row["name"]: row["relevant"] for row in rows if row["relevant"]}
    assert said == {"AAA_03": "${AAA_01} = '0' or ${AAA_01} = '1'"}
    assert "asked_if" not in str(tables.get(MORE, ""))


def test_brackets_that_belong_to_parts_are_not_taken_for_one():
    assert read_expression("(${x} = 'a') or (${x} = 'b')") == ("x", ("a", "b"))
    assert read_expression("((${x} = 'a'))") == ("x", ("a",))
    assert read_expression("(${x} = 'a'") is None
    assert read_expression("${x} = 'a'" * 1000) is None
