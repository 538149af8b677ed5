"""How the figures of a page were made: what is counted, by which rule it is shown, from which releases and which bank."""

import streamlit as st

from sait.analysis.gate.disclosure import outside_rule
from sait.analysis.result import Result
from sait.assessment.releases import Audience
from sait.i18n import Translator
from sait.settings import settings
from sait.ui.parts.table_view import table_view
from sait.wording.figures import outside_rule_words, response_words, units_words


def how_made(result: Result, t: Translator) -> None:
    """Folded away, under the figures."""
    with st.expander(t("How this was made")):
        st.markdown(
            t(
                "Scores are means of what members chose, from {lowest} to {highest}. Use them to start a discussion,"
                " never as a league table. People tend to score their own work a little high.",
                lowest=result.lowest,
                highest=result.highest,
            )
        )
        if units := units_words(result, t):
            st.markdown(units)
        st.markdown(
            t(
                "Ranges and medians are made only of boards whose own figure is shown. A title claims a difference only"
                " where both sides have at least 10 answers and are half a level or more apart."
            )
        )
        _rules(result, t)
        rows = [[t.text(line.label), response_words(line, t) or t("not told")] for line in result.series]
        table_view([t("Board"), t("Answered")], rows, label=t("How many answered"))
        st.markdown(
            t(
                "Instrument: {instrument} {version}. Releases: {releases}.",
                instrument=result.instrument_id,
                version=result.instrument_version,
                releases=", ".join(f"{sequence} ({digest[:8]})" for sequence, digest in result.released) or "–",
            )
        )


def _rules(result: Result, t: Translator) -> None:
    """From how many answers on a figure is shown: in the room, and to others."""
    minimum = settings().minimum_group
    if result.audience is Audience.OUTSIDE or len({line.board_id for line in result.series}) > 1:
        st.markdown(outside_rule_words(outside_rule(minimum), t))
    if result.audience is Audience.INSIDE:
        st.markdown(t("In the room a question is shown if it has at least {minimum} answers.", minimum=minimum))
        st.markdown(t("The figures of the board in the room are only for its own members and its facilitator."))
