"""the domains that members are asked a second time"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "second_scorings",
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.Column("domain_id", sa.String(length=10), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_second_scorings_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "domain_id", name=op.f("pk_second_scorings")),
    )


def downgrade() -> None:
    op.drop_table("second_scorings")
