"""Walking in: what the join pages say, set and refuse. Joining itself needs a press."""

from dataclasses import replace

import pytest

from sait.assessment.workshops import View
from sait.services import boards
from sait.services.workshops import moves, opening, retention
from sait.services.workshops.progress import read_progress
from sait.web.server import cookies
from tests.conftest import LOCALS, REGIONAL
from tests.unit.services.people import end, open_room, share

HOSTILE = '<script>alert("1")</script>\'"&'


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def joined(database, workshop) -> int:
    return read_progress(database, workshop.id).joined


def cookie_lines(response) -> dict[str, str]:
    return {line.split("=")[0]: line for line in response.headers.get_list("set-cookie")}


def slip_on(response) -> str:
    return response.text.split('class="slip" translate="no">')[1].split("<")[0]


def test_looking_at_the_welcome_page_joins_nobody(browse, boards_database, room):
    for _ in range(3):
        assert browse().get(f"/join/{room.code}").status_code == 200
    browse().head(f"/join/{room.code}")
    assert joined(boards_database, room) == 0


def test_a_press_joins_once_and_gives_a_slip_and_a_cookie_no_script_can_read(browse, boards_database, room):
    browser = browse()
    response = browser.post(f"/join/{room.code}")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    set_ = cookie_lines(response)
    assert set(set_) == {cookies.member_cookie(room.id), cookies.PLACE}
    for line in set_.values():
        assert "HttpOnly" in line
        assert "SameSite=lax" in line
    token = browser.cookies[cookies.member_cookie(room.id)]
    assert token not in response.text
    again = browser.post(f"/join/{room.code}")
    assert (again.status_code, again.headers["location"]) == (303, "/continue")
    assert browser.get(f"/join/{room.code}").headers["location"] == "/continue"
    assert joined(boards_database, room) == 1


def test_a_double_press_in_a_browser_without_a_cookie_joins_once(browse, boards_database, room):
    welcome = browse().get(f"/join/{room.code}")
    assert welcome.headers["cache-control"] == "no-store"
    form = welcome.text.split('name="form" value="')[1].split('"')[0]
    for _ in range(2):
        assert browse().post(f"/join/{room.code}", data={"form": form}).status_code == 200
    assert joined(boards_database, room) == 1
    assert form not in browse().get(f"/join/{room.code}").text


def test_continue_leads_to_the_first_question_and_says_no_secret_in_the_address(browse, room):
    browser = browse()
    browser.post(f"/join/{room.code}")
    assert browser.get("/continue").headers["location"] == "/score?at=own.GOV-01"


def test_continue_leads_to_what_comes_next_once_no_answers_are_taken(browse, boards_database, room):
    browser = browse()
    browser.post(f"/join/{room.code}")
    end(boards_database, room)
    assert browser.get("/continue").headers["location"] == "/score?at=finish"


def test_a_browser_that_has_not_joined_is_told_so(browse, room):
    response = browse().get("/continue")
    assert response.status_code == 404
    assert "This browser has not joined a workshop." in response.text


def test_the_slip_brings_another_browser_back_to_the_same_respondent(browse, boards_database, room):
    slip = slip_on(browse().post(f"/join/{room.code}"))
    other = browse()
    response = other.post("/resume", data={"code": room.code.lower(), "slip": slip.lower()})
    assert (response.status_code, response.headers["location"]) == (303, "/continue")
    assert other.get("/continue").headers["location"].startswith("/score?at=")
    assert joined(boards_database, room) == 1


def test_a_new_slip_is_shown_once_to_who_is_in_and_ends_the_old_one(browse, room):
    browser = browse()
    old = slip_on(browser.post(f"/join/{room.code}"))
    assert browser.get("/slip").status_code == 200
    response = browser.post("/slip")
    assert response.headers["cache-control"] == "no-store"
    assert slip_on(response) != old
    refused = browse().post("/resume", data={"code": room.code, "slip": old})
    assert refused.status_code == 404
    assert "do not match" in refused.text
    assert browse().get("/slip").status_code == 404


@pytest.mark.parametrize(("language", "said"), [("en", "No workshop has this code."), ("cy", None)])
def test_a_wrong_code_is_explained_in_the_readers_language(browse, room, language, said):
    response = browse(language).get("/join/AAAAAA")
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.text
    assert 'role="alert"' in response.text
    assert ("No workshop has this code." in response.text) is (said is not None)


def test_a_workshop_that_is_signed_off_is_gone_and_says_so(browse, boards_database, room):
    end(boards_database, room)
    ended = opening.get_workshop(boards_database, room.id)
    moves.sign_off(boards_database, workshop=ended, who="ffion")
    for response in (browse().get(f"/join/{room.code}"), browse().post(f"/join/{room.code}")):
        assert response.status_code == 410
        assert "no longer takes answers" in response.text


def test_a_typed_code_leads_to_the_workshop(browse, room):
    response = browse().post("/join", data={"code": f" {room.code[:3].lower()} {room.code[3:]} "})
    assert (response.status_code, response.headers["location"]) == (303, f"/join/{room.code}")


def test_who_has_not_chosen_a_language_chooses_first_in_both(browse, room):
    text = browse(None).get(f"/join/{room.code}").text
    assert "Dewiswch iaith" in text
    assert "Choose a language" in text
    assert f"/language/cy?next=/join/{room.code}" in text


