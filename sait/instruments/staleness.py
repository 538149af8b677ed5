"""Which text each translation was made from, so that a source that changed marks its translation stale."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from sait.instruments.levels import read_value
from sait.instruments.reading import Data, table
from sait.instruments.source import Route, Source
from sait.instruments.unread import Unread

MARKS = "translates"
"""The part of a translation that notes, for each text, the fingerprint of what it translates."""

LONGEST_QUOTED = 200


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


def check_marks(translated: Source, unread: Unread, overlay: Source, expected: Data, former: Mapping[str, str]) -> None:
    """Report texts whose source changed since they were translated. A translation without any marks is taken as it is.

    *former*: by fingerprint, what the source said in earlier versions.
    """
    data = table(overlay.data)
    if MARKS not in data or not overlay.sound((MARKS,)):
        return
    marks, given, there = table(data[MARKS]), dict(leaves(data)), dict(leaves(expected))
    for place, text in there.items():
        mark = fingerprint(text)
        if place not in given or marks.get(place) == mark or unread.may_hold(route_of(place)):
            continue
        where = {"source": PurePath(translated.file).name, "there": unread.line_of(route_of(place))}
        words = {**where, "path": place, "text": text[:LONGEST_QUOTED], "mark": mark}
        if place not in marks:
            overlay.report(route_of(place), "bank.overlay-unmarked", list=overlay.line_of((MARKS,)), **words)
            continue
        before = former.get(marks[place], "")[:LONGEST_QUOTED]
        line = overlay.line_of((MARKS, place))
        case = "former" if before else ""
        overlay.report(route_of(place), "bank.overlay-stale", case=case, before=before, line=line, **words)
    for place in marks:
        # A translation of nothing is reported by itself, and its mark goes when it is deleted.
        if place not in there and place not in given and not unread.may_hold(route_of(place)):
            overlay.report((MARKS, place), "bank.overlay-mark-extra", path=place)


def route_of(place: str) -> Route:
    """Where a place stands in a file: the full stop in the level 0.25 parts nothing."""
    around, _, level = place.partition(".levels.")
    number = read_value(level)
    return tuple(place.split(".")) if number is None else (*around.split("."), "levels", number)


def texts_by_fingerprint(texts: Iterable[Data]) -> dict[str, str]:
    """Every text of those *texts* by its fingerprint."""
    return {fingerprint(text): text for words in texts for _, text in leaves(words)}


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
