"""The page for paper answers, as a browser meets it: typed, checked, confirmed, saved, taken back, refused."""

import re

import pytest

from sait.services.accounts import signing_in
from sait.services.accounts.signing_in import new_setup_link
from sait.services.members.paper import open_desk
from sait.web.pages.paper import LARGEST_SHEET_B
from sait.web.server import cookies
from tests.depending import depending_bank
from tests.unit.services.people import close, end, fill, join, open_room

LINES = {"own.GOV": "2d1", "own.OUT": "-n0"}


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


@pytest.fixture
def session(boards_database):
    return signing_in.create_first_account(
        boards_database,
        token=new_setup_link(boards_database),
        username="ffion",
        password="a long enough password",
        hours=1,
    )


@pytest.fixture
def signed_in(browse, session):
    def browser(language: str = "en", **headers: str):
        client = browse(language, **headers)
        client.cookies.set(cookies.SIGN_IN, session)
        return client

    return browser


def form_of(page) -> str:
    (found,) = re.findall(r'name="form" value="([^"]+)"', page.text)
    return found


def send(browser, room, act="check", **fields):
    form = form_of(browser.get(f"/paper/{room.id}"))
    return browser.post(f"/paper/{room.id}", data={"form": form, "act": act} | fields)


def sheets(database, room) -> int:
    return open_desk(database, room.id).sheets


def test_only_a_facilitator_gets_the_page(browse, boards_database, room):
    member = browse()
    member.post(f"/join/{room.code}")
    for browser in (browse(), member):
        answer = browser.get(f"/paper/{room.id}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/sign-in?next=/paper/{room.id}")
        assert browser.post(f"/paper/{room.id}", data={"act": "save", **LINES}).status_code == 403
    assert sheets(boards_database, room) == 0


def test_the_page_asks_every_domain_in_order_and_says_who_sees_what(signed_in, room):
    page = signed_in().get(f"/paper/{room.id}")
    assert re.findall(r'class="keys" id="([^"]+)"', page.text) == ["own.GOV", "own.OUT"]
    assert page.text.index("autofocus") < page.text.index('id="own.OUT"')
    assert "You see individual answers here." in page.text
    assert (
        "0 Level 0 · 1 Level 1 · 2 Level 2 · 3 Level 3 · d Don&#39;t know · n Not applicable · - left blank"
        in page.text
    )
    assert page.headers["cache-control"] == "no-store"


def test_the_page_is_welsh_throughout_with_the_welsh_letter(signed_in, room):
    page = signed_in("cy").get(f"/paper/{room.id}")
    assert '<html lang="cy"' in page.text
    assert "a Amherthnasol · - gadawyd yn wag" in page.text
    assert "Check the sheet" not in page.text


def test_a_sheet_is_shown_to_be_confirmed_before_anything_is_saved(signed_in, boards_database, room):
    page = send(signed_in(), room, **LINES, **{"own.GOV-02": "<b>Words</b>"})
    assert page.status_code == 200
    rows = re.findall(r'<th scope="row">(.+?)</th><td>.*?</td><td>(.+?)</td>', page.text, re.DOTALL)
    said = {name: re.sub(r"<.+?>", " ", answer).split() for name, answer in rows}
    assert list(said) == ["GOV-01", "GOV-02", "GOV-03", "OUT-01", "OUT-02", "OUT-03"]
    assert said["GOV-01"] == ["2", "Level", "2"]
    assert said["GOV-02"][:2] == ["Don&#39;t", "know"]
    assert said["OUT-01"] == ["left", "blank"]
    assert said["OUT-02"] == ["Not", "applicable"]
    assert "&lt;b&gt;Words&lt;/b&gt;" in page.text
    assert "<b>Words" not in page.text
    assert sheets(boards_database, room) == 0


