"""Which survey, and whose boards."""

from collections.abc import Sequence

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.boards import Board
from sait.assessment.surveys.survey import AskedBoard, Survey, SurveyState
from sait.i18n import Translator
from sait.services.boards import map_of_boards
from sait.ui.visitor import database, visitor_now

Listed = tuple[Survey, tuple[AskedBoard, ...]]


def choose_survey(listed: Sequence[Listed], t: Translator) -> Listed:
    """The survey that is looked at: the one that opens last, or another from the list. The address keeps it."""
    by_id = {survey.id: (survey, asked) for survey, asked in listed}
    wanted = st.query_params.get("survey", "")
    places = list(by_id)
    chosen = st.selectbox(
        t("Survey"),
        places,
        index=places.index(wanted) if wanted in by_id else 0,
        format_func=lambda one: _named(by_id[one][0], t),
        key="survey",
    )
    st.query_params["survey"] = str(chosen)
    return by_id[str(chosen)]


def _named(survey: Survey, t: Translator) -> str:
    states = {
        SurveyState.DRAFT: t("draft"),
        SurveyState.OPEN: t("open until {day}", day=t.date(survey.closes_on)),
        SurveyState.CLOSED: t("closed"),
    }
    return f"{t.text(survey.title)} – {states[survey.state]}"


def boards_for(right: Right, asked: Sequence[AskedBoard], t: Translator) -> list[Board]:
    """The boards that are asked and on which the visitor has *right*, in the order in which they are read."""
    ids = {one.board_id for one in asked}
    _, boards, _ = map_of_boards(database(), t.language)
    may = visitor_now().may
    return [board for board in boards if board.id in ids and may(right, board.id)]
