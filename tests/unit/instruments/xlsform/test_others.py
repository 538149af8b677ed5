"""Forms by others import as far as they fit, and say what did not, what was assumed and what is left to do."""

from io import StringIO
from pathlib import Path

import pytest
import yaml

from sait.cli.bank_forms import import_command
from sait.instruments.folding import folded
from sait.instruments.loader import read_bank
from tests.unit.instruments.xlsform.others_forms import (
    FRENCH_FLAT,
    NESTED_HEALTH,
    OTHERS,
    TRAINING_SURVEY,
    Sheets,
    save,
    small,
)


def take(tmp_path: Path, sheets: Sheets) -> tuple[Path, list[str]]:
    """The folder of the imported bank, and what was said."""
    out = StringIO()
    assert import_command(str(save(tmp_path / "form.xlsx", sheets)), str(tmp_path / "banks"), out) == 0, out.getvalue()
    (bank,) = (tmp_path / "banks").rglob("instrument.yaml")
    return bank.parent, out.getvalue().splitlines()


def codes(said: list[str]) -> set[tuple[str, str]]:
    """Cell and code of each thing that could not be carried."""
    words = (line.split() for line in said if ".xlsx " in line)
    return {(line[1], line[2]) for line in words if len(line) > 2 and line[2].startswith("xlsform.")}


def bank_in(folder: Path) -> dict:
    return yaml.safe_load((folder / "instrument.yaml").read_text("utf-8"))


def test_groups_become_domains_and_their_questions_items(tmp_path):
    folder, _ = take(tmp_path, TRAINING_SURVEY)
    bank = bank_in(folder)

    assert (bank["id"], bank["version"], bank["status"], bank["title"]) == (
        "training-feedback",
        "0.1",
        "draft",
        "Training feedback",
    )
    assert bank["purpose"] == "Thank you for coming to the training day."
    assert [(domain["id"], domain["title"], len(domain["items"])) for domain in bank["domains"]] == [
        ("TRA", "The training itself", 3),
        ("NEX", "What comes next", 2),
    ]
    assert bank["domains"][0]["about"] == "Please think of today's sessions only."
    assert [item["id"] for item in bank["domains"][0]["items"]] == ["TRA-01", "TRA-02", "TRA-03"]
    assert bank["domains"][0]["items"][0]["guidance"] == "One answer."
    assert bank["domains"][0]["items"][2]["guidance"] == "Now think of your own team."
    assert bank["domains"][1]["items"][0] == {
        "id": "NEX-01",
        "text": "What will you do differently?",
        "answer": "text",
        "guidance": "In your own words.",
    }


def test_lists_become_scales_with_what_stands_outside_them(tmp_path):
    folder, _ = take(tmp_path, TRAINING_SURVEY)
    first, second = bank_in(folder)["scales"]

    assert (first["id"], first["kind"], first["described"], first["dont_know"]) == (
        "agree5",
        "choice",
        False,
        "Don't know",
    )
    assert [level["value"] for level in first["levels"]] == [1, 2, 3, 4, 5]
    assert (second["id"], second["levels"]) == ("yes-no", [{"value": 0, "label": "Yes"}, {"value": 1, "label": "No"}])


def test_a_second_language_becomes_a_translation(tmp_path):
    folder, _ = take(tmp_path, TRAINING_SURVEY)
    welsh = yaml.safe_load((folder / "cy.yaml").read_text("utf-8"))

    assert welsh["domains"]["TRA"]["title"] == "Yr hyfforddiant ei hun"
    assert welsh["items"]["TRA-02"]["text"] == "Roedd y cyflymder yn iawn."
    assert welsh["scales"]["agree5"]["levels"][5] == "Cytuno'n gryf"
    assert welsh["reviewed"] is False


def test_everything_that_was_left_is_listed_with_its_cell(tmp_path):
    _, said = take(tmp_path, TRAINING_SURVEY)
    assert codes(said) == {
        ("survey!A2", "xlsform.type-left"),
        ("survey!A9", "xlsform.other-left"),
        ("survey!A13", "xlsform.type-left"),
        ("survey!A14", "xlsform.type-left"),
        ("survey!C15", "xlsform.reference"),
        ("survey!F6", "xlsform.column-left"),
        ("survey!G9", "xlsform.condition-left"),
        ("survey!H4", "xlsform.column-left"),
        ("choices!A2", "xlsform.list-choice"),
        ("choices!B7", "xlsform.code-outside"),
        ("choices!A9", "xlsform.list-choice"),
        ("choices!B9", "xlsform.choice-names"),
        ("choices!A11", "xlsform.list-unused"),
        ("settings!C2", "xlsform.version-left"),
    }


