"""What people type that YAML reads as something else is named where it begins, and nothing that follows from it is."""

from io import StringIO
from pathlib import Path

import pytest
import yaml

from sait.cli.bank_check import check_command
from sait.instruments.loader import read_bank
from sait.instruments.problems import describe
from sait.instruments.taste import broken_rules
from tests.unit.instruments.tiny import fresh, overlay, write

TYPED: list[tuple[str, bytes, bytes, bytes]] = [
    # code, what stands in the file, what somebody types instead, the line that must be named begins so
    ("bank.quote-open", b"title: Domain AAA", b'title: "Domain AAA', b'  title: "Domain'),
    ("bank.quote-open", b"about: What it is.", b"about: 'What it is.", b"  about: 'What"),
    ("bank.no-break-space", b"  title: Domain AAA", "\u00a0 title: Domain AAA".encode(), "\u00a0 title".encode()),
    ("bank.no-break-space", b"title: Domain AAA", "title:\u00a0Domain AAA".encode(), b"  title:"),
    ("bank.tab", b"  title: Domain AAA", b"\ttitle: Domain AAA", b"\ttitle"),
    ("bank.quotes-curly", b"title: Domain AAA", "title: “Domain: AAA”".encode(), b"  title"),
    ("bank.quotes-curly", b"title: Domain AAA", "title: “Domain AAA”".encode(), b"  title"),
    ("bank.colon-space", b"title: Domain AAA", b"title:Domain AAA", b"  title:Domain"),
    ("bank.colon-in-text", b"title: Domain AAA", b"title: Domain: AAA", b"  title"),
    ("bank.begins-with", b"title: Domain AAA", b"title: *Domain* AAA", b"  title"),
    ("bank.quote-early", b"title: Domain AAA", b'title: "Domain" AAA', b"  title"),
    ("bank.indent", b"  title: Domain AAA", b"    title: Domain AAA", b"    title"),
    ("bank.indent", b"  title: Domain AAA", b" title: Domain AAA", b" title"),
    ("bank.hash", b"title: Domain AAA", b"title: Domain #1", b"  title"),
    ("bank.hash", b"0: Nobody has begun.", b"0: Nobody has begun # so far", b"      0: Nobody"),
    ("bank.text-type", b"title: Domain AAA", b"title: Yes", b"  title: Yes"),
    ("bank.dash-missing", b"  - id: AAA-02", b"    id: AAA-02", b"    id: AAA-02"),
    ("bank.duplicate-id", b"- id: AAA-02", b"- id: AAA-01", b"  - id: AAA-01"),
    ("bank.encoding-named", b"title: Domain AAA", "title: Domain’s".encode("cp1252"), b"  title"),
]


@pytest.mark.parametrize(
    ("code", "stands", "typed", "begins"), TYPED, ids=[f"{one[0]}-{n}" for n, one in enumerate(TYPED)]
)
def test_a_misprint_is_the_only_thing_that_is_told_and_its_line_is_named(tmp_path: Path, code, stands, typed, begins):
    file = (folder := write(tmp_path, fresh(), overlay(fresh()))) / "instrument.yaml"
    written = file.read_bytes().replace(stands, typed, 1)
    file.write_bytes(written)

    (problem,) = read_bank(folder, tmp_path / "schemes").problems

    assert problem.code == code
    lines = written.split(b"\n")
    at = problem.line - 1
    assert lines[at].startswith(begins), (lines[at], problem)


def test_utf_16_is_called_by_its_name(tmp_path: Path):
    file = (folder := write(tmp_path, fresh(), overlay(fresh()))) / "instrument.yaml"
    file.write_bytes(file.read_text("utf-8").encode("utf-16"))
    (problem,) = read_bank(folder, tmp_path / "schemes").problems
    assert (problem.code, problem.context["encoding"]) == ("bank.encoding-named", "UTF-16")


def test_the_bank_comes_before_its_translations_and_the_same_words_come_once(tmp_path: Path):
    of = fresh()
    for domain in of["domains"]:
        for item in domain["items"]:
            item["levels"]["often"] = "Members act often."
    translated = overlay(fresh())
    del translated["domains"]["AAA"]["about"]
    out = StringIO()

    check_command([str(folder := write(tmp_path, of, translated))], out)

    lines = out.getvalue().splitlines()
    assert ["instrument.yaml" in lines[0], "often: is not a line that can stand here." in lines[0]] == [True, True]
    assert lines[1].startswith("  The same 3 more times: lines ")
    assert "cy.yaml" in lines[2]
    assert lines[3].startswith(f"{folder}: 5 errors. Correct what you can")
    assert len(lines) == 4


