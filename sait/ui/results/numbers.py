"""The numbers under a chart: one row an axis; for each line of the chart its mean and how many answers that rests on."""

from html import escape

import streamlit as st

from sait.analysis.result import Result
from sait.charts.labels import response_in_words
from sait.i18n import Translator
from sait.ui.parts.table_view import wider_than_screen
from sait.wording.figures import units_words
from sait.wording.tables import axis_table

COLUMNS_PER_SERIES = 3
"""Mean, answers and response; the response is the same in every row and stands in the heading."""


def numbers_table(result: Result, t: Translator) -> None:
    """Show the table with a heading for each line of the chart over its two columns."""
    frame = axis_table(result, t)
    groups, columns = "", ""
    for series in result.series:
        response = response_in_words(series, t)
        under = f"<br><small>{escape(response)}</small>" if response else ""
        groups += f'<th scope="colgroup" colspan="2">{escape(t.text(series.label))}{under}</th>'
        columns += f'<th scope="col">{escape(t("Mean"))}</th><th scope="col">{escape(t("Answers"))}</th>'
    rows = "".join(_row([str(cell) for cell in row]) for row in frame.to_numpy().tolist())
    label = escape(t("The same numbers as a table"))
    hint = wider_than_screen(t) if len(result.series) > 1 else ""
    if units := units_words(result, t):
        hint = f"<p>{escape(units)}</p>{hint}"
    st.html(
        f"{hint}"
        f'<div class="sait-scroll" role="region" tabindex="0" aria-label="{label}"><table class="sait-table numbers">'
        f'<thead><tr><th scope="col" rowspan="2">{escape(str(frame.columns[0]))}</th>{groups}</tr>'
        f"<tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(cells: list[str]) -> str:
    shown = "".join(
        f"<td>{escape(cells[start])}</td><td>{escape(cells[start + 1])}</td>"
        for start in range(1, len(cells), COLUMNS_PER_SERIES)
    )
    return f'<tr><th scope="row">{escape(cells[0])}</th>{shown}</tr>'
