"""The form for a new survey."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from sait.assessment.boards import Board, Tier, is_valid_on
from sait.assessment.workshops import Form
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.banks.instruments import Bank
from sait.services.boards import map_of_boards
from sait.services.surveys.leading import SurveyPlan, plan_survey
from sait.services.tokens import now
from sait.ui.admin.name_fields import name_fields
from sait.ui.parts.bank_choice import bank_name, newest_of
from sait.ui.parts.dates import ask_date
from sait.ui.parts.draft_keeper import keep_draft
from sait.ui.parts.versioned_form import begin_anew, fields_key
from sait.ui.plain import plain
from sait.ui.reads import library
from sait.ui.shell import note_done, told
from sait.ui.visitor import database, who

USUAL_BANK_ID = "six-month-follow-up"


def plan_form(t: Translator) -> None:
    """Title, days, boards and bank. It is saved as a draft: nobody can answer before it is opened."""
    banks = [listed.bank for listed in library().banks]
    if not banks:
        st.info(t("There is no usable question bank. Correct one that is listed above, or add one."))
        return
    _, boards, _ = map_of_boards(database(), t.language)
    place = fields_key("survey-plan")
    with st.form("survey-plan", clear_on_submit=False):
        title = name_fields(place, t)
        bank = st.selectbox(
            t("Question bank"),
            banks,
            index=newest_of(banks, USUAL_BANK_ID),
            format_func=lambda one: bank_name(one, t),
            key=f"{place}-bank",
        )
        names = {Form.FULL: t("all questions"), Form.SHORT: t("the short form")}
        form = st.radio(t("Form"), list(names), format_func=lambda one: names[one], key=f"{place}-form")
        opens_on = ask_date(t("First day"), None, key=f"{place}-from")
        closes_on = ask_date(t("Last day"), None, key=f"{place}-to")
        asked = _ask_boards(boards, f"{place}-boards", t)
        keep_draft("survey-plan", "/survey/new", fields=place, version=0, t=t)
        if st.form_submit_button(t("Save as a draft"), type="primary"):
            with told(t):
                survey = plan_survey(database(), _plan(title, bank, form, opens_on, closes_on, asked), who=who())
                begin_anew("survey-plan")
                note_done(
                    t("Planned: {survey}. Nobody can answer before you open it.", survey=plain(t.text(survey.title)))
                )
                st.query_params["survey"] = survey.id
                st.session_state.pop("survey", None)
                st.rerun()


def _plan(
    title: dict[str, str],
    bank: Bank,
    form: Form,
    opens_on: date | None,
    closes_on: date | None,
    asked: Sequence[Board],
) -> SurveyPlan:
    if opens_on is None or closes_on is None:
        raise SaitError("survey.no-days")
    return SurveyPlan(title, bank, form, opens_on, closes_on, tuple(board.id for board in asked))


def _ask_boards(boards: Sequence[Board], key: str, t: Translator) -> list[Board]:
    today = now().date()
    standing = [board for board in boards if is_valid_on(board, today)]
    regional = [board for board in standing if board.tier is Tier.REGIONAL]
    return st.multiselect(
        t("Boards whose members are asked"),
        standing,
        default=regional,
        format_func=lambda board: t.text(board.name),
        placeholder=t("Choose boards"),
        key=key,
    )
