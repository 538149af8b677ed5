"""Erasing single answers when their time has come. What was released and decided stays."""

from datetime import date, datetime

from sait.assessment.moves import Move
from sait.assessment.retention import check_keep_days, erased_on, is_longer
from sait.assessment.rounds import Round
from sait.assessment.workshops import Workshop
from sait.errors import SaitError
from sait.services.running.audit import note
from sait.services.tokens import now
from sait.services.workshops.leaving import let_go_due
from sait.storage import audit, members, rounds, workshops
from sait.storage.engine.database import Connection, Database

BY_ITSELF = "the server"
"""Who acted, where nobody pressed anything."""

JOB = "erasing what is due"
"""What one process does at a time."""

SIGNED_OFF = f"workshop.{Move.SIGN_OFF}"


def set_keep_days(database: Database, *, round_: Round, days: int | None, who: str) -> None:
    """Keep single answers of the round for *days* after the sign-off; None until they are erased by hand.

    Refused: ``round.keep-days``, ``edit.stale``, and ``round.keep-longer`` where members were told of a shorter time.
    """
    check_keep_days(days)
    with database.writing() as conn:
        if is_longer(days, round_.keep_days) and rounds.has_members(conn, round_.id):
            raise SaitError("round.keep-longer")
        rounds.set_keep_days(conn, round_=round_, days=days)
        if days is None:
            note(conn, who=who, action="round.keep-all", round=round_.id)
        else:
            note(conn, who=who, action="round.keep-days", round=round_.id, days=days)


def due_day(database: Database, workshop: Workshop) -> date | None:
    """The first day on which the single answers of *workshop* are erased; None where they are kept."""
    with database.reading() as conn:
        return _due_day(conn, workshop)


def erase_due(database: Database, *, minimum: int, today: date | None = None) -> int:
    """Erase the single answers of every workshop whose time has come, each in one transaction. How many workshops.

    Words of people who erased theirs go too, where *minimum* people's can go together.

    What was erased, taken back or changed before goes from SQLite's log too, where somebody was reading until now.
    """
    with database.unless_done(JOB) as is_mine:
        return _erase_due(database, minimum, today or now().date()) if is_mine else 0


def _erase_due(database: Database, minimum: int, day: date) -> int:
    with database.reading() as conn:
        due = [held for held in workshops.list_workshops(conn) if _is_due(_due_day(conn, held), day)]
    count = sum(_erase(database, workshop) for workshop in due)
    let_go_due(database, minimum=minimum)
    database.leave_no_trace()
    return count


def _is_due(erased: date | None, today: date) -> bool:
    return erased is not None and erased <= today


def _erase(database: Database, workshop: Workshop) -> bool:
    with database.moving(workshop.id) as conn:
        count = members.remove_respondents(conn, workshop.id)
        if count:
            note(conn, who=BY_ITSELF, action="individuals.due", workshop_id=workshop.id, people=count)
    return count > 0


def _due_day(conn: Connection, workshop: Workshop) -> date | None:
    return erased_on(rounds.get_round(conn, workshop.round_id), workshop, _signed_off_at(conn, workshop))


def _signed_off_at(conn: Connection, workshop: Workshop) -> datetime | None:
    found = [entry.at for entry in audit.list_entries(conn, workshop_id=workshop.id) if entry.action == SIGNED_OFF]
    return found[-1] if found else None
