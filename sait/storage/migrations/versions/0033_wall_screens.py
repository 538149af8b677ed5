"""what the projector of an account's wall shows"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None  # as 0022 has it everywhere
    op.create_table(
        "wall_screens",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(1000, collation=collation), nullable=False),
        sa.Column("language", sa.String(4, collation=collation), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_wall_screens_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_wall_screens")),
    )


def downgrade() -> None:
    op.drop_table("wall_screens")