def test_the_welcome_page_is_welsh_where_that_was_chosen(browse, room):
    text = browse("cy").get(f"/join/{room.code}").text
    assert '<html lang="cy"' in text
    assert "North board (cy)" in text
    assert "Your answers are confidential" not in text
    assert 'hreflang="en"' in text


def test_the_welcome_page_says_who_will_see_what(browse, room):
    text = browse().get(f"/join/{room.code}").text
    assert "confidential" in text
    assert "fewer than 5 people" in text
    assert "anonymous" not in text.lower()


def test_an_open_workshop_says_that_everybody_sees_the_answers(browse, boards_database):
    workshop = open_room(boards_database, view=View.OPEN, round_id="shown")
    text = browse().get(f"/join/{workshop.code}").text
    assert "everyone in the room sees the answers" in text
    assert "Your answers are confidential" not in text
    assert "Demonstration data" in text


def test_a_hostile_board_name_is_shown_as_text(browse, boards_database, room):
    boards.change_board(boards_database, board=replace(REGIONAL, name={"en": HOSTILE, "cy": HOSTILE}))
    for language in ("en", "cy"):
        text = browse(language).get(f"/join/{room.code}").text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


@pytest.mark.parametrize(
    "path", ["/join/<script>alert(1)</script>", "/join/%22%3E%3Cimg%20src=x%3E", "/resume?code=%22%3E<b>"]
)
def test_nothing_of_a_hostile_address_becomes_markup(browse, room, path):
    text = browse().get(path).text
    for marks in ("<script>alert", "<img", '"><b>'):
        assert marks not in text


def test_a_hostile_cookie_is_not_believed(browse, room):
    browser = browse(None)
    for name in (cookies.LANGUAGE, cookies.TEXT_SIZE, cookies.PLACE, cookies.member_cookie(room.id)):
        browser.cookies.set(name, "><script>")
    assert browser.get("/continue").status_code == 404
    text = browser.get(f"/join/{room.code}").text
    assert "><script>" not in text
    assert 'class="text-normal"' in text


def test_two_workshops_in_one_browser_stay_apart(browse, boards_database, room):
    other = open_room(boards_database, board_id=LOCALS[0].id)
    browser = browse()
    browser.post(f"/join/{room.code}")
    browser.post(f"/join/{other.code}")
    assert browser.cookies[cookies.PLACE] == other.id
    assert browser.get(f"/join/{room.code}").headers["location"] == "/continue"
    assert browser.cookies[cookies.PLACE] == room.id
    assert (joined(boards_database, room), joined(boards_database, other)) == (1, 1)


def test_sharing_results_changes_nothing_on_the_way_in(browse, boards_database, room):
    share(boards_database, room)
    assert browse().post(f"/join/{room.code}").status_code == 200
    assert joined(boards_database, room) == 1


def test_how_long_answers_are_kept_is_said_before_anybody_joins(browse, boards_database, room):
    assert "Individual answers are erased" not in browse().get(f"/join/{room.code}").text
    (round_,) = [one for one in boards.list_rounds(boards_database) if one.id == room.round_id]
    retention.set_keep_days(boards_database, round_=round_, days=30, who="ffion")
    assert "Individual answers are erased 30 days after the board signs off" in browse().get(f"/join/{room.code}").text


def test_whoever_comes_before_the_workshop_begins_gets_in_with_one_press_afterwards(browse, boards_database):
    room = open_room(boards_database, draft=True)
    early = browse().get(f"/join/{room.code}")
    assert "has not begun" in early.text
    assert f'value="{room.code}"' in early.text
    moves.begin(boards_database, workshop=room, who="a")
    assert browse().post("/join", data={"code": room.code}).headers["location"] == f"/join/{room.code}"


@pytest.mark.parametrize(
    "pasted", ["http://192.0.2.17:8501/join/{}?fbclid=IwAR0", "<https://sait.example.org/join/{}>.", " {} "]
)
def test_a_pasted_address_or_full_width_letters_lead_to_the_workshop(browse, room, pasted):
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in room.code)
    for typed in (pasted.format(room.code), pasted.format(room.code.lower()), wide):
        response = browse().post("/join", data={"code": typed})
        assert (response.status_code, response.headers["location"]) == (303, f"/join/{room.code}")


def test_so_do_a_pasted_address_and_a_full_width_slip_when_one_carries_on(browse, room):
    slip = slip_on(browse().post(f"/join/{room.code}"))
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in slip)
    fields = {"code": f"https://sait.example.org/join/{room.code}?utm_source=mail", "slip": f" {wide.lower()} "}
    response = browse().post("/resume", data=fields)
    assert (response.status_code, response.headers["location"]) == (303, "/continue")


def test_the_fields_for_codes_take_a_whole_address(browse, room):
    for path, fields in (("/join", 1), ("/resume", 2)):
        page = browse().get(path).text
        assert page.count('maxlength="500"') == fields
    told = browse().post("/resume", data={"code": f"https://sait.example.org/join/{room.code}", "slip": "nothing"}).text
    assert f'value="{room.code}"' in told


@pytest.mark.parametrize(
    ("language", "told"), [("en", "closest to how things are now"), ("cy", "agosaf at sut y mae pethau")]
)
def test_the_welcome_page_says_how_to_choose(browse, room, language, told):
    assert browse(language).get(f"/join/{room.code}").text.count(told) == 1
