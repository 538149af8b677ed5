"""how far regional collaboration has come, with what was said before"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None  # as 0022 has it everywhere
    op.create_table(
        "region_progress",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.String(60, collation=collation), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("model", sa.String(20, collation=collation), nullable=True),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("who", sa.String(120, collation=collation), nullable=False),
        sa.CheckConstraint(
            "model in ('regional', 'two-tiers', 'joint', 'shadow')", name=op.f("ck_region_progress_model")
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_region_progress_region_id_regions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_progress")),
    )
    op.create_index(op.f("ix_region_progress_region_id"), "region_progress", ["region_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_region_progress_region_id"), table_name="region_progress")
    op.drop_table("region_progress")
