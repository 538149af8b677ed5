"""The System page: every light in words, in both languages, also when the database is held by somebody else."""

import shutil
import sqlite3
from collections import namedtuple
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import streamlit as st

from sait.i18n import translator
from sait.metrics import metrics
from sait.services.system import Copies, Light, read_system
from sait.settings import settings
from sait.storage.database import Database
from sait.ui.components.system_rows import Row, system_rows
from sait.web import cookies
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


@pytest.mark.parametrize(("language", "word"), [("en", "In order"), ("cy", "Mewn trefn")])
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

    found = row("Newest copy", Copies(taken, wanted=True))

    assert found.light == light
    assert "2.5 GB" in found.value


def test_without_a_copy_it_says_whether_one_was_expected(database: Database) -> None:
    wanted, unwanted = row("Newest copy", Copies(None, wanted=True)), row("Newest copy", Copies(None, wanted=False))

    assert (wanted.light, unwanted.light) == (Light.AMBER, Light.AMBER)
    assert "log" in wanted.advice
    assert wanted.advice != unwanted.advice


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
    assert found.value == "1 fault of the program. 1 time somebody was told that something could not be done."


def test_the_page_names_no_file(signed_in: Held, open_page: Opened) -> None:
    assert settings().database_address.removeprefix("sqlite:///") not in drawn(open_page("system"))
