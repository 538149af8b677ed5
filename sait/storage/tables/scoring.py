"""The table of what is kept of first figures, for a second scoring to be held against."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from sait.storage.tables.main import metadata

# How many people had answered the item's domain in any way when its first figures were given (storage/second_scoring).
first_scorings = Table(
    "first_scorings",
    metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("item_id", String(20), primary_key=True),
    Column("people", Integer, nullable=False),
)
