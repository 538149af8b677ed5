"""a second code on the slip, which can only erase; words that are nobody's any more; user names in one spelling"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def _of_workshop(table: str) -> list[sa.Column[str] | sa.ForeignKeyConstraint]:
    return [
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f(f"fk_{table}_workshop_id_workshops"), ondelete="CASCADE"
        ),
    ]


def upgrade() -> None:
    with op.batch_alter_table("respondents") as batch_op:
        batch_op.add_column(sa.Column("erasing_hash", sa.String(length=64), nullable=True))
        batch_op.create_unique_constraint(op.f("uq_respondents_erasing_hash"), ["erasing_hash"])
    op.create_table(
        "left_comments",
        sa.Column("shuffle", sa.String(length=32), nullable=False),
        *_of_workshop("left_comments"),
        sa.Column("vantage", sa.String(length=10), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("goes", sa.String(length=10), nullable=False),
        sa.CheckConstraint("state in ('waiting', 'shown')", name=op.f("ck_left_comments_state")),
        sa.CheckConstraint("goes in ('next', 'together', 'stay')", name=op.f("ck_left_comments_goes")),
        sa.PrimaryKeyConstraint("shuffle", name=op.f("pk_left_comments")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "left_contributions",
        sa.Column("shuffle", sa.String(length=32), nullable=False),
        *_of_workshop("left_contributions"),
        sa.Column("promotes", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("goes", sa.String(length=10), nullable=False),
        sa.CheckConstraint("goes in ('together', 'stay')", name=op.f("ck_left_contributions_goes")),
        sa.PrimaryKeyConstraint("shuffle", name=op.f("pk_left_contributions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "leavers",
        sa.Column("random_key", sa.String(length=32), nullable=False),
        *_of_workshop("leavers"),
        sa.PrimaryKeyConstraint("random_key", name=op.f("pk_leavers")),
        sqlite_with_rowid=False,
    )
    for table in ("left_comments", "left_contributions", "leavers"):
        op.create_index(op.f(f"ix_{table}_workshop_id"), table, ["workshop_id"])
    _spell_in_one_way("username")
    _spell_in_one_way("email")


def _spell_in_one_way(name: str) -> None:
    """As they are typed from now on. Where another account has that spelling already, the one that is kept stays."""
    conn, column = op.get_bind(), sa.column(name, sa.String)
    table = sa.table("accounts", sa.column("id", sa.Integer), column)
    held = {row.id: row[1] for row in conn.execute(sa.select(table.c.id, column).order_by(table.c.id))}
    for account_id, spelling in held.items():
        usual = spelling and _usual(spelling)
        if usual != spelling and usual not in held.values():
            conn.execute(sa.update(table).where(table.c.id == account_id).values({name: usual}))
            held[account_id] = usual


def _usual(spelling: str) -> str:
    width = ("<wide>", "<narrow>")
    return unicodedata.normalize(
        "NFC",
        "".join(
            unicodedata.normalize("NFKC", one) if unicodedata.decomposition(one).startswith(width) else one
            for one in spelling
        ),
    ).strip()


def downgrade() -> None:
    for table in ("leavers", "left_contributions", "left_comments"):
        op.drop_index(op.f(f"ix_{table}_workshop_id"), table_name=table)
        op.drop_table(table)
    with op.batch_alter_table("respondents") as batch_op:
        batch_op.drop_constraint(op.f("uq_respondents_erasing_hash"), type_="unique")
        batch_op.drop_column("erasing_hash")
