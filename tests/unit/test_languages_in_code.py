"""No code asks which language it is: a third one is a catalogue. Tables keyed by language are data, and listed here."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sait.settings import ROOT

NAMED = re.compile(r"_(en|cy)$|^(en|cy)_|other_language$|^(english|welsh)$", re.IGNORECASE)
CODES = {"en", "cy"}

TABLES = {
    "sait/demo/made_up.py": "made-up words, each in its author's language",
    "sait/demo/plan.py": "the language in which the boards of the demonstration word their priorities",
    "sait/demo/programme.py": "the names of the demonstration's rounds",
    "sait/demo/rooms.py": "in which language people joined",
    "sait/i18n/alphabet.py": "letters that are written with two signs",
    "sait/i18n/text.py": "the source language",
    "sait/instruments/adverbs.py": "words of degree, and how a language makes them",
    "sait/instruments/build.py": "the name of the short form, which banks of the first layout had no place for",
    "sait/instruments/identifiers.py": "the months that a spreadsheet knows by their short names",
    "sait/reports/office.py": "what Office calls the English of Britain",
    "sait/reports/tables/actions.py": "codes of date formats",
    "sait/settings.py": "the default of a setting, below which no module of languages lies",
    "sait/web/pages/paper_parts.py": "the letter on Welsh paper forms",
    "sait/wording/languages.py": "names of languages that change within a sentence",
}
"""Each module that may name a language's code, and why."""

MIGRATIONS = "sait/storage/migrations/versions"
"""They know the columns that were."""


def modules() -> Iterator[Path]:
    for path in (ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "sait").rglob("*.py")):
        if not path.relative_to(ROOT).as_posix().startswith(MIGRATIONS):
            yield path


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def names_in(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every identifier that a module makes or uses, with its line."""
    for node in ast.walk(tree):
        for field in ("id", "attr", "arg", "name", "asname"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                yield name.rpartition(".")[2], getattr(node, "lineno", 0)


def codes_in(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every literal that is a language's code."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in CODES)


def asked_in(tree: ast.AST) -> Iterator[int]:
    """The lines on which something is compared with, or matched against, a language's code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare | ast.MatchValue) and any(codes_in(node)):
            yield node.lineno


def test_nothing_is_named_after_a_language() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in modules()
        for name, line in names_in(parsed(path))
        if NAMED.search(name)
    ]
    assert found == []


def test_no_code_asks_which_language_it_is() -> None:
    found = [f"{path.relative_to(ROOT)}:{line}" for path in modules() for line in asked_in(parsed(path))]
    assert found == []


def test_languages_codes_stand_in_the_listed_tables_alone() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in modules() if any(codes_in(parsed(path)))}
    assert found - set(TABLES) == set()
    assert set(TABLES) - found == set(), "listed without need"


def test_templates_name_no_language() -> None:
    codes = re.compile(r"""["'=/](en|cy)["'/?]""")
    templates = (ROOT / "sait" / "web" / "pages" / "templates").glob("*.html")
    assert [path.name for path in templates if codes.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("x = name_en", True),
        ("def other_language(): ...", True),
        ("row.name_cy", True),
        ("f(english='x')", True),
        ("length = names", False),
        ("x = token", False),
    ],
)
def test_a_name_of_that_kind_is_seen(source: str, *, is_found: bool) -> None:
    assert any(NAMED.search(name) for name, _ in names_in(ast.parse(source))) == is_found


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("if t.language == 'cy': ...", True),
        ("x = 'en' in names", True),
        ("match language:\n    case 'cy': ...", True),
        ("x = {'cy': 1}[language]", False),
        ("if t.language == own: ...", False),
    ],
)
def test_a_question_of_that_kind_is_seen(source: str, *, is_found: bool) -> None:
    assert any(asked_in(ast.parse(source))) == is_found
