"""A text that stands under another name is never told to be missing, whatever else is wrong with the English."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from sait.cli.bank_translations import translations_command
from sait.instruments.loader import read_bank
from sait.instruments.problems import Problem, describe
from tests.unit.instruments.tiny import fresh, overlay, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write(tmp_path, fresh(), overlay(fresh()))
    with (tmp_path / "said").open("w") as out:
        translations_command([str(tmp_path)], out, only=None, mark=[], mark_all=True)
    return folder


def faults(folder: Path) -> list[Problem]:
    return [*read_bank(folder, folder.parents[1] / "schemes").problems]


def edit(file: Path) -> dict[str, Any]:
    return yaml.safe_load(file.read_text("utf-8"))


def save(file: Path, data: dict[str, Any]) -> None:
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")


def test_a_renamed_item_is_told_as_one_although_the_english_has_another_fault(folder: Path) -> None:
    english = folder / "instrument.yaml"
    data = edit(english)
    data["short_form"]["items"] = ["AAA-02", "BBB-01"]
    first = data["domains"][0]["items"][0]
    first["id"], first["guidence"] = "AAA-07", first.pop("guidance")
    save(english, data)

    found = {one.code: one for one in faults(folder)}

    assert set(found) == {"bank.overlay-renamed", "bank.unknown-key-near"}
    renamed = found["bank.overlay-renamed"]
    assert (renamed.context["path"], renamed.context["new"]) == ("items.AAA-01", "AAA-07")
    assert english.read_text("utf-8").splitlines()[renamed.context["line"] - 1].endswith("id: AAA-07")


def test_a_level_that_the_english_lost_is_told_although_it_has_another_fault(folder: Path) -> None:
    data = edit(folder / "instrument.yaml")
    del data["scales"][0]["levels"][2]
    data["domains"][0]["items"][0]["guidence"] = "?"
    save(folder / "instrument.yaml", data)
    assert "scales.four.levels.2" in [one.context.get("path") for one in faults(folder)]


def test_of_two_items_under_one_id_the_translation_knows_what_the_second_was_called(folder: Path) -> None:
    data = edit(folder / "instrument.yaml")
    data["domains"][0]["items"][1]["id"] = "AAA-01"
    save(folder / "instrument.yaml", data)

    (twin,) = faults(folder)

    lines = (folder / "instrument.yaml").read_text("utf-8").splitlines()
    translated = (folder / "cy.yaml").read_text("utf-8").splitlines()
    assert (twin.code, twin.context["was"]) == ("bank.duplicate-id", "AAA-02")
    assert lines[twin.context["there"] - 1].endswith("id: AAA-01")
    assert translated[twin.context["line"] - 1] == "  AAA-02:"
    assert "Write AAA-02 here." in describe(twin, "en")


def test_a_second_item_of_an_id_gets_the_next_that_nobody_has(folder: Path) -> None:
    english = folder / "instrument.yaml"
    data = edit(english)
    data["domains"][0]["items"].append({"id": "AAA-02", "text": "Something else.", "answer": "text"})
    save(english, data)
    (twin,) = faults(folder)
    assert "the next free id: AAA-03" in describe(twin, "en")


def test_a_translation_that_was_lost_beside_a_doubled_id_is_missing_and_not_renamed(folder: Path) -> None:
    data, words = edit(folder / "instrument.yaml"), edit(folder / "cy.yaml")
    data["domains"][0]["items"][1]["id"] = "AAA-01"
    del words["items"]["BBB-02"]
    save(folder / "instrument.yaml", data)
    save(folder / "cy.yaml", words)

    found = {one.code: one for one in faults(folder)}

    assert set(found) == {"bank.duplicate-id", "bank.overlay-missing", "bank.overlay-mark-left"}
    assert found["bank.overlay-missing"].context["path"] == "items.BBB-02"


def test_a_missing_text_is_not_asked_for_without_the_names_under_which_it_may_stand(tmp_path: Path) -> None:
    words = overlay(fresh())
    for old, new in (("AAA-01", "XXX-55"), ("BBB-02", "YYY-66")):
        words["items"][new] = words["items"].pop(old)
    found = faults(write(tmp_path, fresh(), words))
    missing = [one for one in found if one.code == "bank.overlay-missing"]
    assert len(missing) == 2
    assert all("XXX-55, YYY-66. If one of them is the same text" in describe(one, "en") for one in missing)
