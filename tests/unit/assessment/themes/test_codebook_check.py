import re
from pathlib import Path

import pytest

from sait.assessment.themes import codebook_check
from sait.assessment.themes.codebook_check import Standing, check_codebook
from sait.assessment.themes.codebook_problems import MESSAGES, describe_fault
from sait.services.themes.projects import example_codebook

GOOD = """id: talk
version: "1.0"
title: {en: Talk, cy: Sgwrs}
codes:
  - id: open
    key: op
    name: {en: Openness, cy: Bod yn agored}
    definition: {en: Says so., cy: Yn dweud hynny.}
  - id: shut
    under: open
    name: {en: Silence, cy: Tawelwch}
    definition: {en: Does not say so., cy: Nid yw'n dweud hynny.}
"""


def faults(content: str, **standing: object) -> list[tuple[int, str]]:
    reading = check_codebook(content.encode(), "codebook", Standing(**standing))
    assert (reading.codebook is None) is bool(reading.problems)
    for language in ("en", "cy"):
        assert all(describe_fault(one, language) for one in reading.problems)
    return [(one.line, one.code) for one in reading.problems]


def test_a_codebook_is_read_in_its_order_with_both_languages():
    codebook = check_codebook(GOOD.encode(), "codebook").codebook
    assert [(code.id, code.typed, code.under) for code in codebook.codes] == [
        ("open", "op", None),
        ("shut", "shut", "open"),
    ]
    assert codebook.find("OP").name == {"en": "Openness", "cy": "Bod yn agored"}


def test_the_example_is_one_that_can_be_kept():
    assert faults(example_codebook()) == []


@pytest.mark.parametrize(
    ("before", "after", "line", "code"),
    [
        ("id: shut", "id: open", 9, "codebook.id-twice"),
        ("under: open", "under: opne", 10, "codebook.under-unknown"),
        ("under: open", "under: shut", 10, "codebook.under-unknown"),
        ("under: open", "key: op", 10, "codebook.key-twice"),
        ("key: op", "key: shut", 6, "codebook.key-is-id"),
        ("en: Silence", "en: openness", 11, "codebook.name-twice"),
        ("cy: Tawelwch", "fr: Silence", 11, "bank.key-missing"),
        ("definition: {en: Says", "defnition: {en: Says", 8, "bank.unknown-key-near"),
        ("key: op", "key: OP", 6, "bank.id-pattern"),
        ("title: {en: Talk, cy: Sgwrs}", "title: Talk", 3, "bank.keys"),
    ],
)
def test_a_fault_is_told_with_its_line(before, after, line, code):
    assert (line, code) in faults(GOOD.replace(before, after))


def test_codes_stand_one_level_deep():
    deeper = (
        GOOD + "  - id: shouted\n    under: shut\n    name: {en: Loud, cy: Uchel}\n    definition: {en: L., cy: U.}\n"
    )
    assert faults(deeper) == [(14, "codebook.under-nested")]


def test_a_code_that_answers_have_cannot_go_and_a_version_is_newer_than_the_last():
    assert faults(GOOD, version="1.0", used=["open", "loud"]) == [
        (2, "codebook.version-lower"),
        (5, "codebook.code-gone"),
    ]
    assert faults(GOOD.replace('"1.0"', '"1.10"'), version="1.9", used=["open"]) == []


@pytest.mark.parametrize(
    "content", ["", "- a", "codes: 3", "id: [", "codes: [1, {id: 4}, {id: a, name: 3}]", "a: &b *b", "\x00"]
)
def test_whatever_is_written_ends_as_faults(content):
    assert faults(content)


def test_every_fault_that_is_reported_has_words_and_no_words_are_for_nothing():
    code = Path(codebook_check.__file__).read_text("utf-8")
    assert set(re.findall(r'"(codebook\.[a-z-]+)"', code)) == set(MESSAGES)
