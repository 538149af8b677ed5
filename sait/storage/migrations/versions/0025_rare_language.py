"""what members write in a language that few use comes to the facilitator where they choose so"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "respondents", sa.Column("shows_rare_language", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    op.drop_column("respondents", "shows_rare_language")
