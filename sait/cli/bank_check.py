"""The checker's report: every problem as ``file, line, column: error: message (code)``."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from sait.i18n import Translator, translator
from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.folding import alike_words, folded
from sait.instruments.loader import BANK_FILE, BankReading, find_banks, read_bank, schemes_of
from sait.instruments.problems import Problem, describe, printable
from sait.instruments.taste import is_warning, rule_of

SOUND, FAULTY, UNREADABLE = 0, 1, 2


def check_command(
    paths: Sequence[str], out: TextIO, *, language: str = SOURCE_LANGUAGE, as_json: bool = False, strict: bool = False
) -> int:
    """Check every bank under *paths* and print what is wrong: 0 nothing, 1 something, 2 a path holds no bank.

    *as_json*: one list of problems and warnings for machines, nothing else. *strict*: a warning counts as a problem, also
    one that the bank accepts.
    """
    if as_json:
        return _check_as_json(paths, out, language, strict=strict)
    worst = SOUND
    for path in paths:
        folders = _folders(Path(path))
        if not folders:
            out.write(translator(language)("{path}: there is no question bank here", path=printable(path)) + "\n")
            worst = UNREADABLE
        for folder in folders:
            worst = max(worst, _check(folder, out, language, strict=strict))
    return worst


def _check_as_json(paths: Sequence[str], out: TextIO, language: str, *, strict: bool) -> int:
    folders = [(path, _folders(Path(path))) for path in paths]
    readings = [read_bank(folder, schemes_of(folder)) for _, its in folders for folder in its]
    found = [
        {"file": one.file, "line": one.line, "column": one.column, "code": one.code, "severity": severity}
        | {"message": describe(one, language)}
        for reading in readings
        for severity, some in (
            ("error", reading.problems),
            ("warning", reading.warnings),
            ("accepted", reading.accepted),
        )
        for one in some
    ]
    json.dump(found, out, ensure_ascii=False, indent=1)
    out.write("\n")
    if any(not its for _, its in folders):
        return UNREADABLE
    return max((_status(reading, strict=strict) for reading in readings), default=SOUND)


def _status(reading: BankReading, *, strict: bool) -> int:
    is_lapsed = strict and (reading.warnings or reading.accepted)
    return FAULTY if reading.problems or is_lapsed else SOUND


def _folders(path: Path) -> tuple[Path, ...]:
    """The banks under *path*; for the file of a bank, that bank."""
    if path.is_file() and path.name == BANK_FILE:
        return (path.parent,)
    return find_banks(path) if path.is_dir() else ()


def _check(folder: Path, out: TextIO, language: str, *, strict: bool) -> int:
    t = translator(language)
    reading = read_bank(folder, schemes_of(folder))
    shown = printable(str(folder))
    write_problems(reading.problems, out, language)
    write_problems(reading.warnings, out, language)
    out.writelines(
        t.plural(
            "{path}: the rule {rule} is accepted, and broken in {count} place",
            "{path}: the rule {rule} is accepted, and broken in {count} places",
            count,
            path=shown,
            rule=rule,
        )
        + "\n"
        for rule, count in Counter(rule_of(one) for one in reading.accepted).items()
    )
    out.write(f"{shown}: {_summary(reading, t)}\n")
    return _status(reading, strict=strict)


def _summary(reading: BankReading, t: Translator) -> str:
    """How much was found, and what to do next."""
    errors, warnings = len(reading.problems), len(reading.warnings)
    said = [t("no problems")] if not errors and not warnings else []
    if errors:
        said.append(
            t.plural(
                "{count} error. Correct what you can, save, and check again as often as you like: the bank cannot be used while there are errors, and lines that you add or delete move the numbers.",
                "{count} errors. Correct what you can, save, and check again as often as you like: the bank cannot be used while there are errors, and lines that you add or delete move the numbers.",
                errors,
            )
        )
    if errors and not reading.is_whole:
        said.append(t("Part of a file could not be read, so there may be more to correct."))
    if warnings:
        said.append(
            t.plural(
                "{count} warning: think about it. The bank can be used anyway; its author may accept the rule by name.",
                "{count} warnings: think about them. The bank can be used anyway; its author may accept the rules by name.",
                warnings,
            )
        )
    return " ".join(said)


def write_problems(problems: Iterable[Problem], out: TextIO, language: str) -> None:
    """Each problem on a line, those that say the same of other lines under it."""
    t = translator(language)
    for told in folded(problems, language):
        one = told.problem
        place = {"file": printable(one.file), "line": one.line, "column": one.column}
        words = {"words": describe(one, language), "code": one.code}
        if is_warning(one):
            out.write(t("{file}, line {line}, column {column}: warning: {words} ({code})", **place, **words) + "\n")
        else:
            out.write(t("{file}, line {line}, column {column}: error: {words} ({code})", **place, **words) + "\n")
        if told.alike:
            out.write(f"  {alike_words(told, t)}\n")
