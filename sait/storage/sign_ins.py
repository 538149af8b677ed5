"""Who is signed in, set-up links, and wrong passwords. Only hashes of tokens are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from sait.assessment.access import Account, Grant, Role, widened
from sait.storage.accounts import parents_under
from sait.storage.tables.accounts import accounts, grants, oidc_requests, setup_links, sign_ins, wrong_passwords

MOST_REQUESTS = 1_000
"""Sign-ins that a provider has not answered yet; the oldest go first."""

# Asked at every run of every page: statements made once cost half of those made anew each time.
_SIGNED_IN = (
    select(accounts.c.id, accounts.c.username, grants.c.role, grants.c.board_id)
    .join(sign_ins, sign_ins.c.account_id == accounts.c.id)
    .outerjoin(grants, grants.c.account_id == accounts.c.id)
    .where(
        sign_ins.c.token_hash == bindparam("token"),
        sign_ins.c.expires_at > bindparam("moment"),
        accounts.c.disabled.is_(False),
    )
    .order_by(grants.c.id)
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """One browser that is signed in. *way* is how: password, link or oidc. *started_at* None: not kept then."""

    token_hash: str
    way: str
    started_at: datetime | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SetupLink:
    """A link that works. *account_id* and *name* are None where it makes the first account."""

    account_id: int | None
    name: str | None


@dataclass(frozen=True, slots=True)
class WrongPasswords:
    """How often a password for one name was wrong in a row, when last, and until when every attempt is refused (None: none is)."""

    failed: int
    last_at: datetime
    locked_until: datetime | None


@dataclass(frozen=True, slots=True)
class OidcRequest:
    """What SAIT keeps of a sign-in while the provider has it."""

    nonce: str
    verifier: str
    after: str


def add_sign_in(
    conn: Connection, *, account_id: int, token_hash: str, way: str, started_at: datetime, expires_at: datetime
) -> None:
    """Let the browser that holds this token act for the account."""
    values = {"account_id": account_id, "token_hash": token_hash, "way": way}
    conn.execute(insert(sign_ins).values(**values, started_at=started_at, expires_at=expires_at))


def find_account(conn: Connection, *, token_hash: str, now: datetime) -> Account | None:
    """Whoever holds this token now, or None."""
    rows = conn.execute(_SIGNED_IN, {"token": token_hash, "moment": now}).all()
    if not rows:
        return None
    given = [Grant(Role(row.role), row.board_id) for row in rows if row.role is not None]
    of_boards = {grant.board_id for grant in given if grant.role is Role.FACILITATOR and grant.board_id is not None}
    parents = parents_under(conn, of_boards) if of_boards else {}
    return Account(rows[0].id, rows[0].username, widened(given, parents))


def list_sign_ins(conn: Connection, *, account_id: int, now: datetime) -> tuple[SignIn, ...]:
    """The browsers that are signed in to the account, the newest first."""
    query = (
        select(sign_ins)
        .where(sign_ins.c.account_id == account_id, sign_ins.c.expires_at > now)
        .order_by(sign_ins.c.expires_at.desc())
    )
    return tuple(SignIn(row.token_hash, row.way, row.started_at, row.expires_at) for row in conn.execute(query))


def remove_sign_in(conn: Connection, *, token_hash: str, now: datetime) -> None:
    """Sign this token out, and forget those that have run out."""
    conn.execute(delete(sign_ins).where((sign_ins.c.token_hash == token_hash) | (sign_ins.c.expires_at <= now)))


def remove_sign_ins_of(conn: Connection, *, account_id: int, except_hash: str = "") -> None:
    """Sign the account out in every browser, but in the one that holds *except_hash*."""
    others = (sign_ins.c.account_id == account_id) & (sign_ins.c.token_hash != except_hash)
    conn.execute(delete(sign_ins).where(others))


def replace_setup_link(
    conn: Connection, *, token_hash: str, expires_at: datetime, account_id: int | None = None
) -> None:
    """The one link that works from now on for this account; None: for the first."""
    forget_setup_links(conn, account_id=account_id)
    conn.execute(insert(setup_links).values(token_hash=token_hash, account_id=account_id, expires_at=expires_at))


def find_setup_link(conn: Connection, *, token_hash: str, now: datetime) -> SetupLink | None:
    """What this link is for, if it may be used."""
    query = (
        select(setup_links.c.account_id, accounts.c.username)
        .outerjoin(accounts, accounts.c.id == setup_links.c.account_id)
        .where(
            setup_links.c.token_hash == token_hash,
            setup_links.c.expires_at > now,
            accounts.c.disabled.is_not(True),
        )
    )
    row = conn.execute(query).one_or_none()
    return None if row is None else SetupLink(row.account_id, row.username)


def forget_setup_links(conn: Connection, *, account_id: int | None = None) -> None:
    """No link works any longer for this account; None: for the first."""
    of_it = setup_links.c.account_id.is_(None) if account_id is None else setup_links.c.account_id == account_id
    conn.execute(delete(setup_links).where(of_it))


def read_wrong_passwords(conn: Connection, name_hash: str) -> WrongPasswords | None:
    """What is held against a name, or None."""
    row = conn.execute(select(wrong_passwords).where(wrong_passwords.c.name_hash == name_hash)).one_or_none()
    return None if row is None else WrongPasswords(row.failed, row.last_at, row.locked_until)


def write_wrong_passwords(conn: Connection, name_hash: str, held: WrongPasswords, *, forget_before: datetime) -> None:
    """Keep what is held against a name, and forget the names that nobody has tried since *forget_before*."""
    forget_wrong_passwords(conn, name_hash)
    conn.execute(delete(wrong_passwords).where(wrong_passwords.c.last_at < forget_before))
    values = {"failed": held.failed, "last_at": held.last_at, "locked_until": held.locked_until}
    conn.execute(insert(wrong_passwords).values(name_hash=name_hash, **values))


def forget_wrong_passwords(conn: Connection, name_hash: str) -> None:
    """Nothing is held against the name any longer."""
    conn.execute(delete(wrong_passwords).where(wrong_passwords.c.name_hash == name_hash))


def locked_names(conn: Connection, name_hashes: Sequence[str], *, now: datetime) -> frozenset[str]:
    """Those of the hashed names with which nobody can sign in now."""
    query = select(wrong_passwords.c.name_hash).where(
        wrong_passwords.c.name_hash.in_(name_hashes), wrong_passwords.c.locked_until > now
    )
    return frozenset(conn.execute(query).scalars())


def add_oidc_request(
    conn: Connection, *, state_hash: str, request: OidcRequest, now: datetime, expires_at: datetime
) -> None:
    """Keep a sign-in until the provider answers; forget those that ran out, and the oldest where there are too many."""
    conn.execute(delete(oidc_requests).where(oidc_requests.c.expires_at <= now))
    newest = select(oidc_requests.c.state_hash).order_by(oidc_requests.c.expires_at.desc()).limit(MOST_REQUESTS - 1)
    conn.execute(delete(oidc_requests).where(oidc_requests.c.state_hash.not_in(newest)))
    values = {"nonce": request.nonce, "verifier": request.verifier, "after": request.after}
    conn.execute(insert(oidc_requests).values(state_hash=state_hash, expires_at=expires_at, **values))


def take_oidc_request(conn: Connection, *, state_hash: str, now: datetime) -> OidcRequest | None:
    """The sign-in that this state stands for; it is taken out, so that an answer counts once."""
    row = conn.execute(select(oidc_requests).where(oidc_requests.c.state_hash == state_hash)).one_or_none()
    conn.execute(delete(oidc_requests).where(oidc_requests.c.state_hash == state_hash))
    if row is None or row.expires_at <= now:
        return None
    return OidcRequest(row.nonce, row.verifier, row.after)
