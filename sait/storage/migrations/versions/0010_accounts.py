"""accounts with roles in the place of facilitators, set-up links for them, and signing in through OpenID Connect"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    conn = op.get_bind()
    # Read and written as the driver has them, so that no time is read by one rule and written by another.
    people = conn.execute(sa.text("select id, username, password_hash, created_at from facilitators")).mappings().all()
    signed = conn.execute(sa.text("select token_hash, facilitator_id, expires_at from sign_ins")).mappings().all()
    links = conn.execute(sa.text("select token_hash, expires_at from setup_links")).mappings().all()
    for table in ("sign_ins", "setup_links", "facilitators"):
        op.drop_table(table)
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=60), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("oidc_issuer", sa.String(length=200), nullable=True),
        sa.Column("oidc_subject", sa.String(length=255), nullable=True),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("email", name=op.f("uq_accounts_email")),
        sa.UniqueConstraint("oidc_issuer", "oidc_subject", name=op.f("uq_accounts_oidc_issuer_oidc_subject")),
        sa.UniqueConstraint("username", name=op.f("uq_accounts_username")),
    )
    op.create_table(
        "grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("board_id", sa.String(length=60), nullable=True),
        sa.CheckConstraint(
            "role in ('administrator', 'facilitator', 'business-manager', 'analyst')", name=op.f("ck_grants_role")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_grants_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_grants_board_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
    )
    op.create_index(op.f("ix_grants_account_id"), "grants", ["account_id"])
    op.create_table(
        "setup_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_setup_links_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_setup_links")),
    )
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("way in ('password', 'link', 'oidc')", name=op.f("ck_sign_ins_way")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_sign_ins_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_ins")),
    )
    op.create_index(op.f("ix_sign_ins_account_id"), "sign_ins", ["account_id"])
    op.create_table(
        "wrong_passwords",
        sa.Column("name_hash", sa.String(length=64), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name_hash", name=op.f("pk_wrong_passwords")),
    )
    op.create_table(
        "oidc_requests",
        sa.Column("state_hash", sa.String(length=64), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("verifier", sa.String(length=128), nullable=False),
        sa.Column("after", sa.String(length=500), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("pk_oidc_requests")),
    )
    for person in people:
        conn.execute(
            sa.text(
                "insert into accounts (id, username, password_hash, disabled, created_at, version)"
                " values (:id, :username, :password_hash, false, :created_at, 1)"
            ),
            dict(person),
        )
        # Until now every account could do everything.
        for role in ("administrator", "facilitator"):
            conn.execute(
                sa.text("insert into grants (account_id, role) values (:id, :role)"), {"id": person["id"], "role": role}
            )
    for row in signed:
        conn.execute(
            sa.text(
                "insert into sign_ins (token_hash, account_id, way, expires_at)"
                " values (:token_hash, :facilitator_id, 'password', :expires_at)"
            ),
            dict(row),
        )
    for row in links:
        conn.execute(
            sa.text("insert into setup_links (token_hash, expires_at) values (:token_hash, :expires_at)"), dict(row)
        )
    if conn.dialect.name == "postgresql":
        op.execute("select setval(pg_get_serial_sequence('accounts', 'id'), coalesce(max(id), 1)) from accounts")


def downgrade() -> None:
    """Accounts that have no password or are disabled cannot be kept: every account could sign in and do everything."""
    conn = op.get_bind()
    kept = (
        "select id, username, password_hash, created_at from accounts where password_hash is not null and not disabled"
    )
    people = conn.execute(sa.text(kept)).mappings().all()
    for table in ("oidc_requests", "wrong_passwords", "sign_ins", "setup_links", "grants", "accounts"):
        op.drop_table(table)
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
        "setup_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_setup_links")),
    )
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
    for person in people:
        conn.execute(
            sa.text(
                "insert into facilitators (id, username, password_hash, created_at)"
                " values (:id, :username, :password_hash, :created_at)"
            ),
            dict(person),
        )
