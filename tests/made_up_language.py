"""A made-up third language, as an operator would add one: a catalogue, and a translation of every question bank.

What passes through it stands in brackets, so that whatever on a page has none did not.
"""

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from sait.i18n import catalogue
from sait.i18n.extract import extract
from sait.i18n.languages import IN_FOLDER
from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.overlays import ABOUT_ITSELF
from sait.settings import ROOT, settings

MADE_UP = "xx"
"""No language has this code."""

DATE = re.compile(r"\d{4}-\d\d-\d\d")

MODEL = "cy.yaml"
"""Its brackets stand around the words of this translation, which is known to be whole."""


def bracketed(words: str) -> str:
    """*words* as the made-up language says them."""
    return f"⟦{words}⟧"


def write_catalogue(folder: Path) -> Path:
    """A folder with the catalogue of the made-up language, for ``SAIT_CATALOGUES``."""
    path = folder / MADE_UP / IN_FOLDER
    made = catalogue.updated(catalogue.read(path, MADE_UP), extract())
    for entry in made:
        if entry.id:
            forms = entry.id if isinstance(entry.id, (tuple, list)) else (entry.id,)
            said = tuple(map(bracketed, forms))
            entry.string = said if len(said) > 1 else said[0]
    catalogue.write(path, made, is_reviewed=False)
    return folder


def write_banks(folder: Path) -> Path:
    """A copy of the question banks that has every one in the made-up language too."""
    shutil.copytree(ROOT / "question_banks", folder, dirs_exist_ok=True)
    for model in folder.rglob(MODEL):
        read = yaml.safe_load(model.read_text("utf-8"))
        said = {key: value if key in ABOUT_ITSELF else _said(value) for key, value in read.items()}
        model.with_name(f"{MADE_UP}.yaml").write_text(
            yaml.safe_dump({**said, "language": MADE_UP}, allow_unicode=True, sort_keys=False), "utf-8"
        )
    return folder


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _said(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_said(inner) for inner in value]
    return bracketed(value[:-2]) if isinstance(value, str) else value  # no longer than it may be


def add_names(file: Path) -> None:
    """Give whatever has a name in the database *file* one in the made-up language."""
    with sqlite3.connect(file) as conn:
        for table in ("regions", "boards", "areas", "rounds"):
            for key, name in conn.execute(f"select id, name from {table}").fetchall():
                names = json.loads(name)
                named = json.dumps({**names, MADE_UP: bracketed(names[SOURCE_LANGUAGE])})
                conn.execute(f"update {table} set name = ? where id = ?", (named, key))
        for key, written in conn.execute("select id, said from region_progress").fetchall():
            said = json.loads(written)
            if said.get(SOURCE_LANGUAGE):
                said[MADE_UP] = bracketed(said[SOURCE_LANGUAGE])
            conn.execute("update region_progress set said = ? where id = ?", (json.dumps(said), key))
        conn.execute("update region_progress set who = ? || who || ?", tuple(bracketed("")))


NO_WORDS = {"reach", "help", "scope", "progress", "priority", "item_id", "area", "plan_task", "opened", "sums"}
"""Fields of decisions whose text nobody typed: it names something."""


def bracket_words(file: Path) -> None:
    """Put whatever people typed in the database *file* in brackets: in whichever language it is, it stays as it is."""
    with sqlite3.connect(file) as conn:
        conn.execute("update comments set text = ? || text || ?", tuple(bracketed("")))
        found = conn.execute("select rowid, body from decisions").fetchall()
        bodies = [(json.dumps(_in_brackets(json.loads(body))), row) for row, body in found]
        conn.executemany("update decisions set body = ? where rowid = ?", bodies)


def _in_brackets(value: Any, field: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _in_brackets(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_in_brackets(one, field) for one in value]
    is_typed = isinstance(value, str) and value and field not in NO_WORDS and not DATE.fullmatch(value)
    return bracketed(value) if is_typed else value


@contextmanager
def spoken(folder: Path) -> Iterator[None]:
    """The made-up language is on offer in this process; *folder* holds its catalogue."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAIT_CATALOGUES", str(folder))
        settings.cache_clear()
        yield
    settings.cache_clear()
