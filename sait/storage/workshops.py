"""Workshops as rows."""

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, literal, select, union_all, update
from sqlalchemy.exc import IntegrityError

from sait.assessment.workshops import EntryMode, Form, State, View, Workshop
from sait.errors import SaitError
from sait.storage.tables.workshops import closed_domains, second_scorings, workshops

# Asked at every tap: statements made once cost half of those made anew each time.
_WORKSHOP = select(workshops).where(workshops.c.id == bindparam("workshop"))
_SECOND = select(second_scorings.c.domain_id).where(
    second_scorings.c.workshop_id == bindparam("workshop"), second_scorings.c.is_open
)
_CLOSED = select(closed_domains.c.domain_id).where(closed_domains.c.workshop_id == bindparam("workshop"))
_MARKS = union_all(
    _CLOSED.add_columns(literal(False).label("is_second")), _SECOND.add_columns(literal(True).label("is_second"))
)


@dataclass(frozen=True, slots=True)
class DomainMarks:
    """The domains of a workshop that are *closed*, and those that members are asked a *second* time."""

    closed: frozenset[str]
    second: frozenset[str]


def _workshop(row: RowMapping) -> Workshop:
    return Workshop(
        id=row["id"],
        code=row["code"],
        board_id=row["board_id"],
        round_id=row["round_id"],
        instrument_id=row["instrument_id"],
        instrument_hash=row["instrument_hash"],
        form=Form(row["form"]),
        view=View(row["view"]),
        asks_local=row["asks_local"],
        invited=row["invited"],
        state=State(row["state"]),
        demonstration=row["demonstration"],
        results_shared_at=row["results_shared_at"],
        results_shared_note=row["results_shared_note"],
        opened_at=row["opened_at"],
        expires_at=row["expires_at"],
        version=row["version"],
        entry=EntryMode(row["entry"]),
        asks_sector=row["asks_sector"],
        pace_domain_id=row["pace_domain_id"],
        timer_ends_at=row["timer_ends_at"],
        shared_domain_ids=None if row["shared_domain_ids"] is None else tuple(row["shared_domain_ids"]),
    )


def list_workshops(conn: Connection) -> tuple[Workshop, ...]:
    """All workshops, the newest first."""
    order = (workshops.c.opened_at.desc(), workshops.c.id)
    return tuple(_workshop(row) for row in conn.execute(select(workshops).order_by(*order)).mappings())


def get_workshop(conn: Connection, workshop_id: str) -> Workshop:
    """One workshop; a SaitError when there is none."""
    row = conn.execute(_WORKSHOP, {"workshop": workshop_id}).mappings().one_or_none()
    if row is None:
        raise SaitError("workshop.unknown")
    return _workshop(row)


def find_by_code(conn: Connection, code: str) -> Workshop | None:
    """The workshop with this join code, or None."""
    row = conn.execute(select(workshops).where(workshops.c.code == code)).mappings().one_or_none()
    return None if row is None else _workshop(row)


def add_workshop(conn: Connection, *, workshop: Workshop) -> None:
    """A new workshop. ``workshop.exists`` when the board has one already; ``workshop.code-taken`` asks for another code."""
    values = {name: getattr(workshop, name) for name in workshops.c.keys()}  # noqa: SIM118 - not a dict
    try:
        conn.execute(insert(workshops).values(**values))
    except IntegrityError as clash:
        raise SaitError("workshop.code-taken" if "code" in str(clash.orig) else "workshop.exists") from clash


def change_workshop(conn: Connection, *, workshop: Workshop, **values: object) -> None:
    """Write *values* if nobody changed the workshop since it was read; otherwise ``edit.stale``."""
    changed = conn.execute(
        update(workshops)
        .where(workshops.c.id == workshop.id, workshops.c.version == workshop.version)
        .values(version=workshop.version + 1, **values)
    )
    if changed.rowcount == 0:
        raise SaitError("edit.stale")


def closed_domain_ids(conn: Connection, workshop_id: str) -> frozenset[str]:
    """The domains of a workshop that are closed."""
    return frozenset(conn.execute(_CLOSED, {"workshop": workshop_id}).scalars())


def domain_marks(conn: Connection, workshop_id: str) -> DomainMarks:
    """Which domains are closed, and which are scored again, in one statement: every tap and every open screen asks."""
    rows = conn.execute(_MARKS, {"workshop": workshop_id}).all()
    closed = frozenset(row.domain_id for row in rows if not row.is_second)
    return DomainMarks(closed, frozenset(row.domain_id for row in rows if row.is_second))


def close_domain(conn: Connection, *, workshop_id: str, domain_id: str) -> None:
    """Mark a domain closed; ``domain.closed-already`` when it is, so that two facilitators never release it twice."""
    try:
        conn.execute(insert(closed_domains).values(workshop_id=workshop_id, domain_id=domain_id))
    except IntegrityError as clash:
        raise SaitError("domain.closed-already") from clash


def reopen_domain(conn: Connection, *, workshop_id: str, domain_id: str) -> bool:
    """Take the mark of a closed domain away; False when it was not closed."""
    query = delete(closed_domains).where(
        closed_domains.c.workshop_id == workshop_id, closed_domains.c.domain_id == domain_id
    )
    return conn.execute(query).rowcount == 1


def open_anew(conn: Connection, workshop_id: str) -> None:
    """No domain is closed or scored again any longer."""
    for marks in (closed_domains, second_scorings):
        conn.execute(delete(marks).where(marks.c.workshop_id == workshop_id))


def second_domain_ids(conn: Connection, workshop_id: str) -> frozenset[str]:
    """The domains that members are asked a second time now."""
    return frozenset(conn.execute(_SECOND, {"workshop": workshop_id}).scalars())


def set_second(conn: Connection, *, workshop_id: str, domain_id: str, is_open: bool) -> None:
    """Begin or end the second scoring of a domain."""
    where = {"workshop_id": workshop_id, "domain_id": domain_id}
    conn.execute(delete(second_scorings).filter_by(**where))
    conn.execute(insert(second_scorings).values(**where, is_open=is_open))


def remove_workshop(conn: Connection, workshop_id: str) -> None:
    """Delete a workshop with all that hangs on it; whether it may go is for the caller to know."""
    conn.execute(delete(workshops).where(workshops.c.id == workshop_id))


def remove_demonstration_workshops(conn: Connection) -> int:
    """Delete every demonstration workshop with all that hangs on it. How many there were."""
    return conn.execute(delete(workshops).where(workshops.c.demonstration)).rowcount
