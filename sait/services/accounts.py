"""Signing a facilitator in and out. One local account in this version, made through the first-time link."""

from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sait.errors import SaitError
from sait.services.tokens import hashed, new_token, now
from sait.storage import facilitators
from sait.storage.database import Database

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
LONGEST_NAME = 60
SETUP_LINK_DAYS = 2

_hasher = PasswordHasher()
# Checked when there is no such account, so that the answer takes as long as for a wrong password.
_NOBODY = _hasher.hash("nobody signs in with this")


def needs_first_account(database: Database) -> bool:
    """Whether nobody can sign in yet."""
    with database.reading() as conn:
        return facilitators.count_facilitators(conn) == 0


def new_setup_link(database: Database) -> str | None:
    """A token for the first-time link, replacing any earlier one; None once there is an account."""
    token = new_token()
    with database.writing() as conn:
        if facilitators.count_facilitators(conn):
            return None
        expires_at = now() + timedelta(days=SETUP_LINK_DAYS)
        facilitators.replace_setup_link(conn, token_hash=hashed(token), expires_at=expires_at)
    return token


def check_setup_link(database: Database, token: str) -> None:
    """Refuse a first-time link that was used, replaced or has run out."""
    with database.reading() as conn:
        if not facilitators.setup_link_works(conn, token_hash=hashed(token), now=now()):
            raise SaitError("account.link-used")


def create_first_account(database: Database, *, token: str, username: str, password: str, hours: int) -> str:
    """Make the account and sign it in: the token for the browser's cookie."""
    name = username.strip()
    _check_account(name, password)
    password_hash = _hasher.hash(password)
    with database.writing() as conn:
        if not facilitators.setup_link_works(conn, token_hash=hashed(token), now=now()):
            raise SaitError("account.link-used")
        facilitator_id = facilitators.add_facilitator(
            conn, username=name, password_hash=password_hash, created_at=now()
        )
        facilitators.forget_setup_links(conn)
        session = new_token()
        facilitators.add_sign_in(
            conn, facilitator_id=facilitator_id, token_hash=hashed(session), expires_at=now() + timedelta(hours=hours)
        )
    return session


def _check_account(name: str, password: str) -> None:
    if not name or len(name) > LONGEST_NAME:
        raise SaitError("account.name-wrong", most=LONGEST_NAME)
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise SaitError("account.password-length", least=SHORTEST_PASSWORD, most=LONGEST_PASSWORD)


def sign_in(database: Database, *, username: str, password: str, hours: int) -> str:
    """The token for the browser's cookie; ``account.wrong`` says no more than that it was wrong."""
    with database.reading() as conn:
        found = facilitators.find_password(conn, username.strip())
    facilitator_id, password_hash = found or (0, _NOBODY)
    if not _is_right(password_hash, password) or not found:
        raise SaitError("account.wrong")
    token = new_token()
    with database.writing() as conn:
        if _hasher.check_needs_rehash(password_hash):
            facilitators.set_password_hash(conn, facilitator_id=facilitator_id, password_hash=_hasher.hash(password))
        facilitators.add_sign_in(
            conn, facilitator_id=facilitator_id, token_hash=hashed(token), expires_at=now() + timedelta(hours=hours)
        )
    return token


def _is_right(password_hash: str, password: str) -> bool:
    if len(password) > LONGEST_PASSWORD:
        return False  # nobody has such a password, and hashing it would be somebody else's work
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def signed_in(database: Database, token: str | None) -> str | None:
    """The name of the facilitator who holds *token*, or None. Asked on every run: signing out works at once."""
    if not token:
        return None
    with database.reading() as conn:
        return facilitators.find_signed_in(conn, token_hash=hashed(token), now=now())


def sign_out(database: Database, token: str) -> None:
    """The token no longer works, also in pages that are open."""
    with database.writing() as conn:
        facilitators.remove_sign_in(conn, token_hash=hashed(token), now=now())
