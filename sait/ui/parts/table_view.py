"""A table that a screen reader reads by row and column, and a keyboard can scroll."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from sait.i18n import Translator


def wider_than_screen(t: Translator) -> str:
    """A line over a table that shows where the table is cut off: how to see the rest of it."""
    return f'<p class="sait-sideways">↔ {escape(t("Move the table sideways to see all of it."))}</p>'


def table_view(heads: Sequence[str], rows: Sequence[Sequence[str]], *, label: str, hint: str = "") -> None:
    """Show *rows* under *heads*; the first cell of a row is its heading. *label* names the table, *hint* is over it."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(_row(cells) for cells in rows)
    st.html(
        f"{hint}"
        f'<div class="sait-scroll" role="region" tabindex="0" aria-label="{escape(label)}">'
        f'<table class="sait-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def frame_view(frame: pd.DataFrame, t: Translator, *, label: str) -> None:
    """Show a table of words, its first column as the rows' headings."""
    table_view(
        [str(name) for name in frame.columns],
        frame.astype(str).to_numpy().tolist(),
        label=label,
        hint=wider_than_screen(t),
    )


LONG = 40
"""Characters: what is longer needs a column in which it does not become a tower of single words."""


def _opening(cell: str) -> str:
    return '<td class="long">' if len(cell) > LONG else "<td>"


def _row(cells: Sequence[str]) -> str:
    others = "".join(f"{_opening(cell)}{escape(cell)}</td>" for cell in cells[1:])
    return f'<tr><th scope="row">{escape(cells[0])}</th>{others}</tr>'
