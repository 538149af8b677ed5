"""Guessing codes, slips, passwords and first-time links: what is stopped, and who is never shut out by it."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sait.assessment.workshops import Workshop
from sait.services.accounts import signing_in
from sait.settings import settings
from sait.storage.engine.database import Database
from sait.web.routes import ROUTES
from sait.web.server import limits
from sait.web.server.clients import networks_of, shortened
from sait.web.server.limits import JOIN_CODE, MOST_KEYS, PASSWORD, SLIP, WINDOW_S, Guesses, TooManyGuessesError, guesses
from tests.unit.services.people import open_room

HOME = "http://testserver"
ROOM = "192.0.2.7"
STRANGER = "198.51.100.9"
ALLOWED = 6
"""The smallest that can be set: 6 codes or slips and 2 passwords from an address, 6 passwords for an account."""
SIGN_INS = 2
PASSWORD_OF_HER = "a long enough password"

From = Callable[..., TestClient]


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, boards_database: Database) -> Iterator[From]:
    """A new browser at an address."""
    monkeypatch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path / 'sait.db'}")
    monkeypatch.setenv("SAIT_WRONG_GUESSES", str(ALLOWED))
    settings.cache_clear()
    guesses.cache_clear()
    opened: list[TestClient] = []

    def at(address: str, language: str = "en") -> TestClient:
        sent = {"Origin": HOME, "Content-Type": "application/x-www-form-urlencoded"}
        client = TestClient(
            Starlette(routes=ROUTES), base_url=HOME, follow_redirects=False, headers=sent, client=(address, 50_000)
        )
        client.cookies.set("sait_language", language)
        opened.append(client)
        return client

    yield at
    for client in opened:
        client.close()
    settings.cache_clear()
    guesses.cache_clear()


@pytest.fixture
def room(boards_database: Database) -> Workshop:
    return open_room(boards_database)


@pytest.fixture
def account(boards_database: Database) -> str:
    token = signing_in.new_setup_link(boards_database)
    assert token
    signing_in.create_first_account(
        boards_database, token=token, username="ffion", password=PASSWORD_OF_HER, hours=settings().sign_in_hours
    )
    return "ffion"


def wrong_code(room: Workshop, number: int) -> str:
    """A code that no workshop has, another one for each number below 625."""
    letters = "ACDEFGHJKMNPQRTUVWXY34679"
    tail = letters[number // 25] + letters[number % 25]
    return f"{'AAAA' if room.code[0] != 'A' else 'CCCC'}{tail}"


def guess_codes(client: TestClient, room: Workshop, times: int = ALLOWED) -> None:
    for number in range(times):
        assert client.get(f"/join/{wrong_code(room, number)}").status_code == 404


def sign_in(client: TestClient, name: str, password: str) -> int:
    return client.post("/sign-in", data={"username": name, "password": password}).status_code


WAYS: dict[str, Callable[[TestClient, str], object]] = {
    "address": lambda client, code: client.get(f"/join/{code}"),
    "head": lambda client, code: client.head(f"/join/{code}"),
    "press": lambda client, code: client.post(f"/join/{code}"),
    "typed": lambda client, code: client.post("/join", data={"code": code}),
    "resume": lambda client, code: client.post("/resume", data={"code": code, "slip": "ACDE-3467"}),
    "erase": lambda client, code: client.post("/erase/code", data={"code": code, "erasing": "ACDE3-467FG"}),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("other", WAYS)
def test_wrong_codes_count_together_whichever_way_they_come(browser, room, way, other):
    client = browser(STRANGER)
    for number in range(ALLOWED):
        assert WAYS[way](client, wrong_code(room, number)).status_code == 404
    assert WAYS[other](client, wrong_code(room, 600)).status_code == 429


@pytest.mark.parametrize("way", WAYS)
def test_a_limited_address_learns_nothing_of_whether_it_guessed_right(browser, room, way):
    client = browser(STRANGER)
    guess_codes(client, room)
    right, wrong = (WAYS[way](client, code) for code in (room.code, wrong_code(room, 600)))
    assert (right.status_code, wrong.status_code) == (429, 429)
    assert right.text.replace(room.code, "") == wrong.text.replace(wrong_code(room, 600), "")
    assert "set-cookie" not in right.headers


@pytest.mark.parametrize(
    ("language", "advice"), [("en", "Try again in 10 minutes."), ("cy", "Rhowch gynnig arall arni")]
)
def test_a_limited_reader_is_told_how_long_to_wait_and_what_to_do_meanwhile(browser, room, language, advice):
    client = browser(STRANGER, language)
    guess_codes(client, room)
    answer = client.get(f"/join/{room.code}")
    assert advice in answer.text
    assert "QR" in answer.text
    assert 0 < int(answer.headers["retry-after"]) <= WINDOW_S


def test_right_codes_are_never_counted(browser, room):
    for _ in range(ALLOWED * 5):
        assert browser(ROOM).get(f"/join/{room.code}").status_code == 200


def test_a_room_behind_one_address_goes_on_joining_while_somebody_in_it_guesses(browser, room):
    assert browser(ROOM).post(f"/join/{room.code}").status_code == 200
    guess_codes(browser(ROOM), room)
    assert browser(ROOM).get(f"/join/{wrong_code(room, 600)}").status_code == 429
    for _ in range(30):
        phone = browser(ROOM)
        assert phone.get(f"/join/{room.code}").status_code == 200
        assert phone.post(f"/join/{room.code}").status_code == 200


def test_a_room_that_knows_one_workshop_still_guesses_no_other(browser, room, boards_database):
    other = open_room(boards_database, board_id="east")
    browser(ROOM).post(f"/join/{room.code}")
    guess_codes(browser(ROOM), room)
    assert browser(ROOM).get(f"/join/{other.code}").status_code == 429


def test_a_phone_that_has_joined_makes_its_address_known_again_after_a_restart(browser, room):
    phone = browser(ROOM)
    phone.post(f"/join/{room.code}")
    guesses.cache_clear()
    guess_codes(browser(ROOM), room)
    assert browser(ROOM).get(f"/join/{room.code}").status_code == 429
    assert phone.get(f"/join/{room.code}").status_code == 303
    assert browser(ROOM).get(f"/join/{room.code}").status_code == 200


def slip_of(client: TestClient, room: Workshop) -> str:
    page = client.post(f"/join/{room.code}").text
    return page.split('class="slip"')[1].split(">")[1].split("<")[0]


def try_slip(client: TestClient, room: Workshop, slip: str) -> int:
    return client.post("/resume", data={"code": room.code, "slip": slip}).status_code


def test_wrong_slips_are_limited_and_then_the_right_one_says_nothing(browser, room):
    slip = slip_of(browser(ROOM), room)
    thief = browser(STRANGER)
    assert [try_slip(thief, room, "ACDE-3467") for _ in range(ALLOWED)] == [404] * ALLOWED
    assert try_slip(thief, room, slip) == 429
    assert try_slip(browser(ROOM), room, slip) == 303


def test_a_workshop_is_guessed_at_no_faster_from_many_addresses(browser, room):
    slip = slip_of(browser(ROOM), room)
    for address in range(10):
        for _ in range(ALLOWED):
            try_slip(browser(f"198.51.100.{address}"), room, "ACDE-3467")
    assert try_slip(browser("203.0.113.5"), room, slip) == 429
    # The room itself is not shut out by what strangers do.
    assert try_slip(browser(ROOM), room, slip) == 303


def test_a_room_that_has_joined_may_mistype_more_slips_but_not_without_end(browser, room):
    slip = slip_of(browser(ROOM), room)
    inside = browser(ROOM)
    assert {try_slip(inside, room, "ACDE-3467") for _ in range(ALLOWED * 10)} == {404}
    assert try_slip(inside, room, slip) == 429


def test_wrong_passwords_are_limited_for_an_address(browser, account):
    thief = browser(STRANGER)
    assert [sign_in(thief, f"name {number}", "wrong") for number in range(SIGN_INS)] == [400] * SIGN_INS
    assert sign_in(thief, account, PASSWORD_OF_HER) == 429
    assert "sait_session" not in thief.cookies


def test_an_account_is_guessed_at_no_faster_from_many_addresses(browser, account):
    for number in range(ALLOWED):
        assert sign_in(browser(f"198.51.100.{number}"), account, "wrong") == 400
    assert sign_in(browser("203.0.113.5"), account, PASSWORD_OF_HER) == 429


def test_nobody_locks_out_a_facilitator_where_she_has_signed_in_before(browser, account):
    assert sign_in(browser(ROOM), account, PASSWORD_OF_HER) == 303
    for number in range(ALLOWED):
        sign_in(browser(f"198.51.100.{number}"), account, "wrong")
    assert sign_in(browser("203.0.113.5"), account, PASSWORD_OF_HER) == 429
    assert sign_in(browser(ROOM), account, PASSWORD_OF_HER) == 303


def test_an_account_that_does_not_exist_is_limited_as_one_that_does(browser, account):
    for name in (account, "nobody"):
        answers = [sign_in(browser(f"198.51.{len(name)}.{number}"), name, "wrong") for number in range(ALLOWED + 1)]
        assert answers == [400] * ALLOWED + [429]


def test_wrong_first_time_links_are_limited_and_the_right_one_then_opens_nothing(browser, boards_database):
    token = signing_in.new_setup_link(boards_database)
    client = browser(STRANGER)
    assert [client.get(f"/first-time/{number}").status_code for number in range(SIGN_INS)] == [410] * SIGN_INS
    assert client.get(f"/first-time/{token}").status_code == 429
    assert browser(ROOM).get(f"/first-time/{token}").status_code == 200


def test_the_log_names_no_code_no_account_and_no_address(browser, room, account, caplog):
    with caplog.at_level(logging.DEBUG, logger="sait"):
        guess_codes(browser(STRANGER), room)
        browser(STRANGER).get(f"/join/{room.code}")
        for number in range(ALLOWED):
            sign_in(browser(f"2001:db8:1:2::{number}"), account, "hunter2hunter2")
    limited = [record for record in caplog.records if record.getMessage() == "guesses limited"]
    said = [(record.secret, record.network, record.count) for record in limited]
    assert ("join-code", "198.51.100.0/24", 6) in said
    assert ("password", "2001:db8:1:2::/64", 2) in said
    whole = "\n".join(str(record.__dict__) for record in caplog.records)
    for secret in (STRANGER, room.code, account, "hunter2", wrong_code(room, 0), "2001:db8:1:2::1"):
        assert secret not in whole


def test_a_limit_is_over_when_the_window_has_passed(monkeypatch):
    held, client = Guesses(ALLOWED), STRANGER
    moment = limits.time()
    monkeypatch.setattr("limits.storage.memory.time.time", lambda: moment)
    monkeypatch.setattr(limits, "time", lambda: moment)
    for _ in range(ALLOWED):
        held.count(JOIN_CODE, client)
    with pytest.raises(TooManyGuessesError) as refused:
        held.check(JOIN_CODE, client)
    assert (refused.value.seconds, refused.value.context) == (WINDOW_S, {"minutes": 10})
    moment += WINDOW_S + 1
    held.check(JOIN_CODE, client)


def limited(held: Guesses, client: str) -> bool:
    try:
        held.check(JOIN_CODE, client)
    except TooManyGuessesError:
        return True
    return False


def test_one_network_of_ipv6_is_one_address_and_a_site_of_many_is_held_too():
    held = Guesses(ALLOWED)
    for number in range(ALLOWED):
        held.count(JOIN_CODE, f"2001:db8:1:2::{number}")
    assert limited(held, "2001:db8:1:2:ffff::1")
    assert not limited(held, "2001:db8:1:3::1")
    for number in range(10 * ALLOWED):
        held.count(JOIN_CODE, f"2001:db8:1:{number + 16:x}::1")
    assert limited(held, "2001:db8:1:ffff::1")
    assert not limited(held, "2001:db8:2::1")


def test_what_is_remembered_is_bounded_however_many_addresses_come(monkeypatch):
    monkeypatch.setattr(limits, "MOST_KEYS", 50)
    held = Guesses(ALLOWED)
    for number in range(500):
        client = f"10.0.{number // 250}.{number % 250}"
        held.count(SLIP, client, f"CODE{number}")
        held.count(PASSWORD, client, f"name {number}")
        held.remember(client, f"CODE{number}")
    assert len(held._keys) == len(held._familiar) == 50
    assert len(held._storage.events) == 50
    assert MOST_KEYS >= 1000


@pytest.mark.parametrize(
    ("host", "counted", "logged"),
    [
        ("192.0.2.7", ("192.0.2.7",), "192.0.2.0/24"),
        ("::ffff:192.0.2.7", ("192.0.2.7",), "192.0.2.0/24"),
        ("2001:db8:1:2::7", ("2001:db8:1:2::/64", "2001:db8:1::/48"), "2001:db8:1:2::/64"),
        ("fe80::1%eth0", ("fe80::/64", "fe80::/48"), "fe80::/64"),
        ("", ("unknown",), "unknown"),
        ("evil\nline", ("unknown",), "unknown"),
        ("999.1.1.1", ("unknown",), "unknown"),
    ],
)
def test_an_address_is_counted_narrowly_and_logged_vaguely(host, counted, logged):
    assert networks_of(host) == counted
    assert shortened(host) == logged
