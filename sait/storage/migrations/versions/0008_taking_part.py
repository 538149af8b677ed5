"""what members give and name after the scoring"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "votes",
        sa.Column("respondent_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_votes_respondent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("respondent_id", "kind", "subject", name=op.f("pk_votes")),
    )
    op.create_table(
        "contributions",
        sa.Column("shuffle", sa.String(length=32), nullable=False),
        sa.Column("respondent_id", sa.Integer(), nullable=False),
        sa.Column("promotes", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("taken_up", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_contributions_respondent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shuffle", name=op.f("pk_contributions")),
    )
    with op.batch_alter_table("contributions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contributions_respondent_id"), ["respondent_id"], unique=False)


def downgrade() -> None:
    op.drop_table("contributions")
    op.drop_table("votes")
