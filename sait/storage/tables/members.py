"""The tables of members and how they come in. No column says who anybody is."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table, UniqueConstraint, false

from sait.storage.tables.columns import UNORDERED, UtcDateTime, metadata

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
