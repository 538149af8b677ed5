"""Choices and words in a real browser: what is called saved is saved, and nothing else is."""

import sqlite3
from datetime import date

from playwright.sync_api import Browser, Page, expect

from sait.assessment.workshops import Form, View
from sait.services.boards import add_round
from sait.services.workshops.opening import Plan, open_workshop
from sait.storage.engine.database import open_database
from tests.e2e.people import Phone, settle
from tests.e2e.server import Server
from tests.mixed import mixed_bank
from tests.patience import wait_until


def opened_code(server: Server, name: str) -> str:
    database = open_database(f"sqlite:///{server.database}")
    round_ = add_round(database, name={"en": name, "cy": name}, starts_on=date(2013, 6, 1), ends_on=None)
    plan = Plan("north-wales-board", round_.id, mixed_bank(), Form.FULL, View.SILENT, False, None, 2)
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
