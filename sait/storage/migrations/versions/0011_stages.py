"""what each workshop's projector shows"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stages",
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.Column("show", sa.String(length=10), nullable=False),
        sa.Column("domain_id", sa.String(length=10), nullable=True),
        sa.Column("item_id", sa.String(length=20), nullable=True),
        sa.Column("tongue", sa.String(length=4), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_stages_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_stages")),
    )


def downgrade() -> None:
    op.drop_table("stages")
