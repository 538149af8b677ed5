"""Too many wrong passwords for one user name: for a while every attempt for it is refused (decision 0015)."""

from datetime import datetime, timedelta
from math import ceil

from sait.errors import SaitError
from sait.services.running.audit import note
from sait.services.tokens import hashed, now
from sait.storage import accounts, sign_ins
from sait.storage.engine.database import Connection
from sait.storage.sign_ins import WrongPasswords

LOCK_AFTER = 10
"""Wrong passwords in a row."""

LOCK_MINUTES = 15
"""How long the lock holds; also after how long without another a wrong password is forgotten."""

NOT_SIGNED_IN = "not signed in"
"""Who acted where a stranger's attempts are what happened."""


def check_lock(conn: Connection, name: str) -> None:
    """``account.locked`` while nobody can sign in with this name, whether or not there is such an account."""
    held = sign_ins.read_wrong_passwords(conn, hashed(name))
    if held is not None and held.locked_until is not None and held.locked_until > now():
        raise SaitError("account.locked", minutes=minutes_until(held.locked_until))


def minutes_until(moment: datetime) -> int:
    """Minutes from now until *moment*, rounded up."""
    return max(1, ceil((moment - now()).total_seconds() / 60))


def count_wrong(conn: Connection, name: str) -> None:
    """Hold a wrong password against the name, and lock it where there were too many in a row."""
    moment, patience = now(), timedelta(minutes=LOCK_MINUTES)
    held = sign_ins.read_wrong_passwords(conn, hashed(name))
    if held is not None and held.locked_until is not None and held.locked_until > moment:
        return  # somebody at an address that knows the account: the lock is not made longer
    is_in_a_row = held is not None and held.locked_until is None and moment - held.last_at < patience
    failed = (held.failed if held is not None and is_in_a_row else 0) + 1
    locked_until = moment + patience if failed >= LOCK_AFTER else None
    sign_ins.write_wrong_passwords(
        conn, hashed(name), WrongPasswords(failed, moment, locked_until), forget_before=moment - 2 * patience
    )
    # A name that is no account's may be a password that was typed into the wrong field.
    if locked_until is not None and accounts.find_credentials(conn, name) is not None:
        note(conn, who=NOT_SIGNED_IN, action="account.locked", account=name, minutes=LOCK_MINUTES)


def forget_wrong(conn: Connection, name: str) -> None:
    """The right password, or a new one: nothing is held against the name any longer."""
    sign_ins.forget_wrong_passwords(conn, hashed(name))
