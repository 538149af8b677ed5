"""The checker's report: every problem as ``file:line:column code message``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from sait.i18n import translator
from sait.instruments.loader import BANK_FILE, find_banks, read_bank
from sait.instruments.problems import describe, printable

SOUND, FAULTY, UNREADABLE = 0, 1, 2


def check_command(paths: Sequence[str], out: TextIO, *, language: str = "en") -> int:
    """Check every bank under *paths* and print what is wrong: 0 nothing, 1 something, 2 a path holds no bank."""
    worst = SOUND
    for path in paths:
        folders = _folders(Path(path))
        if not folders:
            out.write(translator(language)("{path}: there is no question bank here", path=printable(path)) + "\n")
            worst = UNREADABLE
        for folder in folders:
            worst = max(worst, _check(folder, out, language))
    return worst


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


def schemes_of(folder: Path) -> Path:
    """The schemes beside the bank: the nearest folder of that name above it."""
    for above in folder.resolve().parents:
        if (above / "schemes").is_dir():
            return above / "schemes"
    return folder.parent / "schemes"
