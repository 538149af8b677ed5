"""A board's links to a survey as a sheet: for mail merge, with a message to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sait.i18n import Text, Translator, own_name
from sait.reports.tables.csv_file import csv_file

LINK_WIDTH, NUMBER_WIDTH, TEXT_WIDTH = 70, 10, 100


@dataclass(frozen=True, slots=True)
class LinksSheet:
    """What stands on the sheet. *links*: each number with its address in every language of *spoken*, in their order."""

    title: Text
    board: Text
    until: date
    links: Sequence[tuple[int, Sequence[str]]]
    spoken: Sequence[Translator]


def links_workbook(sheet: LinksSheet, t: Translator) -> bytes:
    """An XLSX file: the links on the first sheet, on the second the message in every language."""
    book = Workbook()
    listed = book.active
    assert listed is not None
    listed.title = t("Links")
    _fill(listed, _rows(sheet, t), [NUMBER_WIDTH, *(LINK_WIDTH for _ in sheet.spoken)])
    listed.freeze_panes = "A2"
    message = book.create_sheet(t("Message"))
    _fill(message, [[t("Message to send")], *([said] for said in messages(sheet))], [TEXT_WIDTH])
    reminder = book.create_sheet(t("Reminder"))
    _fill(reminder, [[t("Reminder to send to all members")], *([said] for said in reminders(sheet))], [TEXT_WIDTH])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def links_table(sheet: LinksSheet, t: Translator) -> bytes:
    """The links alone as CSV."""
    return csv_file(_rows(sheet, t))


def _rows(sheet: LinksSheet, t: Translator) -> list[list[str]]:
    heads = [t("Number"), *(f"{one('Link')} ({own_name(one.language)})" for one in sheet.spoken)]
    return [heads, *([str(number), *addresses] for number, addresses in sheet.links)]


def messages(sheet: LinksSheet) -> list[str]:
    """The message to send, in each language; the link takes the place of its last line."""
    return [_message(sheet, t) for t in sheet.spoken]


def reminders(sheet: LinksSheet) -> list[str]:
    """The reminder, in each language. It goes to everybody: nobody knows who has answered."""
    return [_reminder(sheet, t) for t in sheet.spoken]


def _reminder(sheet: LinksSheet, t: Translator) -> str:
    parts = [
        t("{survey}: {board}", survey=t.text(sheet.title), board=t.text(sheet.board)),
        t(
            "If you have answered already, thank you: please ignore this message. I cannot see who has, so this goes to"
            " everyone."
        ),
        t(
            "If you have not answered yet, you can do so until {day}. It takes about a quarter of an hour. Use the link in"
            " the first message, or the same one here.",
            day=t.date(sheet.until),
        ),
        f"«{t('Link')} ({own_name(t.language)})»",
    ]
    return "\n\n".join(parts)


def _message(sheet: LinksSheet, t: Translator) -> str:
    parts = [
        t("{survey}: {board}", survey=t.text(sheet.title), board=t.text(sheet.board)),
        t(
            "Please tell us what has changed since the development day. It takes about a quarter of an hour, and you can"
            " stop and go on later. You can answer until {day}.",
            day=t.date(sheet.until),
        ),
        t(
            "Your answers go to the researcher without your name. I see how many people have answered, and never who or"
            " what. If you have answered already, please ignore this message."
        ),
        t("The link below is yours alone. Please do not pass it on."),
        f"«{t('Link')} ({own_name(t.language)})»",
    ]
    return "\n\n".join(parts)


def _fill(sheet: Worksheet, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    for row in rows:
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.data_type, cell.number_format = "s", "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
