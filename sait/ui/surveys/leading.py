"""What a researcher does with a survey: look at it, open it, give it other days, close it."""

from collections.abc import Sequence

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.files import Option
from sait.assessment.surveys.survey import AskedBoard, Survey, SurveyState, Window
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.surveys.leading import change_days, close_survey, erase_answers, open_survey, remove_draft
from sait.services.surveys.links import count_links
from sait.services.tokens import now
from sait.settings import settings
from sait.ui.parts.dates import ask_date
from sait.ui.parts.file_link import file_link, language_of_file
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.table_view import table_view
from sait.ui.shell import link, link_to_new_tab, note_done, told
from sait.ui.surveys.choosing import boards_for
from sait.ui.visitor import database, who


def lead(survey: Survey, asked: Sequence[AskedBoard], t: Translator) -> None:
    """Where it stands, the one next step, and the rarer ones folded."""
    boards = t.plural("{count} board is asked.", "{count} boards are asked.", len(asked))
    days = t("From {first} to {last}.", first=t.date(survey.opens_on), last=t.date(survey.closes_on))
    st.markdown(f"{days} {boards}")
    link_to_new_tab(t("See the pages as members do (opens a new tab)"), f"/survey-preview/{survey.id}/1")
    if survey.state is SurveyState.DRAFT:
        _open(survey, t)
        _remove(survey, t)
    if survey.state is SurveyState.OPEN:
        _boards(survey, asked, t)
        if survey.window(now().date()) is Window.OVER:
            st.info(t("The last day is over, so nobody can answer. Close the survey to see its results."))
        _close(survey, t)
    if survey.state is SurveyState.CLOSED:
        _erase(survey, t)
    else:
        with st.expander(t("Change the days")):
            _days(survey, t)


def _boards(survey: Survey, asked: Sequence[AskedBoard], t: Translator) -> None:
    """Whether every board is ready to be asked. How many have answered is not among it: that is told when it closes."""
    by_id, links = {one.board_id: one for one in asked}, count_links(database(), survey.id)
    heads = (t("Board"), t("Members"), t("Not asked"), t("Links that work"))
    rows = [
        (
            t.text(board.name),
            t("not said yet") if by_id[board.id].members is None else str(by_id[board.id].members),
            str(by_id[board.id].not_asked),
            str(links.get(board.id, 0)),
        )
        for board in boards_for(Right.SURVEY_LEAD, asked, t)
    ]
    table_view(heads, rows, label=t("Boards that are asked"))
    with st.expander(t("Sheets of paper")):
        st.markdown(t("Type in the sheets of members who answer on paper, board by board."))
        _form(survey, t)
        for board in boards_for(Right.SURVEY_LEAD, asked, t):
            link(t.text(board.name), f"/survey-paper/{survey.id}/{board.id}")


def _form(survey: Survey, t: Translator) -> None:
    chosen = {Option.LANGUAGE: language_of_file(t), Option.SIZE: "normal"}
    file_link(t("Form to print (PDF)"), "survey-form", survey.id, chosen, t=t)


def _open(survey: Survey, t: Translator) -> None:
    st.markdown(t("Once it is open, its questions stand, and business managers can draw links for their boards."))
    if fresh_button(t("Open the survey"), key="survey-open", drawn=survey, t=t, is_primary=True):
        with told(t):
            open_survey(database(), survey, minimum=settings().minimum_group, who=who())
            note_done(t("The survey is open."))
            st.rerun()


def _remove(survey: Survey, t: Translator) -> None:
    with st.expander(t("Remove this draft")):
        st.markdown(t("Nobody has been asked yet, so nothing but the plan is lost."))
        if fresh_button(t("Yes, remove it"), key="survey-remove", drawn=survey, t=t):
            with told(t):
                remove_draft(database(), survey, who=who())
                st.query_params.pop("survey", None)
                note_done(t("The draft is removed."))
                st.rerun()


def _close(survey: Survey, t: Translator) -> None:
    with st.expander(t("Close the survey")):
        st.markdown(
            t(
                "You cannot open a closed survey again. Nobody can answer any more, and answers that were begun and not sent are erased. All sent answers are opened together, and the results appear here."
            )
        )
        if fresh_button(t("Yes, close it and open the answers"), key="survey-close", drawn=survey, t=t):
            with told(t):
                close_survey(database(), survey, who=who())
                note_done(t("The survey is closed."))
                st.rerun()


def _erase(survey: Survey, t: Translator) -> None:
    with st.expander(t("Erase individual answers")):
        st.markdown(
            t(
                "Erases what each person answered, words and all. The released figures and the number of people who"
                " answered stay. Do this when your time for keeping them is over."
            )
        )
        if fresh_button(t("Yes, erase them"), key="survey-erase", drawn=survey, t=t):
            with told(t):
                erase_answers(database(), survey, who=who())
                note_done(t("The individual answers are erased."))
                st.rerun()


def _days(survey: Survey, t: Translator) -> None:
    place = f"survey-days-{survey.id}-{survey.version}"
    opens_on = ask_date(t("First day"), survey.opens_on, key=f"{place}-from")
    closes_on = ask_date(t("Last day"), survey.closes_on, key=f"{place}-to")
    if fresh_button(t("Save the days"), key="survey-days", drawn=survey, t=t):
        with told(t):
            if opens_on is None or closes_on is None:
                raise SaitError("survey.no-days")
            change_days(database(), survey, opens_on=opens_on, closes_on=closes_on, who=who())
            note_done(t("Saved"))
            st.rerun()
