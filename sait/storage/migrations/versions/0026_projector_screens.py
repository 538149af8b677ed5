"""what each projector shows, under the names that the code has: screens and their language"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _move("stages", "tongue", "projector_screens", "language")


def downgrade() -> None:
    _move("projector_screens", "language", "stages", "tongue")


def _move(before: str, language_before: str, after: str, language: str) -> None:
    op.create_table(
        after,
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.Column("show", sa.String(length=10), nullable=False),
        sa.Column("domain_id", sa.String(length=10), nullable=True),
        sa.Column("item_id", sa.String(length=20), nullable=True),
        sa.Column(language, sa.String(length=4), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f(f"fk_{after}_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f(f"pk_{after}")),
    )
    columns = ("workshop_id", "show", "domain_id", "item_id")
    old = sa.table(before, *(sa.column(name) for name in (*columns, language_before)))
    op.execute(
        sa.insert(sa.table(after, *(sa.column(name) for name in (*columns, language)))).from_select(
            [*columns, language], sa.select(old)
        )
    )
    op.drop_table(before)
    if op.get_bind().dialect.name == "postgresql":  # as 0022 has it everywhere
        lengths = {"workshop_id": 20, "show": 10, "domain_id": 10, "item_id": 20, language: 4}
        for name, length in lengths.items():
            op.execute(f'ALTER TABLE {after} ALTER COLUMN {name} TYPE VARCHAR({length}) COLLATE "C"')
