"""Signing in and out, and what people do with their own account. What administrators do is in services/accounts/granting.py."""

from dataclasses import dataclass
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sait.assessment.access import FIRST_GRANTS, Account
from sait.assessment.identity import name_as_compared, password_as_compared
from sait.errors import SaitError
from sait.services.accounts.lockout import check_lock, count_wrong, forget_wrong
from sait.services.running.audit import note
from sait.services.tokens import hashed, new_token, now
from sait.storage import accounts, sign_ins
from sait.storage.accounts import Credentials
from sait.storage.engine.database import Connection, Database
from sait.storage.sign_ins import SetupLink, SignIn

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
LONGEST_NAME = 60
SETUP_LINK_DAYS = 2

_hasher = PasswordHasher()
# Checked when there is no such account, so that the answer takes as long as for a wrong password. No password has it:
# it was never made of one, which would also take a third of a second from every start and every command.
_NOBODY = f"$argon2id$v=19$m={_hasher.memory_cost},t={_hasher.time_cost},p={_hasher.parallelism}${'A' * 22}${'A' * 43}"


def needs_first_account(database: Database) -> bool:
    """Whether nobody can sign in yet."""
    with database.reading() as conn:
        return accounts.count_accounts(conn) == 0


def new_setup_link(database: Database) -> str | None:
    """A token for the first-time link, replacing any earlier one; None once there is an account."""
    token = new_token()
    with database.writing() as conn:
        if accounts.count_accounts(conn):
            return None
        expires_at = now() + timedelta(days=SETUP_LINK_DAYS)
        sign_ins.replace_setup_link(conn, token_hash=hashed(token), expires_at=expires_at)
    return token


def check_setup_link(database: Database, token: str) -> SetupLink:
    """What a set-up link is for; refuses one that was used, replaced or has run out."""
    with database.reading() as conn:
        return _working_link(conn, token)


def _working_link(conn: Connection, token: str) -> SetupLink:
    link = sign_ins.find_setup_link(conn, token_hash=hashed(token), now=now())
    if link is None:
        raise SaitError("account.link-used")
    return link


def create_first_account(database: Database, *, token: str, username: str, password: str, hours: int) -> str:
    """Make the first account, which may do everything, and sign it in: the token for the browser's cookie."""
    name = tidy_username(username)
    password_hash = _hasher.hash(_tidy_password(password))
    with database.writing() as conn:
        if _working_link(conn, token).account_id is not None:
            raise SaitError("account.link-used")
        account_id = accounts.add_account(conn, username=name, password_hash=password_hash, created_at=now())
        sign_ins.forget_setup_links(conn)
        note(conn, who=name, action="account.created", account=name)
        for grant in FIRST_GRANTS:
            accounts.add_grant(conn, account_id=account_id, grant=grant)
            note(conn, who=name, action="grant.added", account=name, role=grant.role, board_id="")
        return start_session(conn, account_id=account_id, name=name, way="link", hours=hours)


def set_up_account(database: Database, *, token: str, password: str, hours: int) -> str:
    """Use an administrator's link: the account has this password from now on, and is signed in here and nowhere else."""
    password_hash = _hasher.hash(_tidy_password(password))
    with database.writing() as conn:
        link = _working_link(conn, token)
        if link.account_id is None or link.name is None:
            raise SaitError("account.link-used")
        accounts.set_password_hash(conn, account_id=link.account_id, password_hash=password_hash)
        sign_ins.forget_setup_links(conn, account_id=link.account_id)
        sign_ins.remove_sign_ins_of(conn, account_id=link.account_id)
        forget_wrong(conn, link.name)
        note(conn, who=link.name, action="account.set-up", account=link.name)
        return start_session(conn, account_id=link.account_id, name=link.name, way="link", hours=hours)


def tidy_username(typed: str) -> str:
    """The name as it is kept; ``account.name-wrong`` where it is empty, too long or has characters that cannot be seen."""
    name = name_as_compared(typed)
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise SaitError("account.name-wrong", most=LONGEST_NAME)
    return name


def _tidy_password(typed: str) -> str:
    password = password_as_compared(typed)
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise SaitError("account.password-length", least=SHORTEST_PASSWORD, most=LONGEST_PASSWORD)
    return password


def start_session(conn: Connection, *, account_id: int, name: str, way: str, hours: int) -> str:
    """Sign the account in, within the caller's transaction: the token for the browser's cookie."""
    token, moment = new_token(), now()
    sign_ins.add_sign_in(
        conn,
        account_id=account_id,
        token_hash=hashed(token),
        way=way,
        started_at=moment,
        expires_at=moment + timedelta(hours=hours),
    )
    note(conn, who=name, action="account.signed-in", way=way)
    return token


