"""the states of a workshop from draft to sign-off, its pace, and how its members come in"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BEFORE = "state in ('scoring', 'closed')"
_NOW = "state in ('draft', 'scoring', 'consensus', 'signed-off')"


def upgrade() -> None:
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_workshops_state"), type_="check")
        batch_op.add_column(sa.Column("entry", sa.String(length=10), server_default="shared", nullable=False))
        batch_op.add_column(sa.Column("asks_sector", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("pace_domain_id", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("timer_ends_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_check_constraint(batch_op.f("ck_workshops_entry"), "entry in ('shared', 'one-time')")
    op.execute("update workshops set state = 'consensus' where state = 'closed'")
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.create_check_constraint(batch_op.f("ck_workshops_state"), _NOW)


def downgrade() -> None:
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_workshops_state"), type_="check")
    op.execute("update workshops set state = 'closed' where state in ('consensus', 'signed-off')")
    op.execute("update workshops set state = 'scoring' where state = 'draft'")
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_workshops_entry"), type_="check")
        for column in ("timer_ends_at", "pace_domain_id", "asks_sector", "entry"):
            batch_op.drop_column(column)
        batch_op.create_check_constraint(batch_op.f("ck_workshops_state"), _BEFORE)
