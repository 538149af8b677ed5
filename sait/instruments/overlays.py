"""What must hold between a text and its translation: the same parts, neither fewer nor more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.checks import check_degrees
from sait.instruments.levels import read_value
from sait.instruments.reading import Data, items_of, name_of, series, table
from sait.instruments.source import Route, Source
from sait.instruments.staleness import MARKS, check_marks
from sait.instruments.unread import GROUPS, Unread
from sait.instruments.untranslated import dotted, file_of, first_text, renamed, report_missing

BY_NAME = {(group,) for group in GROUPS}
ABOUT_ITSELF = ("language", "reviewed", MARKS)
NOTHING: Mapping[str, str] = MappingProxyType({})


def check_bank_overlay(bank: Source, overlay: Source, language: str, former: Mapping[str, str] = NOTHING) -> None:
    """Report what keeps *overlay* from being the whole of *bank* in *language*, and nothing else.

    *former*: by fingerprint, what the English said in earlier versions, so that a change of it can be shown.
    """
    check_overlay(bank, overlay, bank_texts(bank.data), language, former)
    for name, item in table(table(overlay.data).get("items")).items():
        check_degrees(overlay, ("items", name, "levels"), str(name), table(table(item).get("levels")), language)


def check_overlay(
    translated: Source, overlay: Source, expected: Data, language: str, former: Mapping[str, str] = NOTHING
) -> None:
    """Report every text without translation, and every translation of nothing; *expected* has the overlay's shape."""
    if not isinstance(overlay.data, dict):
        return
    said = overlay.data.get("language")
    if language == SOURCE_LANGUAGE:
        overlay.report((), "bank.overlay-english", file=f"{language}.yaml")
    elif overlay.sound(("language",)) and said != language:
        overlay.report(("language",), "bank.overlay-language", file=f"{language}.yaml", said=said)
    given = {key: value for key, value in overlay.data.items() if key not in ABOUT_ITSELF}
    unread = Unread(translated)
    _Comparison(translated, unread, overlay).compare(expected, given, ())
    check_marks(translated, unread, overlay, expected, former)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A bank or a scheme, what of it could not be read, and one translation."""

    translated: Source
    unread: Unread
    overlay: Source

    def compare(self, expected: Data, given: Data, route: Route) -> None:
        """A part that is missing is reported once, not once for each text in it."""
        for key, value in expected.items():
            if key in given and isinstance(value, dict) and isinstance(given[key], dict):
                self.compare(value, given[key], (*route, key))
        missing = [key for key, value in expected.items() if key not in given and value != {}]
        over = [key for key in given if key not in expected and (*route, key) not in self.overlay.misshapen]
        is_named = route in BY_NAME
        if is_named:
            is_all_read = not self.unread.may_hold((*route, ""))
            for old, new in renamed(self.overlay, route, expected, over, missing, is_all_read=is_all_read):
                self._report_renamed(route, old, new)
                over.remove(old)
                missing.remove(new)
        for key in missing:
            # The shape has reported a missing key of its own already.
            if (*route, key) not in self.overlay.misshapen:
                report_missing(self.overlay, route, key, expected, over if is_named else ())
        for key in over:
            # A part that the bank has, but not so that it can be read, would look like a translation of nothing.
            if not self.unread.may_hold((*route, key)):
                words = {"path": dotted((*route, key)), "text": first_text(given[key])}
                self.overlay.report((*route, key), "bank.overlay-extra", source=file_of(self.translated), **words)

    def _report_renamed(self, route: Route, old: str, new: str) -> None:
        self.overlay.report_at(
            self.overlay.names.get((*route, old), (1, 1)),
            "bank.overlay-renamed",
            path=dotted((*route, old)),
            old=old,
            new=new,
            source=file_of(self.translated),
            line=self.unread.line_of((*route, new, "id")),
        )


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
