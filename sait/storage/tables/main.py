"""The tables. Times are aware UTC; identifiers are stable and readable where people meet them."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from sait.storage.tables.columns import UNORDERED, UtcDateTime, dates, names, version

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

regions = Table("regions", metadata, Column("id", String(60), primary_key=True), *names(), *dates(), version())

boards = Table(
    "boards",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("region_id", ForeignKey("regions.id"), nullable=False, index=True),
    Column("parent_id", ForeignKey("boards.id")),
    Column("tier", String(20), nullable=False),
    *names(),
    *dates(),
    version(),
    CheckConstraint("tier in ('regional', 'local')", name="tier"),
)

areas = Table(
    "areas",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("region_id", ForeignKey("regions.id"), nullable=False, index=True),
    *names(),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", String(60), primary_key=True),
    *names(),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("demonstration", Boolean, nullable=False, default=False),
    version(),
    Column("keep_days", Integer),
)

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

# `password_hash` is None until the account was set up, and for who signs in through an OpenID provider only.
accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("username", String(60), nullable=False),
    Column("password_hash", String(200)),
    Column("email", String(254)),
    Column("oidc_issuer", String(200)),
    Column("oidc_subject", String(255)),
    Column("disabled", Boolean, nullable=False, default=False),
    Column("created_at", UtcDateTime, nullable=False),
    version(),
    UniqueConstraint("username"),
    UniqueConstraint("email"),
    UniqueConstraint("oidc_issuer", "oidc_subject"),
)

# `board_id` None is every board.
grants = Table(
    "grants",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("board_id", ForeignKey("boards.id")),
    CheckConstraint("role in ('administrator', 'facilitator', 'business-manager', 'analyst')", name="role"),
)

# `account_id` None is the link that makes the first account.
setup_links = Table(
    "setup_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE")),
    Column("expires_at", UtcDateTime, nullable=False),
)

# `started_at` None: begun before SAIT kept it.
sign_ins = Table(
    "sign_ins",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("way", String(10), nullable=False),
    Column("started_at", UtcDateTime),
    Column("expires_at", UtcDateTime, nullable=False),
    CheckConstraint("way in ('password', 'link', 'oidc')", name="way"),
)

# By the hash of a user name, whether or not there is such an account: a refusal must not tell which names there are.
wrong_passwords = Table(
    "wrong_passwords",
    metadata,
    Column("name_hash", String(64), primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("locked_until", UtcDateTime),
)

# Sign-ins that an OpenID provider has been asked for and has not answered yet. Each is taken out once.
oidc_requests = Table(
    "oidc_requests",
    metadata,
    Column("state_hash", String(64), primary_key=True),
    Column("nonce", String(64), nullable=False),
    Column("verifier", String(128), nullable=False),
    Column("after", String(500), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)

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

# The key is random (`new_key`): one that counts up tells who joined before whom. `language`: the one they joined in; None
# where that was not kept yet. `told_late`: the facilitator has something of theirs that came after its domain was closed.
respondents = Table(
    "respondents",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("local_area_id", String(60)),
    Column("slip_hash", String(64)),
    Column("done", Boolean, nullable=False, default=False),
    Column("sector", String(20)),
    Column("erasing_hash", String(64)),
    Column("language", String(5)),
    Column("told_late", Boolean, nullable=False, default=False, server_default=false()),
    Column("shows_rare_language", Boolean, nullable=False, default=False, server_default=false()),
    UniqueConstraint("slip_hash"),
    UniqueConstraint("erasing_hash"),
)

member_tokens = Table(
    "member_tokens",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), nullable=False, index=True),
    **UNORDERED,
)

# Welcome pages that were sent, so that one sent twice joins once. Whole days: when somebody joined is not kept.
join_forms = Table(
    "join_forms",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", UtcDateTime, nullable=False),
    **UNORDERED,
)

# Welcome pages that used up a card, so that who was cut off before they were a respondent can send theirs again. Neither
# the card nor the respondent is named, and the hash is another than that of `join_forms`: nothing ties the two.
admissions = Table(
    "admissions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", UtcDateTime, nullable=False),
    **UNORDERED,
)

# Printed codes that let one person in. Who came in with which is not kept: only that it has been used.
one_time_codes = Table(
    "one_time_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("used", Boolean, nullable=False, default=False),
    **UNORDERED,
)

# No time is kept of any choice. `writer` is the open page that wrote last, `handovers` how often that changed.
# `in_figures`: this very choice, a level or not, is one of those given when its question had its first figures.
responses = Table(
    "responses",
    metadata,
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), primary_key=True),
    Column("vantage", String(10), primary_key=True),
    Column("item_id", String(20), primary_key=True),
    Column("choice", String(20), nullable=False),
    Column("late", Boolean, nullable=False, default=False),
    Column("writer", String(32), nullable=False),
    Column("handovers", Integer, nullable=False, default=0),
    Column("in_figures", Boolean, nullable=False, default=False, server_default=false()),
    **UNORDERED,
)

# `told`: the facilitator has it. Comments are told at a closing, and only as many people's as cannot be told apart.
comments = Table(
    "comments",
    metadata,
    Column("respondent_id", ForeignKey("respondents.id", ondelete="CASCADE"), primary_key=True),
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

# What each workshop's projector shows.
projector_screens = Table(
    "projector_screens",
    metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("show", String(10), nullable=False),
    Column("domain_id", String(10)),
    Column("item_id", String(20)),
    Column("language", String(4), nullable=False),
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
