"""A table that a screen reader reads by row and column, and a keyboard can scroll. All tables of the screens are made here.

Words are escaped unless they are ``Markup`` already, which only markup of our own may be.
"""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from sait.i18n import Translator

LONG = 40
"""Characters: what is longer needs a column in which it does not become a tower of single words."""

NOTHING = Markup()


def wider_than_screen(t: Translator) -> Markup:
    """A line over a table that shows where the table is cut off: how to see the rest of it."""
    return Markup('<p class="sait-sideways">↔ {}</p>').format(t("Move the table sideways to see all of it."))


def head_row(heads: Iterable[str]) -> Markup:
    """A row of headings, one a column."""
    return Markup("<tr>{}</tr>").format(NOTHING.join(Markup('<th scope="col">{}</th>').format(head) for head in heads))


def body_row(cells: Sequence[str]) -> Markup:
    """A row whose first cell is its heading."""
    others = NOTHING.join(_cell(cell) for cell in cells[1:])
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(cells[0], others)


def _cell(cell: str) -> Markup:
    is_long = not isinstance(cell, Markup) and len(cell) > LONG
    return (Markup('<td class="long">{}</td>') if is_long else Markup("<td>{}</td>")).format(cell)


def table_markup(
    head: Markup, body: Iterable[Markup], *, label: str = "", name: str = "sait-table", style: str = ""
) -> Markup:
    """A table of the rows *head* and *body*, with the class *name* and perhaps a *style*; where a *label* names it, in a
    region that can be scrolled.
    """
    styled = Markup(' style="{}"').format(style) if style else NOTHING
    heads = Markup("<thead>{}</thead>").format(head) if head else NOTHING
    table = Markup('<table class="{}"{}>{}<tbody>{}</tbody></table>').format(name, styled, heads, NOTHING.join(body))
    if not label:
        return table
    return Markup('<div class="sait-scroll" role="region" tabindex="0" aria-label="{}">{}</div>').format(label, table)


def table_view(heads: Sequence[str], rows: Sequence[Sequence[str]], *, label: str, hint: Markup = NOTHING) -> None:
    """Show *rows* under *heads*; the first cell of a row is its heading. *label* names the table, *hint* is over it.

    A cell ``<b>1</b>`` is shown as these eight characters; ``Markup("<b>1</b>")`` as a bold 1.
    """
    st.html(hint + table_markup(head_row(heads), map(body_row, rows), label=label))


def frame_view(frame: pd.DataFrame, t: Translator, *, label: str) -> None:
    """Show a table of words, its first column as the rows' headings."""
    table_view(
        [str(name) for name in frame.columns],
        frame.astype(str).to_numpy().tolist(),
        label=label,
        hint=wider_than_screen(t),
    )
