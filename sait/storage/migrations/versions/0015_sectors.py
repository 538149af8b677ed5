"""the sector a member may say they come from"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("respondents") as batch_op:
        batch_op.add_column(sa.Column("sector", sa.String(length=20), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("respondents") as batch_op:
        batch_op.drop_column("sector")
