"""The key under which codes for erasing are kept (docs/decisions/0025-the-erasing-code.md): in no copy of the database.

A code is handed to others by people whose names they know. By the code's hash alone, a copy of the database would say
which answers are theirs.
"""

import hashlib
import hmac
import os
import secrets
import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine

from sait.errors import SaitError
from sait.settings import ROOT, settings
from sait.storage.engine.database import database_file
from sait.storage.engine.faults import system_code

KEY_BYTES = 32
MARK = "k"
"""What a kept code begins with, as the hashes of versions before it never do."""

_NAME_LENGTH, _LENGTH = 9, 64


def keyed(conn: Connection, code_hash: str) -> str:
    """What is kept of the code for erasing with this hash: which key it was, and 220 bits of a keyed hash; 64 letters."""
    key = _key(conn)
    return (_name_of(key) + hmac.new(key, code_hash.encode(), hashlib.sha256).hexdigest())[:_LENGTH]


def derived_key(conn: Connection, purpose: str) -> bytes:
    """32 bytes for one *purpose*, made from the key that is in no copy of the database: HMAC-SHA-256 of its name."""
    return hmac.new(_key(conn), f"derived:{purpose}".encode(), hashlib.sha256).digest()


def key_name(conn: Connection) -> str:
    """What every code begins with that is kept under the key of now."""
    return _name_of(_key(conn))


def _name_of(key: bytes) -> str:
    return (MARK + hashlib.sha256(b"name:" + key).hexdigest())[:_NAME_LENGTH]


def key_file(engine: Engine) -> Path | None:
    """Where the key is: as set, or beside the database file; None for a database in memory, which has one of its own."""
    if (chosen := settings().erasing_key) is not None:
        return ROOT / chosen
    file = database_file(engine.url.render_as_string(hide_password=False))
    if file is not None:
        return file.with_name("erasing.key")
    return None if engine.dialect.name == "sqlite" else ROOT / "var" / "erasing.key"


def _key(conn: Connection) -> bytes:
    path = key_file(conn.engine)
    if path is None:
        return _passing_key()
    try:
        if not path.exists():
            _make(path)
        key = path.read_bytes()
    except OSError as fault:
        raise SaitError(system_code(fault)) from fault
    if len(key) < KEY_BYTES:
        raise SaitError("erasing.key-damaged", path=path)
    return key


@cache
def _passing_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def _make(path: Path) -> None:
    """Whole or not at all, for its owner alone; of several that make one at once, the first is what all read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".erasing-key-")
    part = Path(name)  # made with the mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(part, path)
        except FileExistsError:
            return
    finally:
        part.unlink()
