"""The check with a phone, as a phone meets it: cookie, way back, live connection; and what the facilitator's page knows of it."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.websockets import WebSocketDisconnect

from sait.errors import SaitError
from sait.services.running import phone_checks
from sait.services.running.phone_checks import CHECK_LASTS, MOST_CHECKS, Checks, checks
from sait.settings import settings
from sait.web.server import address, cookies

REACHED = {"en": "This phone reaches the server.", "cy": "Mae&#39;r ffôn hwn yn cyrraedd y gweinydd."}
KEPT = {"en": "It keeps its cookie.", "cy": "Mae&#39;n cadw ei gwci."}


@pytest.fixture(autouse=True)
def nothing_remembered():
    checks.cache_clear()
    yield
    checks.cache_clear()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_phone_that_keeps_its_cookie_is_told_so_and_the_facilitator_too(browse, language):
    code = checks().begin().code
    phone = browse(language)
    away = phone.get(f"/preflight/{code}")
    assert away.status_code == 303
    assert checks().find(code).reached_at is None  # only the way back shows whether the cookie was kept
    told = phone.get(away.headers["location"])
    assert REACHED[language] in told.text
    assert KEPT[language] in told.text
    found = checks().find(code)
    assert found.reached_at is not None
    assert (found.kept_cookie, found.is_live) == (True, False)


def test_a_phone_that_drops_its_cookie_is_told_what_to_do(browse):
    code = checks().begin().code
    phone = browse()
    away = phone.get(f"/preflight/{code}")
    phone.cookies.delete(cookies.PHONE_CHECK)
    told = phone.get(away.headers["location"])
    assert "It did not keep its cookie." in told.text
    assert "Leave private browsing" in told.text
    assert not checks().find(code).kept_cookie


def test_the_cookie_of_an_earlier_check_does_not_count(browse):
    earlier, code = checks().begin().code, checks().begin().code
    phone = browse()
    phone.cookies.set(cookies.PHONE_CHECK, earlier)
    phone.get(f"/preflight/{code}/kept")
    assert not checks().find(code).kept_cookie


def test_a_live_connection_is_noted_and_the_next_phone_shows_its_own(browse):
    code = checks().begin().code
    phone = browse()
    phone.get(f"/preflight/{code}", follow_redirects=True)
    with phone.websocket_connect(f"/preflight/{code}/line") as line:
        assert line.receive_text() == "here"
    assert checks().find(code).is_live
    browse().get(f"/preflight/{code}", follow_redirects=True)
    assert not checks().find(code).is_live


def test_a_live_connection_for_no_check_is_refused(browse):
    with pytest.raises(WebSocketDisconnect), browse().websocket_connect("/preflight/AAAAAA/line"):
        pytest.fail("it was taken")


@pytest.mark.parametrize("path", ["/preflight/AAAAAA", "/preflight/AAAAAA/kept"])
def test_an_unknown_check_says_how_to_get_a_new_one(browse, path):
    refused = browse().get(path)
    assert refused.status_code == 404
    assert "This phone check does not exist" in refused.text


def test_codes_cannot_be_tried_without_end(browse, monkeypatch):
    monkeypatch.setenv("SAIT_WRONG_GUESSES", "30")
    settings.cache_clear()
    phone = browse()
    answers = [phone.get("/preflight/AAAAAA") for _ in range(31)]
    assert [answer.status_code for answer in answers] == [404] * 30 + [429]
    code = checks().begin().code
    assert phone.get(f"/preflight/{code}").status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_a_check_ends_after_a_quarter_of_an_hour():
    clock = [datetime(2026, 6, 1, 14, 2, tzinfo=UTC)]
    held = Checks(lambda: clock[0])
    code = held.begin().code
    clock[0] += CHECK_LASTS - timedelta(seconds=1)
    held.reached(code, kept_cookie=True)
    assert held.find(code.lower()).reached_at == clock[0]
    clock[0] += timedelta(seconds=1)
    with pytest.raises(SaitError, match=r"preflight\.unknown"):
        held.find(code)


def test_no_more_checks_are_remembered_than_there_is_use_for():
    held = Checks()
    codes = [held.begin().code for _ in range(MOST_CHECKS + 1)]
    with pytest.raises(SaitError):
        held.find(codes[0])
    assert held.find(codes[1]).code == codes[1]


def test_nothing_of_the_phone_is_kept():
    fields = set(phone_checks.Check.__dataclass_fields__)
    assert fields == {"code", "begun_at", "reached_at", "kept_cookie", "is_live"}


@pytest.mark.parametrize(
    ("public", "listens", "alone"),
    [
        ("http://localhost:8501", "0.0.0.0", True),
        ("http://127.0.0.1:8501", "0.0.0.0", True),
        ("http://[::1]:8501", "0.0.0.0", True),
        ("https://sait.example.org", "127.0.0.1", False),  # behind a proxy on the same machine
        ("", "127.0.0.1", True),
        ("", "0.0.0.0", False),
    ],
)
def test_an_address_of_the_machine_itself_is_known_for_what_it_is(configured, monkeypatch, public, listens, alone):
    monkeypatch.setenv("SAIT_PUBLIC_URL", public)
    settings.cache_clear()
    monkeypatch.setattr(address, "local_network_address", lambda: "192.168.1.20")
    options = {"server.address": listens, "server.port": 8501}
    monkeypatch.setattr(address.st, "get_option", options.__getitem__)
    assert address.is_for_this_machine_only() is alone
