"""no order of joining or writing: random keys, and no row numbers beside them"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIED = ("member_tokens", "join_forms", "responses", "comments", "votes", "contributions")
STATES = "state in ('waiting', 'shown', 'withheld')"


def upgrade() -> None:
    op.execute("DELETE FROM join_forms")  # their hours of expiry tell when who joined
    if op.get_bind().dialect.name == "sqlite":
        _change_keys()
    with op.batch_alter_table("respondents") as batch_op:
        batch_op.alter_column("id", existing_type=sa.Integer(), type_=KEY, existing_nullable=False)
    for table in TIED:
        _rebuild(table, unordered=True, key=KEY)
    _rebuild("one_time_codes", unordered=True)
    op.create_table(
        "admissions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_admissions_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_admissions")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_admissions_workshop_id"), "admissions", ["workshop_id"])


def _change_keys() -> None:
    """Give every respondent a random key; foreign keys are off while a migration runs, and checked before it commits."""
    conn = op.get_bind()
    keys = conn.execute(sa.text("SELECT id FROM respondents")).scalars().all()
    changes = [{"old": key, "new": 1 + secrets.randbelow(2**63 - 1)} for key in keys]
    if not changes:
        return
    conn.execute(sa.text("UPDATE respondents SET id = :new WHERE id = :old"), changes)
    for table in TIED:
        conn.execute(sa.text(f"UPDATE {table} SET respondent_id = :new WHERE respondent_id = :old"), changes)  # noqa: S608 - one of TIED


def _rebuild(table: str, *, unordered: bool, key: sa.types.TypeEngine[int] | None = None) -> None:
    with op.batch_alter_table(
        table,
        recreate="always" if op.get_bind().dialect.name == "sqlite" else "never",
        # A check is not read from the table that was, and has to be said anew.
        table_args=(sa.CheckConstraint(STATES, name=op.f("ck_comments_state")),) if table == "comments" else (),
        table_kwargs={"sqlite_with_rowid": not unordered},
    ) as batch_op:
        if key is not None:
            batch_op.alter_column("respondent_id", existing_type=sa.Integer(), type_=key, existing_nullable=False)


def downgrade() -> None:
    """The keys stay random: an order that was forgotten does not come back."""
    op.drop_index(op.f("ix_admissions_workshop_id"), table_name="admissions")
    op.drop_table("admissions")
    for table in (*TIED, "one_time_codes"):
        _rebuild(table, unordered=False)
