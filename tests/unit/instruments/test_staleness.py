"""A translation remembers what it translates, and a version what its identifiers meant."""

import io
import shutil
from pathlib import Path

import pytest
import yaml

from sait.cli.bank_check import check_command
from sait.cli.bank_translations import translations_command
from sait.instruments.loader import read_bank
from sait.instruments.problems import describe
from sait.instruments.staleness import MARKS, fingerprint, leaves, marked_text
from tests.unit.instruments.tiny import fresh, overlay, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write(tmp_path, fresh(), overlay(fresh()))
    translations(tmp_path, mark_all=True)
    return folder


def translations(root: Path, **asked: object) -> tuple[int, str]:
    out = io.StringIO()
    status = translations_command([str(root)], out, **{"only": None, "mark": [], "mark_all": False, **asked})
    return status, out.getvalue()


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in read_bank(folder, folder.parents[1] / "schemes").problems]


def change(folder: Path, **words: str) -> None:
    file = folder / "instrument.yaml"
    bank = yaml.safe_load(file.read_text("utf-8"))
    bank["domains"][0]["items"][0].update(words)
    file.write_text(yaml.safe_dump(bank, sort_keys=False), "utf-8")


def test_what_was_noted_is_sound_until_its_source_changes(tmp_path: Path, folder: Path) -> None:
    assert codes(folder) == []
    assert translations(tmp_path) == (0, "")
    change(folder, text="The board does another thing of AAA.")
    assert codes(folder) == ["bank.overlay-stale"]
    status, said = translations(tmp_path)
    assert status == 1
    assert "items.AAA-01.text: stale" in said
    assert "en: The board does another thing of AAA." in said
    assert "cy: Mae'r bwrdd" in said
    assert translations(tmp_path, mark=["items.AAA-01.text"]) == (0, "")
    assert codes(folder) == []


def test_a_change_of_line_ends_alone_makes_nothing_stale(folder: Path) -> None:
    change(folder, text="The board does\n  thing 1 of AAA.")
    assert codes(folder) == []


def test_a_text_that_came_later_is_asked_for(tmp_path: Path, folder: Path) -> None:
    change(folder, examples="Last spring.")
    assert codes(folder) == ["bank.overlay-missing"]
    assert "items.AAA-01.examples: missing" in translations(tmp_path)[1]
    file = folder / "cy.yaml"
    words = yaml.safe_load(file.read_text("utf-8"))
    words["items"]["AAA-01"]["examples"] = "Y gwanwyn diwethaf."
    file.write_text(yaml.safe_dump(words, sort_keys=False), "utf-8")
    assert codes(folder) == ["bank.overlay-unmarked"]


def test_noting_leaves_every_other_byte_as_it_is() -> None:
    before = "language: cy   # a remark\ntitle:  'Bach'\n"
    once = marked_text(before, {"title": "0badcafe"})
    assert once == before + "translates:\n  title: '0badcafe'\n"
    assert marked_text(once, {"title": "deadbeef"}) == before + "translates:\n  title: 'deadbeef'\n"


def test_marks_are_no_part_of_what_is_answered(folder: Path) -> None:
    schemes = folder.parents[1] / "schemes"
    marked = read_bank(folder, schemes).document
    words = yaml.safe_load((folder / "cy.yaml").read_text("utf-8"))
    del words[MARKS]
    (folder / "cy.yaml").write_text(yaml.safe_dump(words, sort_keys=False), "utf-8")
    assert read_bank(folder, schemes).document == marked


def test_every_text_has_one_place() -> None:
    places = [place for place, _ in leaves({"a": {"b": "x", 2: "y"}, "c": "z"})]
    assert places == ["a.b", "a.2", "c"]
    assert fingerprint("one  two\n") == fingerprint("one two")


def later(folder: Path) -> Path:
    """The next version of the same bank."""
    after = folder.parent / "1.1"
    shutil.copytree(folder, after)
    return after


