"""which scoring an answer belongs to, the first or a second, apart from whose eyes it is"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

KEYED = ("responses", "cleared_responses", "comments")
"""The tables whose key has the wave in it: a member may answer the same item in both."""

HELD = (*KEYED, "left_comments")
STATES = "state in ('waiting', 'shown', 'withheld')"


def upgrade() -> None:
    """Figures that were released stay as they are: ``storage/releases.py`` reads what they call a vantage."""
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None  # as 0022 has it everywhere
    for table in HELD:
        wave = sa.Column("wave", sa.String(10, collation=collation), nullable=False, server_default="first")
        if table in KEYED:
            _change_key(table, ["respondent_id", "wave", "vantage", "item_id"], added=wave)
        else:
            op.add_column(table, wave)
    for table in HELD:
        op.execute(sa.text(f"UPDATE {table} SET wave = 'second', vantage = 'own' WHERE vantage = 'second'"))  # noqa: S608 - one of HELD


def downgrade() -> None:
    for table in HELD:
        op.execute(sa.text(f"UPDATE {table} SET vantage = 'second' WHERE wave = 'second'"))  # noqa: S608 - one of HELD
    for table in KEYED:
        _change_key(table, ["respondent_id", "vantage", "item_id"])
    for table in HELD:
        op.drop_column(table, "wave")


def _change_key(table: str, key: list[str], *, added: "sa.Column[str] | None" = None) -> None:
    """Give *table* another key, with *added* in it.

    On SQLite the columns of the key come first: where a table without row numbers has them elsewhere, SQLite before 3.41
    takes every row for damaged (``PRAGMA quick_check``), and SAIT would not start.
    """
    name = op.f(f"pk_{table}")
    if op.get_bind().dialect.name == "postgresql":
        if added is not None:
            op.add_column(table, added)
        op.drop_constraint(name, table, type_="primary")
        op.create_primary_key(name, table, key)
        return
    with op.batch_alter_table(
        table,
        recreate="always",
        # A check is not read from the table that was, and has to be said anew.
        table_args=(sa.CheckConstraint(STATES, name=op.f("ck_comments_state")),) if table == "comments" else (),
        table_kwargs={"sqlite_with_rowid": False},
    ) as batch_op:
        if added is not None:
            batch_op.add_column(added, insert_after="respondent_id")
        batch_op.drop_constraint(name, type_="primary")
        batch_op.create_primary_key(name, key)
