"""A member meets a rating, an agree scale, a choice and a question in words on one walk."""

import json
from datetime import date
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage
from sait.assessment.workshops import Form, View
from sait.services.boards import add_round
from sait.services.members import joining
from sait.services.members.responses import write_words
from sait.services.members.sheets import Sheet, read_sheet
from sait.services.workshops import releases
from sait.services.workshops.opening import Plan, open_workshop
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.mixed import mixed_bank
from tests.pages.conftest import Held, Opened


@pytest.fixture
def entry(database: Database, held: Held) -> joining.Admission:
    round_ = add_round(database, name={"en": "Kinds", "cy": "Mathau"}, starts_on=date(2013, 6, 1), ends_on=None)
    plan = Plan("north-wales-board", round_.id, mixed_bank(), Form.FULL, View.SILENT, False, None, 2)
    entry = joining.join(database, open_workshop(database, plan).code)
    held |= {cookies.member_cookie(entry.workshop_id): entry.token, cookies.PLACE: entry.workshop_id}
    return entry


def saved(database: Database, entry: joining.Admission) -> Sheet:
    member = joining.find_member(database, workshop_id=entry.workshop_id, token=entry.token)
    assert member
    return read_sheet(database, member)


def say(database: Database, entry: joining.Admission, text: str) -> None:
    member = joining.find_member(database, workshop_id=entry.workshop_id, token=entry.token)
    assert member
    question = Question(Vantage.OWN, "MIX-04")
    write_words(database, member=member, question=question, text=text, language="en", seen=[""])


def fields(app: AppTest) -> list[str]:
    return [body for body in (str(html.proto.body) for html in app.get("html")) if "<textarea" in body]


def label_of(field: str) -> str:
    return field.split("<label")[1].split(">")[1].split("<", maxsplit=1)[0]


def saved_in(field: str) -> str:
    return str(json.loads(unescape(field.split('data-saved="')[1].split('"', maxsplit=1)[0])))


def progress(app: AppTest) -> str:
    return next(body for body in (str(html.proto.body) for html in app.get("html")) if "sait-progress" in body)


def test_each_question_offers_its_own_answers(entry: joining.Admission, open_page: Opened) -> None:
    app = open_page("score", at="own.MIX", view="domain")
    rated, agree, choice = (radio.options for radio in app.radio)
    assert rated[0] == "**0 · Not yet**  \nMIX-01 at 0"
    assert rated[-1] == "Don't know"
    assert agree[0] == "**1 · Strongly disagree**"
    assert agree[-2:] == ["Don't know", "Not applicable"]
    assert choice == ["One board", "Several boards", "A network"]
    assert [label_of(field) for field in fields(app)] == ["Your comment"] * 3 + ["Question MIX-04"]
    folds = [str(html.proto.body) for html in app.get("html") if "sait-fold" in str(html.proto.body)]
    assert len(folds) == 1
    assert "<p>Think of it.</p><p>For example: A meeting.</p>" in folds[0]
    assert "".join(str(html.proto.body) for html in app.get("html")).count("closest to how things are now") == 1
    assert sum("<summary>Add a comment (optional)</summary>" in field for field in fields(app)) == 3


def test_choices_that_reach_the_server_in_one_run_are_counted_together(
    database: Database, entry: joining.Admission, open_page: Opened
) -> None:
    """As after a lost line: the page runs once, with all that was chosen meanwhile."""
    app = open_page("score", at="own.MIX", view="domain")
    for radio, place in zip(app.radio[:2], (2, 4), strict=True):
        radio.set_value(radio.options[place])
    app.run()
    assert len(saved(database, entry).responses) == 2
    assert "<p>2 of 3 answered" in progress(app)


def test_all_kinds_are_saved_and_counted(database: Database, entry: joining.Admission, open_page: Opened) -> None:
    app = open_page("score", at="own.MIX", view="domain")
    app.radio[0].set_value(app.radio[0].options[2]).run()
    app.radio[1].set_value(app.radio[1].options[4]).run()
    app.radio[2].set_value("A network").run()
    say(database, entry, "It worked <b>well</b>")
    app.run()
    assert not app.exception
    sheet = saved(database, entry)
    assert {one.item_id: response.choice for one, response in sheet.responses.items()} == {
        "MIX-01": "2",
        "MIX-02": "5",
        "MIX-03": "3",
    }
    assert list(sheet.comments.values()) == ["It worked <b>well</b>"]
    assert "3 of 3 answered" in progress(app)  # those in words are an offer
    assert saved_in(fields(app)[3]) == "It worked <b>well</b>"


def pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_an_answer_can_be_cleared_and_put_back(database: Database, entry: joining.Admission, open_page: Opened) -> None:
    app = open_page("score", at="own.MIX-01")
    assert "Clear my answer" not in [button.label for button in app.button]
    app.radio[0].set_value(app.radio[0].options[2]).run()
    pressed(app, "Clear my answer")
    assert not app.exception
    assert (app.radio[0].value, saved(database, entry).responses) == (None, {})
    assert "0 of 3 answered" in progress(app)
    pressed(app, "Put my answer back")
    assert [one.choice for one in saved(database, entry).responses.values()] == ["2"]
    assert app.radio[0].value == "2"
    app.radio[0].set_value(app.radio[0].options[1]).run()
    assert [one.choice for one in saved(database, entry).responses.values()] == ["1"]


def test_a_page_left_open_does_not_bring_back_what_was_cleared(
    database: Database, entry: joining.Admission, open_page: Opened
) -> None:
    old = open_page("score", at="own.MIX-01")
    old.radio[0].set_value(old.radio[0].options[2]).run()
    other = open_page("score", at="own.MIX-01")
    pressed(other, "Clear my answer")
    pressed(old, "Next")
    assert saved(database, entry).responses == {}


def test_a_field_carries_what_is_saved_and_nothing_that_looks_like_markup(
    database: Database, entry: joining.Admission, open_page: Opened
) -> None:
    hostile = "</textarea><b onclick=x>'&"
    say(database, entry, hostile)
    (field,) = fields(open_page("score", at="own.MIX-04"))
    assert saved_in(field) == hostile
    assert "<b " not in field
    assert "readonly" not in field


def test_words_can_be_read_and_no_longer_changed_once_the_scoring_has_ended(
    database: Database, entry: joining.Admission, open_page: Opened
) -> None:
    say(database, entry, "in time")
    releases.close_workshop(database, workshop_id=entry.workshop_id, minimum=5)
    (field,) = fields(open_page("score", at="own.MIX-04"))
    assert saved_in(field) == "in time"
    assert " readonly" in field


def test_the_end_names_what_is_missing_and_beside_it_what_could_be_said(
    entry: joining.Admission, open_page: Opened
) -> None:
    app = open_page("score", at="finish")
    said = [one.value for one in app.markdown]
    assert "3 questions are not answered yet:" in said
    assert "3 questions can also be answered in your own words, if you like:" in said
