"""The tables of what members gave. Nothing above storage reads them but the member's own page."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from sait.storage.tables.columns import UNORDERED, metadata

# No time is kept of any choice. `writer` is the open page that wrote last, `handovers` how often that changed.
# `in_figures`: this very choice, a level or not, is one of those given when its question had its first figures.
responses = Table(
    "responses",
    metadata,
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), primary_key=True),
    Column("wave", String(10), primary_key=True, server_default="first"),
    Column("vantage", String(10), primary_key=True),
    Column("item_id", String(20), primary_key=True),
    Column("choice", String(20), nullable=False),
    Column("late", Boolean, nullable=False, default=False),
    Column("writer", String(32), nullable=False),
    Column("handovers", Integer, nullable=False, default=0),
    Column("in_figures", Boolean, nullable=False, default=False, server_default=false()),
    **UNORDERED,
)

# An answer that was taken back: the count of a row that is gone, so that a page left open with it cannot bring it back.
cleared_responses = Table(
    "cleared_responses",
    metadata,
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), primary_key=True),
    Column("wave", String(10), primary_key=True, server_default="first"),
    Column("vantage", String(10), primary_key=True),
    Column("item_id", String(20), primary_key=True),
    Column("handovers", Integer, nullable=False),
    **UNORDERED,
)

# `told`: the facilitator has it. Comments are told at a closing, and only as many people's as cannot be told apart.
comments = Table(
    "comments",
    metadata,
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), primary_key=True),
    Column("wave", String(10), primary_key=True, server_default="first"),
    Column("vantage", String(10), primary_key=True),
    Column("item_id", String(20), primary_key=True),
    Column("shuffle", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(5), nullable=False),
    Column("state", String(10), nullable=False),
    Column("told", Boolean, nullable=False, default=False, server_default=false()),
    UniqueConstraint("shuffle"),
    CheckConstraint("state in ('waiting', 'shown', 'withheld')", name="state"),
    **UNORDERED,
)

# Dots and the like that members give while the facilitator lets them; shown as sums only, and only when that has ended.
votes = Table(
    "votes",
    metadata,
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("subject", String(40), primary_key=True),
    Column("value", Integer, nullable=False),
    **UNORDERED,
)

# What members name in their own words: nobody but the facilitator reads it before it is taken up, and she only once it is
# `shown`, together with what others named. One that was shown and taken back stays without its text.
contributions = Table(
    "contributions",
    metadata,
    Column("shuffle", String(32), primary_key=True),
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("promotes", Boolean, nullable=False),
    Column("scope", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(5), nullable=False),
    Column("taken_up", Boolean, nullable=False, default=False),
    Column("shown", Boolean, nullable=False, default=False, server_default=false()),
    **UNORDERED,
)
