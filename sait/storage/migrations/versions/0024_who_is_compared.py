"""how many people had answered when first figures were given; codes for erasing under a key that is in no copy"""

import sqlalchemy as sa
from alembic import op

from sait.storage.engine.erasing_key import MARK, keyed

revision = "0024"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of figures given before nobody counted who had said don't know: they are asked no second time.
    op.create_table(
        "first_scorings",
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name=op.f("fk_first_scorings_workshop_id_workshops"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "item_id", name=op.f("pk_first_scorings")),
    )
    if op.get_bind().dialect.name == "postgresql":  # as 0022 has it everywhere
        for column in ("workshop_id", "item_id"):
            op.execute(f'ALTER TABLE first_scorings ALTER COLUMN {column} TYPE VARCHAR(20) COLLATE "C"')
    _put_codes_under_the_key()


def _put_codes_under_the_key() -> None:
    """The key is laid over the hash that is there, so that codes given before go on working."""
    conn, code_hash = op.get_bind(), sa.column("erasing_hash", sa.String)
    respondents = sa.table("respondents", sa.column("id", sa.BigInteger), code_hash)
    plain = sa.select(respondents.c.id, code_hash).where(code_hash.not_like(f"{MARK}%"))
    for key, kept in conn.execute(plain).all():
        conn.execute(sa.update(respondents).where(respondents.c.id == key).values(erasing_hash=keyed(conn, kept)))


def downgrade() -> None:
    op.drop_table("first_scorings")
    op.execute("UPDATE respondents SET erasing_hash = NULL")  # the version before would know none of them again
