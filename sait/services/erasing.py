"""Erasing what single people gave. What was released stays, and the gate keeps later releases from telling who went."""

from sait.assessment.responses import Member
from sait.assessment.workshops import State, Workshop
from sait.errors import SaitError
from sait.services.audit import note
from sait.services.joining import slip_hash_of
from sait.storage import members, workshops
from sait.storage.database import Database

BY_MEMBER = "a member"
"""Who acted, where the log must not say more."""


def erase_own(database: Database, member: Member) -> None:
    """Erase everything the member gave: answers, comments, dots, and the way back in."""
    with database.writing() as conn:
        members.remove_respondent(conn, member.respondent_id)
        note(conn, who=BY_MEMBER, action="respondent.erased", workshop_id=member.workshop_id)
    database.leave_no_trace()


def erase_by_slip(database: Database, *, workshop_id: str, slip: str, who: str) -> None:
    """Erase the respondent who shows this resume slip; ``slip.unknown`` where nobody has it."""
    with database.writing() as conn:
        found = members.find_by_slip(conn, workshop_id=workshop_id, slip_hash=slip_hash_of(workshop_id, slip))
        if found is None:
            raise SaitError("slip.unknown")
        members.remove_respondent(conn, found)
        note(conn, who=who, action="respondent.erased", workshop_id=workshop_id)
    database.leave_no_trace()


def erase_individuals(database: Database, *, workshop_id: str, who: str) -> int:
    """Erase every respondent of a workshop with all they gave; releases and decisions stay. How many there were.

    Refused while answers are taken: ``erase.still-scoring``.
    """
    with database.writing() as conn:
        if workshops.get_workshop(conn, workshop_id).state is State.SCORING:
            raise SaitError("erase.still-scoring")
        count = members.remove_respondents(conn, workshop_id)
        note(conn, who=who, action="individuals.erased", workshop_id=workshop_id, people=count)
    database.leave_no_trace()
    return count


def erase_workshop(database: Database, *, workshop: Workshop, who: str) -> None:
    """Erase a workshop with everything of it, its releases and decisions too. The log keeps that it was there."""
    with database.writing() as conn:
        workshops.get_workshop(conn, workshop.id)
        workshops.remove_workshop(conn, workshop.id)
        note(conn, who=who, action="workshop.erased", workshop_id=workshop.id)
    database.leave_no_trace()
