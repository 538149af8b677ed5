"""The text beside a chart: one press away, and read in order by a screen reader."""

import streamlit as st
from markupsafe import Markup

from sait.i18n import Translator
from sait.ui.parts.table_view import NOTHING
from sait.wording.chart_text import Branch

MAIN = "chart-text"


def chart_text(whole: Branch, t: Translator, *, is_main: bool = False) -> None:
    """Show *whole* as lists in lists, folded away until it is asked for. *is_main*: of the one chart that a page is about."""
    name = Markup(' id="{}"').format(MAIN) if is_main else NOTHING
    st.html(
        Markup('<details class="sait-chart-text"><summary{}>{}: {}</summary>{}</details>').format(
            name, t("Read the chart as text"), whole.said, _list(whole)
        )
    )


def way_to_text(t: Translator) -> Markup:
    """A link that a keyboard meets first and nobody else sees: past every control to the text of the page's chart."""
    return Markup('<a class="sait-skip" href="#{}">{}</a>').format(MAIN, t("Read the chart as text"))


def _list(branch: Branch) -> Markup:
    if not branch.parts:
        return NOTHING
    item = Markup("<li>{}{}</li>")
    return Markup("<ul>{}</ul>").format(NOTHING.join(item.format(part.said, _list(part)) for part in branch.parts))
