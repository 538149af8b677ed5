"""Health for everybody, metrics for those who may, and the faults that they tell of, really done."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sait.assessment.access import Grant, Role
from sait.metrics import metrics
from sait.services.accounts import granting, signing_in
from sait.services.running.system import Disk, Health, Light, read_health
from sait.settings import SettingsError, settings
from sait.storage.engine.database import open_database
from sait.storage.engine.health import DatabaseState, Writing
from sait.web.server import cookies
from sait.web.server.health import KEPT_S, ROUTES, Checkup, ClosedMetrics

HERE = ("127.0.0.1", 50_000)
TOKEN = "a token of enough characters"
PASSWORD = "a long enough password"
ROOM = Disk(free_b=50_000_000_000, total_b=100_000_000_000)
WORKS = DatabaseState(reads=True, writing=Writing.WORKS, size_b=1)


async def _streamlits(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("active_sessions 7")


@pytest.fixture
def address(tmp_path: Path, configured: None) -> Iterator[str]:
    database = open_database(settings().database_address)
    yield settings().database_address
    database.close()


def client(came_from: tuple[str, int] = HERE, host: str = "localhost") -> TestClient:
    routes = [*ROUTES, Route("/_stcore/metrics", _streamlits)]
    app = Starlette(routes=routes, middleware=[Middleware(ClosedMetrics)])
    return TestClient(app, base_url=f"http://{host}", client=came_from)


def file_of(address: str) -> Path:
    return Path(address.removeprefix("sqlite:///"))


def answered(health: Health) -> tuple[int, str]:
    told = asked(Checkup(check=lambda _: health)).get("/healthz")
    return told.status_code, told.json()["status"]


def asked(checkup: Checkup, came_from: tuple[str, int] = HERE, host: str = "localhost") -> TestClient:
    app = Starlette(routes=[Route("/healthz", checkup.answer)])
    return TestClient(app, base_url=f"http://{host}", client=came_from)


def test_a_sound_server_says_so_and_no_more_than_it_should(address):
    told = asked(Checkup()).get("/healthz")
    body = told.json()
    version = f"SQLite {sqlite3.sqlite_version}"
    assert body["database"] == {"status": "ok", "reads": True, "writing": "works", "version": version}
    assert body["process"]["status"] == "ok"
    assert body["disk"]["free_bytes"] > 0
    assert told.headers["cache-control"] == "no-store"
    assert file_of(address).name not in told.text
    assert str(file_of(address).parent) not in told.text


STRANGER = ("192.0.2.7", 50_000)


@pytest.mark.parametrize(
    ("health", "answer"),
    [
        (Health(WORKS, ROOM), (200, {"status": "ok"})),
        (Health(DatabaseState(True, Writing.BUSY, 1), ROOM), (200, {"status": "ok"})),
        (Health(WORKS, Disk(900_000_000, 1_000_000_000)), (200, {"status": "ok"})),
        (Health(DatabaseState(False, Writing.REFUSED, None), ROOM), (503, {"status": "failing"})),
    ],
)
def test_a_stranger_is_told_whether_it_is_well_and_nothing_else(address, health, answer):
    told = asked(Checkup(check=lambda _: health), STRANGER, "sait.example.org").get("/healthz")
    assert (told.status_code, told.json()) == answer


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.ADMINISTRATOR, True), (Role.FACILITATOR, True), (Role.ANALYST, False), (None, False)]
)
def test_who_may_open_the_system_page_is_told_the_rest(address, role, sees):
    database = open_database(address)
    token = signing_in.new_setup_link(database)
    signing_in.create_first_account(database, token=token, username="first", password=PASSWORD, hours=1)
    browser = asked(Checkup(), STRANGER, "sait.example.org")
    session = "made up"
    if role is not None:
        link = granting.add_account(database, name="second", email="", grant=Grant(role), who="first")
        session = signing_in.set_up_account(database, token=link, password=PASSWORD, hours=1)
    browser.cookies.set(cookies.SIGN_IN, session)
    assert ("version" in browser.get("/healthz").json()) == sees


def test_whoever_shows_the_token_is_told_the_rest(address, monkeypatch):
    monkeypatch.setenv("SAIT_METRICS_TOKEN", TOKEN)
    settings.cache_clear()
    browser = asked(Checkup(), STRANGER, "sait.example.org")
    assert "disk" in browser.get("/healthz", headers={"Authorization": f"Bearer {TOKEN}"}).json()
    assert set(browser.get("/healthz", headers={"Authorization": "Bearer wrong"}).json()) == {"status"}


def test_without_a_database_the_answer_comes_all_the_same(address):
    browser = asked(Checkup(), STRANGER, "sait.example.org")
    browser.cookies.set(cookies.SIGN_IN, "any")
    open_database(address).close()
    for part in file_of(address).parent.iterdir():
        part.unlink()
    told = browser.get("/healthz")
    assert (told.status_code, told.json()) == (503, {"status": "failing"})


def test_head_is_answered_too(address):
    assert TestClient(Starlette(routes=[Route("/healthz", Checkup().answer)])).head("/healthz").status_code in {
        200,
        503,
    }


def test_many_who_ask_cause_one_check(configured):
    asked: list[str] = []
    now = [100.0]

    def check(where: str) -> Health:
        asked.append(where)
        return Health(WORKS, ROOM)

    checkup = Checkup(check=check, clock=lambda: now[0])
    browser = TestClient(Starlette(routes=[Route("/healthz", checkup.answer)]))
    for _ in range(20):
        assert browser.get("/healthz").status_code == 200
    assert len(asked) == 1
    now[0] += KEPT_S
    browser.get("/healthz")
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("free", "light"),
    [(99_999_999, Light.RED), (100_000_000, Light.AMBER), (999_999_999, Light.AMBER), (1_000_000_000, Light.GREEN)],
)
def test_the_disk_is_judged_by_what_is_free(free, light):
    assert Disk(free, 5_000_000_000).light == light


def test_a_tenth_of_a_large_disk_is_looked_at_too():
    assert Disk(9_000_000_000, 100_000_000_000).light == Light.AMBER


@pytest.mark.parametrize(
    ("health", "answer"),
    [
        (Health(WORKS, ROOM), (200, "ok")),
        (Health(WORKS, None), (200, "ok")),
        (Health(WORKS, Disk(1, 1_000)), (503, "failing")),
        (Health(WORKS, Disk(900_000_000, 1_000_000_000)), (200, "degraded")),
        (Health(DatabaseState(True, Writing.BUSY, 1), ROOM), (200, "degraded")),
        (Health(DatabaseState(True, Writing.REFUSED, 1), ROOM), (503, "failing")),
        (Health(DatabaseState(False, Writing.REFUSED, None), ROOM), (503, "failing")),
    ],
)
def test_the_worst_light_is_the_answer(configured, health, answer):
    assert answered(health) == answer


def test_a_database_that_another_program_holds_is_busy_and_free_again_afterwards(address):
    other = sqlite3.connect(file_of(address), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert read_health(address).database.writing == Writing.BUSY
    assert read_health(address).database.reads
    other.execute("ROLLBACK")
    other.close()
    assert read_health(address).database.writing == Writing.WORKS


def test_looking_leaves_nothing_behind(address):
    with sqlite3.connect(file_of(address)) as conn:
        before = list(conn.iterdump())
        read_health(address)
        assert list(conn.iterdump()) == before
    conn.close()


def test_a_database_that_was_taken_away_is_missed_and_not_made_anew(address):
    for part in file_of(address).parent.iterdir():
        part.unlink()
    assert read_health(address).database_light == Light.RED
    assert not file_of(address).exists()


def test_a_database_that_is_rubbish_is_red(address):
    open_database(address).close()
    file_of(address).write_bytes(b"rubbish" * 10_000)
    assert read_health(address).database == DatabaseState(reads=False, writing=Writing.REFUSED, size_b=None)


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_this_machine_reads_the_metrics(address, path):
    assert client().get(path).status_code == 200
    assert client(("::1", 1), "[::1]:8501").get(path).status_code == 200


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics", "/_stcore/metrics/"])
@pytest.mark.parametrize(
    ("came_from", "host", "headers"),
    [
        (("192.0.2.7", 1), "localhost", {}),
        (HERE, "sait.example.org", {}),
        (HERE, "localhost", {"X-Forwarded-For": "127.0.0.1"}),
        (HERE, "localhost", {"Forwarded": "for=127.0.0.1"}),
        (HERE, "localhost", {"Via": "1.1 proxy"}),
        (("192.0.2.7", 1), "localhost", {"Authorization": "Bearer "}),
        (("192.0.2.7", 1), "localhost", {"Authorization": "Bearer wrong"}),
    ],
)
def test_strangers_are_told_that_there_is_no_such_page(address, path, came_from, host, headers):
    told = client(came_from, host).get(path, headers=headers)
    assert told.status_code == 404
    assert "sessions" not in told.text
    assert "sait_" not in told.text


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_the_token_opens_the_metrics_from_anywhere(address, monkeypatch, path):
    monkeypatch.setenv("SAIT_METRICS_TOKEN", TOKEN)
    settings.cache_clear()
    far = client(("192.0.2.7", 1), "sait.example.org")
    assert far.get(path, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert far.get(path, headers={"Authorization": f"Bearer {TOKEN}x"}).status_code == 404
    assert far.get(path, headers={"Authorization": TOKEN}).status_code == 404


def test_a_token_that_can_be_guessed_is_refused_at_start_without_being_repeated(configured, monkeypatch):
    monkeypatch.setenv("SAIT_METRICS_TOKEN", "sesame")
    settings.cache_clear()
    with pytest.raises(SettingsError) as refused:
        settings()
    assert "SAIT_METRICS_TOKEN" in str(refused.value)
    assert "sesame" not in str(refused.value)


def test_what_prometheus_reads_has_the_disk_and_the_age_of_the_copy(address):
    metrics.cache_clear()
    told = client().get("/metrics")
    assert told.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert metrics().value("sait_disk_free_bytes") > 0
    assert "sait_backup_age_seconds +Inf" in told.text
    assert "process_resident_memory_bytes" in told.text
