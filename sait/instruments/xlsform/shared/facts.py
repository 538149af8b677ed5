"""SAIT's own facts on the sheet ``sait``: one fact per row, named by part, identifier and key."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sait.instruments.levels import Value, read_value
from sait.instruments.xlsform.importing.cells import Row
from sait.instruments.xlsform.shared.form import Form, Sheet
from sait.instruments.xlsform.shared.layout import FACTS, PLAIN_FACTS, TRANSLATED_FACTS

YES, NO = {"yes", "true", "1"}, {"no", "false", "0"}
KEYS = {
    "bank": {*PLAIN_FACTS, *TRANSLATED_FACTS, "schemes"},
    "language": {"reviewed"},
    "scale": {"kind", "described", "instruction"},
    "short_form": {"title"},
    "band": {"from", "to", "label", "prompt"},
}
NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,20})?([eE][-+]?\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: its value, which may be a number as text, and its texts by language."""

    part: str
    id: str
    key: str
    value: str
    texts: dict[str, str]
    row: Row


class Facts:
    """The facts of a form, by what they are about; a form by others has none."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.sheet = form.sheet(FACTS)
        self._facts = list(self._read())

    def _read(self) -> Iterator[Fact]:
        form, sheet = self.form, self.sheet
        for row in sheet.rows:
            part, name, key = (sheet.text(row, column).strip() for column in ("part", "id", "key"))
            if key not in KEYS.get(part, ()):
                known = " ".join(word for word in (part, name, key) if word)
                form.fault(sheet, row, sheet.column("key"), "xlsform.fact-unknown", fact=known)
                continue
            texts = {
                form.languages[header]: row.cells[place]
                for place, header in sheet.headers.items()
                if header in form.languages and place in row.cells
            }
            yield Fact(part, name, key, sheet.text(row, "value").strip(), texts, row)

    def names(self, part: str) -> list[str]:
        """The identifiers of this part, in the order of their rows."""
        return list(dict.fromkeys(fact.id for fact in self._facts if fact.part == part))

    def find(self, part: str, name: str, key: str) -> Fact | None:
        """The fact, where the form states it."""
        return next((f for f in self._facts if (f.part, f.id, f.key) == (part, name, key)), None)

    def value(self, part: str, name: str, key: str, default: str = "") -> str:
        """The value of a fact; *default* where the form does not state it."""
        found = self.find(part, name, key)
        return found.value if found else default

    def texts(self, part: str, name: str, key: str) -> dict[str, str]:
        """The texts of a fact by language."""
        found = self.find(part, name, key)
        return found.texts if found else {}

    def yes(self, part: str, name: str, key: str) -> bool:
        """Whether a fact is stated as yes."""
        found = self.find(part, name, key)
        return found is not None and read_yes(self.form, self.sheet, found.row, found.value, self.sheet.column("value"))

    def number(self, part: str, name: str, key: str) -> float | int:
        """A fact that is a number; 0 and a fault where it is none."""
        found = self.find(part, name, key)
        if found is None:
            return 0
        return read_number(self.form, self.sheet, found.row, found.value, self.sheet.column("value"))


def read_yes(form: Form, sheet: Sheet, row: Row, value: str, place: int) -> bool:
    """*value* as yes or no; anything else is a fault."""
    said = value.strip().lower()
    if said not in YES | NO:
        form.fault(sheet, row, place, "xlsform.value-wrong", value=value, expected="yes, no")
    return said in YES


def read_number(form: Form, sheet: Sheet, row: Row, value: str, place: int) -> float | int:
    """*value* as the number that it is written as (1 and 1.0 are not the same document); anything else is a fault."""
    if not NUMBER.fullmatch(value.strip()):
        form.fault(sheet, row, place, "xlsform.value-wrong", value=value, expected="0, 1, 1.5 …")
        return 0
    number: float | int = json.loads(re.sub(r"^(-?)0+(?=\d)", r"\1", value.strip()))
    return number


def read_level(form: Form, sheet: Sheet, row: Row, value: str, place: int) -> Value:
    """*value* as the number of a level; anything else is a fault."""
    number = read_value(value.strip())
    if number is None:
        form.fault(sheet, row, place, "xlsform.value-wrong", value=value, expected="0, 1, 2 …")
        return 0
    return number
