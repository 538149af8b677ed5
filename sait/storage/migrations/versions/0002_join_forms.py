"""the welcome page's forms, so that pressing Start twice joins once"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "join_forms",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("respondent_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["respondent_id"],
            ["respondents.id"],
            name=op.f("fk_join_forms_respondent_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_join_forms")),
    )
    with op.batch_alter_table("join_forms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_join_forms_respondent_id"), ["respondent_id"], unique=False)


def downgrade() -> None:
    op.drop_table("join_forms")
