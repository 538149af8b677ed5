"""A member's day on plain pages, as a browser without a script meets it; the live page's services say what is there."""

import re
from html import escape

import pytest

from sait.assessment.decisions import ForceScope, Priority, Reach, Task, Vision
from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage
from sait.services.deciding import decisions
from sait.services.members import joining, taking_part
from sait.services.members.responses import choose_local_area, read_words, write_words
from sait.services.members.sheets import read_sheet
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.web.server import cookies
from tests.conftest import REGIONAL
from tests.unit.services.people import MINIMUM, choose, close, end, open_room

GOV_1, GOV_2 = Question(Vantage.OWN, "GOV-01"), Question(Vantage.OWN, "GOV-02")
FIRST, SECOND = "/room/at/own.GOV-01", "/room/at/own.GOV-02"


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


@pytest.fixture
def browser(browse, room):
    browser = browse()
    browser.post(f"/join/{room.code}")
    return browser


@pytest.fixture
def member(boards_database, browser, room):
    token = browser.cookies[cookies.member_cookie(room.id)]
    return joining.find_member(boards_database, workshop_id=room.id, token=token)


def hidden(page: str) -> dict[str, str]:
    """What a browser sends with any press: the fields that nobody sees, and the level that is marked."""
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    marked = re.findall(r'<input type="radio" name="([^"]+)" value="([^"]+)" checked>', page)
    return fields | dict(marked)


def press(browser, address, act="next", **typed):
    """Fill in a page and press a button of it."""
    return browser.post(address, data=hidden(browser.get(address).text) | typed | {"act": act})


def answers(database, member) -> dict[str, str]:
    return {question.address: one.choice for question, one in read_sheet(database, member).responses.items()}


def decide(database, room, subject, decision) -> None:
    decisions.save(database, workshop_id=room.id, subject=subject, decision=decision, version=0, who="ffion")


def switch(database, room, task, is_opened=True) -> None:
    taking_part.set_open(database, workshop_id=room.id, task=task, is_opened=is_opened, minimum=MINIMUM, who="ffion")


def test_the_way_leads_from_question_to_question_and_each_button_saves(browser, boards_database, member):
    assert browser.get("/room").headers["location"] == FIRST
    assert browser.get("/continue").headers["location"] == "/room", "from then on this browser is given plain pages"
    on = press(browser, FIRST, **{"choice-own.GOV-01": "2"})
    assert (on.status_code, on.headers["location"]) == (303, SECOND)
    back = press(browser, SECOND, "back", **{"choice-own.GOV-02": "1"})
    assert back.headers["location"] == FIRST
    assert answers(boards_database, member) == {"own.GOV-01": "2", "own.GOV-02": "1"}
    assert 'value="2" checked' in browser.get(FIRST).text


def test_what_is_chosen_on_one_kind_of_page_is_there_on_the_other(browser, boards_database, member):
    choose(boards_database, member, "3")
    assert 'value="3" checked' in browser.get(FIRST).text
    press(browser, FIRST, **{"choice-own.GOV-01": "1"})
    assert answers(boards_database, member) == {"own.GOV-01": "1"}


def test_an_old_page_overwrites_nothing_and_says_so(browser, boards_database, member):
    old = hidden(browser.get(FIRST).text)
    choose(boards_database, member, "3")
    press(browser, FIRST, **{"choice-own.GOV-01": "0"})
    refused = browser.post(FIRST, data=old | {"choice-own.GOV-01": "2", "act": "next"})
    assert refused.status_code == 409
    assert 'role="alert"' in refused.text
    assert answers(boards_database, member) == {"own.GOV-01": "0"}


def test_the_same_press_twice_is_one_answer(browser, boards_database, member):
    sent = hidden(browser.get(FIRST).text) | {"choice-own.GOV-01": "2", "words-own.GOV-01": "Said once.", "act": "next"}
    assert [browser.post(FIRST, data=sent).status_code for _ in range(3)] == [303, 303, 303]
    assert (answers(boards_database, member), read_words(boards_database, member, GOV_1)) == (
        {"own.GOV-01": "2"},
        "Said once.",
    )


def test_a_page_that_saves_as_one_chooses_goes_on_from_itself(browser, boards_database, member):
    choose(boards_database, member, "3")
    sent = hidden(browser.get(FIRST).text) | {"act": "keep"}
    for level in ("0", "1", "2"):
        assert browser.post(FIRST, data=sent | {"choice-own.GOV-01": level}).status_code == 204
    assert answers(boards_database, member) == {"own.GOV-01": "2"}


@pytest.mark.parametrize("act", ["next", "back", "language:cy", "size:large", "clear:own.GOV-02"])
def test_words_are_saved_whichever_button_leaves_the_page(browser, boards_database, member, act):
    press(browser, SECOND, act, **{"words-own.GOV-02": "Something I think.", "choice-own.GOV-02": "1"})
    assert read_words(boards_database, member, GOV_2) == "Something I think."
    assert answers(boards_database, member) == ({} if act.startswith("clear") else {"own.GOV-02": "1"})


