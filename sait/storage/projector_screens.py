"""What each workshop's projector shows, as rows."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from sait.assessment.projector import Show, Stage, Tongue
from sait.storage.tables.main import stages

# Asked twice a second by every open projector.
_STAGE = select(stages).where(stages.c.workshop_id == bindparam("workshop"))


def get_stage(conn: Connection, workshop_id: str) -> Stage:
    """The workshop's stage; where nobody has chosen one, the join code."""
    row = conn.execute(_STAGE, {"workshop": workshop_id}).mappings().one_or_none()
    if row is None:
        return Stage()
    return Stage(Show(row["show"]), row["domain_id"], row["item_id"], Tongue(row["tongue"]))


def put_stage(conn: Connection, *, workshop_id: str, stage: Stage) -> None:
    """Show *stage* from now on."""
    conn.execute(delete(stages).where(stages.c.workshop_id == workshop_id))
    conn.execute(
        insert(stages).values(
            workshop_id=workshop_id,
            show=stage.show,
            domain_id=stage.domain_id,
            item_id=stage.item_id,
            tongue=stage.tongue,
        )
    )
