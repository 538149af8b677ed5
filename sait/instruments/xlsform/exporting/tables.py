"""A bank as the sheets of a form: rows of text, the header first."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sait.instruments.build import as_written_now
from sait.instruments.reading import table
from sait.instruments.staleness import MARKS as TRANSLATES
from sait.instruments.xlsform.shared.conditions import written_condition
from sait.instruments.xlsform.shared.layout import (
    CATEGORIES,
    CHOICES,
    FACTS,
    MARKS,
    OUTSIDE,
    PLAIN_COLUMNS,
    PLAIN_FACTS,
    PURPOSE,
    SETTINGS,
    SOURCE,
    SURVEY,
    TEXT_COLUMNS,
    TRANSLATED_FACTS,
    heading,
    item_name,
)

Data = Mapping[str, Any]
Grid = list[list[str]]


def tables_of(document: Data) -> dict[str, Grid]:
    """The sheets of the form for a checked document, without what has no column (``remainder``)."""
    bank, overlays = as_written_now(document)
    words = _Words(overlays)
    return {
        SURVEY: list(_survey(bank, words)),
        CHOICES: list(_choices(bank, words)),
        SETTINGS: list(_settings(bank, words)),
        FACTS: list(_facts(bank, words)),
        **_marks(words),
    }


class _Words:
    """A text in every language, the source first; empty where a language has none."""

    def __init__(self, overlays: Mapping[str, Data]) -> None:
        self.overlays = dict(sorted(overlays.items()))
        self.headings = [heading(SOURCE), *(heading(language) for language in self.overlays)]

    def __call__(self, source: str, *path: str) -> list[str]:
        return [source, *(self._said(overlay, path) for overlay in self.overlays.values())]

    @staticmethod
    def _said(overlay: Data, path: Sequence[str]) -> str:
        found: Any = overlay
        for part in path:
            found = found.get(part, {}) if isinstance(found, Mapping) else {}
        return found if isinstance(found, str) else ""

    def columns(self, meaning: str) -> list[str]:
        """The headers of one meaning in every language."""
        return [f"{meaning}::{language}" for language in self.headings]


def _marks(words: _Words) -> dict[str, Grid]:
    """What each translated text remembers of its source: a place a row, a language a column."""
    marks = {language: table(overlay.get(TRANSLATES)) for language, overlay in words.overlays.items()}
    places = list(dict.fromkeys(place for one in marks.values() for place in one))
    if not places:
        return {}
    rows = ([place, *(str(one.get(place, "")) for one in marks.values())] for place in places)
    return {MARKS: [["place", *(heading(language) for language in marks)], *rows]}


def written(value: object) -> str:
    """A value as a cell has it: yes and no in words, numbers as the file wrote them.

    >>> written(True), written(0.0), written(2)
    ('yes', '0.0', '2')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value)


def _survey(bank: Data, words: _Words) -> Iterator[list[str]]:
    extra = [words.columns(column) for key, column in TEXT_COLUMNS.items() if key != "guidance"]
    schemes = bank.get("schemes", [])
    yield [
        *("type", "name", *words.columns("label"), *words.columns("hint"), "appearance", "relevant"),
        *(*PLAIN_COLUMNS, *(column for columns in extra for column in columns)),
        *(CATEGORIES + scheme for scheme in schemes),
    ]
    rest = 2 + len(PLAIN_COLUMNS) + len(schemes) + (1 + len(extra)) * len(words.headings)
    empty = [""] * rest
    yield ["note", PURPOSE, *words(bank["purpose"], "purpose"), *empty]
    short = {item: str(place) for place, item in enumerate(bank.get("short_form", {}).get("items", []), start=1)}
    for domain in bank["domains"]:
        name = domain["id"]
        yield ["begin_group", name, *words(domain["title"], "domains", name, "title"), *empty]
        yield ["note", f"{name}_about", *words(domain["about"], "domains", name, "about"), *empty]
        for item in domain["items"]:
            yield _item(item, short.get(item["id"], ""), bank, words)
        yield ["end_group", "", *([""] * len(words.headings)), *empty]


