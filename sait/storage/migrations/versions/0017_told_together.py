"""which answers were in the first figures, and what members named that was shown"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of figures that are out already nobody knows whose answers they added up: they stand.
    with op.batch_alter_table("responses") as batch_op:
        batch_op.add_column(sa.Column("in_figures", sa.Boolean(), nullable=False, server_default=sa.false()))
    # What was named so far could be read as soon as the naming ended.
    with op.batch_alter_table("contributions") as batch_op:
        batch_op.add_column(sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text("UPDATE contributions SET shown = true"))
    # Votes on the vision belong to a test of a wording; what is not shown yet belongs to the first.
    op.execute(
        sa.text(
            "UPDATE votes SET subject = subject || '.0' WHERE kind = 'vision' AND respondent_id NOT IN (SELECT r.id"
            " FROM respondents r JOIN decisions d ON d.workshop_id = r.workshop_id"
            " WHERE d.kind = 'tally' AND d.subject = 'vision')"
        )
    )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM votes WHERE kind = 'vision'"))
    with op.batch_alter_table("contributions") as batch_op:
        batch_op.drop_column("shown")
    with op.batch_alter_table("responses") as batch_op:
        batch_op.drop_column("in_figures")
