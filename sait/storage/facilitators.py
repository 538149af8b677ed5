"""Accounts, sign-ins and first-time links. Only hashes of passwords and tokens are kept."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from sait.errors import SaitError
from sait.storage.tables import facilitators, setup_links, sign_ins


def count_facilitators(conn: Connection) -> int:
    """How many accounts there are."""
    return int(conn.execute(select(func.count()).select_from(facilitators)).scalar_one())


def add_facilitator(conn: Connection, *, username: str, password_hash: str, created_at: datetime) -> int:
    """A new account; its id. ``account.name-taken`` when the name is in use."""
    values = {"username": username, "password_hash": password_hash, "created_at": created_at}
    try:
        added = conn.execute(insert(facilitators).values(**values).returning(facilitators.c.id)).scalar_one()
    except IntegrityError as clash:
        raise SaitError("account.name-taken") from clash
    return int(added)


def find_password(conn: Connection, username: str) -> tuple[int, str] | None:
    """The account's id and password hash, or None."""
    query = select(facilitators.c.id, facilitators.c.password_hash).where(facilitators.c.username == username)
    row = conn.execute(query).one_or_none()
    return None if row is None else (row.id, row.password_hash)


def set_password_hash(conn: Connection, *, facilitator_id: int, password_hash: str) -> None:
    """Keep a newer hash of the same password."""
    conn.execute(update(facilitators).where(facilitators.c.id == facilitator_id).values(password_hash=password_hash))


def replace_setup_link(conn: Connection, *, token_hash: str, expires_at: datetime) -> None:
    """The one first-time link that works from now on."""
    conn.execute(delete(setup_links))
    conn.execute(insert(setup_links).values(token_hash=token_hash, expires_at=expires_at))


def setup_link_works(conn: Connection, *, token_hash: str, now: datetime) -> bool:
    """Whether this first-time link may be used."""
    query = select(setup_links.c.token_hash).where(
        setup_links.c.token_hash == token_hash, setup_links.c.expires_at > now
    )
    return conn.execute(query).first() is not None


def forget_setup_links(conn: Connection) -> None:
    """No first-time link works any longer."""
    conn.execute(delete(setup_links))


def add_sign_in(conn: Connection, *, facilitator_id: int, token_hash: str, expires_at: datetime) -> None:
    """Let the browser that holds this token act as the facilitator."""
    conn.execute(insert(sign_ins).values(facilitator_id=facilitator_id, token_hash=token_hash, expires_at=expires_at))


def find_signed_in(conn: Connection, *, token_hash: str, now: datetime) -> str | None:
    """The name of the facilitator who holds this token now, or None."""
    query = (
        select(facilitators.c.username)
        .join(sign_ins, sign_ins.c.facilitator_id == facilitators.c.id)
        .where(sign_ins.c.token_hash == token_hash, sign_ins.c.expires_at > now)
    )
    return conn.execute(query).scalar()


def remove_sign_in(conn: Connection, *, token_hash: str, now: datetime) -> None:
    """Sign this token out, and forget those that have run out."""
    conn.execute(delete(sign_ins).where((sign_ins.c.token_hash == token_hash) | (sign_ins.c.expires_at <= now)))
