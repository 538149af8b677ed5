"""The tables of regions with what was said of their progress, boards, areas and rounds."""

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, String, Table

from sait.storage.tables.columns import dates, metadata, name, version

regions = Table("regions", metadata, Column("id", String(60), primary_key=True), name(), *dates(), version())

boards = Table(
    "boards",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("region_id", ForeignKey("regions.id"), nullable=False, index=True),
    Column("parent_id", ForeignKey("boards.id")),
    Column("tier", String(20), nullable=False),
    name(),
    *dates(),
    version(),
    CheckConstraint("tier in ('regional', 'local')", name="tier"),
)

areas = Table(
    "areas",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("region_id", ForeignKey("regions.id"), nullable=False, index=True),
    name(),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", String(60), primary_key=True),
    name(),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("demonstration", Boolean, nullable=False, default=False),
    version(),
    Column("keep_days", Integer),
)

# What was so in a region on a day; nothing is changed or taken out, so that `id` is the order of writing.
region_progress = Table(
    "region_progress",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("region_id", ForeignKey("regions.id"), nullable=False, index=True),
    Column("as_of", Date, nullable=False),
    Column("model", String(20)),
    Column("said", JSON, nullable=False),
    Column("who", String(120), nullable=False),
    CheckConstraint("model in ('regional', 'two-tiers', 'joint', 'shadow')", name="model"),
)
