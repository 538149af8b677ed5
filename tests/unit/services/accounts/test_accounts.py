"""The first account and signing in: links that work once, words that give nothing away, sign-out at once."""

import importlib.util
from datetime import timedelta

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

from sait.errors import SaitError
from sait.services.accounts import signing_in
from sait.services.tokens import now
from sait.storage.engine.database import Database
from tests.unit.services.people import clock

PASSWORD = "a long enough password"


def create(database: Database, token: str, *, username: str = "ffion", password: str = PASSWORD) -> str:
    return signing_in.create_first_account(database, token=token, username=username, password=password, hours=12)


def sign_in(database: Database, *, username: str = "ffion", password: str = PASSWORD, hours: int = 12) -> str:
    return signing_in.sign_in(database, username=username, password=password, hours=hours)


@pytest.fixture
def link(database: Database) -> str:
    token = signing_in.new_setup_link(database)
    assert token
    return token


@pytest.fixture
def account(database: Database, link: str) -> str:
    return create(database, link)


def refused_code(database: Database, token: str, **fields: str) -> str:
    with pytest.raises(SaitError) as refused:
        create(database, token, **fields)
    return refused.value.code


def test_the_first_account_is_signed_in_at_once(database, link):
    assert signing_in.needs_first_account(database)
    assert signing_in.check_setup_link(database, link).name is None
    assert signing_in.signed_in(database, create(database, link, username="  ffion ")) == "ffion"
    assert not signing_in.needs_first_account(database)


def test_the_link_works_once(database, link, account):
    assert refused_code(database, link, username="other") == "account.link-used"
    with pytest.raises(SaitError, match=r"account\.link-used"):
        signing_in.check_setup_link(database, link)


def test_no_new_link_is_made_once_there_is_an_account(database, account):
    assert signing_in.new_setup_link(database) is None


def test_a_new_link_replaces_the_one_before(database, link):
    newer = signing_in.new_setup_link(database)
    assert newer
    assert refused_code(database, link) == "account.link-used"
    assert signing_in.signed_in(database, create(database, newer)) == "ffion"


def test_a_link_runs_out(database, link, monkeypatch):
    clock(monkeypatch, "accounts.signing_in", now() + timedelta(days=signing_in.SETUP_LINK_DAYS, seconds=1))
    assert refused_code(database, link) == "account.link-used"


@pytest.mark.parametrize("token", ["", "x", "' or 1=1 --", "é\x00"])
def test_a_made_up_link_works_never(database, link, token):
    assert refused_code(database, token) == "account.link-used"


@pytest.mark.parametrize("password", ["", "eleven char", "x" * 201])
def test_a_password_that_is_too_short_or_too_long_leaves_the_link_working(database, link, password):
    assert refused_code(database, link, password=password) == "account.password-length"
    assert signing_in.needs_first_account(database)
    create(database, link)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_name_that_is_empty_or_too_long_is_refused(database, link, name):
    assert refused_code(database, link, username=name) == "account.name-wrong"


def test_who_knows_name_and_password_comes_in_and_each_sign_in_is_its_own(database, account):
    token = sign_in(database, username=" ffion ")
    assert token != account
    assert signing_in.signed_in(database, token) == "ffion"


@pytest.mark.parametrize(
    ("name", "password"),
    [("ffion", "wrong password here"), ("ffion", ""), ("nobody", PASSWORD), ("", ""), ("FFION", PASSWORD)],
)
def test_a_wrong_name_and_a_wrong_password_are_told_apart_by_nothing(database, account, name, password):
    with pytest.raises(SaitError) as refused:
        sign_in(database, username=name, password=password)
    assert (refused.value.code, refused.value.context) == ("account.wrong", {})


def test_a_password_of_the_longest_length_works_and_one_that_only_begins_with_it_does_not(database, link):
    longest = "p" * signing_in.LONGEST_PASSWORD
    create(database, link, password=longest)
    assert signing_in.signed_in(database, sign_in(database, password=longest)) == "ffion"
    with pytest.raises(SaitError, match=r"account\.wrong"):
        sign_in(database, password=longest + "and more")


def test_signing_out_works_at_once_and_in_that_browser_only(database, account):
    other = sign_in(database)
    signing_in.sign_out(database, account)
    assert signing_in.signed_in(database, account) is None
    assert signing_in.signed_in(database, other) == "ffion"
    signing_in.sign_out(database, account)


def test_a_sign_in_ends_after_its_hours(database, account, monkeypatch):
    token = sign_in(database, hours=2)
    start = now()
    clock(monkeypatch, "accounts.signing_in", start + timedelta(hours=1, minutes=59))
    assert signing_in.signed_in(database, token) == "ffion"
    clock(monkeypatch, "accounts.signing_in", start + timedelta(hours=2, seconds=1))
    assert signing_in.signed_in(database, token) is None


@pytest.mark.parametrize("token", [None, "", "made up"])
def test_nobody_is_signed_in_by_nothing(database, account, token):
    assert signing_in.signed_in(database, token) is None


def test_the_database_holds_neither_passwords_nor_tokens(database, link, account):
    with database.reading() as conn:
        kept = "\n".join(
            str(row)
            for table in ("accounts", "setup_links", "sign_ins")
            for row in conn.exec_driver_sql(f"select * from {table}")
        )
    assert "$argon2id$" in kept
    for secret in (PASSWORD, link, account):
        assert secret not in kept


def test_a_hash_of_older_settings_is_renewed_when_its_owner_signs_in(database, account, monkeypatch):
    stronger = PasswordHasher(time_cost=signing_in._hasher.time_cost + 1)
    monkeypatch.setattr(signing_in, "_hasher", stronger)
    sign_in(database)
    with database.reading() as conn:
        kept = conn.exec_driver_sql("select password_hash from accounts").scalar_one()
    assert not stronger.check_needs_rehash(kept)
    assert signing_in.signed_in(database, sign_in(database)) == "ffion"


def test_in_production_a_hash_costs_what_rfc_9106_asks_for_where_memory_is_short():
    found = importlib.util.find_spec("sait.services.accounts.signing_in")
    untouched = importlib.util.module_from_spec(found)
    found.loader.exec_module(untouched)

    assert untouched._hasher is not signing_in._hasher
    assert extract_parameters(untouched._hasher.hash(PASSWORD)) == RFC_9106_LOW_MEMORY
    assert extract_parameters(untouched._NOBODY) == RFC_9106_LOW_MEMORY
    with pytest.raises(VerifyMismatchError):  # computed to its end, and not refused at sight as no hash at all
        untouched._hasher.verify(untouched._NOBODY, PASSWORD)
