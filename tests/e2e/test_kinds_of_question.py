"""Choices and words in a real browser: what is called saved is saved, and nothing else is."""

import sqlite3
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from sait.assessment.workshops import Form, View
from sait.services.banks.instruments import Bank
from sait.services.boards import add_round
from sait.services.workshops.opening import Plan, open_workshop
from sait.storage.engine.database import open_database
from tests.depending import depending_bank
from tests.e2e.people import Phone, settle
from tests.e2e.server import Server
from tests.mixed import mixed_bank
from tests.patience import wait_until


def opened_code(server: Server, name: str, bank: Bank | None = None) -> str:
    database = open_database(f"sqlite:///{server.database}")
    round_ = add_round(database, name={"en": name, "cy": name}, starts_on=date(2013, 6, 1), ends_on=None)
    plan = Plan("north-wales-board", round_.id, bank or mixed_bank(), Form.FULL, View.SILENT, False, None, 2)
    code = open_workshop(database, plan).code
    database.close()
    return code


def kept(server: Server, code: str) -> tuple[dict[str, str], dict[str, str]]:
    in_workshop = "where respondent_id in (select id from respondents where workshop_id in (select id from workshops where code = ?))"
    with sqlite3.connect(server.database) as conn:
        return (
            dict(conn.execute(f"select item_id, choice from responses {in_workshop}", [code]).fetchall()),
            dict(conn.execute(f"select item_id, text from comments {in_workshop}", [code]).fetchall()),
        )


def status(page: Page, words: str) -> None:
    expect(page.locator(".sait-words-status p:visible")).to_have_text(words)


def test_a_member_answers_all_three_kinds(browser: Browser, server: Server) -> None:
    phone = Phone(browser, server)
    code = opened_code(server, "Kinds")
    phone.join(code)
    phone.choose(2)
    phone.next()
    phone.choose(6)
    phone.next()
    expect(phone.page.locator('[role="radiogroup"] label').first).to_have_text("One board")
    phone.choose(1)
    phone.next()
    field = phone.page.get_by_label("Question MIX-04")
    expect(field).to_be_visible()
    expect(phone.page.locator(".sait-words-status p:visible")).to_have_count(0)
    field.fill("What worked")
    status(phone.page, "✓ Saved")
    settle(phone.page)
    field.fill("What worked, and why")
    phone.next()
    assert phone.place == "own.WOR-01"
    answers = ({"MIX-01": "2", "MIX-02": "not-applicable", "MIX-03": "2"}, {"MIX-04": "What worked, and why"})
    wait_until(lambda: kept(server, code) == answers, f"{answers} in the database")
    phone.page.go_back()
    status(phone.page, "✓ Saved")
    expect(phone.page.get_by_label("Question MIX-04")).to_have_value("What worked, and why")


def test_words_are_saved_when_the_field_is_left_by_choosing_a_level(browser: Browser, server: Server) -> None:
    phone = Phone(browser, server)
    phone.join(opened_code(server, "Kinds on one page"))
    phone.page.goto(f"{server.address}/score?at=own.MIX&view=domain")
    settle(phone.page)
    phone.page.get_by_label("Question MIX-04").fill("typed first")
    phone.tap(1)
    expect(phone.page.locator("p.sait-saved:visible, .sait-kept:visible")).to_have_count(2)
    settle(phone.page)
    expect(phone.page.get_by_label("Question MIX-04")).to_have_value("typed first")


@pytest.mark.parametrize(
    ("language", "progress", "because", "does_not_count"),
    [
        (
            "en",
            "1 of 10 answered",
            "You are asked this because of your answer to",
            "1 other answer of yours does not count",
        ),
        ("cy", "Atebwyd 1 o 10", "Gofynnir hyn i chi oherwydd eich ateb i", "nid yw 1 o'ch atebion eraill yn cyfrif"),
    ],
)
def test_a_question_comes_and_goes_with_the_answer_that_asks_it(
    browser: Browser, server: Server, language: str, progress: str, because: str, does_not_count: str
) -> None:
    phone = Phone(browser, server, language)
    phone.join(opened_code(server, f"Asked {language}", depending_bank()))
    page = phone.page
    page.goto(f"{server.address}/score?at=own.DEP-01")
    settle(page)
    phone.tap(1)
    expect(page.locator(".sait-progress p")).to_contain_text(progress)
    phone.next()
    expect(page.locator(".sait-because")).to_contain_text(because)
    assert phone.place == "own.DEP-02"
    phone.choose(2)
    page.go_back()
    expect(page.locator(".sait-because")).to_have_count(0)
    settle(page)
    phone.tap(3)
    expect(page.locator(".sait-set-aside")).to_contain_text(does_not_count)
    page.goto(f"{server.address}/score?at=own.DEP-02")
    expect(page.locator(".sait-set-aside")).to_be_visible()
    settle(page)
    phone.tap(0)
    expect(page.locator(".sait-set-aside")).to_have_count(0)
    answers = {"DEP-01": "0", "DEP-02": "2"}
    wait_until(lambda: phone.saved(server) == answers, f"{answers} in the database")
