"""Identifiers that a spreadsheet takes for a date: DEC-01 becomes the first of December wherever a table is opened."""

ENGLISH = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
WELSH = "ION CHW MAW EBR MAI MEH GOR AWS MED HYD TAC RHA"

MONTHS = frozenset([*ENGLISH.split(), *WELSH.split()])
"""The months' short names, as spreadsheets know them."""
