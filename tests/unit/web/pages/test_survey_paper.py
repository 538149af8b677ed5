"""A survey's sheets of paper as the researcher's browser meets them."""

import re

from sait.assessment.access import Grant, Role
from sait.services.accounts import signing_in
from sait.services.surveys import links, paper
from sait.storage.surveys import answers
from sait.web.server import cookies
from tests.unit.services.surveys.house import opened
from tests.unit.web.pages.files_house import PASSWORD, sign_in


def test_a_sheet_is_typed_in_checked_changed_and_sent_once(browse, boards_database, bank):
    survey = opened(boards_database, bank)
    named = {"survey_id": survey.id, "board_id": "north", "who": "gwyn"}
    links.say_members(boards_database, members=3, not_asked=0, **named)
    paper.set_aside(boards_database, count=1, **named)
    browser, address = browse(), f"/survey-paper/{survey.id}/north"
    first = signing_in.new_setup_link(boards_database)
    signing_in.create_first_account(boards_database, token=first, username="first", password=PASSWORD, hours=1)
    browser.cookies.set(cookies.SIGN_IN, sign_in(boards_database, "rhian", [Grant(Role.RESEARCHER)]))
    blank = browser.get(address)
    assert "1 more sheet can be typed in." in blank.text
    (form,) = re.findall(r'name="form" value="([^"]+)"', blank.text)
    wrong = browser.post(address, data={"form": form, "own.GOV": "29d"})
    assert (wrong.status_code, 'href="#own.GOV"' in wrong.text) == (422, True)
    sheet = {"form": form, "own.GOV": "21d"}
    assert "Is this what the sheet says?" in browser.post(address, data=sheet | {"act": "check"}).text
    assert 'value="21d"' in browser.post(address, data=sheet | {"act": "change"}).text
    for _ in range(2):
        assert browser.post(address, data=sheet | {"act": "save"}).headers["location"] == f"{address}?done=entered"
    with boards_database.reading() as conn:
        assert answers.count_envelopes(conn, survey.id) == {"north": 1}
    assert "No more sheets of paper can be typed in for this board." in browser.get(address).text