def test_what_was_confirmed_is_saved_once_however_often_it_is_sent(signed_in, boards_database, room):
    browser = signed_in()
    checked = send(browser, room, **LINES)
    kept = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', checked.text))
    for _ in range(2):
        answer = browser.post(f"/paper/{room.id}", data=kept | {"act": "save"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/paper/{room.id}?done=entered")
    assert sheets(boards_database, room) == 1
    after = browser.get(answer.headers["location"])
    assert "The sheet is saved. Here is the next one." in after.text
    assert "1 sheet entered so far." in after.text
    assert form_of(after) != kept["form"]


def test_changing_something_brings_back_what_was_typed(signed_in, room):
    page = send(signed_in(), room, act="change", **LINES, **{"own.OUT-01": "Kept words"})
    assert 'value="2d1"' in page.text
    assert "Kept words</textarea>" in page.text
    assert page.status_code == 200


def test_a_faulty_sheet_names_its_items_keeps_what_was_typed_and_saves_nothing(signed_in, boards_database, room):
    for act in ("check", "save"):
        page = send(signed_in(), room, act=act, **{"own.GOV": "27x", "own.OUT": "12"})
        assert page.status_code == 422
        assert '<a href="#own.GOV">GOV-02: 7 is not one of its answers.</a>' in page.text
        assert "GOV-03: x is not one of its answers." in page.text
        assert "OUT: answers typed: 2, questions asked: 3." in page.text
        assert 'value="27x"' in page.text
        assert page.text.count(' aria-invalid="true"') == 2
    assert sheets(boards_database, room) == 0


def test_hostile_words_are_shown_as_words(signed_in, room):
    page = send(signed_in(), room, **{"own.GOV": '"><script>', "own.OUT-01": "</textarea><script>"})
    assert page.status_code == 422
    assert "<script>" not in page.text


def test_the_last_sheet_is_taken_back(signed_in, boards_database, room):
    browser = signed_in()
    send(browser, room, act="save", **LINES)
    answer = browser.post(f"/paper/{room.id}", data={"act": "take-back", "seen": "1"})
    assert answer.headers["location"] == f"/paper/{room.id}?done=taken-back"
    assert "The last sheet is taken back." in browser.get(answer.headers["location"]).text
    assert sheets(boards_database, room) == 0


@pytest.mark.parametrize("seen", ["0", "2", "", "-1", "²", "9" * 5000])
def test_a_sheet_that_was_not_seen_is_not_taken_back(signed_in, boards_database, room, seen):
    browser = signed_in()
    send(browser, room, act="save", **LINES)
    answer = browser.post(f"/paper/{room.id}", data={"act": "take-back", "seen": seen})
    assert answer.status_code == 409
    assert "Someone else changed this" in answer.text
    assert sheets(boards_database, room) == 1


def test_a_released_sheet_stays(signed_in, boards_database, room):
    browser = signed_in()
    fill(boards_database, room, "1111")
    send(browser, room, act="save", **LINES)
    close(boards_database, room, "GOV")
    answer = browser.post(f"/paper/{room.id}", data={"act": "take-back", "seen": "1"})
    assert answer.status_code == 409
    assert "its answers have been released" in answer.text
    assert sheets(boards_database, room) == 1


def test_a_closed_workshop_shows_no_form_and_takes_no_sheet(signed_in, boards_database, room):
    browser = signed_in()
    form = form_of(browser.get(f"/paper/{room.id}"))
    end(boards_database, room)
    for answer in (
        browser.get(f"/paper/{room.id}"),
        browser.post(f"/paper/{room.id}", data={"form": form, "act": "save", **LINES}),
    ):
        assert answer.status_code == 410
        assert "no longer takes answers" in answer.text
        assert "<form" not in answer.text
    assert sheets(boards_database, room) == 0


def test_a_workshop_that_does_not_exist_is_told_as_such(signed_in):
    answer = signed_in().get("/paper/nowhere")
    assert answer.status_code == 404
    assert "This workshop does not exist." in answer.text


@pytest.mark.parametrize(
    ("headers", "data", "status"),
    [
        ({"Origin": "https://evil.example"}, {"act": "save", "form": "f", **LINES}, 403),
        ({"Content-Type": "text/plain"}, {"act": "save", "form": "f", **LINES}, 400),
        ({}, {"act": "save", **LINES}, 400),
        ({}, {"act": "save", "form": "f", "own.GOV-01": "x" * LARGEST_SHEET_B}, 413),
    ],
    ids=["foreign", "no form", "of no page", "too large"],
)
def test_a_form_that_is_not_ours_saves_nothing(signed_in, boards_database, room, headers, data, status):
    answer = signed_in(**headers).post(f"/paper/{room.id}", data=data)
    assert answer.status_code == status
    assert sheets(boards_database, room) == 0


def test_local_answers_are_asked_with_their_area(signed_in, boards_database):
    room = open_room(boards_database, asks_local=True)
    browser = signed_in()
    page = browser.get(f"/paper/{room.id}")
    assert re.findall(r'class="keys" id="([^"]+)"', page.text) == ["own.GOV", "own.OUT", "local.GOV", "local.OUT"]
    assert send(browser, room, act="save", **{"local.GOV": "111"}).status_code == 422
    area = next(iter(open_desk(boards_database, room.id).invitation.local_areas))
    assert send(browser, room, act="save", area=area, **LINES, **{"local.GOV": "111"}).status_code == 303
    assert sheets(boards_database, room) == 1


def test_a_demonstration_is_marked(signed_in, boards_database):
    room = open_room(boards_database, round_id="shown")
    assert "Demonstration data" in signed_in().get(f"/paper/{room.id}").text
    assert "Demonstration data" in send(signed_in(), room, **LINES).text


def test_a_phone_is_not_counted_as_a_sheet(signed_in, boards_database, room):
    join(boards_database, room)
    assert "0 sheets entered so far." in signed_in().get(f"/paper/{room.id}").text


def test_an_answer_that_another_leaves_out_is_taken_and_said_not_to_count(signed_in, boards_database):
    room = open_room(boards_database, bank=depending_bank())
    page = send(signed_in(), room, **{"own.DEP": "2311"})
    rows = re.findall(r'<th scope="row">(DEP-0\d)</th>.*?</tr>', page.text, re.DOTALL)
    assert rows == ["DEP-01", "DEP-02", "DEP-03", "DEP-04"]
    said = [row for row in page.text.split("<tr>") if "Does not count" in row]
    assert [re.findall(r"DEP-0\d", row)[0] for row in said] == ["DEP-02", "DEP-04"]
    page = send(signed_in(), room, **{"own.DEP": "03-1"})
    assert "Does not count" not in page.text


def test_questions_that_few_are_asked_have_no_field_for_a_comment(signed_in, boards_database):
    page = signed_in().get(f"/paper/{open_room(boards_database, bank=depending_bank()).id}")
    assert re.findall(r'textarea id="own\.(DEP-0\d)"', page.text) == ["DEP-01", "DEP-03"]
    assert "type - if the sheet leaves them out" in page.text
