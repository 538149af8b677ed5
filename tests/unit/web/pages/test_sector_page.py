"""The question for a member's sector: only where it is asked, never needed, theirs to take back."""

import pytest

from sait.assessment.members.sectors import Sector
from sait.assessment.workshops import EntryMode
from sait.services.members import cards, joining
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.progress import read_progress
from sait.web.server import cookies
from tests.unit.services.people import end, open_room


@pytest.fixture
def room(boards_database):
    return open_room(boards_database, asks_sector=True, entry=EntryMode.ONE_TIME)


@pytest.fixture
def way_in(boards_database, room):
    """The address on a card."""
    (code,) = cards.make_cards(boards_database, workshop_id=room.id, count=1, who="a")
    return f"/join/{code.replace('-', '')}"


def said(database, browser, room):
    token = browser.cookies[cookies.member_cookie(room.id)]
    return joining.sector_of(database, joining.find_member(database, workshop_id=room.id, token=token))


@pytest.mark.parametrize(("sent", "kept"), [("health", Sector.HEALTH), ("", None), (None, None)])
def test_who_joins_may_say_it_and_need_not(browse, boards_database, room, way_in, sent, kept):
    browser = browse()
    assert 'name="sector"' in browser.get(way_in).text
    browser.post(way_in, data={} if sent is None else {"sector": sent})
    assert said(boards_database, browser, room) is kept


def test_a_workshop_that_does_not_ask_shows_no_such_question(browse, boards_database):
    room = open_room(boards_database)
    browser = browse()
    assert 'name="sector"' not in browser.get(f"/join/{room.code}").text
    browser.post(f"/join/{room.code}", data={"sector": "health"})
    assert said(boards_database, browser, room) is None
    assert "/sector" not in browser.get("/privacy").text
    assert browser.get("/sector").status_code == 404


@pytest.mark.parametrize("sent", ["police-force", "HEALTH", "<script>", "health\x00"])
def test_a_sector_that_is_none_joins_nobody(browse, boards_database, room, way_in, sent):
    response = browse().post(way_in, data={"sector": sent})
    assert response.status_code == 400
    assert "There is no such sector." in response.text
    assert sent not in response.text
    assert read_progress(boards_database, room.id).joined == 0


@pytest.mark.parametrize(("language", "words"), [("en", "Your sector"), ("cy", "Eich sector")])
def test_it_can_be_changed_and_taken_back(browse, boards_database, room, way_in, language, words):
    browser = browse(language)
    browser.post(way_in, data={"sector": "third"})
    assert 'href="/sector"' in browser.get("/privacy").text
    shown = browser.get("/sector")
    assert words in shown.text
    assert 'value="third" checked' in shown.text
    assert shown.headers["cache-control"] == "no-store"
    for sent, kept in (("justice", Sector.JUSTICE), ("", None)):
        response = browser.post("/sector", data={"sector": sent})
        assert (response.status_code, response.headers["location"]) == (303, "/continue")
        assert said(boards_database, browser, room) is kept
    assert browser.post("/sector", data={"sector": "nobody"}).status_code == 400
    assert browser.post("/sector", data={"sector": "third"}, headers={"Origin": "http://evil"}).status_code == 403
    assert said(boards_database, browser, room) is None


def test_whoever_has_not_joined_is_told_so(browse, room):
    for response in (browse().get("/sector"), browse().post("/sector", data={"sector": "health"})):
        assert response.status_code == 404


def test_after_the_sign_off_there_is_nothing_left_to_say(browse, boards_database, room, way_in):
    browser = browse()
    browser.post(way_in, data={"sector": "health"})
    end(boards_database, room)
    moves.sign_off(boards_database, workshop=get_workshop(boards_database, room.id), who="a")
    assert browser.post("/sector", data={"sector": "third"}).status_code == 410
    assert browser.get("/sector").status_code == 410
    assert "/sector" not in browser.get("/privacy").text
    assert said(boards_database, browser, room) is None
