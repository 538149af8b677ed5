"""Each rule of the checker: a sound bank passes, one fault is named with its code and its line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sait.instruments.loader import read_bank
from sait.instruments.problems import MESSAGES, Problem, describe
from tests.unit.instruments.tiny import fresh, overlay, write

Break = Callable[[dict[str, Any]], object]


def _item(of: dict[str, Any]) -> dict[str, Any]:
    return of["domains"][0]["items"][0]


def _problems(root: Path, of: dict[str, Any], translated: dict[str, Any] | None = None) -> tuple[Problem, ...]:
    folder = write(root, of, translated if translated is not None else overlay(fresh()))
    return read_bank(folder, root / "schemes").problems


BROKEN: dict[str, Break] = {
    "bank.band-ends": lambda of: of["bands"][1].update(to=2.5),
    "bank.band-gap": lambda of: of["bands"][1].update({"from": 1.6}),
    "bank.category-unknown": lambda of: _item(of)["categories"].update(kinds=["one", "three"]),
    "bank.category-unused": lambda of: [
        item["categories"].update(kinds=["one"]) for domain in of["domains"] for item in domain["items"]
    ],
    "bank.descriptor-extra": lambda of: _item(of)["levels"].update({4: "Too far."}),
    "bank.descriptor-missing": lambda of: _item(of)["levels"].pop(2),
    "bank.descriptors-alike": lambda of: _item(of)["levels"].update(
        {1: "Members rarely read the plan.", 2: "Members always read the plan."}
    ),
    "bank.domain-too-small": lambda of: of["domains"][1]["items"].pop(),
    "bank.duplicate-id": lambda of: of["domains"][0]["items"][1].update(id="AAA-01"),
    "bank.id-domain": lambda of: _item(of).update(id="BBB-09"),
    "bank.key-missing": lambda of: of.pop("licence"),
    "bank.levels-order": lambda of: of["scale"]["levels"].reverse(),
    "bank.markup": lambda of: _item(of).update(text="The board <b>acts</b>."),
    "bank.scheme-unknown": lambda of: of.update(schemes=["kinds", "others"]),
    "bank.scheme-unlisted": lambda of: _item(of)["categories"].update(others=["one"]),
    "bank.shape": lambda of: of.update(status="perhaps"),
    "bank.short-form": lambda of: of["short_form"].append("AAA-77"),
    "bank.text-empty": lambda of: _item(of).update(text=""),
    "bank.text-long": lambda of: _item(of).update(text="x" * 300),
    "bank.text-type": lambda of: _item(of).update(text=12),
    "bank.unknown-key": lambda of: _item(of).update(zzz="?"),
    "bank.unknown-key-near": lambda of: _item(of).update(guidence="?"),
    "bank.weight": lambda of: _item(of).update(weight=0),
}


def test_a_sound_bank_has_no_problem(tmp_path: Path) -> None:
    assert _problems(tmp_path, fresh()) == ()


@pytest.mark.parametrize("code", sorted(BROKEN))
def test_a_fault_is_named_with_its_code(tmp_path: Path, code: str) -> None:
    of = fresh()
    BROKEN[code](of)

    found = [problem for problem in _problems(tmp_path, of) if problem.code == code]

    assert found
    assert all(problem.file.endswith(".yaml") for problem in found)
    assert all(describe(problem, language) for problem in found for language in ("en", "cy"))


def test_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    of = fresh()
    _item(of)["text"] = "The board <b>acts</b>."

    (problem,) = _problems(tmp_path, of)

    lines = (tmp_path / "tiny" / "1.0" / "instrument.yaml").read_text().splitlines()
    assert "<b>" in lines[problem.line - 1]


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    of = fresh()
    _item(of)["levels"].pop(2)
    of["bands"][1]["from"] = 1.7
    of["short_form"].append("AAA-77")

    codes = {problem.code for problem in _problems(tmp_path, of)}

    assert codes == {"bank.descriptor-missing", "bank.band-gap", "bank.short-form", "bank.overlay-extra"}


def test_a_missing_and_a_superfluous_translation_are_named(tmp_path: Path) -> None:
    translated = overlay(fresh())
    del translated["items"]["AAA-02"]["guidance"]
    translated["domains"]["CCC"] = {"title": "Maes", "about": "Dim."}

    problems = _problems(tmp_path, fresh(), translated)

    assert {problem.code for problem in problems} == {"bank.overlay-missing", "bank.overlay-extra"}
    assert all(problem.file.endswith("cy.yaml") for problem in problems)


def test_a_missing_translation_of_a_level_is_named(tmp_path: Path) -> None:
    translated = overlay(fresh())
    translated["items"]["AAA-01"]["levels"].pop(1)

    codes = {problem.code for problem in _problems(tmp_path, fresh(), translated)}

    assert "bank.overlay-missing" in codes


def test_every_code_that_is_reported_has_words() -> None:
    assert set(BROKEN) <= set(MESSAGES)
