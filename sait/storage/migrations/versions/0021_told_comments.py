"""which comments the facilitator has, and what tells which may come; forces that were taken back"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

LEAST = 5
"""Fewer people's answers in words were never shown."""

COLUMNS: Mapping[str, sa.types.TypeEngine[Any]] = {
    "shuffle": sa.String(length=32),
    "workshop_id": sa.String(length=20),
    "promotes": sa.Boolean(),
    "scope": sa.String(length=10),
    "text": sa.Text(),
    "language": sa.String(length=5),
    "goes": sa.String(length=10),
}

Domains = Mapping[str, set[str]]
"""The items of each domain."""


def upgrade() -> None:
    op.add_column("respondents", sa.Column("language", sa.String(length=5), nullable=True))
    op.add_column("respondents", sa.Column("told_late", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("comments", sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.false()))
    _tell_what_was_listed()
    op.drop_column("comments", "late")
    op.drop_column("left_comments", "late")
    _let_go("goes in ('next', 'together', 'stay')")


def _tell_what_was_listed() -> None:
    """Until now a list was made anew at every look; from now on what was on it is noted."""
    conn = op.get_bind()
    for workshop_id, state, instrument_hash in conn.execute(
        sa.text("SELECT id, state, instrument_hash FROM workshops")
    ).all():
        written = conn.execute(
            sa.text(
                "SELECT c.shuffle, c.respondent_id, c.item_id, c.state, c.late FROM comments c"
                " JOIN respondents r ON r.id = c.respondent_id WHERE r.workshop_id = :id"
            ),
            {"id": workshop_id},
        ).all()
        if not written:
            continue
        read = _read_items(
            workshop_id, _domains(instrument_hash), {(one.item_id, one.respondent_id) for one in written}
        )
        has_ended = state in {"consensus", "signed-off"}
        for one in written:
            listed = one.item_id in read and (has_ended or not one.late)
            if not listed and one.state == "waiting":
                continue
            conn.execute(sa.text("UPDATE comments SET told = true WHERE shuffle = :one"), {"one": one.shuffle})
            if one.late:
                conn.execute(
                    sa.text("UPDATE respondents SET told_late = true WHERE id = :one"), {"one": one.respondent_id}
                )


def _domains(instrument_hash: str) -> Domains:
    query = sa.text("SELECT document FROM instruments WHERE content_hash = :hash")
    document = json.loads(op.get_bind().execute(query, {"hash": instrument_hash}).scalar_one())
    domains = document.get("instrument", {}).get("domains", [])
    return {domain["id"]: {item["id"] for item in domain["items"]} for domain in domains}


def _read_items(workshop_id: str, domains: Domains, written: Collection[tuple[str, int]]) -> set[str]:
    """The items of closed domains of which figures were given, or which as many people answered in words alone."""
    conn, of_workshop = op.get_bind(), {"id": workshop_id}
    closed = set(
        conn.execute(sa.text("SELECT domain_id FROM closed_domains WHERE workshop_id = :id"), of_workshop).scalars()
    )
    told = {
        row["item_id"]
        for body in conn.execute(
            sa.text("SELECT body FROM releases WHERE workshop_id = :id AND audience = 'inside'"), of_workshop
        ).scalars()
        for row in json.loads(body)["figures"]["items"]
        if row["levels"] is not None
    }
    writers = defaultdict(set)
    for item_id, respondent_id in written:
        writers[item_id].add(respondent_id)
    rated = set(
        conn.execute(
            sa.text(
                "SELECT DISTINCT a.item_id FROM responses a JOIN respondents r ON r.id = a.respondent_id"
                " WHERE r.workshop_id = :id"
            ),
            of_workshop,
        ).scalars()
    )
    found: set[str] = set()
    for domain_id, items in domains.items():
        people = set().union(*(writers[item_id] for item_id in items))
        is_read = bool(told & items) if rated & items else len(people) >= LEAST
        if domain_id in closed and is_read:
            found |= items
    return found


def _let_go(check: str) -> None:
    """Another check on how forces go. SQLite changes none, so that the table is made anew there."""
    name = op.f("ck_left_contributions_goes")
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(name, "left_contributions", type_="check")
        op.create_check_constraint(name, "left_contributions", check)
        return
    op.drop_index(op.f("ix_left_contributions_workshop_id"), table_name="left_contributions")
    op.rename_table("left_contributions", "left_before")
    op.create_table(
        "left_contributions",
        *(sa.Column(column, kind, nullable=False) for column, kind in COLUMNS.items()),
        sa.CheckConstraint(check, name=name),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name=op.f("fk_left_contributions_workshop_id_workshops"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("shuffle", name=op.f("pk_left_contributions")),
        sqlite_with_rowid=False,
    )
    new, old = (sa.table(table, *map(sa.column, COLUMNS)) for table in ("left_contributions", "left_before"))
    op.execute(sa.insert(new).from_select(list(COLUMNS), sa.select(old)))
    op.drop_table("left_before")
    op.create_index(op.f("ix_left_contributions_workshop_id"), "left_contributions", ["workshop_id"])


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM left_contributions WHERE goes = 'next'"))
    _let_go("goes in ('together', 'stay')")
    op.add_column("left_comments", sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("comments", sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text("UPDATE comments SET late = true WHERE NOT told"))
    op.drop_column("comments", "told")
    op.drop_column("respondents", "told_late")
    op.drop_column("respondents", "language")
