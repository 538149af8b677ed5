"""What must hold between a text and its translation: the same parts, neither fewer nor more."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.checks import check_degrees, items_of
from sait.instruments.levels import read_value
from sait.instruments.reading import Data, name_of, series, table
from sait.instruments.source import Route, Source
from sait.instruments.staleness import MARKS, check_marks

BY_NAME = (("items",), ("domains",), ("scales",), ("bands",), ("categories",))
"""Where the keys are names that authors give."""
ALIKE = 0.8
"""Of two names: CHA-03 and CHA-05 are, CHA-03 and ACC-02 are not."""
ABOUT_ITSELF = ("language", "reviewed", MARKS)


def check_bank_overlay(bank: Source, overlay: Source, language: str) -> None:
    """Report what keeps *overlay* from being the whole of *bank* in *language*, and nothing else."""
    check_overlay(bank, overlay, bank_texts(bank.data), language)
    for name, item in table(table(overlay.data).get("items")).items():
        check_degrees(overlay, ("items", name, "levels"), str(name), table(table(item).get("levels")), language)


def check_overlay(translated: Source, overlay: Source, expected: Data, language: str) -> None:
    """Report every text without translation, and every translation of nothing; *expected* has the overlay's shape."""
    if not isinstance(overlay.data, dict):
        return
    said = overlay.data.get("language")
    if language == SOURCE_LANGUAGE:
        overlay.report((), "bank.overlay-english", file=f"{language}.yaml")
    elif overlay.sound(("language",)) and said != language:
        overlay.report(("language",), "bank.overlay-language", file=f"{language}.yaml", said=said)
    given = {key: value for key, value in overlay.data.items() if key not in ABOUT_ITSELF}
    # A part that the bank has, but not so that it can be read, would look like a translation of nothing.
    _compare(overlay, expected, given, (), extra=not translated.misshapen)
    if not translated.misshapen:
        check_marks(overlay, expected)


def _compare(overlay: Source, expected: Data, given: Data, route: Route, *, extra: bool) -> None:
    """A part that is missing is reported once, not once for each text in it."""
    for key, value in expected.items():
        inner = (*route, key)
        if key in given and isinstance(value, dict) and isinstance(given[key], dict):
            _compare(overlay, value, given[key], inner, extra=extra)
    missing = [key for key, value in expected.items() if key not in given and value != {}]
    over = [key for key in given if extra and key not in expected and (*route, key) not in overlay.misshapen]
    for old, new in _renamed(over, missing) if route in BY_NAME else ():
        overlay.report((*route, old), "bank.overlay-renamed", path=_path((*route, old)), new=new)
        over.remove(old)
        missing.remove(new)
    for key in missing:
        # The shape has reported a missing key of its own already.
        if (*route, key) not in overlay.misshapen:
            overlay.report((*route, key), "bank.overlay-missing", path=_path((*route, key)))
    for key in over:
        overlay.report((*route, key), "bank.overlay-extra", path=_path((*route, key)))


def _renamed(gone: Sequence[Any], new: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Names that are most likely of the same part: the only one that is gone and the only new one, or those alone alike."""
    if len(gone) == len(new) == 1:
        return [(gone[0], new[0])]
    alike = [(one, other) for one in gone for other in get_close_matches(str(one), map(str, new), cutoff=ALIKE)]
    once_gone, once_new = Counter(one for one, _ in alike), Counter(other for _, other in alike)
    return [(one, other) for one, other in alike if once_gone[one] == once_new[other] == 1]


def _path(route: Route) -> str:
    return " > ".join(str(part) for part in route)


def bank_texts(bank: Data) -> dict[str, Any]:
    """A bank's own texts, arranged as a translation of them is."""
    domains = series(table(bank).get("domains"))
    words: dict[str, Any] = {key: bank[key] for key in ("title", "purpose", "source", "changes") if key in table(bank)}
    words["scales"] = {name_of(scale): _scale_texts(scale) for scale in series(table(bank).get("scales"))}
    if "accepts" in table(bank):
        words["accepts"] = dict(table(bank["accepts"]))
    if "short_form" in table(bank):
        words["short_form"] = _only(table(bank["short_form"]), ("title",))
    words["bands"] = _by_name(series(table(bank).get("bands")), ("label", "prompt"))
    words["domains"] = _by_name(domains, ("title", "about"))
    items = [_with_levels(item) for _, item in items_of(bank)]
    words["items"] = _by_name(items, ("text", "levels", "guidance", "examples", "evidence"))
    return words


def _with_levels(item: object) -> Data:
    """An item without what stands among its levels and is none, of which the bank's own check speaks."""
    found = table(item)
    if not isinstance(found.get("levels"), dict):
        return found
    return {**found, "levels": {key: text for key, text in found["levels"].items() if read_value(str(key)) is not None}}


def _scale_texts(scale: object) -> dict[str, Any]:
    levels = [table(level) for level in series(table(scale).get("levels"))]
    return {
        "levels": {level["value"]: level["label"] for level in levels if _has(level, "value", "label")},
        **_only(table(scale), ("dont_know", "not_applicable", "instruction")),
    }


def scheme_texts(scheme: Data) -> dict[str, Any]:
    """A category scheme's own texts, arranged as a translation of them is."""
    words = _only(table(scheme), ("title", "about", "source"))
    words["categories"] = _by_name(series(table(scheme).get("categories")), ("label", "finding", "source"))
    return words


def _by_name(parts: Sequence[object], keys: Sequence[str]) -> dict[str, Any]:
    return {name_of(part): _only(table(part), keys) for part in parts if name_of(part)}


def _only(part: Mapping[Any, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: part[key] for key in keys if key in part}


def _has(level: Data, *keys: str) -> bool:
    return all(isinstance(level.get(key), (int, float, str)) for key in keys)
