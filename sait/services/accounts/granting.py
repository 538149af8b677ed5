"""What administrators do with accounts: make them, give and take roles, disable them. Nothing is sent by e-mail."""

import re
from datetime import timedelta

from sait.assessment.access import Grant, tidy_grant
from sait.assessment.identity import email_as_compared
from sait.errors import SaitError
from sait.services.accounts.lockout import forget_wrong
from sait.services.accounts.signing_in import find_by_name, tidy_username
from sait.services.running.audit import COMMAND_LINE, note
from sait.services.tokens import hashed, new_token, now
from sait.storage import accounts, boards, sign_ins
from sait.storage.accounts import StoredAccount
from sait.storage.engine.database import Connection, Database

INVITATION_DAYS = 7
"""How long a new account's link works."""

LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")


def list_accounts(database: Database) -> tuple[StoredAccount, ...]:
    """Every account, by name."""
    with database.reading() as conn:
        return accounts.list_accounts(conn)


def locked_accounts(database: Database, listed: tuple[StoredAccount, ...]) -> frozenset[int]:
    """Those of the accounts with which nobody can sign in for a while, after too many wrong passwords."""
    by_hash = {hashed(account.name): account.id for account in listed}
    with database.reading() as conn:
        return frozenset(by_hash[one] for one in sign_ins.locked_names(conn, list(by_hash), now=now()))


def tidy_email(typed: str) -> str | None:
    """The address as it is compared, None where none was given; ``account.email-wrong`` where it is none."""
    email = email_as_compared(typed)
    if not email:
        return None
    if len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email):
        raise SaitError("account.email-wrong")
    return email


def add_account(database: Database, *, name: str, email: str, grant: Grant, who: str) -> str:
    """A new account with its first role: the token of its set-up link, which is told once."""
    username, address, grant = tidy_username(name), tidy_email(email), tidy_grant(grant)
    with database.writing() as conn:
        account_id = accounts.add_account(conn, username=username, password_hash=None, created_at=now(), email=address)
        note(conn, who=who, action="account.created", account=username)
        _grant(conn, account_id, username, grant, who)
        return _link(conn, account_id, username, who)


def new_link(database: Database, *, account_id: int, who: str) -> str:
    """A new set-up link in the place of any earlier one, for somebody who forgot the password or let the link run out."""
    with database.writing() as conn:
        return _link(conn, account_id, accounts.get_name(conn, account_id), who)


def new_link_for(database: Database, name: str) -> str:
    """A new set-up link from the command line, for when no administrator can sign in; ``account.gone`` for no account."""
    with database.writing() as conn:
        found = find_by_name(conn, name)
        if found is None:
            raise SaitError("account.gone")
        return _link(conn, found.account_id, found.name, COMMAND_LINE)


def _link(conn: Connection, account_id: int, name: str, who: str) -> str:
    token, expires_at = new_token(), now() + timedelta(days=INVITATION_DAYS)
    sign_ins.replace_setup_link(conn, token_hash=hashed(token), expires_at=expires_at, account_id=account_id)
    note(conn, who=who, action="account.link-made", account=name)
    return token


def add_grant(database: Database, *, account_id: int, grant: Grant, who: str) -> None:
    """Give a role; it holds at the account's next run, also in pages that are open."""
    grant = tidy_grant(grant)
    with database.writing() as conn:
        _grant(conn, account_id, accounts.get_name(conn, account_id), grant, who)


def _grant(conn: Connection, account_id: int, name: str, grant: Grant, who: str) -> None:
    if grant.board_id is not None:
        boards.get_board(conn, grant.board_id)
    accounts.add_grant(conn, account_id=account_id, grant=grant)
    note(conn, who=who, action="grant.added", account=name, role=grant.role, board_id=grant.board_id or "")


def remove_grant(database: Database, *, account_id: int, grant: Grant, who: str) -> None:
    """Take a role away; never the last administrator's."""
    with database.writing() as conn:
        name = accounts.get_name(conn, account_id)
        accounts.remove_grant(conn, account_id=account_id, grant=grant)
        _check_administrator_left(conn)
        note(conn, who=who, action="grant.removed", account=name, role=grant.role, board_id=grant.board_id or "")


def disable(database: Database, account: StoredAccount, *, who: str) -> None:
    """Nobody can sign in with the account, its open pages lose their rights, and its links stop working."""
    with database.writing() as conn:
        accounts.set_disabled(conn, account_id=account.id, disabled=True, version=account.version)
        _check_administrator_left(conn)
        sign_ins.remove_sign_ins_of(conn, account_id=account.id)
        sign_ins.forget_setup_links(conn, account_id=account.id)
        note(conn, who=who, action="account.disabled", account=account.name)


def enable(database: Database, account: StoredAccount, *, who: str) -> None:
    """The account can be signed in to again, with the password and the roles it had."""
    with database.writing() as conn:
        accounts.set_disabled(conn, account_id=account.id, disabled=False, version=account.version)
        note(conn, who=who, action="account.enabled", account=account.name)


def unlock(database: Database, account: StoredAccount, *, who: str) -> None:
    """Nothing is held against the account's name any longer."""
    with database.writing() as conn:
        forget_wrong(conn, account.name)
        note(conn, who=who, action="account.unlocked", account=account.name)


def set_email(database: Database, account: StoredAccount, *, email: str, who: str) -> None:
    """The address by which the OpenID provider's people are recognised the first time."""
    address = tidy_email(email)
    with database.writing() as conn:
        accounts.set_email(conn, account_id=account.id, email=address, version=account.version)
        note(conn, who=who, action="account.email-changed", account=account.name)


def _check_administrator_left(conn: Connection) -> None:
    if not accounts.count_administrators(conn):
        raise SaitError("account.last-administrator")
