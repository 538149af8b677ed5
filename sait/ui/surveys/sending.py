"""What a board's business manager does for a survey: members, links, and how many have answered."""

from collections.abc import Sequence

import streamlit as st

from sait.assessment.boards import Board
from sait.assessment.files import Option
from sait.assessment.surveys.survey import MOST_MEMBERS, Survey, SurveyState
from sait.i18n import Translator
from sait.services.surveys.links import Desk, open_desk, say_members
from sait.services.tokens import now
from sait.ui.parts.file_link import file_link, language_of_file
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.table_view import table_view
from sait.ui.shell import link, note_done, told
from sait.ui.visitor import database, who
from sait.wording.surveys import response_words


def sending(survey: Survey, boards: Sequence[Board], t: Translator) -> None:
    """One section for each board that the reader sends links for."""
    for board in boards:
        st.header(t("Links for {board}", board=t.text(board.name)), anchor=False)
        desk = open_desk(database(), survey.id, board.id)
        st.markdown(response_words(desk.response, t))
        if survey.state is SurveyState.OPEN:
            st.caption(
                t(
                    "This count moves once a day at most, and by three or more: otherwise it would tell who has answered."
                )
            )
            _links(desk, board, t)
            _reminder(survey, t)
            if desk.on_paper:
                _form(survey, t)
        _members(desk, board, t)


def _links(desk: Desk, board: Board, t: Translator) -> None:
    st.markdown(
        t.plural("{count} link works.", "{count} links work.", desk.links)
        if desk.links
        else t("No links are drawn yet.")
    )
    name = t("Links for {board}", board=t.text(board.name))
    label = t("Draw more links, or replace one") if desk.links else t("Draw the links")
    link(
        label,
        f"/survey-links/{desk.survey.id}/{board.id}",
        kind="button" if desk.links else "button primary",
        name=f"{label}: {name}",
    )


def _form(survey: Survey, t: Translator) -> None:
    """For members without a link."""
    chosen = {Option.LANGUAGE: language_of_file(t), Option.SIZE: "normal"}
    file_link(t("Form to print (PDF)"), "survey-form", survey.id, chosen, t=t)


def _reminder(survey: Survey, t: Translator) -> None:
    """Whether one is due, and otherwise when the next one is."""
    today = now().date()
    to_all = t(
        "Send it to all members: nobody can know who has answered. Its text is on the last sheet of the file with the links."
    )
    if survey.reminder_due(today) is not None:
        st.warning(f"**{t('A reminder to all members is due.')}** {to_all}")
    elif upcoming := [day for day in survey.reminder_days if day > today]:
        st.markdown(t("The next reminder is due on {day}.", day=t.date(upcoming[0])))


def _members(desk: Desk, board: Board, t: Translator) -> None:
    asked = desk.asked
    place = f"members-{desk.survey.id}-{board.id}"
    if desk.survey.state is SurveyState.OPEN:
        with st.expander(t("How many members the board has"), expanded=asked.members is None):
            st.markdown(t("The share of members who answered is worked out from these numbers. Each change is kept."))
            members = st.number_input(
                t("Members of the board"), 1, MOST_MEMBERS, value=asked.members, step=1, key=f"{place}-all"
            )
            not_asked = st.number_input(
                t("Of these, how many could not be asked (for example, long absent)"),
                0, MOST_MEMBERS, value=asked.not_asked, step=1, key=f"{place}-not",
            )  # fmt: skip
            if fresh_button(t("Save"), key=f"{place}-save", drawn=asked, t=t) and members is not None:
                with told(t):
                    say_members(
                        database(), survey_id=desk.survey.id, board_id=board.id,
                        members=int(members), not_asked=int(not_asked or 0), who=who(),
                    )  # fmt: skip
                    note_done(t("Saved"))
                    st.rerun()
    if desk.said:
        with st.expander(t("Which numbers were given, and when")):
            heads = (t("When"), t("Who"), t("Members"), t("Not asked"))
            rows = [(t.moment(at), by, str(members), str(not_asked)) for at, by, members, not_asked in desk.said]
            table_view(heads, rows, label=t("Which numbers were given, and when"))
