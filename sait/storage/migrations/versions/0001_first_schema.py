"""first schema"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "facilitators",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=60), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facilitators")),
        sa.UniqueConstraint("username", name=op.f("uq_facilitators_username")),
    )
    op.create_table(
        "instruments",
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("instrument_id", sa.String(length=60), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("content_hash", name=op.f("pk_instruments")),
    )
    op.create_table(
        "regions",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("name_cy", sa.String(length=120), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regions")),
    )
    op.create_table("release_counter", sa.Column("last", sa.Integer(), nullable=False))
    op.create_table(
        "rounds",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("name_cy", sa.String(length=120), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
    )
    op.create_table(
        "setup_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_setup_links")),
    )
    op.create_table(
        "areas",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("region_id", sa.String(length=60), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("name_cy", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_areas_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
    )
    with op.batch_alter_table("areas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_areas_region_id"), ["region_id"], unique=False)

    op.create_table(
        "boards",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("region_id", sa.String(length=60), nullable=False),
        sa.Column("parent_id", sa.String(length=60), nullable=True),
        sa.Column("tier", sa.String(length=20), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("name_cy", sa.String(length=120), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("tier in ('regional', 'local')", name=op.f("ck_boards_tier")),
        sa.ForeignKeyConstraint(["parent_id"], ["boards.id"], name=op.f("fk_boards_parent_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_boards_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_boards")),
    )
    with op.batch_alter_table("boards", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_boards_region_id"), ["region_id"], unique=False)

    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("facilitator_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["facilitator_id"], ["facilitators.id"], name=op.f("fk_sign_ins_facilitator_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_ins")),
    )
    op.create_table(
        "workshops",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("board_id", sa.String(length=60), nullable=False),
        sa.Column("round_id", sa.String(length=60), nullable=False),
        sa.Column("instrument_id", sa.String(length=60), nullable=False),
        sa.Column("instrument_hash", sa.String(length=64), nullable=False),
        sa.Column("form", sa.String(length=10), nullable=False),
        sa.Column("view", sa.String(length=10), nullable=False),
        sa.Column("asks_local", sa.Boolean(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("results_shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("results_shared_note", sa.String(length=500), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("form in ('short', 'full')", name=op.f("ck_workshops_form")),
        sa.CheckConstraint("state in ('scoring', 'closed')", name=op.f("ck_workshops_state")),
        sa.CheckConstraint("view in ('silent', 'open')", name=op.f("ck_workshops_view")),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_workshops_board_id")),
        sa.ForeignKeyConstraint(
            ["instrument_hash"], ["instruments.content_hash"], name=op.f("fk_workshops_instrument_hash")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_workshops_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshops")),
        sa.UniqueConstraint("code", name=op.f("uq_workshops_code")),
    )
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_workshops_round_id"), ["round_id"], unique=False)
        batch_op.create_index(
            "uq_workshops_silent",
            ["board_id", "round_id", "instrument_id"],
            unique=True,
            sqlite_where=sa.text("\"view\" = 'silent'"),
            postgresql_where=sa.text("\"view\" = 'silent'"),
        )

    op.create_table(
        "closed_domains",
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.Column("domain_id", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_closed_domains_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "domain_id", name=op.f("pk_closed_domains")),
    )
    op.create_table(
        "releases",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.Column("board_id", sa.String(length=60), nullable=False),
        sa.Column("round_id", sa.String(length=60), nullable=False),
        sa.Column("audience", sa.String(length=10), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_releases_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_releases")),
    )
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_releases_round_id"), ["round_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_releases_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "respondents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.String(length=20), nullable=False),
        sa.Column("local_area_id", sa.String(length=60), nullable=True),
        sa.Column("slip_hash", sa.String(length=64), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_respondents_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_respondents")),
        sa.UniqueConstraint("slip_hash", name=op.f("uq_respondents_slip_hash")),
    )
    with op.batch_alter_table("respondents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_respondents_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "comments",
        sa.Column("respondent_id", sa.Integer(), nullable=False),
        sa.Column("vantage", sa.String(length=10), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("shuffle", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.CheckConstraint("state in ('waiting', 'shown', 'withheld')", name=op.f("ck_comments_state")),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_comments_respondent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("respondent_id", "vantage", "item_id", name=op.f("pk_comments")),
        sa.UniqueConstraint("shuffle", name=op.f("uq_comments_shuffle")),
    )
    op.create_table(
        "member_tokens",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("respondent_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_member_tokens_respondent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_member_tokens")),
    )
    with op.batch_alter_table("member_tokens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_tokens_respondent_id"), ["respondent_id"], unique=False)

    op.create_table(
        "responses",
        sa.Column("respondent_id", sa.Integer(), nullable=False),
        sa.Column("vantage", sa.String(length=10), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("choice", sa.String(length=20), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("writer", sa.String(length=32), nullable=False),
        sa.Column("handovers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_responses_respondent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("respondent_id", "vantage", "item_id", name=op.f("pk_responses")),
    )
    op.execute("INSERT INTO release_counter (last) VALUES (0)")


def downgrade() -> None:

    op.drop_table("responses")
    with op.batch_alter_table("member_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_tokens_respondent_id"))

    op.drop_table("member_tokens")
    op.drop_table("comments")
    with op.batch_alter_table("respondents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_respondents_workshop_id"))

    op.drop_table("respondents")
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_releases_workshop_id"))
        batch_op.drop_index(batch_op.f("ix_releases_round_id"))

    op.drop_table("releases")
    op.drop_table("closed_domains")
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_workshops_silent",
            sqlite_where=sa.text("\"view\" = 'silent'"),
            postgresql_where=sa.text("\"view\" = 'silent'"),
        )
        batch_op.drop_index(batch_op.f("ix_workshops_round_id"))

    op.drop_table("workshops")
    op.drop_table("sign_ins")
    with op.batch_alter_table("boards", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_boards_region_id"))

    op.drop_table("boards")
    with op.batch_alter_table("areas", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_areas_region_id"))

    op.drop_table("areas")
    op.drop_table("setup_links")
    op.drop_table("rounds")
    op.drop_table("release_counter")
    op.drop_table("regions")
    op.drop_table("instruments")
    op.drop_table("facilitators")
