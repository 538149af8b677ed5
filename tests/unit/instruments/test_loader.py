"""From files to instrument and back from what is stored."""

import io
import json
from pathlib import Path

from sait.cli.bank_check import check_command
from sait.instruments.adverbs import substance
from sait.instruments.loader import build_instrument, content_hash, find_banks, read_bank
from tests.unit.instruments.tiny import fresh, overlay, write


def test_the_instrument_has_both_languages_and_the_forms(tmp_path: Path) -> None:
    folder = write(tmp_path, fresh(), overlay(fresh()))
    reading = read_bank(folder, tmp_path / "schemes")
    assert reading.document is not None

    instrument = build_instrument(reading.document)

    assert instrument.item("AAA-01").text == {
        "en": "The board does thing 1 of AAA.",
        "cy": "Mae'r bwrdd yn gwneud rhywbeth.",
    }
    assert instrument.unreviewed == ("cy",)
    assert [[item.id for item in domain.items] for domain in instrument.in_form("short")] == [["AAA-01"], ["BBB-01"]]
    assert instrument.scheme("kinds").categories[1].id == "two"


def test_what_is_stored_builds_the_same_instrument(tmp_path: Path) -> None:
    document = read_bank(write(tmp_path, fresh(), overlay(fresh())), tmp_path / "schemes").document
    assert document is not None

    stored = json.loads(json.dumps(document))

    assert build_instrument(stored) == build_instrument(document)
    assert build_instrument(stored).content_hash == content_hash(document)


def test_a_changed_word_changes_the_hash_and_the_place_of_the_files_does_not(tmp_path: Path) -> None:
    changed = fresh()
    changed["domains"][0]["items"][0]["text"] = "The board does something else."
    hashes = [
        content_hash(read_bank(write(tmp_path / name, of, overlay(of)), tmp_path / name / "schemes").document or {})
        for name, of in (("one", fresh()), ("two", fresh()), ("three", changed))
    ]

    assert hashes[0] == hashes[1]
    assert hashes[0] != hashes[2]


def test_banks_are_found_older_versions_first(tmp_path: Path) -> None:
    for version in ("1.10", "1.2", "1.9"):
        folder = tmp_path / "bank" / version
        folder.mkdir(parents=True)
        (folder / "instrument.yaml").touch()

    assert [folder.name for folder in find_banks(tmp_path)] == ["1.2", "1.9", "1.10"]


def test_the_command_says_what_it_found_and_with_which_status(tmp_path: Path) -> None:
    write(tmp_path / "sound", fresh(), overlay(fresh()))
    broken = fresh()
    broken["short_form"]["items"].append("AAA-77")
    folder = write(tmp_path / "broken", broken, overlay(fresh()))
    out = io.StringIO()

    statuses = [check_command([str(tmp_path / name)], out) for name in ("sound", "broken", "nowhere")]

    assert statuses == [0, 1, 2]
    said = out.getvalue()
    assert "no problems" in said
    assert f"{folder / 'instrument.yaml'}, line " in said
    assert "bank.short-form" in said


def test_the_command_takes_the_file_of_a_bank_too(tmp_path: Path) -> None:
    folder = write(tmp_path, fresh(), overlay(fresh()))
    out = io.StringIO()

    assert check_command([str(folder / "instrument.yaml")], out) == 0
    assert check_command([str(folder / "cy.yaml")], out) == 2


def test_a_report_is_one_line_a_problem_whatever_the_file_says(tmp_path: Path) -> None:
    folder = write(tmp_path, fresh(), overlay(fresh()))
    with (folder / "instrument.yaml").open("a", encoding="utf-8") as file:
        file.write('"forged\\nline \\e[2J": 1\n')
    out = io.StringIO()

    assert check_command([str(folder)], out) == 1
    fault, summary = out.getvalue().splitlines()
    assert [summary.split(":")[1].startswith(" 1 error."), "error: " in fault] == [True, True]
    assert fault.isprintable()


def test_a_text_without_words_has_no_substance() -> None:
    assert substance("?", "cy") == substance("...", "cy")
    assert substance("?", "cy") != substance("Mae cynllun.", "cy")


def test_a_family_is_no_adverb() -> None:
    assert substance("Members see the plan.", "en") != substance("Members see the family plan.", "en")


def test_levels_that_differ_only_in_degree_are_found_in_both_languages() -> None:
    assert substance("Members rarely attend.", "en") == substance("Members always attend.", "en")
    assert substance("Mae rhai aelodau yn mynychu weithiau.", "cy") == substance(
        "Mae aelodau yn mynychu bob amser.", "cy"
    )
    assert substance("Members attend.", "en") != substance("Members send deputies.", "en")
