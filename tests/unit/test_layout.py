"""The rules of the house that no other tool checks (docs/decisions/0005-layers.md)."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from sait.i18n.problems.register import PROBLEMS
from sait.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = sorted((ROOT / "sait").rglob("*.py"))
PAGES = [path for path in sorted((ROOT / "pages").glob("*.py")) if path.name != "__init__.py"]
CODE = [ROOT / "app.py", *PACKAGE, *PAGES]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MIGRATIONS = ROOT / "sait" / "storage" / "migrations" / "versions"

VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
APP_MAY_IMPORT = {"streamlit", "starlette", "sait"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), name_of(path))


def prose() -> str:
    """Everything that is written for people, as one text."""
    return "\n".join(
        path.read_text("utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")] if path.exists()
    )


def attributes(path: Path) -> Iterator[str]:
    """Every dotted name in *path*, such as ``os.environ``."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_field_stops_at_a_limit_that_a_text_may_reach():
    """Streamlit drops a pasted text that is longer, and says nothing of it."""
    fields = [
        {named.arg: ast.unparse(named.value) for named in node.keywords}
        for path in CODE
        if "/ui/" in name_of(path) or path in PAGES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"text_input", "text_area"}
    ]
    assert len(fields) > 20
    assert {field.get("max_chars") for field in fields} == {"MOST_TAKEN"}


def test_the_code_is_where_these_rules_look():
    assert len(PACKAGE) > 50
    assert len(PAGES) > 5
    assert all(path.exists() for path in CODE)


def test_no_module_is_too_long_to_read_in_one_go():
    assert [f"{name_of(path)}: {lines_of(path)}" for path in CODE + TESTS if lines_of(path) > 400] == []


def test_no_page_is_longer_than_its_screen_deserves():
    assert [f"{name_of(path)}: {lines_of(path)}" for path in PAGES if lines_of(path) > 120] == []


def test_no_function_is_too_long():
    # A migration lists what it makes and is never edited again.
    bodies = ((path, node) for path in CODE if path.parent != MIGRATIONS for node in ast.walk(tree_of(path)))
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1}"
        for path, node in bodies
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno - node.lineno + 1 > 40
    ]
    assert long == []


MOST_IN_A_ROOM = 22


def test_no_room_has_more_modules_than_one_can_look_over():
    rooms = Counter(path.parent for path in [*CODE, *TESTS] if path.name != "__init__.py" and path.parent != MIGRATIONS)
    assert {name_of(room): count for room, count in rooms.items() if count > MOST_IN_A_ROOM} == {}


PLAN = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PLACES = set(re.findall(r"`((?:[A-Za-z_0-9]+/)+[A-Za-z_0-9]*(?:\.(?:py|po))?)`", PLAN))


@pytest.mark.parametrize("place", sorted(PLACES))
def test_the_plan_of_the_house_names_places_that_are_there(place):
    assert any((top / place).exists() for top in (ROOT, ROOT / "sait"))


def test_every_room_stands_on_the_plan_of_the_house():
    rooms = {path.parent.relative_to(ROOT / "sait").as_posix() for path in PACKAGE if path.name != "__init__.py"}
    named = {place.rstrip("/") for place in PLACES} | set(re.findall(r"sait/([a-z_0-9]+)/", PLAN))
    assert rooms - named - {".", "storage/migrations/versions"} == set()


def test_every_module_says_what_it_holds():
    stems = chain.from_iterable([*path.relative_to(ROOT).parts[:-1], path.stem] for path in CODE)
    assert {word for stem in stems for word in stem.split("_")} & VAGUE_NAMES == set()


def test_the_environment_is_read_in_the_settings_alone():
    reads = {"os.environ", "os.getenv", "os.environb", "os.putenv"}
    assert [name_of(path) for path in CODE if reads & set(attributes(path))] == ["sait/settings.py"]


