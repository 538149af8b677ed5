"""Decisions as rows: every saving adds a version, and the newest of a subject stands."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Subquery, and_, bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from sait.errors import SaitError
from sait.storage.tables.decisions import decisions
from sait.storage.tables.workshops import workshops


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one decision; *body* is its JSON. *removed*: this version took the decision back."""

    workshop_id: str
    kind: str
    subject: str
    version: int
    body: str
    removed: bool
    who: str
    at: datetime


def add_version(conn: Connection, version: Version) -> None:
    """Add a version; ``edit.stale`` when somebody else has just added it."""
    values = {name: getattr(version, name) for name in decisions.c.keys()}  # noqa: SIM118 - not a dict
    try:
        conn.execute(insert(decisions).values(**values))
    except IntegrityError as clash:
        raise SaitError("edit.stale") from clash


def _standing(*conditions: ColumnElement[bool]) -> Subquery:
    """Of each decision that meets *conditions* the version that stands, and when the first one was made."""
    return (
        select(
            decisions.c.workshop_id,
            decisions.c.kind,
            decisions.c.subject,
            func.max(decisions.c.version).label("version"),
            func.min(decisions.c.at).label("begun_at"),
        )
        .where(*conditions)
        .group_by(decisions.c.workshop_id, decisions.c.kind, decisions.c.subject)
        .subquery()
    )


def _newest(standing: Subquery, *first: Column[datetime]) -> Select[tuple[object, ...]]:
    """The rows that stand, by *first*, and then in the order in which they were begun."""
    is_same = and_(*(decisions.c[name] == standing.c[name] for name in ("workshop_id", "kind", "subject", "version")))
    order = (*first, decisions.c.workshop_id, standing.c.begun_at, decisions.c.subject)
    return select(decisions).join(standing, is_same).order_by(*order)


# Asked by every page of a member's: making this statement anew each time cost more than all else that the page reads.
_STANDING = _newest(_standing(decisions.c.workshop_id == bindparam("workshop"), decisions.c.kind == bindparam("kind")))


def list_standing(conn: Connection, *, workshop_id: str, kind: str) -> tuple[Version, ...]:
    """The newest version of each decision of a kind, without what was taken back; in the order they were begun."""
    found = conn.execute(_STANDING, {"workshop": workshop_id, "kind": kind})
    return tuple(_version(row) for row in found if not row.removed)


# Asked twice a second by every open screen of the room.
_VERSIONS = select(func.count()).where(
    decisions.c.workshop_id == bindparam("workshop"), decisions.c.kind == bindparam("kind")
)


def count_versions(conn: Connection, *, workshop_id: str, kind: str) -> int:
    """How many versions there are of all decisions of a kind: it grows with every change."""
    return int(conn.execute(_VERSIONS, {"workshop": workshop_id, "kind": kind}).scalar_one())


def list_of_board(conn: Connection, *, board_id: str, kind: str, demonstration: bool) -> tuple[Version, ...]:
    """The same over all real workshops of a board, or over all others; the oldest workshop first."""
    query = (
        _newest(_standing(decisions.c.kind == kind), workshops.c.opened_at)
        .join(workshops, workshops.c.id == decisions.c.workshop_id)
        .where(workshops.c.board_id == board_id, workshops.c.demonstration == demonstration)
    )
    return tuple(_version(row) for row in conn.execute(query) if not row.removed)


def list_history(conn: Connection, *, workshop_id: str, kind: str, subject: str) -> tuple[Version, ...]:
    """Every version of one decision, the newest first."""
    query = (
        select(decisions)
        .where(decisions.c.workshop_id == workshop_id, decisions.c.kind == kind, decisions.c.subject == subject)
        .order_by(decisions.c.version.desc())
    )
    return tuple(_version(row) for row in conn.execute(query))


def _version(row: Row[tuple[object, ...]]) -> Version:
    return Version(row.workshop_id, row.kind, row.subject, row.version, row.body, row.removed, row.who, row.at)
