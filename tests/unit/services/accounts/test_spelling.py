"""A name or password is the same whichever keyboard typed it; what was kept in another spelling goes on working."""

import unicodedata

import pytest

from sait.assessment.access import Grant, Role
from sait.assessment.identity import email_as_compared, name_as_compared, password_as_compared
from sait.errors import SaitError
from sait.services.accounts import granting, signing_in
from sait.storage import accounts as rows
from sait.storage.engine.database import Database

NAME = "Siân Tŷ-Gwŷn"
PASSWORD = "cyfrinair gwŷdd môr"


def apart(words: str) -> str:
    """As an Apple keyboard or a paste may have it: letter and mark one after the other."""
    return unicodedata.normalize("NFD", words)


def first_account(database: Database, name: str, password: str) -> None:
    token = signing_in.new_setup_link(database)
    assert token
    signing_in.create_first_account(database, token=token, username=name, password=password, hours=1)


def sign_in(database: Database, name: str, password: str) -> str:
    return signing_in.sign_in(database, username=name, password=password, hours=1)


def kept(database: Database, name: str) -> rows.Credentials:
    with database.reading() as conn:
        found = rows.find_credentials(conn, name)
    assert found
    return found


@pytest.mark.parametrize("made", [str, apart])
@pytest.mark.parametrize("typed", [str, apart])
def test_marks_apart_or_together_are_one_name_and_one_password(database, made, typed):
    first_account(database, made(NAME), made(PASSWORD))
    assert sign_in(database, typed(NAME), typed(PASSWORD))
    assert kept(database, NAME).name == NAME


@pytest.mark.parametrize("typed", [" Ffion ", "\uff26\uff46\uff49\uff4f\uff4e"])
def test_full_width_letters_are_usual_ones(database, typed):
    first_account(database, "Ffion", PASSWORD)
    assert sign_in(database, typed, PASSWORD)


def test_a_capital_is_another_letter_as_before(database):
    first_account(database, "Ffion", PASSWORD)
    with pytest.raises(SaitError, match=r"account\.wrong"):
        sign_in(database, "ffion", PASSWORD)


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u3000"])
def test_every_kind_of_space_in_a_password_is_the_usual_one(database, space):
    first_account(database, "ffion", PASSWORD)
    assert sign_in(database, "ffion", PASSWORD.replace(" ", space))


def test_full_width_letters_in_a_password_stay_what_they_are():
    assert password_as_compared("\uff26") == "\uff26"
    assert name_as_compared("\uff26") == "F"


def test_a_password_hashed_as_it_was_typed_goes_on_working_and_is_then_hashed_in_the_usual_spelling(database):
    first_account(database, "ffion", PASSWORD)
    old = signing_in._hasher.hash(apart(PASSWORD))
    with database.writing() as conn:
        rows.set_password_hash(conn, account_id=kept(database, "ffion").account_id, password_hash=old)
    with pytest.raises(SaitError, match=r"account\.wrong"):
        sign_in(database, "ffion", "another password")
    assert sign_in(database, "ffion", apart(PASSWORD))
    assert kept(database, "ffion").password_hash != old
    assert sign_in(database, "ffion", PASSWORD)


def test_a_name_in_an_old_spelling_is_found_as_it_was_typed(database):
    first_account(database, "ffion", PASSWORD)
    with database.writing() as conn:
        rows.add_account(
            conn, username=apart(NAME), password_hash=signing_in._hasher.hash(PASSWORD), created_at=signing_in.now()
        )
    assert sign_in(database, apart(NAME), PASSWORD)


def test_two_names_that_look_the_same_are_one(database):
    first_account(database, "ffion", PASSWORD)
    grant = Grant(Role.ANALYST)
    granting.add_account(database, name=NAME, email="", grant=grant, who="ffion")
    with pytest.raises(SaitError, match=r"account\.name-taken"):
        granting.add_account(database, name=apart(NAME), email="", grant=grant, who="ffion")


def test_an_address_is_compared_in_one_spelling():
    assert email_as_compared(f" {apart('Siân')}@Example.ORG ") == "siân@example.org"


def test_the_lock_counts_both_spellings_of_a_name_together(database):
    first_account(database, NAME, PASSWORD)
    for number in range(10):
        with pytest.raises(SaitError, match=r"account\.wrong"):
            sign_in(database, apart(NAME) if number % 2 else NAME, "wrong password")
    with pytest.raises(SaitError, match=r"account\.locked"):
        sign_in(database, NAME, PASSWORD)
