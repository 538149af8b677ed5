"""``sait bank translations``: what is missing, stale or unmarked, with both texts; and noting what was read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from sait.i18n import translator
from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.loader import BANK_FILE, SCHEME_FILE
from sait.instruments.overlays import bank_texts, scheme_texts
from sait.instruments.problems import printable
from sait.instruments.reading import Data, table
from sait.instruments.source import read_source
from sait.instruments.staleness import MARKS, fingerprint, leaves, marked_text

SOUND, LEFT, UNREADABLE = 0, 1, 2


def translations_command(
    paths: Sequence[str],
    out: TextIO,
    *,
    only: str | None,
    mark: Sequence[str],
    mark_all: bool,
    language: str = SOURCE_LANGUAGE,
) -> int:
    """List what a translator has to do under *paths*, or note that the texts at *mark* (all of them) were read.

    0 when nothing is left to do, 1 when something is, 2 when a path holds no bank.
    """
    worst = SOUND
    for path in paths:
        sources = [*Path(path).rglob(BANK_FILE), *Path(path).rglob(SCHEME_FILE)] if Path(path).is_dir() else []
        if not sources:
            out.write(translator(language)("{path}: there is no question bank here", path=printable(path)) + "\n")
            worst = UNREADABLE
        for source in sorted(sources):
            for overlay in sorted(source.parent.glob("[a-z][a-z].yaml")):
                if only in {None, overlay.stem}:
                    worst = max(worst, _one(source, overlay, out, mark, mark_all=mark_all, language=language))
    return worst


def _one(source: Path, overlay: Path, out: TextIO, mark: Sequence[str], *, mark_all: bool, language: str) -> int:
    data = read_source(source, str(source)).data
    words = table(read_source(overlay, str(overlay)).data)
    expected = dict(leaves(bank_texts(data) if source.name == BANK_FILE else scheme_texts(data)))
    given = dict(leaves({key: value for key, value in words.items() if key != MARKS}))
    marks = {place: str(one) for place, one in table(words.get(MARKS)).items()}
    if mark or mark_all:
        fresh = {
            place: fingerprint(text) if mark_all or place in mark else marks.get(place, "")
            for place, text in expected.items()
            if place in given
        }
        noted = {place: one for place, one in fresh.items() if one}
        overlay.write_text(marked_text(overlay.read_text(encoding="utf-8"), noted), encoding="utf-8")
        marks = noted
    return _list(overlay, expected, given, marks, out, language)


def _list(overlay: Path, expected: Data, given: Data, marks: Data, out: TextIO, language: str) -> int:
    t = translator(language)
    left = SOUND
    for place, text in expected.items():
        if place not in given:
            state = t("missing")
        elif place not in marks:
            state = t("not noted")
        elif marks[place] != fingerprint(text):
            state = t("stale")
        else:
            continue
        left = LEFT
        out.write(f"{printable(str(overlay))}: {printable(place)}: {state}\n  {SOURCE_LANGUAGE}: {printable(text)}\n")
        if place in given:
            out.write(f"  {overlay.stem}: {printable(given[place])}\n")
    return left