def sign_in(database: Database, *, username: str, password: str, hours: int, is_known: bool = False) -> str:
    """The token for the browser's cookie; ``account.wrong`` says no more than that it was wrong.

    *is_known*: the attempt comes from where this account has signed in before. The lock of an account, which strangers
    can bring about, does not hold there.
    """
    name = name_as_compared(username)
    with database.reading() as conn:
        if not is_known:
            check_lock(conn, name)
        found = find_by_name(conn, username)
    known_as = _known_password(found, password)
    if known_as is None or found is None:
        with database.writing() as conn:
            count_wrong(conn, name)
        raise SaitError("account.wrong")
    if found.is_disabled:
        raise SaitError("account.disabled")
    with database.writing() as conn:
        forget_wrong(conn, name)
        _renew_hash(conn, found, known_as)
        return start_session(conn, account_id=found.account_id, name=found.name, way="password", hours=hours)


def find_by_name(conn: Connection, typed: str) -> Credentials | None:
    """Whose name was typed. A name from before all had one spelling, whose usual one another account has, as it is kept."""
    return accounts.find_credentials(conn, name_as_compared(typed)) or accounts.find_credentials(conn, typed.strip())


def _known_password(found: Credentials | None, password: str) -> str | None:
    """The password in the spelling that was kept, None where it is wrong. As long for nobody's name as for somebody's."""
    has_none = found is None or found.password_hash is None
    kept_hash = _NOBODY if found is None or found.password_hash is None else found.password_hash
    known_as = next((one for one in _spellings(password) if _is_right(kept_hash, one)), None)
    return None if has_none else known_as


def _spellings(password: str) -> tuple[str, ...]:
    """The usual one, and as it was typed: so it was hashed before there was a usual one."""
    return tuple(dict.fromkeys((password_as_compared(password), password)))


def _is_right(password_hash: str, password: str) -> bool:
    if len(password) > LONGEST_PASSWORD:
        return False  # nobody has such a password, and hashing it would be somebody else's work
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _renew_hash(conn: Connection, found: Credentials, known_as: str) -> None:
    usual = password_as_compared(known_as)
    if found.password_hash is not None and (known_as != usual or _hasher.check_needs_rehash(found.password_hash)):
        accounts.set_password_hash(conn, account_id=found.account_id, password_hash=_hasher.hash(usual))


def find_account(database: Database, token: str | None) -> Account | None:
    """Who holds *token*, with what they may do, or None. Asked on every run: signing out works at once."""
    if not token:
        return None
    with database.reading() as conn:
        return sign_ins.find_account(conn, token_hash=hashed(token), now=now())


def signed_in(database: Database, token: str | None) -> str | None:
    """The name of whoever holds *token*, or None."""
    account = find_account(database, token)
    return account.name if account else None


def sign_out(database: Database, token: str) -> None:
    """The token no longer works, also in pages that are open."""
    with database.writing() as conn:
        account = sign_ins.find_account(conn, token_hash=hashed(token), now=now())
        sign_ins.remove_sign_in(conn, token_hash=hashed(token), now=now())
        if account:
            note(conn, who=account.name, action="account.signed-out")


def sign_out_everywhere(database: Database, account: Account) -> None:
    """None of the account's browsers is signed in any longer, this one neither."""
    with database.writing() as conn:
        sign_ins.remove_sign_ins_of(conn, account_id=account.id)
        note(conn, who=account.name, action="account.signed-out-everywhere")


def change_password(database: Database, account: Account, *, token: str, old: str, new: str) -> None:
    """A new password for who knows the old one; every other browser is signed out.

    ``account.old-wrong`` where the old one is wrong, or the account has none and signs in through its provider.
    """
    kept = _tidy_password(new)
    with database.reading() as conn:
        found = accounts.find_credentials(conn, account.name)
    if _known_password(found, old) is None:
        raise SaitError("account.old-wrong")
    password_hash = _hasher.hash(kept)
    with database.writing() as conn:
        accounts.set_password_hash(conn, account_id=account.id, password_hash=password_hash)
        sign_ins.remove_sign_ins_of(conn, account_id=account.id, except_hash=hashed(token))
        sign_ins.forget_setup_links(conn, account_id=account.id)
        note(conn, who=account.name, action="account.password-changed")


@dataclass(frozen=True, slots=True)
class OwnSignIn:
    """One browser of one's own. *is_here* is the browser that asks."""

    sign_in: SignIn
    is_here: bool


def own_sign_ins(database: Database, account: Account, *, token: str) -> tuple[OwnSignIn, ...]:
    """The browsers that are signed in to the account now, the newest first."""
    with database.reading() as conn:
        listed = sign_ins.list_sign_ins(conn, account_id=account.id, now=now())
    return tuple(OwnSignIn(one, one.token_hash == hashed(token)) for one in listed)


def has_password(database: Database, account: Account) -> bool:
    """Whether the account signs in by a password; otherwise through its provider only."""
    with database.reading() as conn:
        found = accounts.find_credentials(conn, account.name)
    return found is not None and found.password_hash is not None
