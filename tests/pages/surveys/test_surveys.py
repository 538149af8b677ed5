"""A survey as those who lead it and those who send its links meet it."""

from datetime import timedelta

import pytest

from sait.assessment.access import Grant, Role
from sait.services.accounts import granting, signing_in
from sait.services.banks.instruments import find_bank
from sait.services.surveys import leading
from sait.services.tokens import now
from sait.web.server import cookies
from tests.pages.conftest import ROOT, visit
from tests.unit.services.surveys.house import close, send, today, tokens

PASSWORD = "a long enough password"
BOARD = "north-wales-board"


def let_in(database, held, grant: Grant) -> None:
    if not held:
        first = signing_in.new_setup_link(database)
        signing_in.create_first_account(database, token=first, username="first", password=PASSWORD, hours=1)
    name = str(grant.role)
    link = granting.add_account(database, name=name, email="", grant=grant, who="first")
    held[cookies.SIGN_IN] = signing_in.set_up_account(database, token=link, password=PASSWORD, hours=1)


@pytest.fixture
def bank():
    return find_bank(ROOT / "question_banks", "six-month-follow-up")


@pytest.fixture
def survey(database, bank):
    plan = leading.SurveyPlan(
        {"en": "Six months on", "cy": "Chwe mis wedyn"},
        bank,
        leading.Form.FULL,
        today(),
        today() + timedelta(14),
        (BOARD, "gwent-board"),
    )
    planned = leading.plan_survey(database, plan, who="rhian")
    leading.open_survey(database, planned, minimum=5, who="rhian")
    return leading.get_survey(database, planned.id)


def written(app) -> str:
    return " ".join(
        str(one.value) for one in [*app.markdown, *app.info, *app.success, *app.caption, *app.header, *app.error]
    ) + " ".join(str(one.proto.body) for one in app.get("html"))


def answered(database, survey, people: int) -> None:
    for token in tokens(database, survey, people, BOARD):
        send(database, token, {"VIS-01": "2", "PRI-03": "<b>We met</b> the *local* groups."})


def test_a_researcher_plans_opens_and_closes(database, held, bank):
    let_in(database, held, Grant(Role.RESEARCHER))
    app = visit("surveys")
    assert "There is no survey yet." in written(app)
    app.text_input[0].input("Six months on")
    app.text_input[1].input("Chwe mis wedyn")
    app.date_input[0].set_value(today())
    app.date_input[1].set_value(today() + timedelta(14))
    app.button(key="FormSubmitter:survey-plan-Save as a draft").click().run()
    assert not app.exception
    assert "Planned: Six months on." in written(app)
    app.button(key="survey-open").click().run()
    assert "The survey is open." in written(app)
    ((survey, asked),) = leading.list_surveys(database)
    assert (survey.state, len(asked)) == ("open", 6)
    app.button(key="survey-close").click().run()
    assert "The survey is closed." in written(app)
    assert leading.get_survey(database, survey.id).state == "closed"


def test_days_that_cannot_be_are_refused_and_stay_in_their_fields(database, held, bank):
    let_in(database, held, Grant(Role.RESEARCHER))
    app = visit("surveys")
    app.text_input[0].input("Six months on")
    app.text_input[1].input("Chwe mis wedyn")
    app.date_input[0].set_value(today())
    app.date_input[1].set_value(today() - timedelta(1))
    app.button(key="FormSubmitter:survey-plan-Save as a draft").click().run()
    assert "The last day must not come before the first" in written(app)
    assert app.text_input[0].value == "Six months on"
    assert leading.list_surveys(database) == ()


def test_a_business_manager_sees_her_own_board_alone_and_no_answer(database, held, survey):
    answered(database, survey, 6)
    let_in(database, held, Grant(Role.BUSINESS_MANAGER, BOARD))
    app = visit("surveys", survey=survey.id)
    said = written(app)
    assert "North Wales" in said
    assert "Gwent" not in said
    assert "6 of 6 have answered (100%)." in said
    close(database, survey)
    said = written(visit("surveys", survey=survey.id))
    assert "local" not in said
    assert "VIS-01" not in said


def test_what_members_wrote_is_shown_to_the_researcher_as_it_was_written(database, held, survey):
    answered(database, survey, 6)
    let_in(database, held, Grant(Role.RESEARCHER))
    assert "We met" not in written(visit("surveys", survey=survey.id))
    close(database, survey)
    said = written(visit("surveys", survey=survey.id))
    assert "&lt;b&gt;We met&lt;/b&gt; the *local* groups." in said


def test_results_are_withheld_from_few(database, held, survey):
    answered(database, survey, 4)
    close(database, survey)
    let_in(database, held, Grant(Role.RESEARCHER))
    app = visit("surveys", survey=survey.id)
    assert "There is no chart, because no result can be shown." in written(app)


def test_a_board_that_is_not_asked_has_nothing_to_send(database, held, survey):
    let_in(database, held, Grant(Role.BUSINESS_MANAGER, "cwm-taf-board"))
    assert "None of your boards is asked in a survey at the moment." in written(visit("surveys"))


def test_answers_are_counted_for_the_board_and_for_all_in_their_own_words(database, held, survey):
    for board in (BOARD, "gwent-board"):
        for token in tokens(database, survey, 12, board):
            send(database, token, {"HOL-01": "2"})
    close(database, survey)
    let_in(database, held, Grant(Role.RESEARCHER))
    app = visit("surveys", survey=survey.id)
    app.selectbox(key=f"survey-{survey.id}-question").select("HOL-01").run()
    said = written(app)
    assert "2 I have seen a challenge that ended in an action for the agency." in said
    assert "24 of 24 (100%)" in said
    assert "there is nothing to set beside its answers" in said
    assert "/file/survey-table/" in said


def test_the_front_page_says_what_a_survey_asks_for(database, held, survey, monkeypatch):
    let_in(database, held, Grant(Role.BUSINESS_MANAGER, BOARD))
    assert "No links are drawn yet." in written(visit("home"))
    tokens(database, survey, 3, BOARD)
    assert "No links are drawn yet." not in written(visit("home"))
    monkeypatch.setattr("sait.ui.surveys.due.now", lambda: now() + timedelta(4))
    monkeypatch.setattr("sait.ui.surveys.sending.now", lambda: now() + timedelta(4))
    assert "A reminder to all members is due." in written(visit("home"))
    (said,) = visit("surveys", survey=survey.id).warning
    assert "A reminder to all members is due." in said.value
