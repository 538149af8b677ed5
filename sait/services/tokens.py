"""Secrets that browsers and members hold. The database keeps only their hashes."""

import hashlib
import secrets
from datetime import UTC, datetime


def new_token() -> str:
    """A secret of 256 bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What is stored of *token*. The secrets are random, so that a plain SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)
