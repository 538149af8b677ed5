"""The tables of regions, boards, areas and rounds."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, String, Table

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
