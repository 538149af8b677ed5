"""Answers in an Excel workbook: what each cell may hold, and what is wrong with one that holds something else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE
from sait.assessment.surveys.answers import LONGEST_WORDS, Answers
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.i18n import Text
from sait.instruments.model import Domain, Item

BETWEEN_LANGUAGES = " / "
LISTED_LENGTH = 80
"""Characters of a wrong entry that are told again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the sheet of answers: where its answer stands ("E7"), which question it names, and what was entered."""

    cell: str
    item_id: str
    given: str
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What a workbook holds. *faults*: what is wrong, by cell; nothing is kept where there is any."""

    answers: Answers
    faults: Mapping[str, SaitError]


def options_of(item: Item, languages: Sequence[str]) -> dict[str, str]:
    """What the list of a cell offers, with the choice that each stands for: ``{"2 · In practice / Ar waith": "2"}``."""
    scale = item.scale
    if scale is None:
        return {}
    offered: list[tuple[str, str, Text]] = [
        (str(level.value), f"{level.value} · ", level.label) for level in scale.levels
    ]
    others = ((DONT_KNOW, scale.dont_know), (NOT_APPLICABLE, scale.not_applicable))
    offered += [(choice, "", label) for choice, label in others if label is not None]
    return {f"{begin}{BETWEEN_LANGUAGES.join(_spoken(label, languages))}": choice for choice, begin, label in offered}


def _spoken(label: Text, languages: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(label[language] for language in languages if label.get(language)))


def read_entries(entries: Iterable[Entry], topics: Sequence[Domain], languages: Sequence[str]) -> Filled:
    """The answers in the rows of a workbook, with everything that is wrong with them.

    A cell takes what its list offers, and the same typed by hand: a level's number, or a name in either language. Empty
    cells and rows that are gone are questions without an answer.
    """
    items = {item.id: item for topic in topics for item in topic.items}
    choices: dict[str, str] = {}
    words: dict[str, str] = {}
    faults: dict[str, SaitError] = {}
    seen: set[str] = set()
    for entry in entries:
        try:
            item = _item(entry, items, seen)
            if item.scale is None:
                words |= _words(entry)
            else:
                choices |= _choice(entry, item, languages)
        except SaitError as fault:
            faults[entry.cell] = fault
    return Filled(Answers(choices, words), faults)


def _item(entry: Entry, items: Mapping[str, Item], seen: set[str]) -> Item:
    if entry.is_formula:
        raise SaitError("survey.cell-formula", cell=entry.cell)
    if entry.item_id not in items:
        raise SaitError("survey.cell-question", cell=entry.cell, item=entry.item_id[:LISTED_LENGTH])
    if entry.item_id in seen:
        raise SaitError("survey.cell-twice", cell=entry.cell, item=entry.item_id)
    seen.add(entry.item_id)
    return items[entry.item_id]


def _words(entry: Entry) -> dict[str, str]:
    tidied = tidy_text(entry.given)
    if len(tidied) > LONGEST_WORDS:
        raise SaitError("survey.cell-too-long", cell=entry.cell, typed=len(tidied), most=LONGEST_WORDS)
    return {entry.item_id: tidied} if tidied else {}


def _choice(entry: Entry, item: Item, languages: Sequence[str]) -> dict[str, str]:
    given = entry.given.strip()
    if not given:
        return {}
    known: dict[str, str] = {}
    options = options_of(item, languages)
    for option, choice in options.items():
        names = option.partition(" · ")[2] or option
        for written in (option, choice, *names.split(BETWEEN_LANGUAGES)):
            known.setdefault(written.casefold(), choice)
    if given.casefold() not in known:
        offered = "; ".join(options)
        raise SaitError("survey.cell-choice", cell=entry.cell, given=given[:LISTED_LENGTH], offered=offered)
    return {item.id: known[given.casefold()]}
