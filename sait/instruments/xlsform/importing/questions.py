"""The survey sheet as a tree of groups with what a bank can hold of it: notes, choices from a list, free text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from pyxform import aliases
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL, RE_SELECT

from sait.instruments.xlsform.importing.cells import Row
from sait.instruments.xlsform.shared.form import Form
from sait.instruments.xlsform.shared.layout import SOURCE

DEEPEST = 12
SELECT_ONE = "select one"
FREE_TEXT = {"text", "string"}
ALSO_KNOWN = {"audit", "range", "start-geopoint", "background-audio", "rank", "xml-external", "csv-external"}
GRID_HEADER = "label"
REFERENCE = re.compile(r"\$\{[^}]*\}")


@dataclass(slots=True)
class FormQuestion:
    """One question that a bank can hold: a choice from *list_name*, or free text where that is empty."""

    row: Row
    name: str
    list_name: str
    notes: list[Row]


@dataclass(slots=True)
class Group:
    """A group with its parts in order; the form itself is the outermost, without a row. *notes* stand at its beginning."""

    row: Row | None
    name: str
    parts: "list[FormQuestion | Group]" = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)

    @property
    def questions(self) -> Iterator[FormQuestion]:
        """Every question in it, those of inner groups too."""
        for part in self.parts:
            if isinstance(part, FormQuestion):
                yield part
            else:
                yield from part.questions


class _Walk:
    """Goes down the rows and keeps which groups are open, and which notes wait for what follows them."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.whole = Group(None, "")
        self.open = [self.whole]
        self.waiting: list[Row] = []
        self.names: list[dict[str, int]] = [{}]

    def take(self, row: Row) -> None:
        form, sheet = self.form, self.form.survey
        kind = " ".join(sheet.text(row, "type").split())
        place = sheet.column("type")
        if aliases.yes_no.get(sheet.text(row, "disabled").strip()):
            form.leave(sheet, row, sheet.column("disabled"), "xlsform.row-disabled")
        elif not kind:
            if sheet.text(row, "name") or form.texts(sheet, row, "label"):
                form.fault(sheet, row, place, "xlsform.type-missing")
        elif begin := RE_BEGIN_CONTROL.search(kind):
            self._begin(row, aliases.control[begin["type"]])
        elif RE_END_CONTROL.search(kind):
            self._end(row)
        elif kind == "note":
            self._note(row)
        else:
            self._ask(row, kind)

    def _begin(self, row: Row, control: str) -> None:
        form, sheet = self.form, self.form.survey
        if control != "group":
            form.fault(sheet, row, sheet.column("type"), "xlsform.repeat")
        if len(self.open) > DEEPEST:
            form.fault(sheet, row, sheet.column("type"), "xlsform.too-deep", most=DEEPEST)
        group = Group(row, self._name(row))
        self.settle_notes()
        self.open[-1].parts.append(group)
        self.open.append(group)
        self.names.append({})

    def _end(self, row: Row) -> None:
        self.settle_notes()
        if len(self.open) == 1:
            self.form.fault(self.form.survey, row, self.form.survey.column("type"), "xlsform.group-end")
            return
        self.open.pop()
        self.names.pop()

    def _note(self, row: Row) -> None:
        sheet = self.form.survey
        if not self.form.texts(sheet, row, "label"):
            self.form.fault(sheet, row, sheet.column("label"), "xlsform.label-missing")
        elif self.open[-1].parts:
            self.waiting.append(row)
        else:
            self.open[-1].notes.append(row)

    def settle_notes(self) -> None:
        """Notes that no question follows."""
        for note in self.waiting:
            leave_note(self.form, note)
        self.waiting = []

    def _ask(self, row: Row, kind: str) -> None:
        form, sheet = self.form, self.form.survey
        place = sheet.column("type")
        command = kind.partition(" ")[0]
        select = RE_SELECT.search(kind)
        if select and select["select_command"] in aliases.select_from_file:
            form.leave(sheet, row, place, "xlsform.type-left", type=kind, name=sheet.text(row, "name"))
        elif select and GRID_HEADER in sheet.text(row, "control", "appearance").split():
            # It shows the labels of the choices above a table of questions, and asks nothing.
            form.leave(sheet, row, place, "xlsform.grid-header", name=sheet.text(row, "name"))
        elif select and aliases.select[select["select_command"]] == SELECT_ONE:
            if select["specify_other"]:
                form.leave(sheet, row, place, "xlsform.other-left")
            self._add(row, select["list_name"])
        elif kind in FREE_TEXT:
            self._add(row, "")
        elif select or command in ALSO_KNOWN or kind in QUESTION_TYPE_DICT:
            self._name(row, optional=True)
            form.leave(sheet, row, place, "xlsform.type-left", type=kind, name=sheet.text(row, "name"))
        else:
            self._refuse_type(row, kind)

    def _refuse_type(self, row: Row, kind: str) -> None:
        sheet, small = self.form.survey, kind.lower()
        known = ["select_one", "select_multiple", "begin_group", "end_group", *QUESTION_TYPE_DICT]
        first = small.partition(" ")[0]
        if kind != small and (first in known or small in known or RE_BEGIN_CONTROL.search(small)):
            code, near = "xlsform.type-capitals", small
        else:
            code, near = "xlsform.type-unknown-near", "".join(get_close_matches(first, known, n=1, cutoff=0.7))
        code = code if near else "xlsform.type-unknown"
        self.form.fault(sheet, row, sheet.column("type"), code, type=kind, near=near)

    def _add(self, row: Row, list_name: str) -> None:
        sheet = self.form.survey
        if SOURCE not in self.form.texts(sheet, row, "label"):
            self.form.fault(sheet, row, self.form.source_column(sheet, "label"), "xlsform.label-missing")
        self.open[-1].parts.append(FormQuestion(row, self._name(row), list_name, self.waiting))
        self.waiting = []

    def _name(self, row: Row, *, optional: bool = False) -> str:
        """The row's name, which nothing else in its group has."""
        sheet = self.form.survey
        name, place = sheet.text(row, "name").strip(), sheet.column("name")
        if not name:
            if not optional:
                self.form.fault(sheet, row, place, "xlsform.name-missing")
        elif name in self.names[-1]:
            self.form.fault(sheet, row, place, "xlsform.name-twice", name=name, other=self.names[-1][name])
        self.names[-1].setdefault(name, row.number)
        return name


def read_questions(form: Form) -> Group:
    """The survey as a tree. Faults are noted in *form*; what a bank cannot hold is listed there."""
    walk = _Walk(form)
    for row in form.survey.rows:
        walk.take(row)
    walk.settle_notes()
    for group in walk.open[1:]:
        form.fault(form.survey, group.row, form.survey.column("type"), "xlsform.group-open", name=group.name)
    return walk.whole


def leave_note(form: Form, note: Row) -> None:
    """List a note that nothing takes up."""
    said = form.texts(form.survey, note, "label").get(SOURCE, "")
    form.leave(form.survey, note, form.source_column(form.survey, "label"), "xlsform.note-left", value=said)
