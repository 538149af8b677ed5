"""A question appears once an answer asks it, goes with that answer, and comes back."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.workshops import Form, View
from sait.services.boards import add_round
from sait.services.members import joining
from sait.services.workshops.opening import Plan, open_workshop
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.depending import depending_bank
from tests.pages.conftest import Held, Opened


@pytest.fixture(autouse=True)
def _entry(database: Database, held: Held) -> None:
    round_ = add_round(database, name={"en": "Asked", "cy": "Gofyn"}, starts_on=date(2013, 6, 1), ends_on=None)
    plan = Plan("north-wales-board", round_.id, depending_bank(), Form.FULL, View.SILENT, False, None, 2)
    entry = joining.join(database, open_workshop(database, plan).code)
    held |= {cookies.member_cookie(entry.workshop_id): entry.token, cookies.PLACE: entry.workshop_id}


def asked(app: AppTest) -> list[str]:
    return [radio.label for radio in app.radio]


def said(app: AppTest) -> str:
    return " ".join(str(html.proto.body) for html in app.get("html"))


def test_it_appears_under_the_answer_that_asks_it(open_page: Opened) -> None:
    app = open_page("score", at="own.DEP", view="domain")
    assert asked(app) == ["Statement DEP-01", "Statement DEP-03"]
    app.radio[0].set_value("1").run()
    assert asked(app) == ["Statement DEP-01", "Statement DEP-02", "Statement DEP-03"]
    assert "You are asked this because of your answer to: Statement DEP-01" in said(app)
    assert "1 of 10 answered" in said(app)


def test_it_goes_with_the_answer_and_the_member_is_told(open_page: Opened) -> None:
    app = open_page("score", at="own.DEP", view="domain")
    app.radio[0].set_value("1").run()
    app.radio[1].set_value("2").run()
    app.radio[0].set_value("3").run()
    assert asked(app) == ["Statement DEP-01", "Statement DEP-03"]
    assert "Because of your answer here, 1 other answer of yours does not count." in said(app)
    app.radio[0].set_value("0").run()
    assert asked(app)[1] == "Statement DEP-02"
    assert app.radio[1].value == "2"
    assert "does not count" not in said(app)


def test_the_last_page_names_what_does_not_count(open_page: Opened) -> None:
    app = open_page("score", at="own.DEP", view="domain")
    app.radio[0].set_value("1").run()
    app.radio[1].set_value("2").run()
    app.radio[0].set_value("3").run()
    last = open_page("score", at="finish")
    assert "1 answer of yours does not count" in said(last)
    texts = [one.value for one in last.markdown]
    assert not any("Every answer you have saved counts" in text for text in texts)


def test_one_choice_and_next_lead_to_it(open_page: Opened) -> None:
    app = open_page("score", at="own.DEP-01")
    app.radio[0].set_value("1")
    next(button for button in app.button if button.label == "Next").click().run()
    assert asked(app) == ["Statement DEP-02"]


def test_another_choice_and_next_lead_past_it(open_page: Opened) -> None:
    app = open_page("score", at="own.DEP-01")
    app.radio[0].set_value("1").run()
    app.radio[0].set_value("3")
    next(button for button in app.button if button.label == "Next").click().run()
    assert asked(app) == ["Statement DEP-03"]


def test_its_address_leads_to_the_question_that_decides(open_page: Opened) -> None:
    assert asked(open_page("score", at="own.DEP-04")) == ["Statement DEP-01"]


def test_it_takes_no_comment(open_page: Opened) -> None:
    app = open_page("score", at="own.DEP-01")
    app.radio[0].set_value("1").run()
    app = open_page("score", at="own.DEP-02")
    assert asked(app) == ["Statement DEP-02"]
    assert "<textarea" not in said(app)
