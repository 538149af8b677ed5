"""Cards with one-time codes, as browsers meet them: made by the facilitator, used on phones."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from sait.assessment.workshops import EntryMode
from sait.services.accounts import signing_in
from sait.services.members import cards
from sait.services.workshops.progress import read_progress
from sait.storage import boards
from sait.web.server import cookies
from tests.unit.services.people import open_room


@pytest.fixture
def room(boards_database):
    return open_room(boards_database, entry=EntryMode.ONE_TIME)


@pytest.fixture
def facilitator(browse, boards_database):
    session = signing_in.create_first_account(
        boards_database,
        token=signing_in.new_setup_link(boards_database),
        username="ffion",
        password="a long enough password",
        hours=1,
    )
    browser = browse()
    browser.cookies.set(cookies.SIGN_IN, session)
    return browser


@pytest.fixture
def codes(boards_database, room):
    return cards.make_cards(boards_database, workshop_id=room.id, count=3, who="ffion")


def joined(database, workshop) -> int:
    return read_progress(database, workshop.id).joined


def slip_on(response) -> str:
    return response.text.split('class="slip" translate="no">')[1].split("<")[0]


def test_the_sheet_holds_codes_that_let_people_in_and_no_page_shows_them_again(
    facilitator, browse, boards_database, room
):
    answer = facilitator.post(f"/cards/{room.id}", data={"count": "10"})
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == ("application/pdf", "no-store")
    assert "attachment" in answer.headers["content-disposition"]
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    printed = re.findall(r"\b\w{3}-\w{3}-\w{3}\b", text)
    assert len(set(printed)) == 10
    assert browse().post(f"/join/{printed[4]}").status_code == 200
    assert joined(boards_database, room) == 1
    page = facilitator.get(f"/cards/{room.id}").text
    assert "10 cards have been made so far. 1 has been used." in page
    assert not any(code in page for code in printed)


def test_the_page_that_stays_open_counts_the_cards_anew(facilitator, room):
    page = facilitator.get(f"/cards/{room.id}").text
    assert '<p id="made" role="status">0 cards' in page
    (script,) = re.findall(r'<script src="([^"]*cards\.js)"', page)
    assert "submit" in facilitator.get(script).text


@pytest.mark.parametrize("count", ["", "0", "201", "x", "9" * 40])
def test_a_wrong_number_makes_no_card_and_says_so(facilitator, boards_database, room, count):
    answer = facilitator.post(f"/cards/{room.id}", data={"count": count})
    assert answer.status_code == 409
    assert "Type a whole number from 1 to 200." in answer.text
    assert cards.count_cards(boards_database, room.id) == (0, 0)


def test_another_site_cannot_have_cards_made(facilitator, boards_database, room):
    answer = facilitator.post(f"/cards/{room.id}", data={"count": "5"}, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert cards.count_cards(boards_database, room.id) == (0, 0)


def test_where_one_code_lets_everybody_in_there_are_no_cards_to_make(facilitator, boards_database):
    shared = open_room(boards_database, board_id="east")
    for answer in (
        facilitator.get(f"/cards/{shared.id}"),
        facilitator.post(f"/cards/{shared.id}", data={"count": "5"}),
    ):
        assert answer.status_code == 409
        assert "everyone joins with the same code" in answer.text
        assert '<input id="count"' not in answer.text


def test_a_card_brings_its_browser_in_and_back_and_no_other(browse, boards_database, room, codes):
    browser, other = browse(), browse()
    welcome = browser.get(f"/join/{codes[0]}")
    assert f'action="/join/{codes[0].replace("-", "")}"' in welcome.text
    slip = slip_on(browser.post(f"/join/{codes[0]}"))
    for way in (codes[0], codes[1], room.code):
        assert browser.get(f"/join/{way}").headers["location"] == "/continue"
    refused = other.get(f"/join/{codes[0]}")
    assert refused.status_code == 410
    assert "Someone has already joined with this card" in refused.text
    way_back = f"/resume?code={codes[0].replace('-', '')}"
    assert way_back in refused.text
    assert codes[0].replace("-", "") in other.get(way_back).text
    assert other.post("/resume", data={"code": codes[0], "slip": slip}).headers["location"] == "/continue"
    assert other.get("/continue").headers["location"].startswith("/score?at=")
    assert joined(boards_database, room) == 1


def test_cleared_cookies_and_another_app_neither_double_nor_lose_who_came_with_a_card(
    browse, boards_database, room, codes
):
    browser = browse()
    slip = slip_on(browser.post(f"/join/{codes[0]}"))
    browser.cookies.clear()
    for again in (browser, browse("cy")):
        assert again.post(f"/join/{codes[0]}").status_code == 410
        assert again.post("/resume", data={"code": codes[0], "slip": slip}).status_code == 303
    assert joined(boards_database, room) == 1


def test_cleared_cookies_and_another_app_lose_nobody_who_came_with_the_code_for_all(browse, boards_database):
    """That nobody joins twice cannot hold here: who presses Start again instead of typing the slip is a new respondent."""
    shared = open_room(boards_database)
    browser = browse()
    slip = slip_on(browser.post(f"/join/{shared.code}"))
    browser.cookies.clear()
    for again in (browser, browse()):
        assert (
            f"/resume?code={shared.code}"
            in again.get(f"/join/{shared.code}", headers={"Cookie": "sait_language=en"}).text
        )
        assert again.post("/resume", data={"code": shared.code, "slip": slip}).status_code == 303
        assert again.get(f"/join/{shared.code}").headers["location"] == "/continue"
    assert joined(boards_database, shared) == 1


def test_the_code_for_all_is_refused_where_there_are_cards_and_the_page_says_what_to_do(browse, boards_database, room):
    for answer in (browse().get(f"/join/{room.code}"), browse().post(f"/join/{room.code}")):
        assert answer.status_code == 403
        assert "Type the nine characters (letters and numbers) on your card." in answer.text
    assert joined(boards_database, room) == 0


def test_the_slip_goes_with_the_card_and_the_code_for_all_is_not_shown(browse, room, codes):
    browser = browse()
    for page in (browser.post(f"/join/{codes[0]}"), browser.post("/slip")):
        assert "the code on your card" in page.text
        assert room.code not in page.text


def test_guessing_cards_is_limited_and_a_room_that_is_in_goes_on(browse, boards_database, room, codes, monkeypatch):
    guess = "AAA-AAA-AAA"
    statuses = [browse().get(f"/join/{guess}").status_code for _ in range(61)]
    assert (statuses[59], statuses[60]) == (404, 429)
    assert browse().get(f"/join/{codes[0]}").status_code == 429
    assert joined(boards_database, room) == 0


def test_an_address_that_let_somebody_in_with_a_card_may_mistype_ten_times_as_often(browse, room, codes):
    assert browse().post(f"/join/{codes[0]}").status_code == 200
    for _ in range(61):
        assert browse().get("/join/AAA-AAA-AAA").status_code == 404
    assert browse().post(f"/join/{codes[1]}").status_code == 200


def test_the_sheet_of_a_board_whose_name_has_letters_beyond_latin_1_is_made_too(facilitator, boards_database, room):
    with boards_database.reading() as conn:
        board = boards.get_board(conn, room.board_id)
    with boards_database.writing() as conn:
        boards.change_board(conn, board=replace(board, name={"en": "Gŵyr board", "cy": "Bwrdd Gŵyr"}))
    answer = facilitator.post(f"/cards/{room.id}", data={"count": "1"})
    assert answer.status_code == 200
    assert "G%C5%B5yr" in answer.headers["content-disposition"]
