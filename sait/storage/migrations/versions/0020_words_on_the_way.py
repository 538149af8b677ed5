"""what is typed in forms and not saved yet, and that an answer was taken back"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=160), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("workshop_id", sa.String(length=20), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_drafts_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_drafts_workshop_id_workshops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "form", "field", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_workshop_id"), "drafts", ["workshop_id"])
    op.create_table(
        "cleared_responses",
        sa.Column("respondent_id", KEY, nullable=False),
        sa.Column("vantage", sa.String(length=10), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("handovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["respondent_id"],
            ["respondents.id"],
            name=op.f("fk_cleared_responses_respondent_id_respondents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("respondent_id", "vantage", "item_id", name=op.f("pk_cleared_responses")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("cleared_responses")
    op.drop_index(op.f("ix_drafts_workshop_id"), table_name="drafts")
    op.drop_table("drafts")
