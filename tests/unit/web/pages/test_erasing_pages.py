"""The two codes of a slip on the pages: each does its own thing, and who types one for the other is told."""

import html
import re

import pytest
from starlette.testclient import TestClient

from sait.services.members import joining, responses
from sait.services.workshops import progress
from sait.settings import settings
from sait.storage.engine.database import Database
from sait.web.server.limits import guesses
from tests.storage.rows import GOV_1
from tests.unit.services.people import close, fill, open_room
from tests.unit.web.conftest import Browse


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def codes_on(text: str) -> tuple[str, str]:
    (resume,) = re.findall(r'class="slip" translate="no">([A-Z0-9-]+)<', text)
    (erasing,) = re.findall(r'class="erasing" translate="no">([A-Z0-9-]+)<', text)
    return resume, erasing


def joined(database: Database, room) -> int:
    return progress.read_progress(database, room.id).joined


def erase(browser: TestClient, code: str, erasing: str, **fields: str):
    return browser.post("/erase/code", data={"code": code, "erasing": erasing, **fields})


def test_the_slip_shows_two_codes_that_look_different_and_says_what_each_can_do(browse, room):
    response = browse().post(f"/join/{room.code}")
    resume, erasing = codes_on(response.text)
    assert re.fullmatch(r"\w{4}-\w{4}", resume)
    assert re.fullmatch(r"\w{5}-\w{5}", erasing)
    mine, other = response.text.split("</section>")[:2]
    assert "show it to nobody" in mine
    assert "can only erase" in other
    assert room.code in mine
    assert room.code in other
    assert response.headers["cache-control"] == "no-store"


def test_the_code_for_erasing_opens_nothing_and_the_page_says_which_one_does(browse, room, boards_database):
    _, erasing = codes_on(browse().post(f"/join/{room.code}").text)
    response = browse().post("/resume", data={"code": room.code, "slip": erasing})
    assert "sait_m_" not in str(response.headers)
    assert "two groups of four" in response.text
    assert joined(boards_database, room) == 1


def test_a_resume_slip_erases_nothing_and_the_page_says_not_to_show_it(browse, room, boards_database):
    resume, _ = codes_on(browse().post(f"/join/{room.code}").text)
    response = erase(browse(), room.code, resume)
    assert response.status_code == 404
    assert "Do not keep the slip or show it" in response.text
    assert resume not in response.text
    assert joined(boards_database, room) == 1


def test_the_code_erases_from_any_browser_and_leaves_nothing_to_come_back_to(browse, room, boards_database):
    phone = browse()
    resume, erasing = codes_on(phone.post(f"/join/{room.code}").text)
    response = erase(browse(), room.code.lower(), f" {erasing.lower()} ")
    assert response.headers["location"] == "/erased?words=together"
    assert joined(boards_database, room) == 0
    assert browse().post("/resume", data={"code": room.code, "slip": resume}).status_code == 404
    assert phone.get("/continue").status_code == 404


def test_wrong_codes_for_erasing_are_counted_with_the_slips(browse, room):
    browse().post(f"/join/{room.code}")
    guesses.cache_clear()
    guesser = browse()
    for _ in range(settings().wrong_guesses):
        assert erase(guesser, room.code, "AAAAA-AAAAA").status_code == 404
    assert erase(guesser, room.code, "AAAAA-AAAAA").status_code == 429


def test_who_holds_no_key_is_asked_for_the_code(browse):
    assert browse().get("/erase").headers["location"] == "/erase/code"
    assert browse().post("/erase").headers["location"] == "/erase/code"


def test_what_becomes_of_comments_is_asked_only_where_the_facilitator_has_some(browse, room, boards_database):
    phone = browse()
    phone.post(f"/join/{room.code}")
    token = phone.cookies[f"sait_m_{room.id}"]
    member = joining.find_member(boards_database, workshop_id=room.id, token=token)
    responses.write_words(boards_database, member=member, question=GOV_1, text="mine", language="en", seen=[""])
    fill(boards_database, room, "11111")
    assert 'name="words"' not in phone.get("/erase").text
    close(boards_database, room)
    assert phone.get("/erase").text.count('name="words"') == 2
    assert phone.post("/erase", data={"words": "stay"}).headers["location"] == "/erased?words=stay"
    assert "are kept until" in phone.get("/erased?words=stay").text


def test_without_comments_that_were_read_nothing_is_kept_and_the_page_says_so(browse, room):
    phone = browse()
    phone.post(f"/join/{room.code}")
    assert phone.post("/erase").headers["location"] == "/erased"
    assert "Everything you gave has been erased" in phone.get("/erased").text


def test_who_joined_before_there_was_a_code_gets_one_with_new_codes(browse, room, boards_database):
    phone = browse()
    phone.post(f"/join/{room.code}")
    with boards_database.writing() as conn:
        conn.exec_driver_sql("update respondents set erasing_hash = null")
    for typed in ("", "AAAAA-AAAAA", "None"):
        assert erase(browse(), room.code, typed).status_code == 404
    assert joined(boards_database, room) == 1
    _, erasing = codes_on(phone.post("/slip").text)
    assert erase(browse(), room.code, erasing).status_code == 303
    assert joined(boards_database, room) == 0


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_notice_says_what_each_code_can_do(browse: Browse, language: str) -> None:
    text = browse(language).get("/privacy").text
    assert {"en": "can only erase", "cy": "dim ond dileu"}[language] in text
    assert "/erase/code" in text


def test_a_form_of_another_site_erases_nobody(browse, room, boards_database):
    _, erasing = codes_on(browse().post(f"/join/{room.code}").text)
    foreign = browse(Origin="https://elsewhere.example")
    assert erase(foreign, room.code, erasing).status_code == 403
    assert joined(boards_database, room) == 1


SAID = {"en": "work out which comments were yours", "cy": "ganfod pa sylwadau oedd gennych chi"}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_page_says_that_nothing_leads_to_the_author_where_the_file_does(browse, language):
    phone = browse()
    phone.cookies.set("sait_language", language)
    for page in ("/privacy", "/erase/code", "/erased?words=stay", "/erased?words=together"):
        assert SAID[language] in html.unescape(phone.get(page).text)
    assert SAID[language] not in html.unescape(phone.get("/erased").text)


@pytest.mark.parametrize(
    "said",
    [
        "you have taken an answer back",
        "were there when the first figures were made",
        "that you pressed Start",
        "or one of your codes",
    ],
)
def test_the_notice_lists_what_is_kept_besides_answers(browse, said):
    assert said in html.unescape(browse().get("/privacy").text)


def test_a_code_that_cannot_be_checked_is_not_called_wrong(browse, room, configured, tmp_path):
    _, erasing = codes_on(browse().post(f"/join/{room.code}").text)
    (tmp_path / "erasing.key").unlink()
    response = erase(browse(), room.code, erasing)
    assert response.status_code == 404
    assert "The code may be right" in response.text