def _item(item: Data, short: str, bank: Data, words: _Words) -> list[str]:
    name = item["id"]
    texts = {key: words(item.get(key, ""), "items", name, key) for key in TEXT_COLUMNS}
    plain = [written(item[key]) if key in item else "" for key in ("code", "scale", "reversed", "target", "weight")]
    chosen = item.get("categories", {})
    return [
        *_asked(item, bank),
        *words(item["text"], "items", name, "text"),
        *texts["guidance"],
        _appearance(item, bank),
        written_condition(item["asked_if"]) if "asked_if" in item else "",
        *(*plain, short),
        *(*texts["examples"], *texts["evidence"]),
        *(", ".join(chosen.get(scheme, [])) for scheme in bank.get("schemes", [])),
    ]


def _asked(item: Data, bank: Data) -> tuple[str, str]:
    """Type and name: a described item has a list of its own, under its own name."""
    name = item_name(item["id"])
    if item.get("answer") == "text":
        return "text", name
    scale = _scale_of(item, bank)
    return f"select_one {name if scale['described'] else scale['id']}", name


def _scale_of(item: Data, bank: Data) -> Data:
    scales: dict[str, Data] = {scale["id"]: scale for scale in bank["scales"]}
    return scales[item["scale"]] if "scale" in item else bank["scales"][0]


def _appearance(item: Data, bank: Data) -> str:
    """Short labels in a row where they rise; a field of several lines for words."""
    if item.get("answer") == "text":
        return "multiline"
    scale = _scale_of(item, bank)
    return "likert" if scale["kind"] == "rating" and not scale["described"] else ""


def _choices(bank: Data, words: _Words) -> Iterator[list[str]]:
    yield ["list_name", "name", *words.columns("label")]
    for scale in bank["scales"]:
        place = ("scales", scale["id"])
        for level in scale["levels"]:
            value = written(level["value"])
            yield [scale["id"], value, *words(level["label"], *place, "levels", value)]
        yield from _outside(scale["id"], scale, words)
    for domain in bank["domains"]:
        for item in domain["items"]:
            if item.get("levels") and item.get("answer") != "text":
                yield from _described(item, bank, words)


def _described(item: Data, bank: Data, words: _Words) -> Iterator[list[str]]:
    name = item_name(item["id"])
    for level in sorted(item["levels"], key=float):
        yield [name, level, *words(item["levels"][level], "items", item["id"], "levels", level)]
    yield from _outside(name, _scale_of(item, bank), words)


def _outside(list_name: str, scale: Data, words: _Words) -> Iterable[list[str]]:
    return ([list_name, key, *words(scale[key], "scales", scale["id"], key)] for key in OUTSIDE if key in scale)


def _settings(bank: Data, words: _Words) -> Iterator[list[str]]:
    _, *others = words.columns("sait_title")
    yield ["form_title", "form_id", "version", "default_language", *others]
    title, *translated = words(bank["title"], "title")
    yield [title, bank["id"], bank["version"], heading(SOURCE), *translated]


def _facts(bank: Data, words: _Words) -> Iterator[list[str]]:
    yield ["part", "id", "key", "value", *words.headings]

    def plain(part: str, name: str, key: str, value: object) -> list[str]:
        return _fact(words, part, name, key, value)

    for key in PLAIN_FACTS:
        yield plain("bank", "", key, bank[key])
    for key in TRANSLATED_FACTS:
        yield ["bank", "", key, "", *words(bank[key], key)]
    if "schemes" in bank:
        yield plain("bank", "", "schemes", ", ".join(bank["schemes"]))
    for language, overlay in words.overlays.items():
        yield plain("language", language, "reviewed", overlay["reviewed"])
    for scale in bank["scales"]:
        yield from _scale_facts(scale, words)
    if "short_form" in bank:
        yield ["short_form", "", "title", "", *words(bank["short_form"]["title"], "short_form", "title")]
    for band in bank.get("bands", []):
        yield plain("band", band["id"], "from", band["from"])
        yield plain("band", band["id"], "to", band["to"])
        for key in ("label", "prompt"):
            yield ["band", band["id"], key, "", *words(band[key], "bands", band["id"], key)]


def _scale_facts(scale: Data, words: _Words) -> Iterator[list[str]]:
    for key in ("kind", "described"):
        yield _fact(words, "scale", scale["id"], key, scale[key])
    if "instruction" in scale:
        yield [
            "scale",
            scale["id"],
            "instruction",
            "",
            *words(scale["instruction"], "scales", scale["id"], "instruction"),
        ]


def _fact(words: _Words, part: str, name: str, key: str, value: object) -> list[str]:
    """A fact that is no text, so that no language has it."""
    return [part, name, key, written(value), *[""] * len(words.headings)]
