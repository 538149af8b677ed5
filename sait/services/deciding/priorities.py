"""Few priorities: how many the board may choose, with how many dots members weigh them, and the choice itself."""

from dataclasses import replace

from sait.assessment.decisions import DecisionVersion, PlanRules, Priority, Task
from sait.errors import SaitError
from sait.services.deciding.decisions import save_within, standing_now
from sait.storage import taking_part
from sait.storage.engine.database import Connection, Database

DOTS = (Task.PRIORITY_DOTS, Task.FORCE_DOTS)


def choose(database: Database, *, kept: DecisionVersion[Priority], chosen: bool, who: str) -> None:
    """Choose a candidate, or take it out again; ``priorities.full`` where the board has as many as it may choose."""
    with database.moving(kept.workshop_id) as conn:
        if chosen and _chosen(conn, kept) >= _rules(conn, kept.workshop_id).cap:
            raise SaitError("priorities.full", most=_rules(conn, kept.workshop_id).cap)
        decision = replace(kept.decision, chosen=chosen)
        save_within(conn, kept.workshop_id, kept.subject, decision, kept.version, who)


def set_limits(
    database: Database, *, workshop_id: str, subject: str, decision: PlanRules, version: int, who: str
) -> None:
    """Set how many dots members have and how many priorities may be chosen; ``edit.stale`` as for any decision.

    ``dots.given`` where members would have fewer dots than they had when some of them gave theirs.
    """
    with database.moving(workshop_id) as conn:
        if decision.dots < _rules(conn, workshop_id).dots and _has_given(conn, workshop_id):
            raise SaitError("dots.given")
        save_within(conn, workshop_id, subject, decision, version, who)


def _rules(conn: Connection, workshop_id: str) -> PlanRules:
    return next((kept.decision for kept in standing_now(conn, workshop_id, PlanRules)), PlanRules())


def _chosen(conn: Connection, kept: DecisionVersion[Priority]) -> int:
    """How many others are chosen."""
    standing = standing_now(conn, kept.workshop_id, Priority)
    return sum(one.decision.chosen for one in standing if one.subject != kept.subject)


def _has_given(conn: Connection, workshop_id: str) -> bool:
    return any(taking_part.sum_votes(conn, workshop_id=workshop_id, kind=task)[1] for task in DOTS)
