"""What a translation lacks: whether it stands there under another name, and where it belongs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any

from sait.instruments.reading import Data, table
from sait.instruments.source import Route, Source
from sait.instruments.staleness import LONGEST_QUOTED, MARKS, fingerprint, leaves

MOST_NAMED = 8
ALIKE = 0.8
"""Of two names: CHA-03 and CHA-05 are, CHA-03 and ACC-02 are not."""


def renamed(
    overlay: Source, route: Route, expected: Data, over: Sequence[Any], missing: Sequence[Any], *, is_all_read: bool
) -> list[tuple[Any, Any]]:
    """Names most likely of the same part, of those that are *over* here and *missing*: pairs of the old and the new.

    Sure by what a translation notes of its source; else, where *is_all_read* of the English, the only one and the only one, or those
    alone alike.
    """
    sure = _alone(
        [(old, new) for old in over for new in missing if is_made_from(overlay, (*route, old), expected[new])]
    )
    if not is_all_read:
        return sure
    left_over = [one for one in over if one not in {old for old, _ in sure}]
    left_missing = [one for one in missing if one not in {new for _, new in sure}]
    one_to_one = [*zip(left_over, left_missing, strict=True)] if len(left_over) == len(left_missing) == 1 else []
    alike = one_to_one or _alone(
        [
            (old, new)
            for old in left_over
            for new in get_close_matches(str(old), map(str, left_missing), cutoff=ALIKE)
            if new in left_missing
        ]
    )
    return [*sure, *((old, new) for old, new in alike if not _are_two(overlay, (*route, old), (*route, new)))]


def _are_two(overlay: Source, old: Route, new: Route) -> bool:
    """Whether sources of both are noted: a translation of each was there once."""
    return bool(_marks_of(overlay, old) and _marks_of(overlay, new))


def _marks_of(overlay: Source, route: Route) -> list[str]:
    path = f"{dotted(route)}."
    return [place for place in table(table(overlay.data).get(MARKS)) if f"{place}.".startswith(path)]


def _alone(pairs: Sequence[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    once_old, once_new = Counter(old for old, _ in pairs), Counter(new for _, new in pairs)
    return [(old, new) for old, new in pairs if once_old[old] == once_new[new] == 1]


def is_made_from(overlay: Source, route: Route, words: object) -> bool:
    """Whether the first text at *route* and most others are noted as translations of *words*. Only the first tells items apart."""
    marks, before = table(table(overlay.data).get(MARKS)), dotted(route)
    texts = list(leaves(table(words)))
    same = [marks.get(f"{before}.{place}") == fingerprint(text) for place, text in texts]
    return bool(same) and same[0] and 2 * sum(same) > len(same)


def report_missing(overlay: Source, route: Route, key: Any, expected: Data, over: Iterable[Any]) -> None:  # noqa: ANN401 - a name or a level
    """Report that *key* is not translated: where it belongs, what to write, and the English; *over* may be it under another name."""
    given = _at(overlay.data, route)
    before = [one for one in _until(expected, key) if one in given]
    line = line_below(overlay, (*route, before[-1])) if before else _first_line(overlay, route)
    value, path = expected[key], (*route, key)
    others = [str(one) for one in over if not _are_two(overlay, (*route, one), path)][:MOST_NAMED]
    overlay.report_at(
        (max(line - 1, 1), 1),
        "bank.overlay-missing",
        case="others" if others else "" if isinstance(value, dict) else "one",
        path=dotted(path),
        here=line - 1,
        after=before[-1] if before else dotted(route),
        parts=", ".join(map(str, value)) if isinstance(value, dict) else str(key),
        text=first_text(value),
        others=", ".join(others),
    )
    _report_left_marks(overlay, path)


def _report_left_marks(overlay: Source, path: Route) -> None:
    """A translation that is gone leaves its marks, and whatever came in its place would pass unread."""
    marks = _marks_of(overlay, path)
    lines = sorted(overlay.line_of((MARKS, place)) for place in marks)
    if lines:
        words = {"path": dotted(path), "first": lines[0], "last": lines[-1]}
        case = "one" if lines[0] == lines[-1] else ""
        overlay.report((MARKS, marks[0]), "bank.overlay-mark-left", case=case, **words)


def _until(expected: Data, key: Any) -> Iterable[Any]:  # noqa: ANN401 - a name or a level
    for one in expected:
        if one == key:
            return
        yield one


def _first_line(overlay: Source, route: Route) -> int:
    first = next(iter(_at(overlay.data, route)), None)
    return overlay.line_of((*route, first)) if first is not None else overlay.line_of(route) + 1


def line_below(source: Source, route: Route) -> int:
    """The line in which what follows the part at *route* begins: one writes there what belongs below it."""
    if not route:
        return len(source.lines) + (source.lines[-1:] != ("",))
    siblings = list(_at(source.data, route[:-1]))
    following = siblings[siblings.index(route[-1]) + 1 :]
    return source.line_of((*route[:-1], following[0])) if following else line_below(source, route[:-1])


def _at(data: object, route: Route) -> Data:
    for part in route:
        data = table(data).get(part)
    return table(data)


def first_text(value: object) -> str:
    """The first text in *value*, or *value* itself: enough to know it by."""
    text = next((text for _, text in leaves(value)), "") if isinstance(value, dict) else str(value)
    return text[:LONGEST_QUOTED]


def dotted(route: Route) -> str:
    """The place of a part as marks and messages name it: ``items.GOV-03.levels.2``."""
    return ".".join(str(part) for part in route)


def file_of(source: Source) -> str:
    """The name of a file without its folder."""
    return PurePath(source.file).name
