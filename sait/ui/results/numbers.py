"""The numbers under a chart: one row an axis; for each line of the chart its mean and how many answers that rests on."""

from itertools import chain

import streamlit as st
from markupsafe import Markup

from sait.analysis.result import Result, Series
from sait.charts.labels import response_in_words
from sait.i18n import Translator
from sait.ui.parts.table_view import NOTHING, body_row, head_row, table_markup, wider_than_screen
from sait.wording.figures import units_words
from sait.wording.tables import axis_table

COLUMNS_PER_SERIES = 3
"""Mean, answers and response; the response is the same in every row and stands in the heading."""


def numbers_table(result: Result, t: Translator) -> None:
    """Show the table with a heading for each line of the chart over its two columns."""
    frame = axis_table(result, t)
    groups = NOTHING.join(_heading(series, t) for series in result.series)
    first = Markup('<tr><th scope="col" rowspan="2">{}</th>{}</tr>').format(str(frame.columns[0]), groups)
    head = first + head_row([t("Mean"), t("Answers")] * len(result.series))
    rows = (body_row(_shown([str(cell) for cell in row])) for row in frame.to_numpy().tolist())
    units = units_words(result, t)
    hint = Markup("<p>{}</p>").format(units) if units else NOTHING
    if len(result.series) > 1:
        hint += wider_than_screen(t)
    st.html(hint + table_markup(head, rows, label=t("The same numbers as a table"), name="sait-table numbers"))


def _heading(series: Series, t: Translator) -> Markup:
    response = response_in_words(series, t)
    under = Markup("<br><small>{}</small>").format(response) if response else NOTHING
    return Markup('<th scope="colgroup" colspan="2">{}{}</th>').format(t.text(series.label), under)


def _shown(cells: list[str]) -> list[str]:
    """The heading of a row, and of each line of the chart its mean and its answers."""
    of_series = (cells[start : start + 2] for start in range(1, len(cells), COLUMNS_PER_SERIES))
    return [cells[0], *chain.from_iterable(of_series)]
