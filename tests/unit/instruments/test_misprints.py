"""What people type that YAML reads as something else is named where it begins, and nothing that follows from it is."""

from io import StringIO
from pathlib import Path

import pytest

from sait.cli.bank_check import check_command
from sait.instruments.loader import read_bank
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

    check_command([str(write(tmp_path, of, translated))], out)

    lines = out.getvalue().splitlines()
    assert ["instrument.yaml" in lines[0], lines[0].endswith("The key often is not known here.")] == [True, True]
    assert lines[1].startswith("  The same 3 more times: lines ")
    assert "cy.yaml" in lines[2]
    assert len(lines) == 3


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
    assert " bank.text-long " in out.getvalue()


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