def test_a_rule_of_taste_is_a_warning_that_its_author_accepts_by_name(tmp_path: Path):
    of, translated = fresh(), overlay(fresh())
    levels = {0: "Members never read it.", 1: "Members rarely read it.", 2: "Members often read it.", 3: "It is read."}
    of["domains"][0]["items"][0]["levels"] = levels
    first = read_bank(write(tmp_path / "one", of, translated), tmp_path / "one" / "schemes")
    assert first.document is not None
    assert {one.code for one in first.warnings} == {"bank.descriptors-alike"}

    of["accepts"] = {"descriptors-alike": "It is published so."}
    translated["accepts"] = {"descriptors-alike": "Felly y'i cyhoeddwyd."}
    second = read_bank(write(tmp_path / "two", of, translated), tmp_path / "two" / "schemes")
    assert second.document is not None
    assert (second.warnings, len(second.accepted)) == ((), len(first.warnings))
    assert broken_rules(second.document) == {"descriptors-alike": ("AAA-01",)}


@pytest.mark.parametrize(("strict", "status"), [(False, 0), (True, 1)])
def test_a_warning_is_an_error_where_somebody_is_strict(tmp_path: Path, strict, status):
    of = fresh()
    of["domains"][0]["items"][0]["text"] = "x" * 300
    folder = str(write(tmp_path, of, overlay(fresh())))
    out = StringIO()
    assert check_command([folder], out, strict=strict) == status
    assert "(bank.text-long)" in out.getvalue()


@pytest.mark.parametrize("indent", [b" " * 8, b" " * 10], ids=["as far as the text", "further"])
def test_a_key_that_a_text_of_several_lines_would_take_up_is_named(tmp_path: Path, indent):
    file = (folder := write(tmp_path, fresh(), overlay(fresh()))) / "instrument.yaml"
    stands = b"  about: What it is.\n"
    assert stands in file.read_bytes()
    typed = b"  about: >-\n        What it is.\n" + indent + b"evidence: Minutes.\n"
    file.write_bytes(file.read_bytes().replace(stands, typed, 1))
    (problem,) = read_bank(folder, tmp_path / "schemes").problems
    assert (problem.code, problem.context["key"]) == ("bank.key-in-text", "evidence")
    assert file.read_bytes().split(b"\n")[problem.line - 1] == indent + b"evidence: Minutes."


def test_a_word_of_a_sentence_with_a_colon_is_no_key(tmp_path: Path):
    file = (folder := write(tmp_path, fresh(), overlay(fresh()))) / "instrument.yaml"
    typed = b"  about: >-\n        Think of what counts as\n        evidence: minutes, letters, notes.\n"
    file.write_bytes(file.read_bytes().replace(b"  about: What it is.\n", typed, 1))
    assert "bank.key-in-text" not in {one.code for one in read_bank(folder, tmp_path / "schemes").problems}


ALL_AT_ONCE: dict[bytes, bytes] = {
    b"version: '1.0'": "version: “1.0”".encode(),
    b"title: Tiny": b'title: "Tiny',
    b"  about: What it is.": b"  about: What: it is.",
    b"    guidance: Think": b"    guidence: Think",
    b"licence: CC-BY-4.0": b"licence:CC-BY-4.0",
}


def test_faults_of_typing_and_of_content_are_told_at_once_from_the_top(tmp_path: Path):
    file = (folder := write(tmp_path, fresh(), overlay(fresh()))) / "instrument.yaml"
    written = file.read_bytes()
    for stands, typed in ALL_AT_ONCE.items():
        assert stands in written
        written = written.replace(stands, typed, 1)
    file.write_bytes(written)
    found = read_bank(folder, tmp_path / "schemes").problems
    assert [one.code.removeprefix("bank.") for one in found] == [
        "quotes-curly",
        "quote-open",
        "colon-space",
        "colon-in-text",
        "unknown-key-near",
    ]


