"""a vision holds its wordings by language, and a projector that speaks every language names none"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

OTHER = {"en": "cy", "cy": "en"}
"""In which language *also* was, beside that of *text*."""

ALL = "both"
KEY = ("workshop_id", "kind", "subject", "version")

DECISIONS = sa.table("decisions", *map(sa.column, (*KEY, "body")))
SCREENS = sa.table("projector_screens", sa.column("language", sa.String))

Body = Mapping[str, Any]


def upgrade() -> None:
    _rewrite(_joined)
    with op.batch_alter_table("projector_screens") as batch_op:
        batch_op.alter_column("language", existing_type=sa.String(4), nullable=True)
    op.execute(sa.update(SCREENS).where(SCREENS.c.language == ALL).values(language=None))


def downgrade() -> None:
    _rewrite(_parted)
    known = SCREENS.c.language.in_(OTHER)
    op.execute(sa.update(SCREENS).where(sa.or_(SCREENS.c.language.is_(None), ~known)).values(language=ALL))
    with op.batch_alter_table("projector_screens") as batch_op:
        batch_op.alter_column("language", existing_type=sa.String(4), nullable=False)


def _joined(body: Body) -> Body:
    if not body:  # a version that took the vision back
        return {}
    language, also = body.get("language", ""), body.get("also", "")
    return {"wordings": {language: body["text"]} | ({OTHER.get(language, OTHER["cy"]): also} if also else {})}


def _parted(body: Body) -> Body:
    if not body:
        return {}
    wordings = body["wordings"]
    kept = {language: words for language, words in wordings.items() if language in OTHER} or wordings
    (language, text), *others = kept.items()
    also = others[0][1] if others else ""
    return {"text": text, "language": language if language in OTHER else "", "also": also}


def _rewrite(change: Callable[[Body], Body]) -> None:
    conn = op.get_bind()
    of_vision = DECISIONS.c.kind == "vision"
    for row in conn.execute(sa.select(DECISIONS).where(of_vision)).all():
        here = sa.and_(*(DECISIONS.c[name] == getattr(row, name) for name in KEY))
        body = json.dumps(change(json.loads(row.body)), ensure_ascii=False, separators=(",", ":"))
        conn.execute(sa.update(DECISIONS).where(here).values(body=body))
