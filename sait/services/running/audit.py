"""Who did what: noted in the transaction of the act itself, so that neither stands without the other."""

from sait.services.tokens import now
from sait.storage import audit
from sait.storage.audit import AuditEntry
from sait.storage.engine.database import Connection, Database

COMMAND_LINE = "command line"
"""Who acted where nobody is signed in."""
BY_DEMONSTRATION = "demonstration"
"""Who did whatever the demonstration has: nobody."""


def note(
    conn: Connection, *, who: str, action: str, workshop_id: str | None = None, **details: str | int | bool
) -> None:
    """Note an act, such as ``domain.closed`` with ``domain_id="GOV"``.

    *details* name what was acted on, never an answer, a comment, a token, a code or a member.
    """
    audit.add_entry(conn, at=now(), who=who, action=action, workshop_id=workshop_id, details=details)


def read_log(database: Database, *, workshop_id: str | None = None, after: int = 0) -> tuple[AuditEntry, ...]:
    """The acts numbered above *after*, oldest first."""
    with database.reading() as conn:
        return audit.list_entries(conn, workshop_id=workshop_id, after=after)
