"""The columns of a form that a bank has no place for."""

from collections.abc import Collection

from sait.instruments.xlsform.importing.choice_lists import VALUE
from sait.instruments.xlsform.shared.conditions import CONDITION
from sait.instruments.xlsform.shared.form import TEXTS, Form, Sheet, Tokens
from sait.instruments.xlsform.shared.layout import CATEGORIES, CHOICES, PLAIN_COLUMNS, SETTINGS, SURVEY

CARRIED = {
    SURVEY: {"type", "name", "disabled", *PLAIN_COLUMNS},
    CHOICES: {"list name", "name", VALUE},
    SETTINGS: {"title", "id_string", "version", "default_language", "allow_choice_duplicates"},
}
ONE_BY_ONE = {
    ("bind", "relevant"),
    ("bind", "constraint"),
    ("bind", "jr:constraintMsg"),
    ("bind", "calculate"),
    ("control", "jr:count"),
    ("default",),
    ("trigger",),
    ("choice_filter",),
    ("parameters",),
}
"""Each cell says something of its own; of any other column it is enough to say that it was left."""
OWN_APPEARANCES = {"multiline", "likert"}


def list_left(form: Form, asked: Collection[int]) -> None:
    """List every column, or each cell of it, that was not carried. *asked* are the numbers of the rows with questions, whose
    conditions have been read.
    """
    for key, carried in CARRIED.items():
        sheet = form.sheet(key)
        for place, tokens in sheet.columns.items():
            is_text = tokens[0] in TEXTS and len(tokens) <= 2
            if tokens[0] not in carried and not is_text and not tokens[0].startswith(CATEGORIES):
                _leave(form, sheet, place, tokens, read=asked if tokens == CONDITION else ())


def _leave(form: Form, sheet: Sheet, place: int, tokens: Tokens, read: Collection[int]) -> None:
    filled = [row for row in sheet.rows if place in row.cells and row.number not in read]
    if tokens == ("control", "appearance"):
        filled = [row for row in filled if row.cells[place] not in OWN_APPEARANCES]
    name = sheet.headers[place]
    if tokens[:2] in ONE_BY_ONE or tokens[0] == "media":
        for row in filled:
            form.leave(sheet, row, place, "xlsform.cell-left", name=name, value=row.cells[place])
    elif filled:
        form.leave(sheet, filled[0], place, "xlsform.column-left", name=name, count=len(filled))
