"""What must hold between two versions of a bank: an identifier keeps its meaning."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from sait.instruments.reading import Data, items_of, name_of, series, table
from sait.instruments.source import Source

ALIKE = 0.6
"""How much of a statement must be left for a new wording to be the same statement."""


def check_reuse(source: Source, earlier: Iterable[Data]) -> None:
    """Report identifiers that stood for something else in an *earlier* version (newest first)."""
    known: dict[str, tuple[str, Data, Data]] = {}
    for bank in earlier:
        for _, item in items_of(bank):
            known.setdefault(name_of(item), (str(table(bank).get("version")), bank, table(item)))
    for route, item in items_of(source.data):
        name = name_of(item)
        if name in known and source.sound(route):
            version, bank, before = known[name]
            if not _is_same(source.data, item, bank, before):
                source.report((*route, "id"), "bank.id-reused", id=name, version=version)


def _is_same(bank: Data, item: Data, old_bank: Data, old: Data) -> bool:
    if _answers(bank, item) != _answers(old_bank, old):
        return False
    if item.get("reversed", False) != old.get("reversed", False):
        return False
    return SequenceMatcher(None, str(old.get("text")), str(item.get("text")), autojunk=False).ratio() >= ALIKE


def _answers(bank: Data, item: Data) -> object:
    """What can be answered: the kind and the values of the scale, or words."""
    if "answer" in item:
        return "text"
    scales: Mapping[str, Any] = {name_of(scale): table(scale) for scale in series(table(bank).get("scales"))}
    if not scales:  # a bank of the time when there was one scale
        scale = table(table(bank).get("scale"))
        return ("rating", tuple(level["value"] for level in series(scale.get("levels"))))
    scale = scales.get(str(item.get("scale", next(iter(scales)))), {})
    return (scale.get("kind"), tuple(table(level).get("value") for level in series(scale.get("levels"))))
