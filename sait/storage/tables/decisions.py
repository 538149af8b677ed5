"""The tables of what the board decided and of who did what."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from sait.storage.tables.columns import UtcDateTime, metadata

# What the board decided. Every saving adds a version and none is overwritten: the newest of a subject is what stands.
decisions = Table(
    "decisions",
    metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("subject", String(40), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("who", String(60), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# Who did what, when: never an answer, a comment or a secret. Triggers refuse any change (migration 0004).
audit_log = Table(
    "audit_log",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("who", String(60), nullable=False),
    Column("action", String(60), nullable=False),
    Column("workshop_id", String(20), index=True),
    Column("details", Text, nullable=False),
)
