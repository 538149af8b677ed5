"""Actions as an XLSX workbook that a business manager can go on with."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sait.assessment.decisions import Action, Progress
from sait.i18n import Translator

IN_WORDS = {"en": "[$-809]d mmmm yyyy", "cy": "[$-452]d mmmm yyyy"}
"""How a spreadsheet writes a date out, in English and in Welsh whatever its own language is; for any other, in figures."""

IN_FIGURES = "yyyy-mm-dd"

WIDTHS = (60, 24, 24, 20, 12, 14, 10, 40, 60)


def actions_workbook(actions: Sequence[tuple[Action, str]], today: date, t: Translator) -> bytes:
    """One row an action with the priority or question it serves, in the order given; dates are dates, and no text is ever
    a formula.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = t("Actions")
    heads = (
        t("Action"),
        t("Owner: role"),
        t("Owner: agency"),
        t("Due"),
        t("Overdue"),
        t("State"),
        t("Plan"),
        t("Priority or question"),
        t("Updates"),
    )
    sheet.append(heads)
    for action, served in actions:
        updates = "\n".join(f"{t.date(update.on)}: {update.text}" for update in action.updates)
        late = t("yes") if action.is_overdue(today) else ""
        state = _state(action.progress, t)
        owner = (action.owner_role, action.owner_agency)
        sheet.append((action.what, *owner, action.due_on, late, state, action.plan_task, served, updates))
    for row in sheet.iter_rows():
        for cell in row:
            _plain(cell)
            if isinstance(cell.value, date):
                cell.number_format = IN_WORDS.get(t.language, IN_FIGURES)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    _lay_out(sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _lay_out(sheet: Worksheet) -> None:
    """On the screen the heads stay in sight; printed it lies across the page, with all columns on it and the heads on each."""
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _plain(cell: Cell | MergedCell) -> None:
    """A text that begins with an equals sign is a text."""
    if isinstance(cell.value, str):
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _state(progress: Progress, t: Translator) -> str:
    return {
        Progress.OPEN: t("not begun"),
        Progress.UNDER_WAY: t("under way"),
        Progress.DONE: t("done"),
        Progress.DROPPED: t("dropped"),
    }[progress]
