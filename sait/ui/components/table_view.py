"""A table that a screen reader reads by row and column, and a keyboard can scroll."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st


def table_view(heads: Sequence[str], rows: Sequence[Sequence[str]], *, label: str) -> None:
    """Show *rows* under *heads*; the first cell of a row is its heading. *label* names the table."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(_row(cells) for cells in rows)
    st.html(
        f'<div class="sait-scroll" role="region" tabindex="0" aria-label="{escape(label)}">'
        f'<table class="sait-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def frame_view(frame: pd.DataFrame, *, label: str) -> None:
    """Show a table of words, its first column as the rows' headings."""
    table_view([str(name) for name in frame.columns], frame.astype(str).to_numpy().tolist(), label=label)


def _row(cells: Sequence[str]) -> str:
    others = "".join(f"<td>{escape(cell)}</td>" for cell in cells[1:])
    return f'<tr><th scope="row">{escape(cells[0])}</th>{others}</tr>'
