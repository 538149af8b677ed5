"""The tables of surveys. Links and answers share no key, and answers lie sealed until the survey closes (docs/decisions/0037)."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from sait.storage.tables.columns import UNORDERED, UtcDateTime, metadata, version

_KEY = BigInteger().with_variant(Integer, "sqlite")

surveys = Table(
    "surveys",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("title", JSON, nullable=False),
    Column("instrument_hash", ForeignKey("instruments.content_hash"), nullable=False),
    Column("form", String(10), nullable=False),
    Column("opens_on", Date, nullable=False),
    Column("closes_on", Date, nullable=False),
    Column("state", String(10), nullable=False),
    Column("demonstration", Boolean, nullable=False),
    version(),
    Column("key_name", String(9)),
    Column("minimum", Integer),
    CheckConstraint("form in ('short', 'full')", name="form"),
    CheckConstraint("state in ('draft', 'open', 'closed')", name="state"),
)

# `told`, `told_on`: the count of answers that the board's business manager was last told, and on which day.
asked_boards = Table(
    "asked_boards",
    metadata,
    Column("survey_id", ForeignKey("surveys.id", ondelete="CASCADE"), primary_key=True),
    Column("board_id", ForeignKey("boards.id"), primary_key=True),
    Column("members", Integer),
    Column("not_asked", Integer, nullable=False),
    Column("told", Integer, nullable=False),
    Column("told_on", Date),
)

# Every number of members that was said, so that a rate can be traced to who could have answered, and when.
member_numbers = Table(
    "member_numbers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("survey_id", ForeignKey("surveys.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("board_id", String(60), nullable=False),
    Column("members", Integer, nullable=False),
    Column("not_asked", Integer, nullable=False),
    Column("said_at", UtcDateTime, nullable=False),
    Column("who", String(120), nullable=False),
)

# `number` is what the business manager knows a link by; below 0: a place for a member who answers on paper. Neither time nor draft nor answer stands beside it.
survey_links = Table(
    "survey_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("survey_id", ForeignKey("surveys.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("board_id", String(60), nullable=False),
    Column("number", Integer, nullable=False),
    Column("spent", Boolean, nullable=False),
    Column("dead", Boolean, nullable=False),
    UniqueConstraint("survey_id", "board_id", "number"),
    **UNORDERED,
)

# What is being answered, sealed with a key that only the browser's cookie holds. All are of one length.
survey_drafts = Table(
    "survey_drafts",
    metadata,
    Column("cookie_hash", String(64), primary_key=True),
    Column("survey_id", ForeignKey("surveys.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    **UNORDERED,
)

# What was sent, sealed until the survey closes. All are of one length.
survey_envelopes = Table(
    "survey_envelopes",
    metadata,
    Column("id", _KEY, primary_key=True, autoincrement=False),
    Column("survey_id", ForeignKey("surveys.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("board_id", String(60), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    **UNORDERED,
)

# What was in the envelopes: all of a survey are opened in one transaction, in an order drawn for it.
survey_answers = Table(
    "survey_answers",
    metadata,
    Column("id", _KEY, primary_key=True, autoincrement=False),
    Column("survey_id", ForeignKey("surveys.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("board_id", String(60), nullable=False),
    Column("choices", JSON, nullable=False),
    Column("words", JSON, nullable=False),
    **UNORDERED,
)

# What is known of a board's answers, made once when its survey closes, for its own members and for others.
survey_releases = Table(
    "survey_releases",
    metadata,
    Column("survey_id", ForeignKey("surveys.id", ondelete="CASCADE"), primary_key=True),
    Column("board_id", String(60), primary_key=True),
    Column("audience", String(10), primary_key=True),
    Column("published_at", UtcDateTime, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", Text, nullable=False),
)