def test_words_that_another_page_wrote_meanwhile_stay_and_both_are_shown(browser, boards_database, member):
    old = hidden(browser.get(FIRST).text)
    write_words(boards_database, member=member, question=GOV_1, text="From the live page.", language="en", seen=[""])
    refused = browser.post(FIRST, data=old | {"words-own.GOV-01": "From the plain page.", "act": "next"})
    assert refused.status_code == 409
    assert "From the live page.</blockquote>" in refused.text
    assert "From the plain page.</textarea>" in refused.text
    assert read_words(boards_database, member, GOV_1) == "From the live page."
    again = browser.post(FIRST, data=hidden(refused.text) | {"words-own.GOV-01": "Both.", "act": "next"})
    assert (again.status_code, read_words(boards_database, member, GOV_1)) == (303, "Both.")


def test_an_answer_can_be_cleared(browser, boards_database, member):
    press(browser, FIRST, **{"choice-own.GOV-01": "2"})
    page = press(browser, FIRST, "clear:own.GOV-01")
    assert (page.headers["location"], answers(boards_database, member)) == (FIRST, {})
    press(browser, FIRST, **{"choice-own.GOV-01": "1"})
    assert answers(boards_database, member) == {"own.GOV-01": "1"}


def test_what_was_released_does_not_change_and_what_was_typed_is_not_lost(browser, boards_database, member, room):
    choose(boards_database, member, "3")
    old = hidden(browser.get(FIRST).text)
    close(boards_database, room)
    refused = browser.post(FIRST, data=old | {"choice-own.GOV-01": "0", "act": "next"})
    assert refused.status_code == 409
    assert "This domain is closed." in refused.text
    assert "disabled" in browser.get(FIRST).text
    assert answers(boards_database, member) == {"own.GOV-01": "3"}


def test_an_answer_about_local_arrangements_goes_to_the_area_that_the_page_named(browse, boards_database):
    room = open_room(boards_database, board_id=REGIONAL.id, asks_local=True)
    browser = browse()
    browser.post(f"/join/{room.code}")
    token = browser.cookies[cookies.member_cookie(room.id)]
    member = joining.find_member(boards_database, workshop_id=room.id, token=token)
    areas = list(joining.invitation(boards_database, room).local_areas)
    on = press(browser, "/room/at/area", area=areas[0])
    assert on.headers["location"].startswith("/room/at/local.")
    local = on.headers["location"]
    old = hidden(browser.get(local).text)
    choose_local_area(boards_database, member=member, area_id=areas[1], allowed=areas)
    refused = browser.post(local, data=old | {f"choice-{local.rpartition('/')[2]}": "1", "act": "next"})
    assert (refused.status_code, answers(boards_database, member)) == (409, {})


def test_the_last_page_says_what_is_left_and_takes_done(browser, boards_database, member):
    page = browser.get("/room/at/finish").text
    assert FIRST in page
    assert "Every answer you have saved counts" in page
    press(browser, "/room/at/finish", "done")
    assert read_sheet(
        boards_database,
        joining.find_member(
            boards_database,
            workshop_id=member.workshop_id,
            token=browser.cookies[cookies.member_cookie(member.workshop_id)],
        ),
    ).member.done
    assert "I have not finished after all" in browser.get("/room/at/finish").text


@pytest.mark.parametrize("language", ["en", "cy"])
def test_after_the_sign_off_the_last_page_has_what_the_board_agreed(browser, boards_database, room, bank, language):
    end(boards_database, room)
    item = bank.instrument.item("GOV-01")
    decide(boards_database, room, "vision", Vision({"en": "Children are safe.", "cy": "Mae plant yn ddiogel."}))
    decide(boards_database, room, "one", Priority(item.text["en"], Reach.REGIONAL, item_id=item.id, chosen=True))
    decide(boards_database, room, "two", Priority("Not chosen", Reach.REGIONAL))
    moves.sign_off(boards_database, workshop=get_workshop(boards_database, room.id), who="ffion")
    browser.cookies.set(cookies.LANGUAGE, language)
    page = browser.get("/room/at/finish").text
    assert {"en": "Children are safe.", "cy": "Mae plant yn ddiogel."}[language] in page
    assert escape(item.text[language]) in page
    assert "Not chosen" not in page


def test_a_waiting_page_loads_itself_anew_without_a_script_and_one_with_fields_does_not(browser):
    refresh = '<noscript><meta http-equiv="refresh"'
    assert refresh in browser.get("/room/at/finish").text
    assert refresh not in browser.get(FIRST).text


def test_a_member_is_led_to_what_is_asked_now(browser, boards_database, member, room):
    assert ">Go there<" not in browser.get(FIRST).text
    end(boards_database, room)
    switch(boards_database, room, Task.FORCES)
    page = browser.get(FIRST).text
    assert 'href="/room/take-part">Go there' in page
    assert browser.get("/room/now", params={"at": "own.GOV-01"}).json()["href"] == "/room/take-part"
    stands = browser.get("/room/now").json()
    assert stands["said"] == ""
    assert browser.get("/room/now", params={"stands": stands["stands"]}).status_code == 204
    switch(boards_database, room, Task.FORCES, False)
    assert browser.get("/room/now", params={"stands": stands["stands"]}).status_code == 200