def test_groups_within_groups_are_flattened(tmp_path):
    folder, said = take(tmp_path, NESTED_HEALTH)
    bank = bank_in(folder)

    assert [(domain["id"], domain["title"]) for domain in bank["domains"]] == [
        ("HOM", "The home"),
        ("HOE", "The visit"),
    ]
    assert [item["text"] for item in bank["domains"][0]["items"]][1:] == ["Is it warm?", "What did the family say?"]
    assert bank["domains"][0]["items"][0]["guidance"] == "Look around. Ask about stairs."
    assert bank["scales"][0]["not_applicable"] == "Does not apply"
    assert {
        ("Survey!C2", "xlsform.group-left"),
        ("Survey!C5", "xlsform.group-joined"),
        ("Survey!H6", "xlsform.cell-left"),
        ("Survey!A11", "xlsform.type-left"),
        ("Survey!F14", "xlsform.cell-left"),
        ("Survey!C1", "xlsform.source-assumed"),
    } <= codes(said)


def test_without_english_the_forms_own_language_stands_in_and_that_is_said(tmp_path):
    folder, said = take(tmp_path, FRENCH_FLAT)
    bank = bank_in(folder)

    assert [domain["title"] for domain in bank["domains"]] == ["Enquête"]
    assert bank["domains"][0]["items"][2]["text"] == "Que faut-il changer ?"
    assert not (folder / "fr.yaml").exists()
    assert {
        ("survey!C1", "xlsform.source-language"),
        ("survey!D1", "xlsform.language-left"),
        ("survey!E2", "xlsform.column-left"),
    } <= codes(said)
    assert any("notes of the team xlsform.sheet-unread" in line for line in said)


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_the_check_says_exactly_what_is_left_to_do(tmp_path, name):
    folder, said = take(tmp_path, OTHERS[name])
    lines = (folder / "instrument.yaml").read_text("utf-8").splitlines()
    reading = read_bank(folder, tmp_path)
    problems = reading.problems

    empty = {lines[one.line - 1].split(":")[0].strip() for one in problems if one.code == "bank.text-empty"}
    assert {"publisher", "source", "licence", "changes"} <= empty
    assert "status" not in empty
    assert [line.split(": ", 1)[0] for line in said if line.startswith(f"{folder}/")] == [
        f"{one.problem.file}, line {one.problem.line}, column {one.problem.column}"
        for some in (problems, reading.warnings)
        for one in folded(some, "en")
    ]
    assert {one.code for one in problems} <= {
        "bank.text-empty",
        "bank.overlay-missing",
        "bank.key-missing",
    }
    assert {one.code for one in reading.warnings} <= {"bank.domain-too-small"}


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_the_same_form_gives_the_same_bank(tmp_path, name):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, _ = take(tmp_path / "a", OTHERS[name])
    second, _ = take(tmp_path / "b", OTHERS[name])
    assert (first / "instrument.yaml").read_bytes() == (second / "instrument.yaml").read_bytes()


def test_nothing_that_lies_there_is_overwritten(tmp_path):
    folder, _ = take(tmp_path, small())
    (folder / "instrument.yaml").write_text("mine", "utf-8")
    out = StringIO()
    assert import_command(str(tmp_path / "form.xlsx"), str(tmp_path / "banks"), out) == 1
    assert "xlsform.exists" in out.getvalue()
    assert (folder / "instrument.yaml").read_text("utf-8") == "mine"


def test_what_is_said_is_said_in_welsh_too(tmp_path):
    out = StringIO()
    import_command(str(save(tmp_path / "form.xlsx", small(extra=[["x"]]))), str(tmp_path), out, language="cy")
    assert "xlsform.sheet-unread" in out.getvalue()
    assert "The sheet is not part" not in out.getvalue()
