"""What ODK's own converter takes comes in here too, and what is said of it is true (found with 107 forms by others)."""

import unicodedata
from pathlib import Path

import pytest

from tests.unit.instruments.xlsform.others_forms import Sheets, choices, small, survey
from tests.unit.instruments.xlsform.test_others import bank_in, codes, take

YES_NO = [["list_name", "name", "label"], ["yn", "y", "Yes"], ["yn", "n", "No"]]


def items(folder: Path) -> list[dict]:
    return [item for domain in bank_in(folder)["domains"] for item in domain["items"]]


def test_a_hint_without_a_language_belongs_to_the_default_one(tmp_path):
    heads = ["type", "name", "label::English (en)", "label::Cymraeg (cy)", "hint"]
    form = small(
        survey=[heads, ["select_one yn", "a", "Do you?", "Ydych chi?", "Think of last week."]],
        choices=[["list_name", "name", "label::English (en)", "label::Cymraeg (cy)"], ["yn", "y", "Yes", "Ydw"]],
        settings=[["form_title", "default_language"], ["Form", "English (en)"]],
    )
    folder, said = take(tmp_path, form)
    assert items(folder)[0]["guidance"] == "Think of last week."
    assert not any(cell == "survey!E1" for cell, _ in codes(said))


def test_a_hint_without_any_default_is_taken_for_english_and_the_hint_is_named(tmp_path):
    heads = ["type", "name", "label::English (en)", "label::Cymraeg (cy)", "hint"]
    form = small(survey=[heads, ["text", "a", "Do you?", "Ydych chi?", "Think of last week."]])
    folder, said = take(tmp_path, form)
    assert items(folder)[0]["guidance"] == "Think of last week."
    assert any("survey!E1 xlsform.source-assumed The column hint names no language" in line for line in said)


def test_a_label_without_language_is_read_where_the_named_one_is_empty(tmp_path):
    rows = [["text", "a", "Without", "With"], ["text", "b", "Only here", None]]
    folder, said = take(tmp_path, small(survey=[["type", "name", "label", "label::English (en)"], *rows]))
    assert [item["text"] for item in items(folder)] == ["With", "Only here"]
    assert ("survey!C1", "xlsform.column-twice") in codes(said)


def test_the_header_row_of_a_grid_is_no_question(tmp_path):
    rows = [
        ["select_one yn", "head", "How often?", "label"],
        ["select_one yn", "a", "Do you meet?", "list-nolabel"],
        ["select_one yn", "b", "Do you write?", "list-nolabel"],
    ]
    folder, said = take(tmp_path, small(survey=[["type", "name", "label", "appearance"], *rows]))
    assert [item["text"] for item in items(folder)] == ["Do you meet?", "Do you write?"]
    assert ("survey!A2", "xlsform.grid-header") in codes(said)


def test_choices_from_a_file_are_left_out_where_their_sheet_is_there(tmp_path):
    form = small(
        survey=[
            ["type", "name", "label", "choice_filter"],
            ["select_one yn", "a", "A?"],
            ["select_one_external towns", "b", "B?", "yn=${a}"],
        ],
        external_choices=[["list_name", "name", "label", "yn"], ["towns", "t", "Town", "y"]],
    )
    folder, said = take(tmp_path, form)
    assert [item["text"] for item in items(folder)] == ["A?"]
    assert {("external_choices", "xlsform.sheet-unread"), ("survey!A3", "xlsform.type-left")} <= codes(said)


def test_an_identifier_beside_its_older_name_counts(tmp_path):
    folder, said = take(tmp_path, small(settings=[["id_string", "form_id"], ["old", "new"]]))
    assert bank_in(folder)["id"] == "new"
    assert ("settings!A1", "xlsform.header-old") in codes(said)


def test_a_choice_that_is_allowed_twice_comes_in_once(tmp_path):
    form = choices(*YES_NO[1:], ["yn", "y", "Yes"])
    folder, said = take(tmp_path, form | {"settings": [["form_id", "allow_choice_duplicates"], ["f", "yes"]]})
    assert [level["label"] for level in bank_in(folder)["scales"][0]["levels"]] == ["Yes", "No"]
    assert ("choices!B4", "xlsform.choice-twice") in codes(said)


def test_a_choice_without_label_is_called_by_its_name(tmp_path):
    folder, said = take(tmp_path, choices(["yn", "often", None], ["yn", "never", "Never"]))
    assert [level["label"] for level in bank_in(folder)["scales"][0]["levels"]] == ["often", "Never"]
    assert ("choices!C2", "xlsform.label-from-name") in codes(said)


@pytest.mark.parametrize(("named", "stands"), [("Deutsch", "Deutsch"), ("Elvish", "Elvish")])
def test_a_language_without_code_is_named_as_the_form_names_it(tmp_path, named, stands):
    _, said = take(tmp_path, small(settings=[["form_id", "default_language"], ["f", named]]))
    assert any(f"There is no English. {stands} is in its place" in line for line in said)


def test_british_english_is_not_ukrainian(tmp_path):
    heads = ["type", "name", "label::English (UK)"]
    folder, _ = take(tmp_path, small(survey=[heads, ["text", "a", "A?"]]))
    assert [path.name for path in folder.iterdir()] == ["instrument.yaml"]


def test_a_no_break_space_in_a_type_is_a_space(tmp_path):
    folder, _ = take(tmp_path, survey(["select_one\u00a0yn", "a", "A?"]))
    assert len(items(folder)) == 1


def test_letters_in_two_signs_come_in_as_one(tmp_path):
    folder, _ = take(tmp_path, survey(["text", "a", unicodedata.normalize("NFD", "Ŵy pobl ŷd")]))
    assert items(folder)[0]["text"] == unicodedata.normalize("NFC", "Ŵy pobl ŷd")


def grouped(name: str) -> Sheets:
    return small(survey=[["type", "name", "label"], ["begin_group", name, "G"], ["text", "a", "A?"], ["end_group"]])


@pytest.mark.parametrize("name", ["DEC", "decisions", "march", "sept", "gorwel"])
def test_no_identifier_is_made_that_a_spreadsheet_takes_for_a_date(tmp_path, name):
    folder, _ = take(tmp_path, grouped(name))
    assert bank_in(folder)["domains"][0]["id"] not in {"DEC", "MAR", "SEP", "GOR"}
