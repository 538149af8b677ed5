"""The text beside a chart: one press away, and read in order by a screen reader."""

import streamlit as st
from markupsafe import Markup

from sait.i18n import Translator
from sait.ui.parts.table_view import NOTHING
from sait.wording.chart_text import Branch


def chart_text(whole: Branch, t: Translator) -> None:
    """Show *whole* as lists in lists, folded away until it is asked for."""
    st.html(
        Markup('<details class="sait-chart-text"><summary>{}: {}</summary>{}</details>').format(
            t("Read the chart as text"), whole.said, _list(whole)
        )
    )


def _list(branch: Branch) -> Markup:
    if not branch.parts:
        return NOTHING
    item = Markup("<li>{}{}</li>")
    return Markup("<ul>{}</ul>").format(NOTHING.join(item.format(part.said, _list(part)) for part in branch.parts))
