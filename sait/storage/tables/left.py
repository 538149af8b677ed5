"""The tables of words that are nobody's any more. No column leads to whoever wrote them."""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, String, Table, Text

from sait.storage.tables.columns import UNORDERED, metadata

# Words that the facilitator had when their author erased them or took them back: nobody's, until they can go with others.
left_comments = Table(
    "left_comments",
    metadata,
    Column("shuffle", String(32), primary_key=True),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("wave", String(10), nullable=False, server_default="first"),
    Column("vantage", String(10), nullable=False),
    Column("item_id", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(5), nullable=False),
    Column("state", String(10), nullable=False),
    Column("goes", String(10), nullable=False),
    CheckConstraint("state in ('waiting', 'shown')", name="state"),
    CheckConstraint("goes in ('next', 'together', 'stay')", name="goes"),
    **UNORDERED,
)

left_contributions = Table(
    "left_contributions",
    metadata,
    Column("shuffle", String(32), primary_key=True),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("promotes", Boolean, nullable=False),
    Column("scope", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(5), nullable=False),
    Column("goes", String(10), nullable=False),
    CheckConstraint("goes in ('next', 'together', 'stay')", name="goes"),
    **UNORDERED,
)

# How many people's words wait to go together: a row each, which no word refers to.
leavers = Table(
    "leavers",
    metadata,
    Column("random_key", String(32), primary_key=True),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False, index=True),
    **UNORDERED,
)
