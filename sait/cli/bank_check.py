"""The checker's report: every problem as ``file:line:column code message``."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from sait.i18n import translator
from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.loader import BANK_FILE, find_banks, read_bank, schemes_of
from sait.instruments.problems import describe, printable

SOUND, FAULTY, UNREADABLE = 0, 1, 2


def check_command(paths: Sequence[str], out: TextIO, *, language: str = SOURCE_LANGUAGE, as_json: bool = False) -> int:
    """Check every bank under *paths* and print what is wrong: 0 nothing, 1 something, 2 a path holds no bank.

    *as_json*: one list of problems for machines, nothing else.
    """
    if as_json:
        return _check_as_json(paths, out, language)
    worst = SOUND
    for path in paths:
        folders = _folders(Path(path))
        if not folders:
            out.write(translator(language)("{path}: there is no question bank here", path=printable(path)) + "\n")
            worst = UNREADABLE
        for folder in folders:
            worst = max(worst, _check(folder, out, language))
    return worst


def _check_as_json(paths: Sequence[str], out: TextIO, language: str) -> int:
    folders = [(path, _folders(Path(path))) for path in paths]
    found = [
        {"file": one.file, "line": one.line, "column": one.column, "code": one.code, "message": describe(one, language)}
        for _, its in folders
        for folder in its
        for one in read_bank(folder, schemes_of(folder)).problems
    ]
    json.dump(found, out, ensure_ascii=False, indent=1)
    out.write("\n")
    if any(not its for _, its in folders):
        return UNREADABLE
    return FAULTY if found else SOUND


def _folders(path: Path) -> tuple[Path, ...]:
    """The banks under *path*; for the file of a bank, that bank."""
    if path.is_file() and path.name == BANK_FILE:
        return (path.parent,)
    return find_banks(path) if path.is_dir() else ()


def _check(folder: Path, out: TextIO, language: str) -> int:
    reading = read_bank(folder, schemes_of(folder))
    out.writelines(
        f"{printable(one.file)}:{one.line}:{one.column} {one.code} {describe(one, language)}\n"
        for one in reading.problems
    )
    if not reading.problems:
        out.write(translator(language)("{path}: no problems", path=printable(str(folder))) + "\n")
    return FAULTY if reading.problems else SOUND
