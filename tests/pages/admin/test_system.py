"""The System page: every light in words, in both languages, also when the database is held by somebody else."""

import re
import shutil
import sqlite3
from collections import namedtuple
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
import streamlit as st

from sait.assessment.access import Right
from sait.cli.main import main
from sait.errors import SaitError
from sait.i18n import translator
from sait.metrics import metrics
from sait.services.running.system import Copies, Health, Light, read_copies, read_system
from sait.settings import PREFIX, Settings, settings
from sait.storage.engine.database import Database
from sait.storage.engine.health import DatabaseState, Writing
from sait.ui.admin.system_rows import Row, system_rows
from sait.ui.visitor import Visitor
from sait.web.server import cookies, daily_copies
from tests.pages.conftest import Held, Opened

Usage = namedtuple("Usage", "total used free")
EN = translator("en")
ADDRESS = "http://192.0.2.17:8501"


@dataclass(frozen=True)
class Taken:
    taken_at: datetime
    size: int = 2_500_000_000


@pytest.fixture(autouse=True)
def fresh():
    metrics.cache_clear()
    st.cache_data.clear()
    yield
    metrics.cache_clear()
    st.cache_data.clear()


def drawn(app) -> str:
    return "".join(str(html.proto.body) for html in app.get("html"))


def row(name: str, copies: Copies | None = None, address: str = ADDRESS) -> Row:
    held = copies or Copies(None, wanted=False)
    system = read_system(settings().database_address, copies_of=lambda: held)
    return next(row for row in system_rows(system, address, EN) if row.name == name)


@pytest.mark.parametrize(("language", "word"), [("en", "In order"), ("cy", "Popeth yn iawn")])
def test_each_light_is_a_word_and_a_sign(signed_in: Held, open_page: Opened, language: str, word: str) -> None:
    signed_in[cookies.LANGUAGE] = language

    page = drawn(open_page("system"))

    assert f"✓</span> {word}" in page
    assert page.count("<dt>") == 9


def test_a_database_that_another_program_holds_is_said_and_the_page_stands(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    other = sqlite3.connect(settings().database_address.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    page = drawn(open_page("system"))
    other.close()

    assert "Another program is writing to it." in page
    assert "Wait a minute." in page


def test_the_live_page_says_when_there_is_no_room_and_nothing_otherwise(
    signed_in: Held, open_page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 10**12))
    assert 'class="sait-alarm"' not in drawn(open_page("live"))
    st.cache_data.clear()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 1, 1))

    page = drawn(open_page("live"))

    assert 'class="sait-alarm"' in page
    assert 'href="/system"' in page


def test_a_disk_that_is_nearly_full_says_what_to_do(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 0, 50_000_000))

    found = row("Free disk")

    assert found.light == Light.RED
    assert found.value == "50.0 MB free, 5% of the disk."


@pytest.mark.parametrize(("hours", "light"), [(25, Light.GREEN), (27, Light.AMBER)])
def test_a_copy_ages(database: Database, hours: int, light: Light) -> None:
    taken = Taken(datetime.now(UTC) - timedelta(hours=hours))

    looked_at = datetime.now(UTC) - timedelta(hours=1)
    found = row("Newest copy", Copies(taken, wanted=True, looked_at=looked_at))

    assert found.light == light
    assert "2.5 GB" in found.value


def test_a_new_server_waits_for_its_first_copy_and_says_when_it_is_due(database: Database) -> None:
    found = row("Newest copy", read_copies())
    assert found.light == Light.GREEN
    assert found.value.endswith(
        "there is no workshop and no uploaded bank. When there is one, SAIT makes a copy within 10 minutes."
    )

    due = row("Newest copy", Copies(None, wanted=True, needed=True, looked_at=datetime.now(UTC)))
    assert due.light == Light.GREEN
    assert re.fullmatch(r"There is no copy\. The next is due by \d\d:\d\d\.", due.value)


