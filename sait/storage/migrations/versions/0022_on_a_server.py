"""on PostgreSQL: text sorts as on SQLite, no statistics keep what people wrote, no key counts up who joined"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

WRITTEN = ("comments", "contributions", "left_comments", "left_contributions", "drafts")
"""The tables of which the planner would else keep samples of *text* among its statistics, whatever is erased."""


TIED = ("member_tokens", "join_forms", "responses", "cleared_responses", "comments", "votes", "contributions")
LARGEST_COUNTED = 2**31 - 1
"""Keys that count up are no larger."""


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    _change_keys()
    for table, column, kind in _texts():
        op.execute(sa.text(f'ALTER TABLE {table} ALTER COLUMN "{column}" TYPE {kind} COLLATE "C"'))
    for table in WRITTEN:
        op.execute(sa.text(f"ALTER TABLE {table} ALTER COLUMN text SET STATISTICS 0"))
    op.execute(sa.text("ALTER TABLE respondents ALTER COLUMN id DROP DEFAULT"))
    op.execute(sa.text("DROP SEQUENCE IF EXISTS respondents_id_seq"))


def _change_keys() -> None:
    """As 0016 did on SQLite. Foreign keys hold here: each respondent is made anew, and takes over what the old one had."""
    conn = op.get_bind()
    counted = "SELECT id, slip_hash, erasing_hash FROM respondents WHERE id <= :largest"
    for old, slip_hash, erasing_hash in conn.execute(sa.text(counted), {"largest": LARGEST_COUNTED}).all():
        keys = {"old": old, "new": 1 + LARGEST_COUNTED + secrets.randbelow(2**63 - 1 - LARGEST_COUNTED)}
        conn.execute(
            sa.text(
                "INSERT INTO respondents (id, workshop_id, local_area_id, done, sector)"
                " SELECT :new, workshop_id, local_area_id, done, sector FROM respondents WHERE id = :old"
            ),
            keys,
        )
        for table in TIED:
            conn.execute(sa.text(f"UPDATE {table} SET respondent_id = :new WHERE respondent_id = :old"), keys)  # noqa: S608 - one of TIED
        conn.execute(sa.text("DELETE FROM respondents WHERE id = :old"), keys)
        conn.execute(
            sa.text("UPDATE respondents SET slip_hash = :slip, erasing_hash = :erasing WHERE id = :new"),
            {**keys, "slip": slip_hash, "erasing": erasing_hash},
        )


def _texts() -> list[tuple[str, str, str]]:
    inspector = sa.inspect(op.get_bind())
    return [
        (table, column["name"], column["type"].compile(op.get_bind().dialect))
        for table in inspector.get_table_names()
        for column in inspector.get_columns(table)
        if isinstance(column["type"], sa.String) and column["type"].collation is None
    ]


def downgrade() -> None:
    """The versions before do as well with it."""
