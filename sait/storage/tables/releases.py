"""The tables of what was released, and what second figures are held against."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from sait.storage.tables.columns import UtcDateTime, metadata

releases = Table(
    "releases",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("board_id", String(60), nullable=False),
    Column("round_id", String(60), nullable=False, index=True),
    Column("audience", String(10), nullable=False),
    Column("demonstration", Boolean, nullable=False),
    Column("published_at", UtcDateTime, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", Text, nullable=False),
)

# One row: releases are numbered by it, also after the newest has been removed with its demonstration.
release_counter = Table("release_counter", metadata, Column("last", Integer, nullable=False))

# How many people had answered the item's domain in any way when its first figures were given (storage/second_scoring).
first_scorings = Table(
    "first_scorings",
    metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("item_id", String(20), primary_key=True),
    Column("people", Integer, nullable=False),
)