def test_naming_what_helps_choosing_dots_and_the_vision(browser, boards_database, member, room):
    end(boards_database, room)
    decide(boards_database, room, "vision", Vision({"en": "Children are safe."}))
    for task in (Task.VISION, Task.FORCES):
        switch(boards_database, room, task)
    address = "/room/take-part"
    kept = press(browser, address, "vision", level="4", text="Half a thought", way="hinders", scope="national")
    assert (kept.status_code, "Half a thought</textarea>" in kept.text) == (200, True)
    assert list(taking_part.given_by(boards_database, member, Task.VISION).values()) == [4]
    assert press(browser, address, "force", text="One budget", way="hinders", scope="national").status_code == 303
    (named,) = taking_part.named_by(boards_database, member)
    assert (named.text, named.promotes, named.scope) == ("One budget", False, ForceScope.NATIONAL)
    assert press(browser, address, f"take-back:{named.shuffle}").status_code == 303
    assert not taking_part.named_by(boards_database, member)
    for nobodys in (named.shuffle, "unknown", ""):
        assert press(browser, address, f"take-back:{nobodys}").status_code == 303


def test_another_language_keeps_what_is_filled_in_and_sends_nothing(browser, boards_database, member, room):
    end(boards_database, room)
    switch(boards_database, room, Task.FORCES)
    sent = hidden(browser.get("/room/take-part").text) | {"text": "Half a thought", "act": "language:cy"}
    again = browser.post("/room/take-part", data=sent)
    assert again.status_code == 307
    shown = browser.post(again.headers["location"], data=sent).text
    assert '<html lang="cy"' in shown
    assert "Half a thought</textarea>" in shown
    assert not taking_part.named_by(boards_database, member)


def test_dots_are_counted_and_too_many_are_refused_with_what_was_typed(browser, boards_database, member, room):
    end(boards_database, room)
    decide(boards_database, room, "one", Priority("Share information", Reach.REGIONAL))
    (priority,) = decisions.standing(boards_database, room.id, Priority)
    switch(boards_database, room, Task.PRIORITY_DOTS)
    field = f"dots-{priority.subject}"
    for many in ("900", "9" * 5000):
        refused = press(browser, "/room/take-part", Task.PRIORITY_DOTS, **{field: many})
        assert refused.status_code == 409
        assert f'value="{many}"' in refused.text
    press(browser, "/room/take-part", Task.PRIORITY_DOTS, **{field: "2"})
    assert taking_part.given_by(boards_database, member, Task.PRIORITY_DOTS) == {priority.subject: 2}


def test_an_old_page_takes_back_neither_dots_nor_support(browser, boards_database, member, room):
    """Drawn before another page of the same member's saved, and left by a button that is for something else."""
    end(boards_database, room)
    decide(boards_database, room, "vision", Vision({"en": "Children are safe."}))
    decide(boards_database, room, "one", Priority("Share information", Reach.REGIONAL))
    for task in (Task.VISION, Task.FORCES):
        switch(boards_database, room, task)
    older = hidden(browser.get("/room/take-part").text)
    switch(boards_database, room, Task.PRIORITY_DOTS)
    old = hidden(browser.get("/room/take-part").text) | {"dots-one": "0"}
    taking_part.give(boards_database, member=member, task=Task.PRIORITY_DOTS, given={"one": 2})
    taking_part.give(boards_database, member=member, task=Task.VISION, given={old["version"]: 4})
    for page in (older, old):
        sent = page | {"act": "force", "text": "One budget", "way": "helps", "scope": "local"}
        assert browser.post("/room/take-part", data=sent).status_code == 303
    assert taking_part.given_by(boards_database, member, Task.PRIORITY_DOTS) == {"one": 2}
    assert list(taking_part.given_by(boards_database, member, Task.VISION).values()) == [4]


def test_a_stranger_is_asked_for_the_code(browse):
    for address in ("/room", FIRST, "/room/take-part"):
        page = browse().get(address)
        assert page.status_code == 404
        assert 'name="code"' in page.text
    assert browse().get("/room/now").status_code == 404


def test_a_form_from_elsewhere_saves_nothing(browser, boards_database, member):
    sent = hidden(browser.get(FIRST).text) | {"choice-own.GOV-01": "2", "act": "next"}
    assert browser.post(FIRST, data=sent, headers={"Origin": "https://elsewhere.test"}).status_code == 403
    assert answers(boards_database, member) == {}


def test_a_page_is_light(browser):
    """At most 30 kB and three requests: the page and two scripts."""
    page = browser.get(FIRST).text
    scripts = re.findall(r'<script src="([^"]+)"', page)
    loads = [page, *(browser.get(script).text for script in scripts)]
    assert len(loads) <= 3
    assert sum(len(one.encode()) for one in loads) <= 30_000
