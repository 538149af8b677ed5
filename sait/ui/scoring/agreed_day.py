"""After the sign-off: what the board agreed, for those who were in the room."""

import streamlit as st

from sait.charts.grouping import is_radar, on_charts
from sait.charts.palette import line_styles
from sait.i18n import Translator
from sait.services.deciding.agreed import read_agreed_day
from sait.services.members.sheets import Sheet
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.ui.deciding.vision_words import vision_quote
from sait.ui.plain import plain
from sait.ui.reads import newest_release, result
from sait.ui.results.chart_head import chart_drawing
from sait.ui.visitor import database
from sait.wording.plan import priority_words


def agreed_day(sheet: Sheet, t: Translator) -> None:
    """The radar with the levels agreed, the vision, the priorities that were chosen and the actions; what there is of each."""
    workshop_id = sheet.workshop.id
    agreed = read_agreed_day(database(), workshop_id)
    st.header(t("What the board agreed"), anchor=False)
    found = result(ResultQuery((workshop_id,), DOMAINS, inside=workshop_id), sequence=newest_release())
    if found.axes and found.series and is_radar(found):
        st.html(chart_drawing(found, on_charts(found)[0], line_styles(found), t))
    if agreed.vision is not None:
        st.subheader(t("Vision"), anchor=False)
        st.html(vision_quote(agreed.vision, t))
    _list(t("Priorities"), [priority_words(one, sheet.instrument, t) for one in agreed.priorities])
    _list(t("Actions"), [one.what for one in agreed.actions])


def _list(title: str, lines: list[str]) -> None:
    if lines:
        st.subheader(title, anchor=False)
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
