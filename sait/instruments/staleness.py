"""Which text each translation was made from, so that a source that changed marks its translation stale."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from sait.instruments.levels import read_value
from sait.instruments.reading import Data, table
from sait.instruments.source import Route, Source

MARKS = "translates"
"""The part of a translation that a command writes: for each text, the fingerprint of what it translates."""


def fingerprint(text: str) -> str:
    """Eight hexadecimal figures that stand for *text*.

    >>> fingerprint("The board meets.")
    '31c817eb'
    """
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def leaves(words: Data, before: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its place, such as ``items.GOV-03.levels.2``, in reading order."""
    for key, value in words.items():
        place = f"{before}.{key}" if before else str(key)
        if isinstance(value, dict):
            yield from leaves(value, place)
        elif isinstance(value, str):
            yield place, value


def check_marks(overlay: Source, expected: Data) -> None:
    """Report texts whose source changed since they were translated. A translation without any marks is taken as it is."""
    data = table(overlay.data)
    if MARKS not in data or not overlay.sound((MARKS,)):
        return
    marks, given = table(data[MARKS]), dict(leaves(data))
    for place, text in leaves(expected):
        if place not in given:
            continue
        route = _route(place)
        if place not in marks:
            overlay.report(route, "bank.overlay-unmarked", path=place)
        elif marks[place] != fingerprint(text):
            overlay.report(route, "bank.overlay-stale", path=place, text=text[:200])
    there = dict(leaves(expected))
    for place in marks:
        # A translation of nothing is reported by itself, and its mark goes when it is deleted.
        if place not in there and place not in given:
            overlay.report((MARKS, place), "bank.overlay-mark-extra", path=place)


def _route(place: str) -> Route:
    """Where a place stands in a file: the full stop in the level 0.25 parts nothing."""
    around, _, level = place.partition(".levels.")
    number = read_value(level)
    return tuple(place.split(".")) if number is None else (*around.split("."), "levels", number)


def without_marks(words: Mapping[str, Any]) -> dict[str, Any]:
    """A translation as it is answered: the marks are the translator's."""
    return {key: value for key, value in words.items() if key != MARKS}


def marked_text(text: str, marks: Mapping[str, str]) -> str:
    """The file *text* with *marks* at its end in place of those it had; every other byte stays as it is."""
    lines = text.splitlines(keepends=True)
    start = next((number for number, line in enumerate(lines) if line.startswith(f"{MARKS}:")), len(lines))
    kept = "".join(lines[:start])
    if kept and not kept.endswith("\n"):
        kept += "\n"
    rows = "".join(f"  {place}: '{mark}'\n" for place, mark in marks.items())
    return f"{kept}{MARKS}:\n{rows}"
