"""The tables of accounts, their roles, how they sign in, what they have typed in forms and not saved, and their wall."""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from sait.storage.tables.columns import UtcDateTime, metadata, version

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
    CheckConstraint(
        "role in ('administrator', 'facilitator', 'business-manager', 'analyst', 'researcher', 'coder')", name="role"
    ),
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

# What the projector of an account's wall shows: `address` is what was chosen on *Compare*, as its address says it. Without
# a `language` it speaks all of them.
wall_screens = Table(
    "wall_screens",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("address", String(1000), nullable=False),
    Column("language", String(4)),
)
