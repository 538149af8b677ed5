"""Signing in through a real OpenID Connect provider, which runs beside the test; and everything that may be wrong with it."""

import logging
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import httpx
import pytest
from oidc_provider_mock import User, _app
from pydantic import SecretStr

from sait.assessment.access import Grant, Right, Role
from sait.services.accounts import granting, oidc, oidc_provider, signing_in
from sait.services.running.audit import read_log
from sait.services.tokens import now
from sait.settings import settings
from sait.web.server import cookies
from sait.web.server.limits import guesses
from tests.unit.services.people import clock
from tests.unit.web.conftest import HOME
from tests.unit.web.pages.provider import Provider, provider_running

pytestmark = [
    # The provider is a library for tests, and has its own old ways.
    pytest.mark.filterwarnings("ignore:.*:authlib.deprecate.AuthlibDeprecationWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

PASSWORD = "a long enough password"


@pytest.fixture
def provider(configured, monkeypatch) -> Iterator[Provider]:
    oidc_provider._looked_up.cache_clear()
    with provider_running() as running:
        monkeypatch.setenv("SAIT_OIDC_ISSUER", running.address)
        monkeypatch.setenv("SAIT_OIDC_CLIENT_ID", "sait")
        monkeypatch.setenv("SAIT_OIDC_CLIENT_SECRET", "a secret of the client")
        settings.cache_clear()
        yield running
    oidc_provider._looked_up.cache_clear()


@pytest.fixture
def people(boards_database):
    """The first account, and gwen's, which waits for who has her address."""
    token = signing_in.new_setup_link(boards_database)
    signing_in.create_first_account(boards_database, token=token, username="ffion", password=PASSWORD, hours=1)
    granting.add_account(
        boards_database,
        name="gwen",
        email="gwen@example.org",
        grant=Grant(Role.FACILITATOR, "north"),
        who="ffion",
    )
    return boards_database


def begin(browser, after="/live"):
    """Where the browser is sent."""
    response = browser.get("/oidc/start", params={"next": after})
    assert response.status_code == 303
    return response.headers["location"]


def consent(address, sub="gwen-123", **changes):
    """What the provider's own page sends the browser back with, once somebody has signed in there."""
    base, _, query = address.partition("?")
    asked = dict(parse_qsl(query)) | changes
    answer = httpx.post(f"{base}?{urlencode(asked)}", data={"sub": sub})
    assert answer.status_code == 302
    return answer.headers["location"]


def come_back(browser, location):
    parts = urlsplit(location)
    assert f"{parts.scheme}://{parts.netloc}" == HOME
    return browser.get(f"{parts.path}?{parts.query}")


def sign_in(browser, sub="gwen-123", after="/live"):
    return come_back(browser, consent(begin(browser, after), sub))


def refused(response, words):
    assert response.status_code >= 400
    assert words in response.text
    assert cookies.SIGN_IN not in "".join(response.headers.get_list("set-cookie"))


FAILED = "through your organisation did not work"


def account_of(database, browser):
    return signing_in.find_account(database, browser.cookies.get(cookies.SIGN_IN))


def test_somebody_an_administrator_knows_comes_in_and_may_what_she_was_given(browse, provider, people):
    browser = browse()
    response = sign_in(browser)
    assert (response.status_code, response.headers["location"]) == (303, "/live")
    account = account_of(people, browser)
    assert account.name == "gwen"
    assert account.may(Right.WORKSHOP_RUN, "north")
    assert not account.may(Right.ACCOUNTS_MANAGE)
    assert [one.way for one in (own.sign_in for own in signing_in.own_sign_ins(people, account, token=""))] == ["oidc"]
    assert [entry.action for entry in read_log(people)][-2:] == ["account.linked", "account.signed-in"]


def test_what_the_provider_is_asked_holds_state_nonce_and_a_challenge_that_the_verifier_answers(
    browse, provider, people
):
    browser = browse()
    address = begin(browser)
    asked = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(f"{provider.address}/oauth2/authorize?")
    assert asked["redirect_uri"] == f"{HOME}/oidc/callback"
    assert (asked["scope"], asked["response_type"], asked["code_challenge_method"]) == ("openid email", "code", "S256")
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    come_back(browser, consent(address))
    (body,) = provider.asked
    verifier = dict(parse_qsl(body.decode()))["code_verifier"]
    assert urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=") == asked["code_challenge"]


def test_two_sign_ins_have_nothing_in_common(browse, provider, people):
    first, second = (parse_qs(urlsplit(begin(browse())).query) for _ in range(2))
    for name in ("state", "nonce", "code_challenge"):
        assert first[name] != second[name]


def test_the_cookie_of_a_sign_in_is_ours_alone_and_gone_afterwards(browse, provider, people):
    browser = browse()
    (line,) = browser.get("/oidc/start").headers.get_list("set-cookie")
    assert all(mark in line for mark in ("HttpOnly", "SameSite=lax", "Max-Age=600"))
    sign_in(browser)
    assert cookies.OIDC not in browser.cookies


def test_from_the_second_time_on_the_providers_own_name_counts_and_not_the_address(
    browse, provider, people, monkeypatch
):
    sign_in(browse())
    gwen = next(one for one in granting.list_accounts(people) if one.name == "gwen")
    granting.set_email(people, gwen, email="", who="ffion")
    browser = browse()
    assert sign_in(browser).status_code == 303
    assert account_of(people, browser).name == "gwen"


@pytest.mark.parametrize("sub", ["stranger", "mallory-1", "mallory-2", "nameless"])
def test_whoever_is_not_known_by_a_verified_address_is_refused_with_advice(browse, provider, people, sub):
    browser = browse()
    response = sign_in(browser, sub)
    refused(response, "nobody has made an account for you")
    assert "Ask an administrator" in response.text
    assert "example.org" not in response.text
    assert account_of(people, browser) is None


def test_an_account_that_somebody_has_already_is_not_had_by_its_address_a_second_time(browse, provider, people):
    sign_in(browse())
    other = User(sub="another-gwen", claims={"email": "gwen@example.org", "email_verified": True})
    httpx.put(f"{provider.address}/users/{other.sub}", json=other.claims).raise_for_status()
    refused(sign_in(browse(), other.sub), "nobody has made an account for you")


def test_a_disabled_account_stays_shut(browse, provider, people):
    def gwen():
        return next(one for one in granting.list_accounts(people) if one.name == "gwen")

    granting.disable(people, gwen(), who="ffion")
    refused(sign_in(browse()), "has been disabled")
    assert not gwen().is_linked
    granting.enable(people, gwen(), who="ffion")
    assert sign_in(browse()).status_code == 303
    granting.disable(people, gwen(), who="ffion")
    refused(sign_in(browse()), "has been disabled")


def test_the_way_back_leads_nowhere_else(browse, provider, people):
    for hostile in ("//evil.example", "https://evil.example/", "/x" * 400):
        assert sign_in(browse(), after=hostile).headers["location"] == "/"


def test_an_answer_to_what_another_browser_asked_is_refused(browse, provider, people):
    mine, hers = browse(), browse()
    begin(hers)
    for browser in (hers, browse()):
        location = consent(begin(mine))
        refused(come_back(browser, location), FAILED)
    assert provider.asked == []


def test_a_wrong_state_is_refused_before_the_provider_is_asked(browse, provider, people):
    for state in ("x", "", "é"):
        browser = browse()
        begin(browser)
        refused(browser.get("/oidc/callback", params={"state": state, "code": "c"}), FAILED)
    browser = browse()
    begin(browser)
    refused(browser.get("/oidc/callback"), FAILED)
    assert provider.asked == []


def test_an_answer_counts_once(browse, provider, people):
    browser = browse()
    address = begin(browser)
    held = browser.cookies.get(cookies.OIDC)
    location = consent(address)
    assert come_back(browser, location).status_code == 303
    browser.cookies.delete(cookies.SIGN_IN)
    refused(come_back(browser, location), FAILED)
    browser.cookies.set(cookies.OIDC, held)
    refused(come_back(browser, location), FAILED)
    assert len(provider.asked) == 1


def test_an_answer_that_took_too_long_is_refused(browse, provider, people, monkeypatch):
    browser = browse()
    location = consent(begin(browser))
    clock(monkeypatch, "accounts.oidc", now() + timedelta(minutes=oidc.REQUEST_MINUTES, seconds=1))
    refused(come_back(browser, location), FAILED)


def test_a_code_that_was_used_or_never_given_is_refused(browse, provider, people):
    browser = browse()
    location = consent(begin(browser))
    code = parse_qs(urlsplit(location).query)["code"][0]
    spent = {"grant_type": "authorization_code", "code": code, "redirect_uri": f"{HOME}/oidc/callback"}
    httpx.post(f"{provider.address}/oauth2/token", data=spent, auth=("sait", "x")).raise_for_status()
    refused(come_back(browser, location), FAILED)
    other = browse()
    state = parse_qs(urlsplit(begin(other)).query)["state"][0]
    refused(other.get("/oidc/callback", params={"state": state, "code": "made-up"}), FAILED)


def test_a_token_for_another_question_is_refused(browse, provider, people):
    browser = browse()
    refused(come_back(browser, consent(begin(browser), nonce="of somebody else's sign-in")), FAILED)


WRONG_CONFIGS = {
    "another issuer": {"iss": "https://evil.example"},
    "another audience": {"aud": ["another-client"]},
    "expired": {"exp": -3600},
    "signed with a secret": {"alg": "HS256", "key": {"kty": "oct", "k": "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0"}},
}


@pytest.mark.parametrize("wrong", WRONG_CONFIGS)
def test_a_token_that_proves_nothing_is_refused(browse, provider, people, monkeypatch, wrong):
    honest = _app.OpenIDCode.get_jwt_config
    monkeypatch.setattr(
        _app.OpenIDCode, "get_jwt_config", lambda *given, **named: honest(*given, **named) | WRONG_CONFIGS[wrong]
    )
    browser = browse()
    refused(sign_in(browser), FAILED)
    assert account_of(people, browser) is None
    assert len(provider.asked) == 1


def test_a_token_signed_with_another_key_is_refused(browse, provider, people, monkeypatch):
    from joserfc.jwk import RSAKey

    other = RSAKey.generate_key(2048).as_dict(private=True)
    honest = _app.OpenIDCode.get_jwt_config
    monkeypatch.setattr(
        _app.OpenIDCode, "get_jwt_config", lambda *given, **named: honest(*given, **named) | {"key": other}
    )
    refused(sign_in(browse()), FAILED)


def test_an_answer_that_says_it_is_from_another_issuer_is_refused(browse, provider, people):
    browser = browse()
    location = consent(begin(browser))
    refused(come_back(browser, f"{location}&iss=https%3A%2F%2Fevil.example"), FAILED)
    browser = browse()
    location = consent(begin(browser))
    issuer = urlencode({"iss": provider.address})
    assert come_back(browser, f"{location}&{issuer}").status_code == 303


def test_somebody_who_presses_no_at_the_provider_is_told_and_can_begin_again(browse, provider, people):
    browser = browse()
    address = begin(browser)
    base, _, query = address.partition("?")
    answer = httpx.post(f"{base}?{query}", data={"action": "deny"})
    state = parse_qs(urlsplit(address).query)["state"][0]
    parts = parse_qs(urlsplit(answer.headers["location"]).query)
    response = browser.get("/oidc/callback", params={"error": parts["error"][0], "state": state})
    refused(response, "Your organisation did not sign you in.")
    assert sign_in(browser).status_code == 303


def test_an_address_the_token_does_not_have_is_asked_for_and_must_be_the_same_persons(
    browse, provider, people, monkeypatch
):
    monkeypatch.setattr(_app.OpenIDCode, "generate_user_info", lambda _self, user, _scope: {"sub": user.sub})
    browser = browse()
    assert sign_in(browser).status_code == 303
    assert account_of(people, browser).name == "gwen"
    honest = oidc_provider._json

    def of_somebody_else(method, address, **given):
        said = honest(method, address, **given)
        return said | {"sub": "gwen-123"} if address.endswith("/userinfo") else said

    monkeypatch.setattr(oidc_provider, "_json", of_somebody_else)
    refused(sign_in(browse(), "stranger"), FAILED)


def test_a_provider_that_does_not_answer_is_said_to_be_silent_and_passwords_still_work(browse, people, monkeypatch):
    with provider_running() as running:
        gone = running.address
    monkeypatch.setenv("SAIT_OIDC_ISSUER", gone)
    monkeypatch.setenv("SAIT_OIDC_CLIENT_ID", "sait")
    monkeypatch.setenv("SAIT_OIDC_CLIENT_SECRET", "a secret of the client")
    settings.cache_clear()
    oidc_provider._looked_up.cache_clear()
    response = browse().get("/oidc/start")
    assert response.status_code == 503
    assert "is not responding" in response.text
    browser = browse()
    assert browser.post("/sign-in", data={"username": "ffion", "password": PASSWORD}).status_code == 303


def test_a_provider_that_calls_itself_something_else_is_not_asked(browse, provider, people, monkeypatch):
    monkeypatch.setenv("SAIT_OIDC_ISSUER", provider.address.replace("localhost", "127.0.0.1"))
    settings.cache_clear()
    honest = oidc_provider._json

    def lying(method, address, **given):
        return honest(method, address, **given) | {"issuer": provider.address}

    monkeypatch.setattr(oidc_provider, "_json", lying)
    assert browse().get("/oidc/start").status_code == 503


def test_without_a_provider_there_is_no_such_way(browse, people):
    assert "/oidc/start" not in browse().get("/sign-in").text
    assert browse().get("/oidc/start").status_code == 404
    assert browse().get("/oidc/callback", params={"state": "x", "code": "y"}).status_code == 404


def test_the_sign_in_page_offers_the_way_and_keeps_where_one_wanted_to_go(browse, provider, people):
    assert 'href="/oidc/start?next=/live"' in browse().get("/sign-in", params={"next": "/live"}).text


def test_made_up_answers_are_limited(browse, provider, people, monkeypatch):
    monkeypatch.setenv("SAIT_WRONG_GUESSES", "6")
    settings.cache_clear()
    guesses.cache_clear()
    asked = [browse().get("/oidc/callback", params={"state": "x", "code": "y"}).status_code for _ in range(7)]
    assert asked == [400] * 6 + [429]


def test_logs_and_database_hold_no_token_and_no_code(browse, provider, people, caplog):
    with caplog.at_level(logging.DEBUG):
        browser = browse()
        address = begin(browser)
        location = consent(address)
        come_back(browser, location)
        refused(come_back(browser, location), FAILED)
    ours = "\n".join(str(record.__dict__) for record in caplog.records if record.name.startswith("sait"))
    assert "sign-in through the provider failed" in ours
    with people.reading() as conn:
        tables = ("accounts", "sign_ins", "oidc_requests", "audit_log")
        kept = "\n".join(str(row) for one in tables for row in conn.exec_driver_sql(f"select * from {one}"))
    code = parse_qs(urlsplit(location).query)["code"][0]
    state = parse_qs(urlsplit(address).query)["state"][0]
    for secret in (code, state, settings().oidc_client_secret.get_secret_value(), browser.cookies[cookies.SIGN_IN]):
        assert secret not in ours
        assert secret not in kept
    assert isinstance(settings().oidc_client_secret, SecretStr)
