"""A real server while people join, score and sign in: what it counts, shows and writes into its log."""

import json
import re
import sqlite3
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import PASSWORD, Facilitator, Phone
from tests.e2e.server import Server
from tests.patience import wait_until

NAME = "gwenllian-the-facilitator"
KEYS = {"time", "level", "logger", "message", "version", "database", "code", "audience", "sequence", "exc_info"}


class TalkativeServer(Server):
    """A server that logs everything it can, line by line as JSON."""

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"SAIT_LOG_FORMAT": "json", "SAIT_LOG_LEVEL": "DEBUG"}

    @property
    def records(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TalkativeServer]:
    running = TalkativeServer(tmp_path_factory.mktemp("server"))
    running.start()  # on no file at all: a first start, which has nothing to copy
    yield running
    running.stop()


def metric(server: Server, name: str) -> float:
    with urllib.request.urlopen(f"{server.address}/metrics") as answer:
        found = re.search(rf"^{re.escape(name)} (\S+)$", answer.read().decode(), re.MULTILINE)
    return float(found.group(1)) if found else 0.0


def test_nothing_in_the_log_tells_who_did_what(browser: Browser, server: TalkativeServer) -> None:
    server.run("demo", "load")
    with sqlite3.connect(server.database) as conn:
        query = "select code, id from workshops where board_id = 'north-wales-board' and state = 'scoring'"
        code, workshop_id = conn.execute(query).fetchone()
    conn.close()
    link = server.first_time_link
    facilitator = Facilitator(browser, server)
    facilitator.create_account(NAME)
    phone = Phone(browser, server)
    slip = phone.join(code)
    phone.choose(2)
    expect(phone.page.locator(".sait-saved").first).to_be_visible()
    # A page that was left is counted until its connection has ended.
    for kind in ("sait_phones_connected", "sait_screens_connected"):
        wait_until(
            lambda kind=kind: metric(server, kind) == 1, f"{kind} 1", instead=lambda kind=kind: metric(server, kind)
        )
    assert (metric(server, "sait_joins_total"), metric(server, "sait_choices_saved_total")) == (1, 1)

    page = facilitator.open("/system")
    expect(page.get_by_text("1 member's page is open.")).to_be_visible()
    facilitator.open(f"/live?workshop={workshop_id}")
    still_open = page.locator('[class*="st-key-closing-"]')
    before = still_open.count()
    still_open.first.locator("button").click()
    page.locator('[class*="st-key-close-"] button').first.click()
    expect(still_open).to_have_count(before - 1)
    facilitator.page.goto(f"{server.address}/join/XXXXXX")
    phone.page.goto(f"{server.address}/resume?code={code}")

    held = [cookie["value"] for context in (phone.context, facilitator.context) for cookie in context.cookies()]
    secrets = [code, slip, slip.replace(" ", ""), link.rsplit("/", 1)[1], NAME, PASSWORD, workshop_id, "127.0.0.1"]
    tokens = [value for value in held if len(value) > 20]
    said = "\n".join(json.dumps(record) for record in server.records)
    assert len(tokens) >= 2
    assert [secret for secret in [*secrets, *tokens, "XXXXXX"] if secret in said] == []
    assert set().union(*server.records) <= KEYS
    messages = [record["message"] for record in server.records]
    assert set(messages) == {"started", "release published", "problem told"}


def test_what_is_no_record_is_the_addresses_that_sait_says_when_it_starts(server: TalkativeServer) -> None:
    others = [line for line in server.log.splitlines() if not line.startswith("{")]

    assert others[0] == "SAIT is running."
    assert len(others) == 4


def test_the_database_file_is_not_named(server: TalkativeServer) -> None:
    assert Path(server.database).name not in server.log
