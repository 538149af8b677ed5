"""After the sign-off: what the board agreed, for those who were in the room."""

import streamlit as st

from sait.assessment.decisions import Action, Priority, Vision
from sait.charts.grouping import is_radar, on_charts
from sait.charts.palette import line_styles
from sait.i18n import Translator
from sait.services.deciding.decisions import standing
from sait.services.members.sheets import Sheet
from sait.services.results.reading import DOMAINS, ResultQuery
from sait.ui.plain import plain
from sait.ui.reads import newest_release, result
from sait.ui.results.chart_head import chart_drawing
from sait.ui.visitor import database


def agreed_day(sheet: Sheet, t: Translator) -> None:
    """The radar with the levels agreed, the vision, the priorities that were chosen and the actions; what there is of each."""
    workshop_id = sheet.workshop.id
    st.header(t("What the board agreed"), anchor=False)
    found = result(ResultQuery((workshop_id,), DOMAINS, inside=workshop_id), sequence=newest_release())
    if found.axes and found.series and is_radar(found):
        st.html(chart_drawing(found, on_charts(found)[0], line_styles(found), t))
    for kept in standing(database(), workshop_id, Vision):
        _list(t("Vision"), [kept.decision.said_in(t.language)[1]])
    chosen = [one.decision.text for one in standing(database(), workshop_id, Priority) if one.decision.chosen]
    _list(t("Priorities"), chosen)
    _list(t("Actions"), [one.decision.what for one in standing(database(), workshop_id, Action)])


def _list(title: str, lines: list[str]) -> None:
    if any(line.strip() for line in lines):
        st.subheader(title, anchor=False)
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
