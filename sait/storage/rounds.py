"""Rounds as rows."""

from sqlalchemy import Connection, RowMapping, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from sait.assessment.rounds import Round
from sait.errors import SaitError
from sait.storage.tables.boards import rounds
from sait.storage.tables.members import respondents
from sait.storage.tables.workshops import workshops


def _round(row: RowMapping) -> Round:
    return Round(
        id=row["id"],
        name=row["name"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        demonstration=row["demonstration"],
        version=row["version"],
        keep_days=row["keep_days"],
    )


def list_rounds(conn: Connection) -> tuple[Round, ...]:
    """All rounds, the newest first."""
    rows = conn.execute(select(rounds).order_by(rounds.c.starts_on.desc(), rounds.c.id)).mappings()
    return tuple(_round(row) for row in rows)


def get_round(conn: Connection, round_id: str) -> Round:
    """One round; a SaitError when there is none."""
    row = conn.execute(select(rounds).where(rounds.c.id == round_id)).mappings().one_or_none()
    if row is None:
        raise SaitError("round.unknown")
    return _round(row)


def add_round(conn: Connection, *, round_: Round) -> None:
    """A new round; its id must be free."""
    values = {
        "id": round_.id,
        "name": dict(round_.name),
        "starts_on": round_.starts_on,
        "ends_on": round_.ends_on,
        "demonstration": round_.demonstration,
        "keep_days": round_.keep_days,
    }
    try:
        conn.execute(insert(rounds).values(version=1, **values))
    except IntegrityError as clash:
        raise SaitError("round.id-taken") from clash


def has_members(conn: Connection, round_id: str) -> bool:
    """Whether anybody has joined a workshop of the round."""
    query = select(respondents.c.id).join(workshops, workshops.c.id == respondents.c.workshop_id)
    return conn.execute(query.where(workshops.c.round_id == round_id).limit(1)).first() is not None


def set_keep_days(conn: Connection, *, round_: Round, days: int | None) -> None:
    """Write how long single answers are kept if nobody changed the round since it was read; otherwise ``edit.stale``."""
    query = update(rounds).where(rounds.c.id == round_.id, rounds.c.version == round_.version)
    if conn.execute(query.values(keep_days=days, version=round_.version + 1)).rowcount == 0:
        raise SaitError("edit.stale")


def remove_round(conn: Connection, round_id: str) -> None:
    """Delete one round; its workshops must be gone."""
    conn.execute(delete(rounds).where(rounds.c.id == round_id))


def remove_demonstration_rounds(conn: Connection) -> int:
    """Delete every demonstration round; their workshops must be gone. How many there were."""
    return conn.execute(delete(rounds).where(rounds.c.demonstration)).rowcount
