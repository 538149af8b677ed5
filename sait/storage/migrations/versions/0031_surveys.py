"""surveys: links, drafts, sealed envelopes, and the answers once they are opened; researchers, who lead them"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

UNORDERED = {"sqlite_with_rowid": False}
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _collation() -> str | None:
    return "C" if op.get_bind().dialect.name == "postgresql" else None  # as 0022 has it everywhere


def _string(length: int) -> "sa.String":
    return sa.String(length, collation=_collation())


ROLES_BEFORE = ("administrator", "facilitator", "business-manager", "analyst")
RESEARCHER = "researcher"


def upgrade() -> None:
    _allow((*ROLES_BEFORE, RESEARCHER))
    op.create_table(
        "surveys",
        sa.Column("id", _string(20), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("instrument_hash", _string(64), nullable=False),
        sa.Column("form", _string(10), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("state", _string(10), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key_name", _string(9)),
        sa.Column("minimum", sa.Integer()),
        sa.CheckConstraint("form in ('short', 'full')", name=op.f("ck_surveys_form")),
        sa.CheckConstraint("state in ('draft', 'open', 'closed')", name=op.f("ck_surveys_state")),
        sa.ForeignKeyConstraint(
            ["instrument_hash"], ["instruments.content_hash"], name=op.f("fk_surveys_instrument_hash")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
    )
    op.create_table(
        "asked_boards",
        _survey(),
        sa.Column("board_id", _string(60), nullable=False),
        sa.Column("members", sa.Integer()),
        sa.Column("not_asked", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date()),
        _of_survey("asked_boards"),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_asked_boards_board_id")),
        sa.PrimaryKeyConstraint("survey_id", "board_id", name=op.f("pk_asked_boards")),
    )
    op.create_table(
        "member_numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        _survey(),
        sa.Column("board_id", _string(60), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("not_asked", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", _string(120), nullable=False),
        _of_survey("member_numbers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_numbers")),
    )
    op.create_table(
        "survey_links",
        sa.Column("token_hash", _string(64), nullable=False),
        _survey(),
        sa.Column("board_id", _string(60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("spent", sa.Boolean(), nullable=False),
        sa.Column("dead", sa.Boolean(), nullable=False),
        _of_survey("survey_links"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_survey_links")),
        sa.UniqueConstraint("survey_id", "board_id", "number", name=op.f("uq_survey_links_survey_id_board_id_number")),
        **UNORDERED,
    )
    op.create_table(
        "survey_drafts",
        sa.Column("cookie_hash", _string(64), nullable=False),
        _survey(),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _of_survey("survey_drafts"),
        sa.PrimaryKeyConstraint("cookie_hash", name=op.f("pk_survey_drafts")),
        **UNORDERED,
    )
    op.create_table(
        "survey_envelopes",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        _survey(),
        sa.Column("board_id", _string(60), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _of_survey("survey_envelopes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_envelopes")),
        **UNORDERED,
    )
    op.create_table(
        "survey_answers",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        _survey(),
        sa.Column("board_id", _string(60), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        _of_survey("survey_answers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answers")),
        **UNORDERED,
    )
    op.create_table(
        "survey_releases",
        _survey(),
        sa.Column("board_id", _string(60), nullable=False),
        sa.Column("audience", _string(10), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", _string(64), nullable=False),
        sa.Column("body", sa.Text(collation=_collation()), nullable=False),
        _of_survey("survey_releases"),
        sa.PrimaryKeyConstraint("survey_id", "board_id", "audience", name=op.f("pk_survey_releases")),
    )
    for table in INDEXED:
        op.create_index(op.f(f"ix_{table}_survey_id"), table, ["survey_id"])


INDEXED = ("member_numbers", "survey_links", "survey_drafts", "survey_envelopes", "survey_answers")


def downgrade() -> None:
    for table in reversed(("surveys", "asked_boards", "survey_releases", *INDEXED)):
        op.drop_table(table)
    grants = sa.table("grants", sa.column("role", sa.String))
    op.execute(sa.delete(grants).where(grants.c.role == RESEARCHER))
    _allow(ROLES_BEFORE)


def _allow(roles: Sequence[str]) -> None:
    name, said = op.f("ck_grants_role"), f"role in ({', '.join(map(repr, roles))})"
    with op.batch_alter_table("grants") as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, said)


def _survey() -> "sa.Column[str]":
    return sa.Column("survey_id", _string(20), nullable=False)


def _of_survey(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["survey_id"], ["surveys.id"], name=op.f(f"fk_{table}_survey_id"), ondelete="CASCADE"
    )