def test_a_fault_that_cannot_be_read_on_from_says_that_there_may_be_more(tmp_path: Path):
    file = (folder := write(tmp_path, fresh(), overlay(fresh()))) / "instrument.yaml"
    file.write_bytes(file.read_bytes().replace(b"  title: Domain AAA", b"    title: Domain AAA", 1))
    out = StringIO()
    check_command([str(folder)], out)
    assert "Part of a file could not be read" in out.getvalue().splitlines()[-1]


@pytest.mark.parametrize(
    ("values", "missing"), [((1, 2, 3, 5), "4"), ((0, 0.25, 0.5, 1), None), ((0, 5, 10), None), ((0, 2), "1")]
)
def test_a_level_that_a_scale_leaps_over_is_a_warning_with_what_the_translation_has(tmp_path: Path, values, missing):
    of = fresh()
    of["scales"].append({**of["scales"][0], "id": "uneven", "described": False})
    of["scales"][1]["levels"] = [{"value": value, "label": f"Level {value}"} for value in values]
    of["domains"][0]["items"].append({"id": "AAA-03", "text": "The board meets.", "scale": "uneven"})
    folder = write(tmp_path, of, translated := overlay(of))
    translated["scales"]["uneven"]["levels"][4] = "Cytuno"
    (folder / "cy.yaml").write_text(yaml.safe_dump(translated), "utf-8")
    gaps = [one for one in read_bank(folder, tmp_path / "schemes").warnings if one.code == "bank.levels-gap"]
    assert [one.context["missing"] for one in gaps] == ([missing] if missing else [])
    lines = (folder / "instrument.yaml").read_text("utf-8").splitlines()
    assert all(f"value: {int(missing) - 1}" in lines[one.line - 1] for one in gaps), "the level before the gap"
    assert ["(cy.yaml, 4: Cytuno)" in describe(one, "en") for one in gaps] == ([missing == "4"] if missing else [])


def test_an_accepted_gap_is_a_rule_set_aside(tmp_path: Path):
    of, translated = fresh(), overlay(fresh())
    for words in (of["scales"][0], *(item for domain in of["domains"] for item in domain["items"])):
        del words["levels"][2]
    for words in (translated["scales"]["four"], *translated["items"].values()):
        del words["levels"][2]
    of["accepts"], translated["accepts"] = {"levels-gap": "As published."}, {"levels-gap": "Fel y'i cyhoeddwyd."}
    reading = read_bank(write(tmp_path, of, translated), tmp_path / "schemes")
    assert ([*reading.problems], [one.code for one in reading.accepted]) == ([], ["bank.levels-gap"])
    assert broken_rules(reading.document) == {"levels-gap": ("four",)}


def test_a_name_with_nothing_under_it_is_told_to_go_too(tmp_path: Path):
    of = fresh()
    of["domains"][0]["items"][0]["categories"] = None
    found = read_bank(write(tmp_path, of, overlay(fresh())), tmp_path / "schemes").problems
    assert "Nothing stands under categories:. Delete this line too" in describe(found[0], "en")


def test_a_line_too_far_to_the_right_is_told_how_far_and_under_what(tmp_path: Path):
    file = (folder := write(tmp_path, fresh(), overlay(fresh()))) / "instrument.yaml"
    stands = b"    guidance: Think of the last meeting.\n    evidence: The minutes.\n"
    assert stands in file.read_bytes()
    typed = b"    guidance: >-\n      Think of the last meeting.\n      evidence: The minutes.\n"
    file.write_bytes(file.read_bytes().replace(stands, typed, 1))
    (problem,) = read_bank(folder, tmp_path / "schemes").problems
    above = file.read_bytes().split(b"\n").index(b"    guidance: >-") + 1
    assert f"Move this line 2 spaces to the left, until it stands under guidance: (line {above})." in describe(
        problem, "en"
    )


def test_a_quotation_mark_at_the_beginning_of_a_line_within_a_text_is_a_letter(tmp_path: Path):
    folder = write(tmp_path, fresh(), overlay(fresh()))
    file = folder / "instrument.yaml"
    lines = file.read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("purpose:"))
    lines[place : place + 1] = ["purpose: For members, to look at", "  'the other tier together, and at what it does."]
    file.write_text("\n".join(lines), "utf-8")
    assert read_bank(folder, tmp_path / "schemes").problems == ()
