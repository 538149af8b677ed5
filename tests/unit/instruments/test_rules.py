"""Each rule of the checker: a sound bank passes, one fault is named with its code and its line."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from sait.instruments import problems
from sait.instruments.loader import read_bank
from sait.instruments.problems import MESSAGES, Problem, describe
from tests.unit.instruments.tiny import SCHEME, fresh, overlay, write

PACKAGE = Path(problems.__file__).parent

Break = Callable[[dict[str, Any]], object]


def _item(of: dict[str, Any]) -> dict[str, Any]:
    return of["domains"][0]["items"][0]


def _problems(root: Path, of: dict[str, Any], translated: dict[str, Any] | None = None) -> tuple[Problem, ...]:
    folder = write(root, of, translated if translated is not None else overlay(fresh()))
    reading = read_bank(folder, root / "schemes")
    return (*reading.problems, *reading.warnings)


BROKEN: dict[str, Break] = {
    "bank.answer-and-scale": lambda of: _item(of).update(answer="text", scale="four"),
    "bank.not-rated": lambda of: (_item(of).update(answer="text", target=2), _item(of).pop("levels")),
    "bank.scale-unknown": lambda of: _item(of).update(scale="five"),
    "bank.scale-unused": lambda of: of["scales"].append({**copy.deepcopy(of["scales"][0]), "id": "five"}),
    "bank.target": lambda of: _item(of).update(target=9),
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
    "bank.duplicate-key": lambda of: _item(of)["levels"].update({"1": "The same key in quotation marks."}),
    "bank.id-pattern": lambda of: _item(of).update(id="AAA-1"),
    "bank.number": lambda of: _item(of).update(weight=float("nan")),
    "bank.id-domain": lambda of: _item(of).update(id="BBB-09"),
    "bank.key-missing": lambda of: of.pop("licence"),
    "bank.levels-order": lambda of: of["scales"][0]["levels"].reverse(),
    "bank.markup": lambda of: _item(of).update(text="The board <b>acts</b>."),
    "bank.scheme-unknown": lambda of: of.update(schemes=["kinds", "others"]),
    "bank.scheme-unlisted": lambda of: _item(of)["categories"].update(others=["one"]),
    "bank.nothing-under": lambda of: _item(of).update(categories=None),
    "bank.listed-twice": lambda of: of["short_form"]["items"].append("AAA-01"),
    "bank.levels-gap": lambda of: of["scales"][0]["levels"].__delitem__(2),
    "bank.keys": lambda of: _item(of).update(levels=["Nobody has begun."]),
    "bank.list": lambda of: of["scales"][0].update(levels={0: "Not yet", 1: "Begun"}),
    "bank.one-of": lambda of: of.update(status="perhaps"),
    "bank.too-few": lambda of: of["scales"][0]["levels"].__delitem__(slice(1, None)),
    "bank.too-many": lambda of: of["scales"][0]["levels"].extend(
        {"value": value, "label": "More"} for value in range(4, 12)
    ),
    "bank.out-of-range": lambda of: of["scales"][0]["levels"][3].update(value=101),
    "bank.accept-unused": lambda of: of.update(accepts={"id-date": "The codes are published."}),
    "bank.id-date": lambda of: (
        of["domains"][1].update(id="MAR"),
        [item.update(id=item["id"].replace("BBB", "MAR")) for item in of["domains"][1]["items"]],
    ),
    "bank.quotes-curly": lambda of: of.update(version="“1.0”"),
    "bank.text-too-long": lambda of: _item(of).update(text="x" * 601),
    "bank.true-false": lambda of: _item(of).update(reversed="maybe"),
    "bank.level-decimals": lambda of: _item(of).update(target=1.0001),
    "bank.code-twice": lambda of: [item.update(code="A-1") for item in of["domains"][0]["items"]],
    "bank.short-form": lambda of: of["short_form"]["items"].append("AAA-77"),
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


@pytest.mark.parametrize(
    ("is_there", "said"), [(True, "Add others to the list schemes:"), (False, "there is no folder schemes/others")]
)
def test_a_scheme_that_is_not_listed_is_told_from_one_that_is_not_there(
    tmp_path: Path, is_there: bool, said: str
) -> None:
    of = fresh()
    _item(of)["categories"].update(others=["one"])
    folder = write(tmp_path, of)
    if is_there:
        (tmp_path / "schemes" / "others").mkdir()
        (tmp_path / "schemes" / "others" / "scheme.yaml").write_text("id: others\n")
    (found,) = [one for one in read_bank(folder, tmp_path / "schemes").problems if one.code == "bank.scheme-unlisted"]
    assert said in describe(found, "en")


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
    of["short_form"]["items"].append("AAA-77")

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


def test_every_code_that_is_reported_has_words_and_no_words_are_for_nothing() -> None:
    code = "".join(
        path.read_text("utf-8")
        for path in sorted(PACKAGE.glob("*.py"))
        if path.name not in {"problems.py", "report.py"}
    )

    assert set(re.findall(r'"(bank\.[a-z-]+)"', code)) == set(MESSAGES)


def test_faults_of_every_kind_are_named_at_once(tmp_path: Path) -> None:
    of, translated = fresh(), overlay(fresh())
    of["status"] = "perhaps"
    del of["licence"]
    _item(of)["levels"].pop(2)
    of["domains"][1]["items"][0]["text"] = "The board [acts](now)."
    of["short_form"]["items"].append("AAA-77")
    translated["reviewed"] = "no"
    del translated["items"]["AAA-02"]

    found = sorted((Path(one.file).name, one.code) for one in _problems(tmp_path, of, translated))

    assert found == [
        ("cy.yaml", "bank.overlay-extra"),
        ("cy.yaml", "bank.overlay-missing"),
        ("cy.yaml", "bank.true-false"),
        ("instrument.yaml", "bank.descriptor-missing"),
        ("instrument.yaml", "bank.key-missing"),
        ("instrument.yaml", "bank.markup"),
        ("instrument.yaml", "bank.one-of"),
        ("instrument.yaml", "bank.short-form"),
    ]


# One code may stand for several faults; each of these was once let through or named wrongly.
ALSO_BROKEN: list[tuple[str, Break]] = [
    ("bank.band-gap", lambda of: (of["bands"][0].update(to=-1.0), of["bands"][1].update({"from": -1.0}))),
    ("bank.duplicate-id", lambda of: of["bands"][1].update(id="low")),
    ("bank.listed-twice", lambda of: of["short_form"]["items"].append("AAA-01")),
    ("bank.id-pattern", lambda of: _item(of).update(id="AAA-01\n")),
    ("bank.id-pattern", lambda of: of["schemes"].append("../kinds")),
    ("bank.id-pattern", lambda of: of["schemes"].append("x" * 5000)),
    ("bank.markup", lambda of: _item(of).update(text="The board <script src=x")),
    ("bank.markup", lambda of: _item(of).update(text="The board \u202eacts.")),
    ("bank.number", lambda of: _item(of).update(weight=float("inf"))),
    ("bank.number", lambda of: _item(of).update(weight=10**400)),
    ("bank.number", lambda of: _item(of).update(target="two")),
    ("bank.level-decimals", lambda of: of["scales"][0]["levels"][1].update(value=0.00001)),
    ("bank.number", lambda of: _item(of).update(weight="heavy")),
    ("bank.one-of", lambda of: of.update(language="cy")),
    ("bank.short-form", lambda of: of["short_form"]["items"].append("AAA")),
    ("bank.text-empty", lambda of: of.update(licence="   ")),
    ("bank.text-empty", lambda of: of.update(title=None)),
    ("bank.unknown-key", lambda of: _item(of)["levels"].update({"²": "Not a figure."})),
]


@pytest.mark.parametrize(("code", "break_it"), ALSO_BROKEN)
def test_a_fault_that_hides_is_found(tmp_path: Path, code: str, break_it: Break) -> None:
    of = fresh()
    break_it(of)

    assert code in {problem.code for problem in _problems(tmp_path, of)}


def test_no_range_is_asked_of_bands_while_a_scale_cannot_be_told(tmp_path: Path) -> None:
    of = fresh()
    _item(of)["scale"] = "agre"
    of["bands"][1]["to"] = 100

    assert [problem.code for problem in _problems(tmp_path, of)] == ["bank.scale-unknown"]


def test_only_the_unknown_key_among_levels_is_called_unknown(tmp_path: Path) -> None:
    of = fresh()
    _item(of)["levels"]["often"] = "Members act often."

    found = [problem for problem in _problems(tmp_path, of) if problem.code.startswith("bank.unknown-key")]

    assert [problem.context["key"] for problem in found] == ["often"]


def test_levels_may_stand_in_quotation_marks(tmp_path: Path) -> None:
    of = fresh()
    _item(of)["levels"] = {str(level): text for level, text in _item(of)["levels"].items()}

    assert _problems(tmp_path, of) == ()


def test_a_missing_item_is_one_problem_and_not_one_for_each_of_its_texts(tmp_path: Path) -> None:
    translated = overlay(fresh())
    del translated["items"]["AAA-02"]

    (problem,) = _problems(tmp_path, fresh(), translated)

    assert (problem.code, problem.context["path"]) == ("bank.overlay-missing", "items.AAA-02")


@pytest.mark.parametrize(
    ("file", "language", "code"),
    [("cy.yaml", "fr", "bank.overlay-language"), ("en.yaml", "en", "bank.overlay-english")],
)
def test_a_translation_is_into_the_language_of_its_file_and_never_into_english(
    tmp_path: Path, file: str, language: str, code: str
) -> None:
    folder = write(tmp_path, fresh())
    (folder / file).write_text(yaml.safe_dump({**overlay(fresh()), "language": language}), encoding="utf-8")

    assert [one.code for one in read_bank(folder, tmp_path / "schemes").problems] == [code]


def test_levels_that_differ_only_in_degree_are_found_in_the_translation(tmp_path: Path) -> None:
    translated = overlay(fresh())
    translated["items"]["AAA-01"]["levels"].update(
        {1: "Mae aelodau'n mynychu'n aml.", 2: "Mae aelodau'n mynychu weithiau."}
    )

    (problem,) = _problems(tmp_path, fresh(), translated)

    assert (problem.code, Path(problem.file).name) == ("bank.descriptors-alike", "cy.yaml")


SCHEME_BROKEN: dict[str, Break] = {
    "bank.duplicate-id": lambda scheme: scheme["categories"][1].update(id="one"),
    "bank.key-missing": lambda scheme: scheme.pop("licence"),
    "bank.markup": lambda scheme: scheme["categories"][0].update(finding="See <here>."),
    "bank.scheme-id": lambda scheme: scheme.update(id="others"),
    "bank.one-of": lambda scheme: scheme["categories"][0].update(certainty="very"),
    "bank.unknown-key-near": lambda scheme: scheme["categories"][0].update(certainly="high"),
}


@pytest.mark.parametrize("code", sorted(SCHEME_BROKEN))
def test_a_fault_of_a_scheme_is_named_in_its_file(tmp_path: Path, code: str) -> None:
    scheme = copy.deepcopy(SCHEME)
    SCHEME_BROKEN[code](scheme)
    folder = write(tmp_path, fresh(), overlay(fresh()), scheme)

    found = read_bank(folder, tmp_path / "schemes").problems

    assert code in {problem.code for problem in found if problem.file.endswith("scheme.yaml")}


def test_the_schemas_are_valid_and_speak_of_the_year_2020() -> None:
    schemas = [json.loads(path.read_text("utf-8")) for path in sorted(PACKAGE.glob("*.schema.json"))]

    assert len(schemas) == 5
    for schema in schemas:
        assert schema["$schema"].endswith("/2020-12/schema")
        Draft202012Validator.check_schema(schema)


def test_a_renamed_item_is_told_as_one_also_beside_one_that_is_missing(tmp_path: Path) -> None:
    translated = overlay(fresh())
    translated["items"]["AAA-07"] = translated["items"].pop("AAA-01")
    del translated["items"]["BBB-02"]

    problems = _problems(tmp_path, fresh(), translated)

    assert {(one.code, one.context["path"], one.context.get("new")) for one in problems} == {
        ("bank.overlay-renamed", "items.AAA-07", "AAA-01"),
        ("bank.overlay-missing", "items.BBB-02", None),
    }


def test_too_few_says_of_what(tmp_path: Path) -> None:
    of = fresh()
    of["schemes"] = []
    of["scales"][0]["levels"] = of["scales"][0]["levels"][:1]

    (problem,) = [one for one in _problems(tmp_path, of) if one.code == "bank.too-few"]

    assert describe(problem, "en") == "Too few entries under levels: there must be at least 2, and the number now is 1."
