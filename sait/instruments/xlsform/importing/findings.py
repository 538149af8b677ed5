"""What an import says of a form: what keeps it from being read, and what a question bank has no place for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from sait.i18n import marked, translator
from sait.instruments.problems import printable


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a form. *row* and *column* count from 1 and are 0 where it is about more than a cell.

    *sheet* is empty where it is about the whole file; *context* fills the placeholders of the code's message.
    """

    sheet: str
    row: int
    column: int
    code: str
    context: Mapping[str, object] = field(default_factory=dict)


class RefusedFormError(Exception):
    """A form that is not imported, with every reason that was found."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = tuple(findings)


def refuse(code: str, sheet: str = "", row: int = 0, column: int = 0, **context: object) -> RefusedFormError:
    """The error that says one reason."""
    return RefusedFormError([Finding(sheet, row, column, code, context)])


MESSAGES: dict[str, str] = {
    # The file
    "xlsform.unreadable": marked("The file cannot be read."),
    "xlsform.empty": marked("The file is empty."),
    "xlsform.no-workbook": marked("This is not an Excel workbook (.xlsx)."),
    "xlsform.damaged": marked(
        "The workbook is damaged ({detail}). Open it in a spreadsheet program, save it again, or get a new copy."
    ),
    "xlsform.old-or-locked": marked(
        "This is an old .xls file or one with a password. Open it and save it as .xlsx without a password."
    ),
    "xlsform.macros": marked("The workbook has macros. Save it as .xlsx, which has none."),
    "xlsform.entities": marked("The workbook declares XML entities, which no spreadsheet program writes."),
    "xlsform.too-large": marked("The workbook is too large: at most {most} MB are read."),
    "xlsform.too-many-cells": marked(
        "The workbook has too many cells: at most {most} are read. Delete sheets, rows and columns that are not part of the form."
    ),
    "xlsform.too-far-out": marked(
        "There is something in this cell, beyond row {rows} or column {columns}. Delete it, or delete the empty rows and columns before it."
    ),
    "xlsform.cell-too-long": marked("The cell has {length} characters; at most {most} are read."),
    "xlsform.sheet-hidden": marked("The sheet is hidden. Unhide it, so that you see what is imported."),
    "xlsform.sheet-missing": marked(
        "There is no sheet {name}, which holds the questions. The sheets here are: {found}. Rename the one that holds them."
    ),
    "xlsform.sheet-twice": marked("There are two sheets of this name."),
    "xlsform.exists": marked("There is something at {path} already. Nothing was written."),
    "xlsform.unwritable": marked("{path} cannot be written to."),
    # The form
    "xlsform.header-missing": marked("The first row has no column {name}."),
    "xlsform.header-twice": marked("The column {name} is here twice."),
    "xlsform.header-alias": marked("The columns {other} and {name} mean the same. Keep one of them."),
    "xlsform.type-capitals": marked("The type {type} is written in small letters: {near}"),
    "xlsform.type-missing": marked("The row has no type."),
    "xlsform.type-unknown": marked("The type {type} is not known. Correct it, or delete the row."),
    "xlsform.type-unknown-near": marked("The type {type} is not known. Did you mean {near}?"),
    "xlsform.name-missing": marked("The row has no name."),
    "xlsform.name-twice": marked(
        "The name {name} is used twice here; the other is in row {other}. Give one another name, or delete its row."
    ),
    "xlsform.label-missing": marked("The label is empty."),
    "xlsform.numbers-change": marked(
        "The numbers of the list {list} cannot stay as they are, so nothing was imported. By their order the choices would become:"
        " {value}. Add a column sait_value to this sheet and write beside each choice what it becomes: a number from 0 up, dont_know,"
        " not_applicable or leave_out."
    ),
    "xlsform.code-unclear": marked(
        "In the list {list}, {value} looks like a code for a missing answer, but its label does not say of which kind. Nothing was"
        " imported. Add a column sait_value to this sheet and write beside {value} what it becomes: its number, dont_know,"
        " not_applicable or leave_out."
    ),
    "xlsform.level-outside": marked(
        "{value} would be a level and count in means. Name it dont_know or not_applicable, or delete the row."
    ),
    "xlsform.list-unknown": marked("There is no list {list} on the sheet choices."),
    "xlsform.repeat": marked(
        "Repeats cannot be imported: a question of a bank is asked once. Delete the rows of the repeat, or make it a group:"
        " begin_group and end_group."
    ),
    "xlsform.group-open": marked("The group {name} is not ended."),
    "xlsform.group-end": marked("This ends a group, and none is open."),
    "xlsform.too-deep": marked("Groups are nested more than {most} deep."),
    "xlsform.no-questions": marked(
        "There is no question here that a question bank can hold: it takes select_one and text. The types here are: {found}"
    ),
    "xlsform.value-wrong": marked("{value} is not possible here; expected: {expected}"),
    "xlsform.fact-unknown": marked("SAIT does not know this fact: {fact}"),
    "xlsform.refused": marked("This is not a valid XLSForm: {detail}"),
    # What could not be carried
    "xlsform.header-old": marked("{name} is an older name of {other}, which is here too and counts."),
    "xlsform.column-twice": marked("{name} was read only where the column for {language} is empty."),
    "xlsform.label-from-name": marked("The choice has no label; its name stands in its place: {name}"),
    "xlsform.choice-twice": marked(
        "The choice {name} stands in row {other} too, with the same label. It came in once."
    ),
    "xlsform.grid-header": marked("This row is the header of a table of questions and asks nothing: {name}"),
    "xlsform.sheet-unread": marked("The sheet is not part of a question bank."),
    "xlsform.type-left": marked("Questions of the type {type} have no place in a question bank: {name}"),
    "xlsform.column-left": marked("The column {name} has no place in a question bank (filled cells: {count})."),
    "xlsform.cell-left": marked("{name} has no place in a question bank: {value}"),
    "xlsform.condition-left": marked(
        "The condition was left out, so everyone is asked this question: {value}. A question bank can ask a question of"
        " people who chose certain answers to one other question, and no more than that."
    ),
    "xlsform.condition-elsewhere": marked(
        "The condition was left out, so everyone is asked this question: {value}. In a question bank it can depend only on"
        " a question with choices that comes before it in the same group."
    ),
    "xlsform.condition-choices": marked(
        "The condition was left out, so everyone is asked this question: {value}. It must name some of the other question's"
        " choices but not all, and no choice that is outside the levels, such as “don't know”."
    ),
    "xlsform.condition-words": marked(
        "The condition was left out, so everyone is asked this question: {value}. A question bank asks everyone the"
        " questions that are answered in words."
    ),
    "xlsform.language-left": marked("The language of this column cannot be told, or has no two-letter code: {name}"),
    "xlsform.source-language": marked("There is no English. {language} is in its place and must be translated."),
    "xlsform.source-assumed": marked("The column {name} names no language; it was taken for English."),
    "xlsform.formula": marked("This is a formula. What it showed last was taken: {value}"),
    "xlsform.reference": marked("The text refers to another answer, which a question bank cannot: {value}"),
    "xlsform.group-left": marked("A group of groups has no place; its parts became domains. Its label: {value}"),
    "xlsform.group-joined": marked("The group within a group became part of the domain {domain}. Its label: {value}"),
    "xlsform.note-left": marked("The note has no place here: {value}"),
    "xlsform.other-left": marked("The free answer to “other” cannot be carried over. Ask for it in its own question."),
    "xlsform.row-disabled": marked("The row is switched off in the column disabled."),
    "xlsform.items-most": marked("A domain has at most {most} items: {name}"),
    "xlsform.version-left": marked("The version {value} is not of the form 1.0."),
    "xlsform.choice-names": marked("The choices' names became numbers in the order of the list: {value}"),
    "xlsform.code-outside": marked("{value} is outside the levels as {key}, and does not count in any mean."),
    "xlsform.refused-left": marked(
        "{value} has no place in the list {list} beside its “don't know”: members may leave any question out."
    ),
    "xlsform.choice-left": marked("{value} was left out of the list {list}, as the column sait_value says."),
    "xlsform.list-order": marked(
        "The list {list} begins with its highest number. Its levels come in from the lowest up; each keeps its number."
    ),
    "xlsform.list-choice": marked(
        "The list {list} came in as a choice without order, which has no mean. If its levels rise from the first to"
        " the last, write kind: rating; if they fall, turn their order round first."
    ),
    "xlsform.list-unused": marked("No question uses the list {list}."),
    "xlsform.list-differs": marked("This differs from the scale {scale}, which has one wording for all items: {value}"),
    "xlsform.id-changed": marked("The identifier {old} does not belong to the domain {domain}; it became {new}."),
    "xlsform.more-left": marked("The part that this belonged to is no longer there: {place}"),
}
"""Code to message, for whoever brings the form."""

OFTEN = {"xlsform.formula", "xlsform.name-twice", "xlsform.label-from-name", "xlsform.choice-twice", "xlsform.repeat"}
"""What a whole column tends to have: told of its first cell, with the others beside it."""
MOST_CELLS_NAMED = 12

USUALLY_SHOWN = 120
MOST_SHOWN = {"xlsform.numbers-change": 2000}
"""Characters of what is quoted. A proposal is shown whole, or nobody could decide about it."""


def tell(finding: Finding, file: str, language: str) -> str:
    """The finding in words on one line, its place as a spreadsheet names it: ``form.xlsx survey!C5 code message``."""
    said = {
        name: _short(value, MOST_SHOWN.get(finding.code, USUALLY_SHOWN)) if isinstance(value, str) else value
        for name, value in finding.context.items()
    }
    place = " ".join(part for part in (printable(file), _place(finding)) if part)
    return f"{place} {finding.code} {translator(language)(MESSAGES[finding.code], **said)}"


def tell_all(findings: Iterable[Finding], file: str, language: str) -> Iterator[str]:
    """Every finding in words, those that a whole column has as one line with the other cells under it."""
    told: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        own = "" if finding.code in OFTEN else number
        told.setdefault((finding.sheet, finding.column, finding.code, own), []).append(finding)
    for first, *others in told.values():
        yield tell(first, file, language)
        if others:
            cells = ", ".join(map(_cell, others[:MOST_CELLS_NAMED])) + (", …" if len(others) > MOST_CELLS_NAMED else "")
            t = translator(language)
            yield "  " + t.plural(
                "Likewise {count} more cell: {cells}", "Likewise {count} more cells: {cells}", len(others), cells=cells
            )


def _cell(finding: Finding) -> str:
    return f"{get_column_letter(max(finding.column, 1))}{finding.row}" if finding.row else ""


def _place(finding: Finding) -> str:
    sheet, cell = printable(finding.sheet), _cell(finding)
    return f"{sheet}!{cell}" if cell else sheet


def _short(text: str, most: int) -> str:
    shown = printable(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"