def test_problems_are_shown_at_one_border():
    assert {name_of(path) for path in CODE if "st.error" in set(attributes(path))} <= {"sait/ui/shell.py"}


MEDIA = {"audio", "image", "logo", "pdf", "video"}
"""What Streamlit keeps in its media store, at an address that is a hash of the content (decision 0018)."""


def test_nothing_is_handed_to_the_frameworks_media_store():
    kept = {
        f"st.{name}" for name in (*MEDIA, "download_button", "file_uploader", "camera_input", "audio_input", "pyplot")
    }
    assert [(name_of(path), used) for path in CODE for used in attributes(path) if used in kept] == []


def test_a_style_by_key_belongs_to_one_part_of_one_page():
    """As found on 2026-11-30: two pages gave the same key to a part, and one was drawn as the other."""
    styled = set(re.findall(r"\.st-key-([a-z-]+)", (ROOT / "sait/web/server/files/pages.css").read_text("utf-8")))
    used = Counter(key for path in CODE for key in re.findall(r'\bkey="([a-z-]+)"', path.read_text("utf-8")))
    assert styled & set(used)
    assert {key: used[key] for key in styled if used[key] > 1} == {}


def test_the_app_file_wires_and_does_no_more():
    imported = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else alias.name.split(".")[0]
        for node in ast.walk(tree_of(ROOT / "app.py"))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert imported <= APP_MAY_IMPORT


def targets() -> list[str]:
    return re.findall(r"^([a-z][a-z0-9-]*):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_the_makefile_has_targets_to_check():
    assert {"run", "test", "check", "e2e", "demo"} <= set(targets())


@pytest.mark.parametrize("target", targets())
def test_every_make_target_says_what_it_is_for(target):
    before = (ROOT / "Makefile").read_text("utf-8").split(f"\n{target}:")[0]
    assert before.splitlines()[-1].startswith("# ")


# `make help` is how one finds the others without the README.
@pytest.mark.parametrize("target", sorted(set(targets()) - {"help"}))
def test_every_make_target_is_in_the_readme(target):
    assert f"make {target}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_documented(setting):
    assert re.search(rf"\b{PREFIX}{setting.upper()}\b", prose())


@pytest.mark.parametrize("page", [path.name for path in PAGES])
def test_every_page_is_documented(page):
    assert f"pages/{page}" in prose()


def texts_of(path: Path) -> Iterator[str]:
    """Every string in *path* except docstrings' prose, which never equals a code."""
    return (
        node.value for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def raised_codes() -> set[str]:
    """The code of every SaitError that is written out where it is made."""
    return {
        node.args[0].value
        for path in CODE
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id.endswith("Error")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and re.fullmatch(r"[a-z-]+\.[a-z-]+", node.args[0].value)
    }


def test_every_problem_that_can_be_raised_is_explained():
    raised = raised_codes()
    assert len(raised) > 10
    assert raised - set(PROBLEMS) == set()


def test_every_explanation_is_of_a_problem_that_can_be_raised():
    used = set(chain.from_iterable(texts_of(path) for path in CODE if "problems" not in path.parts))
    assert set(PROBLEMS) - used == set()


def test_every_explanation_says_what_to_do_next():
    assert [code for code, (said, advice) in PROBLEMS.items() if not said or not advice] == []


# A test that reads these rules must not be the only one that obeys them: the names that are looked for do occur.
@pytest.mark.parametrize("name", ["os.environ", "st.error"])
def test_what_is_looked_for_does_exist_in_its_one_place(name):
    assert name in set(chain.from_iterable(attributes(path) for path in CODE))


def test_each_decision_has_a_number_of_its_own_and_its_line_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    records = sorted(path.name for path in folder.glob("[0-9]*.md"))
    listed = folder.joinpath("README.md").read_text("utf-8")
    assert [name[:4] for name in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    assert [name for name in records if f"[{name[:4]}]({name})" not in listed] == []
