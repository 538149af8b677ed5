"""how many people had answered when first figures were given"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of figures given before nobody counted who had said don't know: they are asked no second time.
    op.create_table(
        "first_scorings",
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name=op.f("fk_first_scorings_workshop_id_workshops"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "item_id", name=op.f("pk_first_scorings")),
    )


def downgrade() -> None:
    op.drop_table("first_scorings")
