"""Identifiers that a spreadsheet takes for a date: DEC-01 becomes the first of December wherever a table is opened."""

SHORT_NAMES = {
    "en": "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC",
    "cy": "ION CHW MAW EBR MAI MEH GOR AWS MED HYD TAC RHA",
}
"""The months' short names by language, as spreadsheets know them."""

MONTHS = frozenset(name for names in SHORT_NAMES.values() for name in names.split())
