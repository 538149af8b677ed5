"""The banks that SAIT ships are sound, whole in both languages, and carry their categories."""

import io
from collections import Counter
from pathlib import Path

import pytest

from sait.analysis.gate.means import FEWEST_ITEMS
from sait.cli.bank_translations import translations_command
from sait.i18n import translator
from sait.instruments.build import build_instrument
from sait.instruments.loader import find_banks, read_bank
from sait.instruments.model import Instrument, Kind
from sait.instruments.shape import SCHEMAS as SHAPES
from sait.wording.plan import ownership_words

ROOT = Path(__file__).resolve().parents[2] / "question_banks"
BANKS = find_banks(ROOT)
CARRIERS = {
    # the two questions of 2013 that 1.0 left out of its short form, and the findings of 2011
    "PUR-01",
    "INT-02",
    *("GOV-03", "LEA-01", "MAC-02", "MAC-03", "PER-01", "PER-03", "OUT-02", "OUT-03"),
}


def _instrument(folder: Path) -> Instrument:
    reading = read_bank(folder, ROOT / "schemes")
    assert reading.document is not None, reading.problems
    return build_instrument(reading.document)


def test_there_is_a_bank() -> None:
    assert ROOT / "sait-regional" / "1.0" in BANKS


@pytest.mark.parametrize("folder", BANKS, ids=str)
def test_a_shipped_bank_has_no_problem(folder: Path) -> None:
    reading = read_bank(folder, ROOT / "schemes")
    assert (*reading.problems, *reading.warnings, *reading.accepted) == ()


@pytest.mark.parametrize("folder", BANKS, ids=str)
def test_every_text_is_there_in_welsh(folder: Path) -> None:
    instrument = _instrument(folder)
    texts = [instrument.title, instrument.purpose, instrument.source, instrument.changes]
    texts += [level.label for scale in instrument.scales for level in scale.levels]
    texts += [
        text
        for scale in instrument.scales
        for text in (scale.dont_know, scale.not_applicable, scale.instruction)
        if text
    ]
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
    assert {folder.parent.name for folder in BANKS for one in _instrument(folder).scales if one in scales} == {
        "challenge-and-account",
        "six-month-follow-up",
        "transition",
    }
    assert {tuple(level.label[language] for level in one.levels) for one in scales for language in ("en", "cy")} == {
        ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
        ("Anghytuno'n gryf", "Anghytuno", "Ddim yn cytuno nac yn anghytuno", "Cytuno", "Cytuno'n gryf"),
    }


@pytest.mark.parametrize("language", ["en", "cy"])
def test_members_agree_with_a_vision_in_the_words_in_which_they_agree_with_a_statement(language: str) -> None:
    scale = next(one for one in _instrument(ROOT / "transition" / "1.1").scales if one.id == "agree")
    said = [ownership_words(level.value, translator(language)) for level in scale.levels]
    assert said == [level.label[language] for level in scale.levels]


def test_the_bank_in_the_instructions_can_be_begun_from(tmp_path: Path) -> None:
    blocks = (ROOT / "README.md").read_text("utf-8").split("```yaml\n")
    (whole,) = [block.partition("```")[0] for block in blocks if block.startswith("id: ")]
    (tmp_path / "instrument.yaml").write_text(whole, "utf-8")
    reading = read_bank(tmp_path, ROOT / "schemes")
    assert reading.problems == ()
    assert reading.document is not None
    assert build_instrument(reading.document).is_mixed


@pytest.mark.parametrize(("version", "per_domain"), [("1.0", 2), ("1.1", 3)])
def test_the_regional_bank_is_as_large_as_it_should_be(version: str, per_domain: int) -> None:
    instrument = _instrument(ROOT / "sait-regional" / version)

    assert len(instrument.domains) == 8
    assert all(len(domain.items) >= 5 for domain in instrument.domains)
    assert [len(domain.items) for domain in instrument.in_form("short")] == [per_domain] * 8
    assert [level.value for level in instrument.scale.levels] == [0, 1, 2, 3]


def test_a_board_of_fewer_than_ten_can_show_each_domain_of_the_short_form() -> None:
    for domain in _instrument(ROOT / "sait-regional" / "1.1").in_form("short"):
        assert len(domain.items) >= FEWEST_ITEMS, domain.id


def test_the_short_form_keeps_its_items_so_that_rounds_compare_and_holds_those_that_carry_the_findings() -> None:
    old, new = (_instrument(ROOT / "sait-regional" / version) for version in ("1.0", "1.1"))
    assert set(old.short_form) < set(new.short_form)
    assert set(new.short_form) >= CARRIERS


@pytest.mark.parametrize(
    ("version", "form", "least"), [("1.0", "full", 3), ("1.0", "short", 2), ("1.1", "full", 3), ("1.1", "short", 2)]
)
def test_every_category_rests_on_several_items(version: str, form: str, least: int) -> None:
    instrument = _instrument(ROOT / "sait-regional" / version)
    scheme = instrument.scheme("joint-inspectorate-2011")
    items = [item for domain in instrument.in_form(form) for item in domain.items]

    carried = {one.id: sum(one.id in item.categories.get(scheme.id, ()) for item in items) for one in scheme.categories}

    assert min(carried.values()) >= least, carried