def test_a_copy_that_failed_names_the_line_that_the_log_has(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise SaitError("copy.full", path="copies")

    monkeypatch.setattr(daily_copies, "take_copy_if_due", fail)
    daily_copies._look()

    found = row("Newest copy", read_copies())

    assert found.light == Light.AMBER
    named = re.search("“(.*?)”", found.advice)
    assert named
    assert any(record.getMessage().startswith(named[1]) for record in caplog.records)


def test_a_look_that_finds_nothing_to_do_takes_the_failure_back(database: Database) -> None:
    metrics().looked_for_copy(failed=True)
    assert row("Newest copy", read_copies()).light == Light.AMBER
    daily_copies._look()
    assert row("Newest copy", read_copies()).light == Light.GREEN


def test_where_no_copies_are_made_the_advice_names_what_there_is(database: Database) -> None:
    found = row("Newest copy", Copies(None, wanted=False))
    assert found.light == Light.AMBER
    assert "python -m sait data copy FILE" in found.advice
    assert "SAIT_COPIES_KEPT" in found.advice
    late = row("Newest copy", Copies(None, wanted=True, looked_at=datetime.now(UTC) - timedelta(minutes=21)))
    assert late.light == Light.AMBER
    assert "log" not in late.advice


def test_every_setting_and_command_that_a_light_names_exists(database: Database) -> None:
    address = settings().database_address
    told = " ".join(
        row.advice
        for copies in (Copies(None, wanted=False), Copies(None, wanted=True, failed=True))
        for row in system_rows(read_system(address, copies_of=lambda held=copies: held), ADDRESS, EN)
    )
    named = set(re.findall(r"SAIT_[A-Z_]+", told))
    assert named == {"SAIT_COPIES_KEPT", "SAIT_PUBLIC_URL"}
    assert named <= {PREFIX + field.upper() for field in Settings.model_fields}
    commands = set(re.findall(r"python -m sait ([a-z]+) ([a-z-]+)", told))
    assert commands
    assert [main([*command, "--help"]) for command in commands] == [0] * len(commands)


def test_who_may_not_see_the_lights_is_told_whom_to_tell(
    database: Database, signed_in: Held, open_page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 1, 1))
    monkeypatch.setattr(Visitor, "may", lambda _, right, *_boards: right is not Right.SYSTEM_SEE)

    page = drawn(open_page("live"))

    assert "Tell the facilitator." in page
    assert 'href="/system"' not in page


@pytest.mark.parametrize("address", ["http://localhost:8501", "http://127.0.0.1:8501", "http://[::1]:8501"])
def test_an_address_that_no_phone_can_open_is_said(database: Database, address: str) -> None:
    assert row("Address for phones", address=address).light == Light.AMBER
    assert row("Address for phones").light == Light.GREEN


def test_a_wrong_code_is_counted_and_is_no_fault_of_the_program(database: Database) -> None:
    metrics().told("workshop.code-unknown")
    assert row("Errors in the last hour").light == Light.GREEN
    metrics().failed()

    found = row("Errors in the last hour")

    assert found.light == Light.AMBER
    assert found.value == "1 error in the program. 1 time someone was told that something was not possible."


def test_the_page_names_no_file(signed_in: Held, open_page: Opened) -> None:
    assert settings().database_address.removeprefix("sqlite:///") not in drawn(open_page("system"))


def test_of_a_database_on_a_server_the_page_says_what_it_cannot_see(database: Database) -> None:
    """Its disk and its backups are neither well nor ill, and the advice is not about a file."""
    system = read_system(settings().database_address, copies_of=lambda: Copies(None, wanted=False, on_server=True))
    gone = DatabaseState(reads=False, writing=Writing.REFUSED, size_b=None, on_server=True)
    rows = {row.name: row for row in system_rows(replace(system, health=Health(gone, None)), ADDRESS, EN)}
    assert (rows["Free disk"].light, rows["Newest copy"].light) == (None, None)
    assert "pg_dump" in rows["Newest copy"].value
    assert rows["Database"].light is Light.RED
    assert "database server" in rows["Database"].advice
    assert "file" not in rows["Database"].advice
