"""Items that only some are asked: what the checker takes, and what it says of the rest."""

import copy
from pathlib import Path
from typing import Any

import pytest

from sait.instruments.build import build_instrument
from sait.instruments.loader import read_bank
from sait.instruments.model import AskedIf
from sait.instruments.problems import Problem, describe
from tests.unit.instruments.tiny import fresh, overlay, write

IF_LOW: dict[str, Any] = {"item": "AAA-01", "levels": [0, 1]}


def items_of(of: dict[str, Any], domain: int = 0) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = of["domains"][domain]["items"]
    return items


def with_condition(asked_if: object = None, **more: object) -> dict[str, Any]:
    """The tiny bank with a third item in AAA, which is asked of who chose 0 or 1 at the first."""
    of = fresh()
    third = {**copy.deepcopy(items_of(of)[1]), "id": "AAA-03", "text": "What did the board do next about this?"}
    items_of(of).append({**third, "asked_if": copy.deepcopy(IF_LOW if asked_if is None else asked_if), **more})
    return of


def problems(root: Path, of: dict[str, Any]) -> tuple[Problem, ...]:
    reading = read_bank(write(root, of, overlay(of)), root / "schemes")
    return (*reading.problems, *reading.warnings)


def test_an_item_may_depend_on_an_earlier_one_of_its_domain(tmp_path: Path) -> None:
    of = with_condition()
    folder = write(tmp_path, of, overlay(of))
    reading = read_bank(folder, tmp_path / "schemes")
    assert (reading.problems, reading.warnings) == ((), ())
    assert reading.document is not None
    instrument = build_instrument(reading.document)
    assert instrument.item("AAA-03").asked_if == AskedIf("AAA-01", (0, 1))
    assert instrument.routes == {"AAA-03": (AskedIf("AAA-01", (0, 1)),)}


def test_it_may_depend_on_one_that_depends_on_another(tmp_path: Path) -> None:
    of = with_condition()
    fourth = {
        **copy.deepcopy(items_of(of)[2]),
        "id": "AAA-04",
        "text": "And why?",
        "asked_if": {"item": "AAA-03", "levels": [0]},
    }
    items_of(of).append(fourth)
    folder = write(tmp_path, of, overlay(of))
    document = read_bank(folder, tmp_path / "schemes").document
    assert document is not None
    assert build_instrument(document).routes["AAA-04"] == (AskedIf("AAA-03", (0,)), AskedIf("AAA-01", (0, 1)))


def test_a_bank_without_conditions_keeps_its_hash(tmp_path: Path) -> None:
    document = read_bank(write(tmp_path, fresh(), overlay(fresh())), tmp_path / "schemes").document
    assert document is not None
    assert "asked_if" not in str(document)


def test_a_level_may_be_written_with_a_decimal_point(tmp_path: Path) -> None:
    of = with_condition({"item": "AAA-01", "levels": [0.0, 1.0]})
    folder = write(tmp_path, of, overlay(of))
    document = read_bank(folder, tmp_path / "schemes").document
    assert document is not None
    asked_if = build_instrument(document).item("AAA-03").asked_if
    assert asked_if is not None
    assert asked_if.choices == {"0", "1"}


WRONG: dict[str, object] = {
    "bank.asked-if-unknown": {"item": "AAA-09", "levels": [0]},
    "bank.asked-if-itself": {"item": "AAA-03", "levels": [0]},
    "bank.asked-if-domain": {"item": "BBB-01", "levels": [0]},
    "bank.asked-if-level": {"item": "AAA-01", "levels": [0, 4]},
    "bank.asked-if-all": {"item": "AAA-01", "levels": [0, 1, 2, 3]},
    "bank.asked-if-order": {"item": "AAA-01", "levels": [1, 0]},
    "bank.asked-if-list": {"item": "AAA-01", "levels": 0},
    "bank.asked-if-number": {"item": "AAA-01", "levels": [0, "dont_know"]},
    "bank.asked-if-shape": [{"item": "AAA-01", "levels": [0]}, {"item": "AAA-02", "levels": [0]}],
    "bank.key-missing": {"item": "AAA-01"},
    "bank.too-few": {"item": "AAA-01", "levels": []},
    "bank.unknown-key-near": {"items": "AAA-01", "item": "AAA-01", "levels": [0]},
}


@pytest.mark.parametrize("code", WRONG)
def test_a_condition_that_cannot_hold_is_named_once_at_its_line(tmp_path: Path, code: str) -> None:
    (found,) = problems(tmp_path, with_condition(WRONG[code]))
    assert found.code == code
    lines = (tmp_path / "tiny" / "1.0" / "instrument.yaml").read_text().splitlines()
    begin = next(number for number, line in enumerate(lines, start=1) if "asked_if" in line)
    assert begin <= found.line <= begin + 8
    assert all(describe(found, language) for language in ("en", "cy"))


def test_levels_named_twice_are_out_of_order(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, with_condition({"item": "AAA-01", "levels": [0, 0]}))
    assert found.code == "bank.asked-if-order"


def test_what_it_depends_on_must_come_first(tmp_path: Path) -> None:
    of = with_condition()
    items_of(of).insert(0, items_of(of).pop())
    (found,) = problems(tmp_path, of)
    assert (found.code, found.context["parent"]) == ("bank.asked-if-later", "AAA-01")


def test_it_cannot_depend_on_words(tmp_path: Path) -> None:
    of = with_condition()
    items_of(of)[0]["answer"] = "text"
    del items_of(of)[0]["levels"]
    translated = overlay(of)
    del translated["items"]["AAA-01"]["levels"]
    reading = read_bank(write(tmp_path, of, translated), tmp_path / "schemes")
    assert [one.code for one in reading.problems] == ["bank.asked-if-words"]


def test_it_is_not_answered_in_words_and_has_no_weight(tmp_path: Path) -> None:
    of = with_condition(weight=2)
    assert [one.code for one in problems(tmp_path / "a", of)] == ["bank.asked-if-weight"]
    of = with_condition(answer="text")
    del items_of(of)[2]["levels"]
    translated = overlay(of)
    del translated["items"]["AAA-03"]["levels"]
    reading = read_bank(write(tmp_path / "b", of, translated), tmp_path / "b" / "schemes")
    assert [one.code for one in reading.problems] == ["bank.asked-if-in-words"]


def test_a_short_form_has_what_its_items_depend_on(tmp_path: Path) -> None:
    of = with_condition()
    of["short_form"]["items"] = ["AAA-03", "BBB-01"]
    (found,) = problems(tmp_path / "a", of)
    assert found.code == "bank.asked-if-short"
    of["short_form"]["items"] = ["AAA-01", "AAA-03", "BBB-01"]
    assert problems(tmp_path / "b", of) == ()


def test_a_domain_needs_two_items_that_everybody_is_asked(tmp_path: Path) -> None:
    of = with_condition()
    items_of(of)[1]["asked_if"] = copy.deepcopy(IF_LOW)
    assert [one.code for one in problems(tmp_path, of)] == ["bank.domain-too-small"]


def test_nothing_is_said_of_a_condition_on_what_cannot_be_read(tmp_path: Path) -> None:
    of = with_condition({"item": "AAA-01", "levels": [0]})
    items_of(of)[0]["id"] = "AAA-1"
    of["short_form"]["items"] = ["AAA-02", "BBB-01"]
    assert {one.code for one in problems(tmp_path, of)} == {"bank.id-pattern"}
