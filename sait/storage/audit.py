"""The audit log as rows: added to, never changed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select

from sait.storage.tables.decisions import audit_log


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act. *who* is an account's name, or ``command line``; *workshop_id* is None for what concerns no workshop."""

    number: int
    at: datetime
    who: str
    action: str
    workshop_id: str | None
    details: Mapping[str, str | int | bool]


def add_entry(
    conn: Connection,
    *,
    at: datetime,
    who: str,
    action: str,
    workshop_id: str | None,
    details: Mapping[str, str | int | bool],
) -> None:
    """Add one act at the end."""
    conn.execute(
        insert(audit_log).values(
            at=at, who=who, action=action, workshop_id=workshop_id, details=json.dumps(dict(details), sort_keys=True)
        )
    )


def list_entries(conn: Connection, *, workshop_id: str | None = None, after: int = 0) -> tuple[AuditEntry, ...]:
    """The acts numbered above *after*, of one workshop where one is named, oldest first."""
    query = select(audit_log).where(audit_log.c.number > after).order_by(audit_log.c.number)
    if workshop_id is not None:
        query = query.where(audit_log.c.workshop_id == workshop_id)
    return tuple(_entry(row) for row in conn.execute(query))


def _entry(row: Row[tuple[object, ...]]) -> AuditEntry:
    return AuditEntry(row.number, row.at, row.who, row.action, row.workshop_id, json.loads(row.details))
