"""A survey as browsers meet it, those of scanners among them, without a script."""

import re

import pytest

from sait.services.surveys import links as links_service
from sait.storage.surveys import answers, links
from sait.web.pages.surveys.answering import token_hash_of
from tests.unit.services.surveys.house import close, opened, tokens

FIRST = {"GOV-01": "2", "GOV-02": "1", "GOV-03": "dont-know"}


@pytest.fixture
def survey(boards_database, bank):
    return opened(boards_database, bank)


@pytest.fixture
def token(boards_database, survey):
    return tokens(boards_database, survey, 1)[0]


def envelopes(database, survey) -> dict[str, int]:
    with database.reading() as conn:
        return answers.count_envelopes(conn, survey.id)


def is_spent(database, token) -> bool:
    with database.reading() as conn:
        return links.find_link(conn, token_hash_of(token)).spent


def follow(browser, response):
    assert response.status_code == 303, response.text
    return browser.get(response.headers["location"])


def test_somebody_answers_checks_and_sends(browse, boards_database, survey, token):
    browser, address = browse(), f"/survey/{token}"
    start = browser.get(address)
    assert "Nobody reads any answer before the survey closes." in start.text
    first = follow(browser, browser.post(address, data={}))
    assert "Statement GOV-01" in first.text
    second = follow(browser, browser.post(f"{address}/1", data=FIRST | {"act": "next"}))
    assert "Statement OUT-01" in second.text
    assert 'value="2" checked' in browser.get(f"{address}/1").text
    check = follow(browser, browser.post(f"{address}/2", data={"OUT-01": "0", "act": "check"}))
    assert "You have not answered 3 questions." in check.text
    done = follow(browser, browser.post(f"{address}/check", data={"act": "send"}))
    assert "Your answers have been sent" in done.text
    assert (envelopes(boards_database, survey), is_spent(boards_database, token)) == ({"north": 1}, True)