@pytest.mark.parametrize(
    "words",
    [
        {"text": "Children say in person what they think of the help."},
        {"reversed": True},
        {"answer": "text"},
    ],
)
def test_an_identifier_keeps_its_meaning_from_version_to_version(folder: Path, words: dict[str, object]) -> None:
    after = later(folder)
    assert "bank.id-reused" not in codes(after)
    change(after, **words)
    assert "bank.id-reused" in codes(after)
    assert "bank.id-reused" not in codes(folder)


def test_a_small_rewording_is_the_same_statement(folder: Path) -> None:
    after = later(folder)
    change(after, text="Every board does thing 1 of AAA.")
    assert "bank.id-reused" not in codes(after)


def test_machines_get_a_list_and_a_path_without_a_bank_is_told(tmp_path: Path, folder: Path) -> None:
    change(folder, text="The board does another thing of AAA.")
    out = io.StringIO()
    assert check_command([str(tmp_path)], out, as_json=True) == 1
    (problem,) = yaml.safe_load(out.getvalue())
    assert (problem["code"], problem["column"] > 0, problem["file"].endswith("cy.yaml")) == (
        "bank.overlay-stale",
        True,
        True,
    )
    assert check_command([str(tmp_path / "nothing")], io.StringIO(), as_json=True) == 2
    assert check_command([str(tmp_path / "nothing")], io.StringIO()) == 2


def test_an_item_that_is_not_translated_any_more_leaves_marks_that_must_go(folder: Path) -> None:
    file = folder / "cy.yaml"
    words = yaml.safe_load(file.read_text("utf-8"))
    del words["items"]["AAA-02"]
    file.write_text(yaml.safe_dump(words, sort_keys=False, allow_unicode=True), "utf-8")

    missing, left = read_bank(folder, folder.parents[1] / "schemes").problems

    lines = file.read_text("utf-8").splitlines()
    assert [missing.code, left.code] == ["bank.overlay-missing", "bank.overlay-mark-left"]
    assert lines[missing.line] == "  BBB-01:"
    assert describe(missing, "en").startswith(
        f"items.AAA-02 has no translation. Write one in new lines after line {missing.line}, below AAA-01,"
    )
    assert "text, levels, guidance, evidence" in describe(missing, "en")
    assert lines[left.context["first"] - 1].startswith("  items.AAA-02.text:")
    assert lines[left.context["last"] - 1].startswith("  items.AAA-02.evidence:")


def test_the_line_that_a_stale_text_asks_for_makes_it_sound(folder: Path) -> None:
    change(folder, text="The board does another thing of AAA.")
    (stale,) = read_bank(folder, folder.parents[1] / "schemes").problems
    place, mark, line = (stale.context[key] for key in ("path", "mark", "line"))
    assert f"change line {line} to {place}: '{mark}'" in describe(stale, "en")
    assert f"python -m sait bank translations {folder} --mark {place}" in describe(stale, "en")

    lines = (folder / "cy.yaml").read_text("utf-8").splitlines()
    lines[line - 1] = f"  {place}: '{mark}'"
    (folder / "cy.yaml").write_text("\n".join(lines), "utf-8")

    assert codes(folder) == []


def test_the_line_that_a_text_without_a_note_asks_for_makes_it_sound(folder: Path) -> None:
    file = folder / "cy.yaml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(one for one in lines if not one.startswith("  items.AAA-01.text:")), "utf-8")
    (unmarked,) = read_bank(folder, folder.parents[1] / "schemes").problems
    asked = f"{unmarked.context['path']}: '{unmarked.context['mark']}'"
    assert (unmarked.code, asked in describe(unmarked, "en")) == ("bank.overlay-unmarked", True)

    file.write_text(f"{file.read_text('utf-8')}\n  {asked}\n", "utf-8")

    assert codes(folder) == []


def test_what_the_english_said_before_is_shown_where_an_earlier_version_has_it(folder: Path) -> None:
    before = yaml.safe_load((folder / "instrument.yaml").read_text("utf-8"))["domains"][0]["items"][0]["text"]
    after = later(folder)
    change(after, text="The board does one thing of AAA.")
    (stale,) = [one for one in read_bank(after, after.parents[1] / "schemes").problems if "stale" in one.code]
    assert f"It was: “{before}” It now says: “The board does one thing of AAA.”" in describe(stale, "en")
