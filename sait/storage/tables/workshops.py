"""The tables of workshops, where each stands, and what its projector shows."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

from sait.storage.tables.columns import UtcDateTime, metadata, version

workshops = Table(
    "workshops",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("code", String(6), nullable=False),
    Column("board_id", ForeignKey("boards.id"), nullable=False),
    Column("round_id", ForeignKey("rounds.id"), nullable=False, index=True),
    Column("instrument_id", String(60), nullable=False),
    Column("instrument_hash", ForeignKey("instruments.content_hash"), nullable=False),
    Column("form", String(10), nullable=False),
    Column("view", String(10), nullable=False),
    Column("asks_local", Boolean, nullable=False),
    Column("invited", Integer),
    Column("state", String(10), nullable=False),
    Column("demonstration", Boolean, nullable=False),
    Column("results_shared_at", UtcDateTime),
    Column("results_shared_note", String(500), nullable=False, default=""),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    version(),
    Column("entry", String(10), nullable=False, default="shared", server_default="shared"),
    Column("asks_sector", Boolean, nullable=False, default=False, server_default=false()),
    Column("pace_domain_id", String(10)),
    Column("timer_ends_at", UtcDateTime),
    Column("shared_domain_ids", JSON(none_as_null=True)),
    UniqueConstraint("code"),
    CheckConstraint("form in ('short', 'full')", name="form"),
    CheckConstraint("view in ('silent', 'open')", name="view"),
    CheckConstraint("state in ('draft', 'scoring', 'consensus', 'signed-off')", name="state"),
    CheckConstraint("entry in ('shared', 'one-time')", name="entry"),
)

# A board has one silent workshop in a round with an instrument: two would let their releases be subtracted.
Index(
    "uq_workshops_silent",
    workshops.c.board_id,
    workshops.c.round_id,
    workshops.c.instrument_id,
    unique=True,
    sqlite_where=workshops.c.view == "silent",
    postgresql_where=workshops.c.view == "silent",
)

closed_domains = Table(
    "closed_domains",
    metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("domain_id", String(10), primary_key=True),
)

# The domains that members are or were asked a second time, after they were closed.
second_scorings = Table(
    "second_scorings",
    metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("domain_id", String(10), primary_key=True),
    Column("is_open", Boolean, nullable=False),
)

# What each workshop's projector shows. Without a `language` it speaks all of them.
projector_screens = Table(
    "projector_screens",
    metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("domain_id", String(10)),
    Column("item_id", String(20)),
    Column("language", String(4)),
)
