"""Accounts and what they were granted. Only hashes of passwords are kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from sait.assessment.access import Grant, Role
from sait.errors import SaitError
from sait.storage.tables.accounts import accounts, grants
from sait.storage.tables.boards import boards


@dataclass(frozen=True, slots=True)
class StoredAccount:
    """An account as administrators see it, with its grants as they were given.

    *is_linked* is whether it is known at the OpenID provider. Without that and without a password nobody can sign in.
    """

    id: int
    name: str
    email: str | None
    has_password: bool
    is_linked: bool
    is_disabled: bool
    grants: tuple[Grant, ...]
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a password is checked against. *password_hash* None: this account has none."""

    account_id: int
    name: str
    password_hash: str | None
    is_disabled: bool


def count_accounts(conn: Connection) -> int:
    """How many accounts there are."""
    return int(conn.execute(select(func.count()).select_from(accounts)).scalar_one())


def count_administrators(conn: Connection) -> int:
    """How many accounts can sign in and manage accounts."""
    can_sign_in = accounts.c.password_hash.is_not(None) | accounts.c.oidc_subject.is_not(None)
    query = (
        select(func.count(accounts.c.id.distinct()))
        .join(grants, grants.c.account_id == accounts.c.id)
        .where(grants.c.role == Role.ADMINISTRATOR, accounts.c.disabled.is_(False), can_sign_in)
    )
    return int(conn.execute(query).scalar_one())


def add_account(
    conn: Connection, *, username: str, password_hash: str | None, created_at: datetime, email: str | None = None
) -> int:
    """A new account with no rights; its id. ``account.name-taken`` when the name is in use."""
    _check_email_free(conn, email, account_id=None)
    values = {"username": username, "password_hash": password_hash, "email": email, "created_at": created_at}
    try:
        added = conn.execute(insert(accounts).values(**values, version=1).returning(accounts.c.id)).scalar_one()
    except IntegrityError as clash:
        raise SaitError("account.name-taken") from clash
    return int(added)


def _check_email_free(conn: Connection, email: str | None, *, account_id: int | None) -> None:
    if email is not None:
        holder = conn.execute(select(accounts.c.id).where(accounts.c.email == email)).scalar()
        if holder not in {None, account_id}:
            raise SaitError("account.email-taken")


def list_accounts(conn: Connection) -> tuple[StoredAccount, ...]:
    """Every account, by name."""
    given: dict[int, list[Grant]] = {}
    for row in conn.execute(select(grants).order_by(grants.c.id)):
        given.setdefault(row.account_id, []).append(Grant(Role(row.role), row.board_id))
    rows = conn.execute(select(accounts).order_by(func.lower(accounts.c.username), accounts.c.id)).mappings()
    return tuple(_account(row, given.get(row["id"], ())) for row in rows)


def _account(row: RowMapping, given: Sequence[Grant]) -> StoredAccount:
    return StoredAccount(
        id=row["id"],
        name=row["username"],
        email=row["email"],
        has_password=row["password_hash"] is not None,
        is_linked=row["oidc_subject"] is not None,
        is_disabled=row["disabled"],
        grants=tuple(given),
        created_at=row["created_at"],
        version=row["version"],
    )


def get_name(conn: Connection, account_id: int) -> str:
    """The account's name; ``account.gone`` where there is none."""
    name: str | None = conn.execute(select(accounts.c.username).where(accounts.c.id == account_id)).scalar()
    if name is None:
        raise SaitError("account.gone")
    return name


def find_credentials(conn: Connection, username: str) -> Credentials | None:
    """What a password given with this name is checked against, or None."""
    row = conn.execute(select(accounts).where(accounts.c.username == username)).one_or_none()
    return None if row is None else Credentials(row.id, row.username, row.password_hash, row.disabled)


def set_password_hash(conn: Connection, *, account_id: int, password_hash: str) -> None:
    """Keep the hash of a new password, or a newer hash of the same."""
    conn.execute(update(accounts).where(accounts.c.id == account_id).values(password_hash=password_hash))


def set_disabled(conn: Connection, *, account_id: int, disabled: bool, version: int) -> None:
    """Let nobody sign in with the account, or let them again; ``account.gone`` where it was changed meanwhile."""
    _change(conn, account_id, version, disabled=disabled)


def set_email(conn: Connection, *, account_id: int, email: str | None, version: int) -> None:
    """Keep the address that the OpenID provider knows; ``account.gone`` where the account was changed meanwhile."""
    _check_email_free(conn, email, account_id=account_id)
    _change(conn, account_id, version, email=email)


def _change(conn: Connection, account_id: int, version: int, **values: object) -> None:
    same = and_(accounts.c.id == account_id, accounts.c.version == version)
    if conn.execute(update(accounts).where(same).values(version=version + 1, **values)).rowcount != 1:
        raise SaitError("account.gone")


def add_grant(conn: Connection, *, account_id: int, grant: Grant) -> None:
    """Give a role; ``grant.taken`` where the account has it."""
    if conn.execute(select(grants.c.id).where(_is_grant(account_id, grant))).first():
        raise SaitError("grant.taken")
    conn.execute(insert(grants).values(account_id=account_id, role=grant.role, board_id=grant.board_id))


def remove_grant(conn: Connection, *, account_id: int, grant: Grant) -> None:
    """Take a role away; ``account.gone`` where it had been taken already."""
    if conn.execute(delete(grants).where(_is_grant(account_id, grant))).rowcount != 1:
        raise SaitError("account.gone")


def _is_grant(account_id: int, grant: Grant) -> ColumnElement[bool]:
    board = grants.c.board_id.is_(None) if grant.board_id is None else grants.c.board_id == grant.board_id
    return and_(grants.c.account_id == account_id, grants.c.role == grant.role, board)


def parents_under(conn: Connection, regional_ids: Iterable[str]) -> dict[str, str]:
    """The local boards under these regional ones: each with the one above it."""
    rows = conn.execute(select(boards.c.id, boards.c.parent_id).where(boards.c.parent_id.in_(tuple(regional_ids))))
    return {row.id: row.parent_id for row in rows}


def find_by_identity(conn: Connection, *, issuer: str, subject: str) -> Credentials | None:
    """The account of somebody whom the OpenID provider names, or None."""
    same = and_(accounts.c.oidc_issuer == issuer, accounts.c.oidc_subject == subject)
    row = conn.execute(select(accounts).where(same)).one_or_none()
    return None if row is None else Credentials(row.id, row.username, row.password_hash, row.disabled)


def find_unlinked(conn: Connection, *, email: str) -> Credentials | None:
    """The account for which an administrator entered this address, and which nobody has signed in to by it yet."""
    waiting = and_(accounts.c.email == email, accounts.c.oidc_subject.is_(None))
    row = conn.execute(select(accounts).where(waiting)).one_or_none()
    return None if row is None else Credentials(row.id, row.username, row.password_hash, row.disabled)


def link_identity(conn: Connection, *, account_id: int, issuer: str, subject: str) -> None:
    """From now on the provider's name for this person leads to the account, whatever address they have."""
    conn.execute(update(accounts).where(accounts.c.id == account_id).values(oidc_issuer=issuer, oidc_subject=subject))
