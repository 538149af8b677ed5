"""pyxform's word on whether a form is a valid XLSForm at all."""

import re
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from sait.instruments.xlsform.importing.cells import BROKEN
from sait.instruments.xlsform.importing.findings import refuse
from sait.instruments.xlsform.shared.form import Form, Sheet
from sait.instruments.xlsform.shared.layout import CHOICES, EXTERNAL, SETTINGS, SURVEY

NO_BREAK = "\u00a0"
"""pyxform's own reader takes it for a space, so that "select_one agree" may be written with one."""
ROW = re.compile(r"\[row\s*:\s*(\d+)\]")
SHEET = re.compile(r"[Oo]n the '(\w+)' sheet")


def check_form(form: Form) -> None:
    """RefusedFormError where ODK's own converter does not take the form."""
    book: dict[str, Any] = {"sheet_names": [sheet.name for sheet in form.sheets.values()]}
    for key in (SURVEY, CHOICES, SETTINGS, EXTERNAL):
        sheet = form.sheet(key)
        if sheet.rows:
            book[key], book[f"{key}_header"] = _as_rows(sheet), [dict.fromkeys(sheet.headers.values())]
    try:
        convert(book)
    except PyXFormError as fault:
        said = str(fault)
        row, sheet_name = ROW.search(said), SHEET.search(said)
        detail = ROW.sub("", said).strip().splitlines()[0]
        name = sheet_name.group(1) if sheet_name else form.survey.name
        raise refuse("xlsform.refused", name, int(row.group(1)) if row else 0, 1, detail=detail) from fault
    except BROKEN as fault:
        raise refuse("xlsform.refused", form.survey.name, detail=type(fault).__name__) from fault


def _as_rows(sheet: Sheet) -> list[dict[str, str]]:
    """The rows as pyxform reads them from a file: every row from the second on, empty ones too."""
    filled = {
        row.number: {
            sheet.headers[place]: text.replace(NO_BREAK, " ").strip()
            for place, text in row.cells.items()
            if place in sheet.headers
        }
        for row in sheet.rows
    }
    return [filled.get(number, {}) for number in range(2, max(filled) + 1)]
