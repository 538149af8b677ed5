"""When all members are reminded, and what the share of those who answered says, with what the others could change."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from sait.assessment.surveys.response import Response, share_bounds
from sait.assessment.surveys.survey import SurveyState
from sait.i18n import translator
from sait.reports.tables.survey_links import LinksSheet, links_workbook
from sait.services.surveys import links, results
from tests.unit.services.surveys.house import close, opened, planned, send, tokens


def june(database, bank):
    first = date(2014, 6, 1)
    return replace(
        planned(database, bank), state=SurveyState.OPEN, opens_on=first, closes_on=first + timedelta(29)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "due"),
    [(9, None), (10, 10), (12, 10), (13, None), (20, 20), (22, 20), (23, None)],
)
def test_a_reminder_is_due_for_three_days_after_each_third(boards_database, bank, day, due):
    survey = june(boards_database, bank)
    assert survey.reminder_due(date(2014, 6, day)) == (due and date(2014, 6, due))


def test_nobody_is_reminded_of_what_takes_no_answers(boards_database, bank):
    survey = june(boards_database, bank)
    for state in (SurveyState.DRAFT, SurveyState.CLOSED):
        assert replace(survey, state=state).reminder_due(date(2014, 6, 10)) is None


def test_what_the_absent_could_change_is_bounded():
    assert share_bounds(6, Response(12, 20)) == (0.3, 0.7)
    assert share_bounds(12, Response(12, 12)) == (1, 1)
    assert share_bounds(1, Response(13, 12)) is None
    assert share_bounds(1, Response(13, None)) is None


def test_who_could_not_be_asked_and_every_number_that_was_given_are_told(boards_database, bank):
    survey = opened(boards_database, bank)
    for token in tokens(boards_database, survey, 6):
        send(boards_database, token, {"GOV-01": "1"})
    named = {"survey_id": survey.id, "board_id": "north", "who": "gwyn"}
    links.say_members(boards_database, members=10, not_asked=2, **named)
    of_north = next(
        one for one in results.list_responses(boards_database, close(boards_database, survey), "en")
        if one.board.id == "north"
    )  # fmt: skip
    assert (of_north.response.rate, of_north.asked.members, of_north.asked.not_asked) == (0.75, 10, 2)
    assert [said[2:] for said in of_north.said] == [(10, 2), (6, 0)]


def test_the_sheet_has_the_reminder_in_every_language_and_it_names_nobody(boards_database, bank):
    spoken = [translator(language) for language in ("cy", "en")]
    sheet = LinksSheet({"en": "S", "cy": "A"}, {"en": "N", "cy": "G"}, date(2014, 6, 30), [(1, ["x", "y"])], spoken)
    book = load_workbook(BytesIO(links_workbook(sheet, spoken[1])))
    said = [row[0] for row in book["Reminder"].iter_rows(values_only=True)]
    assert "anwybyddwch y neges hon" in said[1]
    assert "so this goes to everyone" in said[2]