def test_a_lost_line_at_the_end_sends_it_once(browse, boards_database, survey, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    browser.post(f"{address}/1", data=FIRST)
    for _ in range(3):
        assert browser.post(f"{address}/check", data={"act": "send"}).headers["location"] == f"{address}/sent"
    assert envelopes(boards_database, survey) == {"north": 1}
    assert "You have sent your answers with this browser." in browser.get(address).text


@pytest.mark.parametrize("times", [40, pytest.param(715, marks=pytest.mark.soak)], ids=["560", "10,000"])
def test_asking_for_every_address_and_pressing_all_but_submit_spends_nothing(
    browse, boards_database, survey, token, times
):
    scanner, address = browse(), f"/survey/{token}"
    pages = ["", "/1", "/2", "/3", "/check", "/sent", "/in/cy"]
    for _ in range(times):
        for page in pages:
            assert scanner.request("HEAD", address + page).status_code < 500
            assert scanner.get(address + page).status_code < 500
    scanner.post(address, data={})
    for page in ("/1", "/2", "/3", "/check"):
        buttons = set(re.findall(r'name="act" value="([^"]+)"', scanner.get(address + page).text))
        assert buttons
        for act in buttons - {"send"}:
            assert scanner.post(address + page, data=FIRST | {"act": act}).status_code == 303
    assert (envelopes(boards_database, survey), is_spent(boards_database, token)) == ({}, False)


def test_whoever_has_the_link_elsewhere_finds_no_answer_and_not_whether_it_was_used(browse, boards_database, token):
    browser, address = browse(), f"/survey/{token}"
    fresh = browse().get(address).text
    browser.post(address, data={})
    browser.post(f"{address}/1", data=FIRST)
    assert browse().get(address).text == fresh
    browser.post(f"{address}/check", data={"act": "send"})
    assert browse().get(address).text == fresh
    assert browse().get(f"{address}/1").headers["location"] == address


def test_a_link_that_was_used_elsewhere_sends_nothing_more_and_keeps_what_was_typed(
    browse, boards_database, survey, token
):
    for browser in (browse(), other := browse()):
        browser.post(f"/survey/{token}", data={})
        browser.post(f"/survey/{token}/1", data=FIRST)
        answer = browser.post(f"/survey/{token}/check", data={"act": "send"})
    assert answer.status_code == 409
    assert "Answers were sent with this link before." in answer.text
    assert 'value="2" checked' in other.get(f"/survey/{token}/1").text
    assert envelopes(boards_database, survey) == {"north": 1}


def test_another_language_and_text_size_lose_nothing(browse, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    welsh = follow(browser, browser.post(f"{address}/1", data=FIRST | {"act": "language:cy"}))
    assert 'lang="cy"' in welsh.text
    assert 'value="2" checked' in welsh.text
    larger = follow(browser, browser.post(f"{address}/1", data=FIRST | {"act": "size:largest"}))
    assert 'class="text-largest"' in larger.text


def test_a_page_that_is_refused_shows_what_was_typed(browse, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    refused = browser.post(f"{address}/1", data={"GOV-01": "9", "GOV-02": "1", "act": "next"})
    assert refused.status_code == 422
    assert 'name="GOV-02" value="1" checked' in refused.text
    assert "<title>Problem: " in refused.text
    assert '<a href="#GOV-01">' in refused.text
    assert '<fieldset class="item faulty" aria-describedby="fault-GOV-01">' in refused.text
    assert 'id="GOV-01" name="GOV-01"' in refused.text
    assert 'id="fault-GOV-02"' not in refused.text


def test_without_cookies_nothing_is_saved_and_the_page_says_so(browse, token):
    browse().post(f"/survey/{token}", data={})
    answer = browse().post(f"/survey/{token}/1", data=FIRST)
    assert answer.status_code == 422
    assert "This browser has no answers under way for this link." in answer.text


def test_what_the_script_sends_is_answered_without_a_page(browse, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    assert browser.post(f"{address}/1", data=FIRST | {"act": "keep"}).status_code == 204
    assert browser.post(f"{address}/1", data={"GOV-01": "9", "act": "keep"}).status_code == 409


@pytest.mark.parametrize("path", ["/survey/unknown", "/survey/unknown/1", "/survey/unknown/check", "/survey/%00/1"])
def test_a_link_that_leads_nowhere_says_so(browse, survey, path):
    answer = browse().get(path)
    assert answer.status_code == 404
    assert "This link leads to no survey." in answer.text


def test_a_foreign_page_saves_and_sends_nothing(browse, boards_database, survey, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    browser.post(f"{address}/1", data=FIRST)
    browser.headers["Origin"] = "https://elsewhere.example"
    assert browser.post(f"{address}/check", data={"act": "send"}).status_code == 403
    assert envelopes(boards_database, survey) == {}


def test_a_closed_survey_says_so_everywhere(browse, boards_database, survey, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    close(boards_database, survey)
    other = browse()
    assert "This survey has closed." in other.get(address).text
    assert browser.post(f"{address}/1", data=FIRST).status_code == 410


def test_after_the_survey_has_closed_nothing_is_said_to_be_sent(browse, boards_database, survey, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    browser.post(f"{address}/1", data=FIRST)
    close(boards_database, survey)
    answer = browser.post(f"{address}/check", data={"act": "send"})
    assert answer.status_code == 410
    assert "nothing was sent" in answer.text
    assert "have been sent" not in browser.get(address).text
    assert browser.get(f"{address}/sent").headers["location"] == address


def test_pressing_begin_again_after_sending_leaves_it_sent(browse, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    browser.post(f"{address}/1", data=FIRST)
    browser.post(f"{address}/check", data={"act": "send"})
    browser.post(address, data={})
    assert "You have sent your answers with this browser." in browser.get(address).text
    assert browser.post(f"{address}/1", data=FIRST).status_code == 422


def test_looking_without_reading_takes_nothing_back(browse, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    browser.post(f"{address}/1", data=FIRST)
    for page in ("", "/1", "/check", "/sent"):
        browser.request("HEAD", address + page)
    assert 'value="2" checked' in browser.get(f"{address}/1").text


def test_a_page_that_cannot_be_read_takes_nothing_back(browse, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    browser.post(f"{address}/1", data=FIRST)
    refused = browser.post(f"{address}/1", data=FIRST | {"GOV-01": "w" * 500_000})
    assert refused.status_code == 413
    assert 'value="2" checked' in refused.text


def test_words_typed_on_a_link_that_was_replaced_are_given_back(browse, boards_database, survey, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    links_service.replace_link(boards_database, survey_id=survey.id, board_id="north", number=1, who="gwyn")
    answer = browser.post(f"{address}/1", data={"GOV-01": "2", "other": "words that took a while to type"})
    assert answer.status_code == 410
    assert "words that took a while to type" in answer.text


def test_wrong_links_from_an_office_keep_nobody_there_from_a_right_one(browse, token):
    for number in range(200):
        browse().get(f"/survey/guess{number}")
    assert browse().get(f"/survey/{token}").status_code == 200


def test_one_link_does_not_fill_the_disk(browse, token):
    codes = []
    for _ in range(40):
        browser = browse()
        browser.post(f"/survey/{token}", data={})
        codes.append(browser.post(f"/survey/{token}/1", data=FIRST).status_code)
    assert codes[0] == 303
    assert codes[-1] == 429


def test_pages_are_light(browse, token):
    browser, address = browse(), f"/survey/{token}"
    browser.post(address, data={})
    for page in ("", "/1", "/check"):
        assert len(browser.get(address + page).content) < 30_000


def test_many_wrong_links_are_limited(browse, survey, token):
    scanner = browse()
    codes = [scanner.get(f"/survey/guess{number}").status_code for number in range(400)]
    assert codes[0] == 404
    assert codes[-1] == 429
