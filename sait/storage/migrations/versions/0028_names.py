"""the names of regions, boards, areas and rounds are text by language, in one column"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

TABLES = ("regions", "boards", "areas", "rounds")
COLUMNS = {"en": "name_en", "cy": "name_cy"}
"""Where the words of each language stood."""

# A check is not read from the table that was, and has to be said anew where SQLite makes the table anew.
CHECKS = {"boards": [("ck_boards_tier", "tier in ('regional', 'local')")]}

Row = Mapping[str, Any]


def upgrade() -> None:
    after = [sa.Column("name", sa.JSON(), nullable=False)]
    for table in TABLES:
        _exchange(table, list(COLUMNS.values()), after, _joined)


def downgrade() -> None:
    after = [sa.Column(column, sa.String(120), nullable=False) for column in COLUMNS.values()]
    for table in TABLES:
        _exchange(table, ["name"], after, _parted)
    if op.get_bind().dialect.name == "postgresql":  # as 0022 has it everywhere
        for table in TABLES:
            for column in COLUMNS.values():
                op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE VARCHAR(120) COLLATE "C"')


def _joined(row: Row) -> Row:
    return {"name": {language: row[column] for language, column in COLUMNS.items()}}


def _parted(row: Row) -> Row:
    name = row["name"]
    first = name.get("en") or next(iter(name.values()))
    return {column: name.get(language) or first for language, column in COLUMNS.items()}


def _exchange(table: str, before: list[str], after: Iterable[sa.Column[Any]], change: Callable[[Row], Row]) -> None:
    """Give *table* the columns *after* in place of *before*, their values made from the old ones row by row."""
    conn = op.get_bind()
    after = list(after)
    with op.batch_alter_table(table) as batch_op:
        for column in after:
            batch_op.add_column(sa.Column(column.name, column.type, nullable=True))
    columns = [sa.column("name", sa.JSON) if name == "name" else sa.column(name, sa.String) for name in before]
    old = sa.table(table, sa.column("id", sa.String), *columns)
    new = sa.table(table, sa.column("id", sa.String), *(sa.column(one.name, one.type) for one in after))
    for row in conn.execute(sa.select(old)).mappings().all():
        conn.execute(sa.update(new).where(new.c.id == row["id"]).values(change(dict(row))))
    checks = tuple(sa.CheckConstraint(rule, name=op.f(name)) for name, rule in CHECKS.get(table, ()))
    with op.batch_alter_table(table, table_args=checks) as batch_op:
        for column in after:
            batch_op.alter_column(column.name, existing_type=column.type, nullable=False)
        for name in before:
            batch_op.drop_column(name)
