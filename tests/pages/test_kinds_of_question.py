"""A member meets a rating, an agree scale, a choice and a question in words on one walk."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.workshops import Form, View
from sait.services import joining
from sait.services.boards import add_round
from sait.services.responses import Sheet, read_sheet
from sait.services.workshops import Plan, open_workshop
from sait.storage.database import Database
from sait.web import cookies
from tests.mixed import mixed_bank
from tests.pages.conftest import Held, Opened


@pytest.fixture
def entry(database: Database, held: Held) -> joining.Entry:
    round_ = add_round(database, name={"en": "Kinds", "cy": "Mathau"}, starts_on=date(2013, 6, 1), ends_on=None)
    plan = Plan("north-wales-board", round_.id, mixed_bank(), Form.FULL, View.SILENT, False, None, 2)
    entry = joining.join(database, open_workshop(database, plan).code)
    held |= {cookies.member_cookie(entry.workshop_id): entry.token, cookies.PLACE: entry.workshop_id}
    return entry


def saved(database: Database, entry: joining.Entry) -> Sheet:
    member = joining.find_member(database, workshop_id=entry.workshop_id, token=entry.token)
    assert member
    return read_sheet(database, member)


def statuses(app: AppTest) -> list[str]:
    return [body for body in (str(html.proto.body) for html in app.get("html")) if "sait-status" in body]


def progress(app: AppTest) -> str:
    return next(body for body in (str(html.proto.body) for html in app.get("html")) if "sait-progress" in body)


def test_each_question_offers_its_own_answers(entry: joining.Entry, open_page: Opened) -> None:
    app = open_page("score", at="own.MIX", view="domain")
    rated, agree, choice = (radio.options for radio in app.radio)
    assert rated[0] == "**0 · Not yet**  \nMIX-01 at 0"
    assert rated[-1] == "Don't know"
    assert agree[0] == "**1 · Strongly disagree**"
    assert agree[-2:] == ["Don't know", "Not applicable"]
    assert choice == ["One board", "Several boards", "A network"]
    (words,) = app.text_area
    assert words.label == "Question MIX-04"
    folds = [str(html.proto.body) for html in app.get("html") if "sait-fold" in str(html.proto.body)]
    assert len(folds) == 1
    assert "<p>Think of it.</p><p>For example: A meeting.</p>" in folds[0]
    assert len([button for button in app.button if "comment" in button.label]) == 3


def test_all_kinds_are_saved_and_counted(database: Database, entry: joining.Entry, open_page: Opened) -> None:
    app = open_page("score", at="own.MIX", view="domain")
    app.radio[0].set_value(app.radio[0].options[2]).run()
    app.radio[1].set_value(app.radio[1].options[4]).run()
    app.radio[2].set_value("A network").run()
    app.text_area[0].set_value("It worked <b>well</b>").run()
    assert not app.exception
    sheet = saved(database, entry)
    assert {one.item_id: response.choice for one, response in sheet.responses.items()} == {
        "MIX-01": "2",
        "MIX-02": "5",
        "MIX-03": "3",
    }
    assert list(sheet.comments.values()) == ["It worked <b>well</b>"]
    assert "4 of 6 answered" in progress(app)
    assert 'data-words="It worked &lt;b&gt;well&lt;/b&gt;"' in statuses(app)[3]
    assert app.text_area[0].value == "It worked <b>well</b>"


def test_words_typed_before_leaving_are_saved_and_taken_back_when_emptied(
    database: Database, entry: joining.Entry, open_page: Opened
) -> None:
    app = open_page("score", at="own.MIX-04")
    app.text_area[0].set_value("on the way")
    next(button for button in app.button if button.label == "Next").click().run()
    assert list(saved(database, entry).comments.values()) == ["on the way"]
    assert app.query_params["at"] == "own.WOR-01"
    back = open_page("score", at="own.MIX-04")
    back.text_area[0].set_value("").run()
    assert saved(database, entry).comments == {}
    assert 'data-words=""' in statuses(back)[0]


def test_a_page_left_open_with_old_words_does_not_bring_them_back(
    database: Database, entry: joining.Entry, open_page: Opened
) -> None:
    phone = open_page("score", at="own.MIX-04")
    phone.text_area[0].set_value("old").run()
    laptop = open_page("score", at="own.MIX-04")
    laptop.text_area[0].set_value("new").run()
    phone.run()
    assert list(saved(database, entry).comments.values()) == ["new"]
    assert phone.text_area[0].value == "new"


def test_the_end_names_what_is_missing_and_beside_it_what_could_be_said(
    entry: joining.Entry, open_page: Opened
) -> None:
    app = open_page("score", at="finish")
    said = [one.value for one in app.markdown]
    assert "3 questions are not answered yet:" in said
    assert "3 questions can also be answered in your own words, if you like:" in said
