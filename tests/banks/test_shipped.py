"""The banks that SAIT ships are sound, whole in both languages, and carry their categories."""

import io
from pathlib import Path

import pytest

from sait.cli.bank_translations import translations_command
from sait.instruments.build import build_instrument
from sait.instruments.loader import find_banks, read_bank
from sait.instruments.model import Instrument
from sait.instruments.shape import SCHEMAS as SHAPES

ROOT = Path(__file__).resolve().parents[2] / "question_banks"
BANKS = find_banks(ROOT)


def _instrument(folder: Path) -> Instrument:
    reading = read_bank(folder, ROOT / "schemes")
    assert reading.document is not None, reading.problems
    return build_instrument(reading.document)


def test_there_is_a_bank() -> None:
    assert ROOT / "sait-regional" / "1.0" in BANKS


@pytest.mark.parametrize("folder", BANKS, ids=str)
def test_a_shipped_bank_has_no_problem(folder: Path) -> None:
    assert read_bank(folder, ROOT / "schemes").problems == ()


@pytest.mark.parametrize("folder", BANKS, ids=str)
def test_every_text_is_there_in_welsh(folder: Path) -> None:
    instrument = _instrument(folder)
    texts = [instrument.title, instrument.purpose, instrument.source, instrument.changes]
    texts += [level.label for scale in instrument.scales for level in scale.levels]
    texts += [text for scale in instrument.scales for text in (scale.dont_know, scale.not_applicable) if text]
    texts += [text for band in instrument.bands for text in (band.label, band.prompt)]
    texts += [text for domain in instrument.domains for text in (domain.title, domain.about)]
    for item in instrument.items:
        texts += [item.text, *item.descriptors, *(text for text in (item.guidance, item.evidence) if text)]
    for scheme in instrument.schemes:
        texts += [scheme.title, scheme.about, scheme.source]
        texts += [text for one in scheme.categories for text in (one.label, one.finding, one.source)]

    assert all(text["cy"].strip() and text["cy"] != text["en"] for text in texts)


def test_an_agree_scale_says_the_same_in_every_bank() -> None:
    """Its middle above all: "unsure" beside "don't know" is taken for the same, and only one of them enters the mean."""
    scales = [one for folder in BANKS for one in _instrument(folder).scales if one.id.startswith("agree")]
    assert len(scales) == 4
    assert {tuple(level.label[language] for level in one.levels) for one in scales for language in ("en", "cy")} == {
        ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
        ("Anghytuno'n gryf", "Anghytuno", "Ddim yn cytuno nac yn anghytuno", "Cytuno", "Cytuno'n gryf"),
    }


def test_the_bank_in_the_instructions_can_be_begun_from(tmp_path: Path) -> None:
    blocks = (ROOT / "README.md").read_text("utf-8").split("```yaml\n")
    (whole,) = [block.partition("```")[0] for block in blocks if block.startswith("id: ")]
    (tmp_path / "instrument.yaml").write_text(whole, "utf-8")
    reading = read_bank(tmp_path, ROOT / "schemes")
    assert reading.problems == ()
    assert reading.document is not None
    assert build_instrument(reading.document).is_mixed


def test_the_regional_bank_is_as_large_as_it_should_be() -> None:
    instrument = _instrument(ROOT / "sait-regional" / "1.0")

    assert len(instrument.domains) == 8
    assert all(len(domain.items) >= 5 for domain in instrument.domains)
    assert len(instrument.short_form) == 16
    assert [len(domain.items) for domain in instrument.in_form("short")] == [2] * 8
    assert [level.value for level in instrument.scale.levels] == [0, 1, 2, 3]
    assert all(item.categories["joint-inspectorate-2011"] for item in instrument.items)


@pytest.mark.parametrize(("form", "least"), [("full", 3), ("short", 2)])
def test_every_category_rests_on_several_items(form: str, least: int) -> None:
    instrument = _instrument(ROOT / "sait-regional" / "1.0")
    scheme = instrument.scheme("joint-inspectorate-2011")
    items = [item for domain in instrument.in_form(form) for item in domain.items]

    carried = {one.id: sum(one.id in item.categories[scheme.id] for item in items) for one in scheme.categories}

    assert min(carried.values()) >= least, carried


def test_an_authors_editor_checks_by_the_same_schema_as_sait() -> None:
    assert (ROOT / "schema.json").read_bytes() == (SHAPES / "instrument.schema.json").read_bytes()


def test_every_shipped_translation_is_whole_and_of_the_text_that_stands() -> None:
    out = io.StringIO()
    assert translations_command([str(ROOT)], out, only=None, mark=[], mark_all=False) == 0, out.getvalue()
    marked = [path for path in ROOT.rglob("cy.yaml") if "\ntranslates:\n" not in path.read_text("utf-8")]
    assert marked == []
