"""what a projector shows is called its kind, in the table as everywhere else"""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rename("show", "kind")


def downgrade() -> None:
    _rename("kind", "show")


def _rename(before: str, after: str) -> None:
    op.execute(f'ALTER TABLE projector_screens RENAME COLUMN "{before}" TO "{after}"')
