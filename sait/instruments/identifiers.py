"""Names that stand twice, that are not there, or that a spreadsheet takes for a date: what each may be called."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from sait.instruments.reading import Data, name_of, series, table
from sait.instruments.source import Route, Source
from sait.instruments.untranslated import is_made_from

WORDS = ("text", "levels", "title", "about", "label", "prompt", "finding", "guidance", "examples", "evidence")
NUMBERED = re.compile(r"(?P<stem>.*-)(?P<number>\d{2})")
HIGHEST = 99
MOST_NAMED = 8
NONE: Mapping[str, Source] = MappingProxyType({})

SHORT_NAMES = {
    "en": "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC",
    "cy": "ION CHW MAW EBR MAI MEH GOR AWS MED HYD TAC RHA",
}
"""The months' short names by language, as spreadsheets know them."""

MONTHS = frozenset(name for names in SHORT_NAMES.values() for name in names.split())
"""DEC-01 becomes the first of December wherever a table is opened."""


def check_names(source: Source, key: str, translations: Mapping[str, Source] = NONE) -> None:
    """No two parts under *key* have the same identifier."""
    parts = [((key, place), part) for place, part in enumerate(series(table(source.data).get(key)))]
    check_once(source, key, parts, translations)


def check_once(
    source: Source, group: str, parts: Sequence[tuple[Route, Any]], translations: Mapping[str, Source] = NONE
) -> None:
    """Report each of *parts* whose identifier an earlier one has; its translations may know what it was called."""
    first: dict[str, tuple[Route, Any]] = {}
    known = {name_of(part) for _, part in parts}
    for route, part in parts:
        name = name_of(part)
        if not name:
            continue
        if name not in first:
            first[name] = (route, part)
            continue
        # What bears a name twice cannot be told apart, so that nothing is said of what hangs on it.
        source.misread((*route, "id"))
        _report_twin(source, group, [first[name], (route, part)], known, translations)


def _report_twin(
    source: Source,
    group: str,
    twins: Sequence[tuple[Route, Any]],
    known: set[str],
    translations: Mapping[str, Source],
) -> None:
    other, part = twins[1]
    name, lines = name_of(part), [source.line_of((*route, "id")) for route, _ in twins]
    for (route, words), there in zip(reversed(twins), lines, strict=True):
        for language, overlay in translations.items():
            translated = table(table(overlay.data).get(group))
            was = [old for old in translated if old not in known and _was_called(overlay, (group, old), words)]
            if was:
                line = overlay.line_of((group, was[0]))
                where = {"there": there, "file": f"{language}.yaml", "line": line}
                source.report((*route, "id"), "bank.duplicate-id", case="was", id=name, was=was[0], **where)
                return
    used = known.union(*(table(table(overlay.data).get(group)) for overlay in translations.values()))
    free = next_free(name, map(str, used))
    case = "free" if free else ""
    source.report((*other, "id"), "bank.duplicate-id", case=case, id=name, there=lines[0], free=free)


def _was_called(overlay: Source, route: Route, part: Data) -> bool:
    return is_made_from(overlay, route, {key: table(part)[key] for key in WORDS if key in table(part)})


def next_free(name: str, used: Iterable[str]) -> str:
    """The next number behind all that are used; empty where *name* is not numbered, or the numbers are at their end.

    >>> next_free("ANS-02", ["ANS-01", "ANS-02", "ANS-04", "CHA-07"])
    'ANS-05'
    """
    numbered = NUMBERED.fullmatch(name)
    if numbered is None:
        return ""
    alike = [found for found in map(NUMBERED.fullmatch, used) if found and found["stem"] == numbered["stem"]]
    following = max(int(found["number"]) for found in [numbered, *alike]) + 1
    return f"{numbered['stem']}{following:02}" if following <= HIGHEST else ""


def unknown(key: str, name: str, known: Iterable[str]) -> dict[str, str]:
    """What a message says of an unknown name: itself, and what there is (*known*), the likeliest first."""
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    rest = [one for one in sorted(known) if one not in near]
    return {key: name, "known": ", ".join([*near, *rest][:MOST_NAMED])}
