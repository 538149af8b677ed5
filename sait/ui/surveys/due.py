"""What a survey asks of its reader now, for the front page: links that are not drawn, a reminder that is due, a last day that is over."""

from collections.abc import Iterator

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.surveys.survey import AskedBoard, Survey, SurveyState, Window
from sait.i18n import Translator
from sait.services.surveys.leading import list_surveys
from sait.services.surveys.links import count_links
from sait.services.tokens import now
from sait.ui.parts.ways_on import WayOn, ways_on
from sait.ui.visitor import database, visitor_now


def surveys_due(t: Translator) -> None:
    """Nothing where nothing is due, and to whom it is not for."""
    if not visitor_now().may(Right.SURVEY_SEE):
        return
    found = [
        WayOn(t.text(survey.title), said, f"/surveys?survey={survey.id}", t("Go to the survey"))
        for survey, asked in list_surveys(database())
        if survey.state is not SurveyState.CLOSED and not survey.demonstration
        for said in _due(survey, asked, t)
    ]
    if found:
        st.header(t("Surveys"), anchor=False)
        ways_on(found)


def _due(survey: Survey, asked: tuple[AskedBoard, ...], t: Translator) -> Iterator[str]:
    may, today = visitor_now().may, now().date()
    own = [one.board_id for one in asked if may(Right.SURVEY_SEND, one.board_id)]
    if own and survey.state is SurveyState.OPEN and survey.window(today) is not Window.OVER:
        links = count_links(database(), survey.id)
        if not all(links.get(board_id) for board_id in own):
            yield t("No links are drawn yet.")
        elif survey.reminder_due(today) is not None:
            yield t("A reminder to all members is due.")
    if may(Right.SURVEY_LEAD):
        if survey.state is SurveyState.DRAFT:
            yield t("Planned, and not opened yet.")
        elif survey.window(today) is Window.OVER:
            yield t("The last day is over. Close it to see the results.")
