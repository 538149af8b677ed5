"""Two more tables: what is on its way from a form, and what a member has taken back."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from sait.storage.tables.columns import UNORDERED
from sait.storage.tables.main import metadata

# What an account has typed in a form and not saved: read by that account alone, and gone once it is saved or dropped.
# `version` is that of the decision the form was filled from.
drafts = Table(
    "drafts",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("form", String(160), primary_key=True),
    Column("field", String(60), primary_key=True),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), index=True),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

# An answer that was taken back: the count of a row that is gone, so that a page left open with it cannot bring it back.
cleared_responses = Table(
    "cleared_responses",
    metadata,
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), primary_key=True),
    Column("vantage", String(10), primary_key=True),
    Column("item_id", String(20), primary_key=True),
    Column("handovers", Integer, nullable=False),
    **UNORDERED,
)
