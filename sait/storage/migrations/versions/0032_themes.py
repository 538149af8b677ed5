"""themes: open answers apart from their authors, codebooks, codings, rulings, figures, quotes; coders"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

UNORDERED = {"sqlite_with_rowid": False}
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
ROLES_BEFORE = ("administrator", "facilitator", "business-manager", "analyst", "researcher")
CODER = "coder"


def _collation() -> str | None:
    return "C" if op.get_bind().dialect.name == "postgresql" else None  # as 0022 has it everywhere


def _string(length: int) -> "sa.String":
    return sa.String(length, collation=_collation())


def _text() -> "sa.Text":
    return sa.Text(collation=_collation())


def upgrade() -> None:
    _allow((*ROLES_BEFORE, CODER))
    op.create_table(
        "theme_projects",
        sa.Column("id", _string(20), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("survey_id", _string(20), nullable=False),
        sa.Column("stage", _string(10), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("stage in ('coding', 'comparing', 'done')", name=op.f("ck_theme_projects_stage")),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["surveys.id"], name=op.f("fk_theme_projects_survey_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_projects")),
    )
    op.create_table(
        "theme_codebooks",
        _project(),
        sa.Column("version", _string(20), nullable=False),
        sa.Column("content", _text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", _string(120), nullable=False),
        _of_project("theme_codebooks"),
        sa.PrimaryKeyConstraint("project_id", "version", name=op.f("pk_theme_codebooks")),
    )
    op.create_table(
        "theme_answers",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        _project(),
        sa.Column("board_id", _string(60), nullable=False),
        sa.Column("item_id", _string(60), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("words", _text(), nullable=False),
        _of_project("theme_answers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_answers")),
        **UNORDERED,
    )
    op.create_table(
        "theme_coders",
        _project(),
        sa.Column("coder", _string(120), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        _of_project("theme_coders"),
        sa.PrimaryKeyConstraint("project_id", "coder", name=op.f("pk_theme_coders")),
    )
    op.create_table(
        "theme_codings",
        sa.Column("id", _string(36), nullable=False),
        _project(),
        sa.Column("answer_id", KEY, nullable=False),
        sa.Column("coder", _string(120), nullable=False),
        sa.Column("code_id", _string(60), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("memo", _text(), nullable=False),
        _of_project("theme_codings"),
        _of_answer("theme_codings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_codings")),
    )
    op.create_table(
        "theme_rulings",
        sa.Column("answer_id", KEY, nullable=False),
        sa.Column("code_id", _string(60), nullable=False),
        _project(),
        sa.Column("applies", sa.Boolean(), nullable=False),
        sa.Column("who", _string(120), nullable=False),
        _of_project("theme_rulings"),
        _of_answer("theme_rulings"),
        sa.PrimaryKeyConstraint("answer_id", "code_id", name=op.f("pk_theme_rulings")),
    )
    op.create_table(
        "theme_figures",
        _project(),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        _of_project("theme_figures"),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_theme_figures")),
    )
    op.create_table(
        "theme_quotes",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        _project(),
        sa.Column("answer_id", KEY),
        sa.Column("item_id", _string(60), nullable=False),
        sa.Column("code_id", _string(60), nullable=False),
        sa.Column("words", _text(), nullable=False),
        sa.Column("who", _string(120), nullable=False),
        _of_project("theme_quotes"),
        _of_answer("theme_quotes", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_quotes")),
        **UNORDERED,
    )
    for table, column in INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


INDEXED = (
    ("theme_projects", "survey_id"),
    ("theme_answers", "project_id"),
    ("theme_codings", "project_id"),
    ("theme_codings", "answer_id"),
    ("theme_rulings", "project_id"),
    ("theme_quotes", "project_id"),
    ("theme_quotes", "answer_id"),
)

TABLES = (
    "theme_projects",
    "theme_codebooks",
    "theme_answers",
    "theme_coders",
    "theme_codings",
    "theme_rulings",
    "theme_figures",
    "theme_quotes",
)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    grants = sa.table("grants", sa.column("role", sa.String))
    op.execute(sa.delete(grants).where(grants.c.role == CODER))
    _allow(ROLES_BEFORE)


def _allow(roles: Sequence[str]) -> None:
    name, said = op.f("ck_grants_role"), f"role in ({', '.join(map(repr, roles))})"
    with op.batch_alter_table("grants") as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, said)


def _project() -> "sa.Column[str]":
    return sa.Column("project_id", _string(20), nullable=False)


def _of_project(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["project_id"], ["theme_projects.id"], name=op.f(f"fk_{table}_project_id"), ondelete="CASCADE"
    )


def _of_answer(table: str, *, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["answer_id"], ["theme_answers.id"], name=op.f(f"fk_{table}_answer_id"), ondelete=ondelete
    )
