"""Surveys some months after the day: planned and closed by a researcher, sent by business managers, read when closed."""

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.surveys.survey import SurveyState
from sait.services.surveys.leading import list_surveys
from sait.ui.shell import demonstration_mark, say_done
from sait.ui.surveys.choosing import Listed, boards_for, choose_survey
from sait.ui.surveys.leading import lead
from sait.ui.surveys.planning import plan_form
from sait.ui.surveys.results import results
from sait.ui.surveys.sending import sending
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """The survey that is chosen, with what its reader may do; for a researcher also the form for a new one."""
    visitor = visitor_now()
    t, may_lead = visitor.t, visitor.may(Right.SURVEY_LEAD)
    st.title(t("Surveys"), anchor=False)
    say_done()
    listed = list_surveys(database()) if may_lead else _of_own_boards()
    if not listed:
        nothing = t("There is no survey yet. Plan the first one below.")
        st.info(nothing if may_lead else t("None of your boards is asked in a survey at the moment."))
    else:
        survey, asked = choose_survey(listed, t)
        if survey.demonstration:
            demonstration_mark(t)
        if may_lead:
            lead(survey, asked, t)
        if survey.state is not SurveyState.DRAFT:
            sending(survey, boards_for(Right.SURVEY_SEND, asked, t), t)
        if survey.state is SurveyState.CLOSED:
            results(survey, asked, t)
    if may_lead:
        with st.expander(t("Plan a survey"), expanded=not listed):
            plan_form(t)


def _of_own_boards() -> tuple[Listed, ...]:
    may = visitor_now().may
    return tuple(
        (survey, asked)
        for survey, asked in list_surveys(database())
        if survey.state is not SurveyState.DRAFT and any(may(Right.SURVEY_SEE, one.board_id) for one in asked)
    )


show()
