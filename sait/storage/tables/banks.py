"""The tables of question banks: as workshops opened with them, and as they were uploaded."""

from sqlalchemy import Column, LargeBinary, String, Table, Text, UniqueConstraint

from sait.storage.tables.columns import UtcDateTime, metadata

instruments = Table(
    "instruments",
    metadata,
    Column("content_hash", String(64), primary_key=True),
    Column("instrument_id", String(60), nullable=False),
    Column("version", String(20), nullable=False),
    Column("document", Text, nullable=False),
    Column("stored_at", UtcDateTime, nullable=False),
)

# Banks that were uploaded. No workshop refers to them: opening one copies the document to `instruments`, where it stays.
uploaded_banks = Table(
    "uploaded_banks",
    metadata,
    Column("content_hash", String(64), primary_key=True),
    Column("instrument_id", String(60), nullable=False),
    Column("version", String(20), nullable=False),
    Column("document", Text, nullable=False),
    Column("archive", LargeBinary, nullable=False),
    Column("uploaded_by", String(60), nullable=False),
    Column("uploaded_at", UtcDateTime, nullable=False),
    UniqueConstraint("instrument_id", "version"),
)
