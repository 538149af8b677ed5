"""The choices sheet: lists that become scales, and lists that describe the levels of one item."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from pyxform import aliases

from sait.instruments.levels import Value
from sait.instruments.xlsform.importing.cells import Row
from sait.instruments.xlsform.importing.choice_lists import Choice, ChoiceList, Texts, level_of, make_list, outside_of
from sait.instruments.xlsform.shared.facts import Facts
from sait.instruments.xlsform.shared.form import Form
from sait.instruments.xlsform.shared.layout import CHOICES, SETTINGS, SOURCE


def read_lists(form: Form) -> dict[str, ChoiceList]:
    """Every list by its name; faults for names that are missing or twice, and for what has to be decided."""
    sheet, settings = form.sheet(CHOICES), form.sheet(SETTINGS)
    said = settings.text(settings.rows[0], "allow_choice_duplicates").strip() if settings.rows else ""
    allows_twice = bool(aliases.yes_no.get(said))
    read: dict[str, list[Choice]] = {}
    seen: dict[tuple[str, str], Choice] = {}
    for row in sheet.rows:
        list_name, name = sheet.text(row, "list name").strip(), sheet.text(row, "name").strip()
        if not list_name:
            # pyxform takes such rows for remarks, as the specification has it.
            form.leave(sheet, row, 1, "xlsform.note-left", value=" ".join(row.cells.values()))
            continue
        if not name:
            form.fault(sheet, row, sheet.column("name"), "xlsform.name-missing")
            continue
        choice = Choice(name, _labels(form, row, name), row)
        first = seen.setdefault((list_name, name), choice)
        if first is choice:
            read.setdefault(list_name, []).append(choice)
        elif allows_twice and first.texts == choice.texts:
            # One choice under several of another list, as in a list of places that goes by the region.
            form.leave(sheet, row, sheet.column("name"), "xlsform.choice-twice", name=name, other=first.row.number)
        else:
            form.fault(sheet, row, sheet.column("name"), "xlsform.name-twice", name=name, other=first.row.number)
    return {name: make_list(form, name, choices) for name, choices in read.items()}


def _labels(form: Form, row: Row, name: str) -> Texts:
    """A choice's label by language. ODK shows the name where there is none, and so does the bank."""
    sheet = form.sheet(CHOICES)
    texts = form.texts(sheet, row, "label")
    if SOURCE in texts:
        return texts
    form.leave(sheet, row, form.source_column(sheet, "label"), "xlsform.label-from-name", name=name)
    return {SOURCE: name, **texts}


@dataclass(slots=True)
class Scales:
    """The scales of the bank by the list they come from, and their translations by language and scale."""

    written: dict[str, dict[str, Any]] = field(default_factory=dict)
    said: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    values: dict[str, dict[str, Value]] = field(default_factory=dict)
    """List name to choice name to the level's value."""

    @property
    def first(self) -> str:
        """The identifier of the scale that items use unless they name another."""
        return str(next(iter(self.written.values()))["id"]) if self.written else ""


def read_scales(form: Form, facts: Facts, lists: dict[str, ChoiceList], used: list[str]) -> Scales:
    """The scales: those that the sheet ``sait`` names, and every other list that a question uses."""
    scales = Scales()
    stated = facts.names("scale")
    for name in stated:
        if name not in lists:
            form.fault(facts.sheet, None, 1, "xlsform.list-unknown", list=name)
        else:
            _add(form, scales, lists[name], name, facts)
    for name in dict.fromkeys(used):
        if name in lists and name not in scales.written:
            _add(form, scales, lists[name], _identifier(name, {one["id"] for one in scales.written.values()}), None)
    return scales


def _add(form: Form, scales: Scales, found: ChoiceList, scale_id: str, facts: Facts | None) -> None:
    values = _values(form, found)
    levels = sorted(found.levels, key=lambda choice: values[choice.name])
    kind = facts.value("scale", scale_id, "kind") if facts else "choice"
    if facts is None and found.levels:
        sheet = form.sheet(CHOICES)
        form.leave(sheet, found.levels[0].row, sheet.column("list name"), "xlsform.list-choice", list=found.name)
    scales.values[found.name] = values
    scales.written[found.name] = {
        "id": scale_id,
        "kind": kind,
        "described": facts.yes("scale", scale_id, "described") if facts else False,
        "levels": [{"value": values[choice.name], "label": choice.texts.get(SOURCE, "")} for choice in levels],
        **{key: choice.texts.get(SOURCE, "") for key, choice in outside_of(found)},
    }
    instruction = facts.texts("scale", scale_id, "instruction") if facts else {}
    if instruction:
        scales.written[found.name]["instruction"] = instruction.get(SOURCE, "")
    for language in {language for choice in found.levels for language in choice.texts} - {SOURCE}:
        scales.said.setdefault(language, {})[scale_id] = {
            "levels": {str(values[one.name]): one.texts[language] for one in levels if language in one.texts},
            **{key: choice.texts[language] for key, choice in outside_of(found) if language in choice.texts},
            **({"instruction": instruction[language]} if language in instruction else {}),
        }


def _values(form: Form, found: ChoiceList) -> dict[str, Value]:
    """The value of each choice: as decided, else its own name where all are levels' numbers, else its place in the list.

    Names that are no numbers at all lose nothing by it. Where some are, ``make_list`` has asked for a decision.
    """
    names = [choice.name for choice in found.levels]
    if found.decided:
        return found.decided
    own = {name: number for name in names if (number := level_of(name)) is not None}
    sheet = form.sheet(CHOICES)
    if len(own) == len(names) and len(set(own.values())) == len(names):
        if names and list(own.values()) == sorted(own.values(), reverse=True) and len(names) > 1:
            place = sheet.column("name")
            form.leave(sheet, found.levels[0].row, place, "xlsform.list-order", list=found.name)
        return own
    shown = ", ".join(f"{name} = {place}" for place, name in enumerate(names))
    form.leave(sheet, found.levels[0].row, sheet.column("name"), "xlsform.choice-names", value=shown)
    return dict(zip(names, range(len(names)), strict=True))


def _identifier(name: str, taken: set[str]) -> str:
    """A list's name as the identifier of a scale, which no other scale has."""
    plain = identifier(name, "scale")
    tried, number = plain, 2
    while tried in taken:
        tried, number = f"{plain[:56]}-{number}", number + 1
    return tried


def identifier(name: str, otherwise: str) -> str:
    """*name* in small letters, figures and hyphens.

    >>> identifier("Cytuno 5 (Ŷd)", "scale")
    'cytuno-5-yd'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return (plain if plain[:1].isalpha() else f"{otherwise}-{plain}".strip("-"))[:60].rstrip("-")