@pytest.mark.parametrize("form", ["full", "short"])
def test_no_scheme_of_the_regional_bank_has_a_category_that_nobody_is_asked_about(form: str) -> None:
    instrument = _instrument(ROOT / "sait-regional" / "1.1")
    items = [item for domain in instrument.in_form(form) for item in domain.items]
    for scheme in instrument.schemes:
        asked = {name for item in items for name in item.categories.get(scheme.id, ())}
        assert asked == {one.id for one in scheme.categories}, scheme.id


def test_one_issue_of_2011_is_not_half_of_the_regional_bank() -> None:
    """In 1.0 accountability had 17 of 49 items, for a finding on who holds the board to account."""
    instrument = _instrument(ROOT / "sait-regional" / "1.1")
    mapped = [item.categories.get("joint-inspectorate-2011", ()) for item in instrument.items]
    counts = Counter(name for names in mapped for name in names)
    assert max(counts.values()) <= len(instrument.items) / len(counts) * 1.5, counts
    assert max(map(len, mapped)) <= 2


def test_level_3_of_the_regional_bank_holds_level_2() -> None:
    instrument = _instrument(ROOT / "sait-regional" / "1.1")
    opening = {"en": "As level 2, and ", "cy": "Fel yn lefel 2, a"}
    for item in instrument.items:
        for language, words in opening.items():
            assert item.descriptors[3][language].startswith(words), item.id
    assert instrument.scale.instruction is not None


def test_without_local_boards_every_issue_of_2011_still_rests_on_two_items_of_the_full_form() -> None:
    """The bank's README says which one rests on no more."""
    instrument = _instrument(ROOT / "sait-regional" / "1.1")
    asked = [item for item in instrument.items if item.id not in {"INT-01", "INT-02", "INT-03", "INT-04"}]
    counts = Counter(name for item in asked for name in item.categories.get("joint-inspectorate-2011", ()))
    assert {name for name, carried in counts.items() if carried < FEWEST_ITEMS} == {"funding"}
    assert counts["funding"] == 2


def test_a_question_says_itself_when_it_does_not_apply() -> None:
    """The description of the domain is not seen with each question."""
    regional = _instrument(ROOT / "sait-regional" / "1.1")
    challenge = _instrument(ROOT / "challenge-and-account" / "1.1")
    unseen = [regional.item(f"INT-0{one}") for one in (1, 2, 3, 4)]
    unseen += [challenge.item(f"ANS-0{one}") for one in (1, 2, 3)]
    for item in unseen:
        assert item.guidance is not None
        assert item.scale is not None
        assert item.scale.not_applicable is not None
        for language, words in item.scale.not_applicable.items():
            assert f"'{words}'" in item.guidance[language], item.id


@pytest.mark.parametrize("bank", ["sait-regional", "six-month-follow-up"])
@pytest.mark.parametrize(("language", "rule"), [("en", "choose the higher"), ("cy", "dewiswch yr uchaf o'r ddwy")])
def test_a_scale_of_levels_that_hold_each_other_says_what_to_do_if_two_are_true(
    bank: str, language: str, rule: str
) -> None:
    scale = _instrument(ROOT / bank / "1.1").scale
    assert scale.instruction is not None
    assert rule in scale.instruction[language]


def test_what_hinders_a_move_is_not_turned_round() -> None:
    assert not any(item.reversed for item in _instrument(ROOT / "transition" / "1.1").items)


def test_a_board_where_nobody_challenges_is_no_blank() -> None:
    """The first question on answers to a challenge offers no "Not applicable", and enters no mean."""
    first = _instrument(ROOT / "challenge-and-account" / "1.1").domain("ANS").items[0]
    assert first.scale is not None
    assert (first.scale.kind, first.scale.not_applicable) == (Kind.CHOICE, None)


def test_the_short_follow_up_keeps_the_seven_topics_of_2013() -> None:
    instrument = _instrument(ROOT / "six-month-follow-up" / "1.1")
    assert [domain.id for domain in instrument.in_form("short")] == [domain.id for domain in instrument.domains]
    assert {"PRI-03", "WEL-02"} <= set(instrument.short_form)


def test_nothing_tells_members_which_answer_counts_as_good() -> None:
    for bank in ("transition", "challenge-and-account"):
        for item in _instrument(ROOT / bank / "1.1").items:
            said = item.guidance or {}
            assert "counts against" not in said.get("en", ""), item.id
            assert "yn cyfrif yn erbyn" not in said.get("cy", ""), item.id


def test_an_authors_editor_checks_by_the_same_schema_as_sait() -> None:
    assert (ROOT / "schema.json").read_bytes() == (SHAPES / "instrument.schema.json").read_bytes()


def test_every_shipped_translation_is_whole_and_of_the_text_that_stands() -> None:
    out = io.StringIO()
    assert translations_command([str(ROOT)], out, only=None, mark=[], mark_all=False) == 0, out.getvalue()
    marked = [path for path in ROOT.rglob("cy.yaml") if "\ntranslates:\n" not in path.read_text("utf-8")]
    assert marked == []
