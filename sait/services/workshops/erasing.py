"""Erasing what single people gave. What was released stays, and the gate keeps later releases from telling who went."""

from sait.assessment.members.leaving import CHOICES, Going
from sait.assessment.members.responses import Member
from sait.assessment.members.slips import check_for_erasing
from sait.assessment.workshops import State, Workshop
from sait.errors import SaitError
from sait.services.members.joining import erasing_hash_of, find_workshop
from sait.services.running.audit import note
from sait.services.workshops import leaving
from sait.storage import members, workshops
from sait.storage.engine.database import Connection, Database

BY_MEMBER = "a member"
"""Who acted, where the log must not say more."""


def holds_words_of(database: Database, member: Member) -> bool:
    """Whether the facilitator has anything before them that the member wrote, so that there is something to choose."""
    with database.reading() as conn:
        return leaving.holds_words_of(conn, member.respondent_id)


def erase_own(database: Database, member: Member, *, goes: Going = CHOICES[0]) -> None:
    """Erase everything the member gave: answers, dots, words that nobody has read, and the way back in.

    What the facilitator has in words is nobody's from now on, and disappears as *goes* says.
    """
    with database.moving(member.workshop_id) as conn:
        _erase(conn, member.workshop_id, member.respondent_id, goes)
        note(conn, who=BY_MEMBER, action="respondent.erased", workshop_id=member.workshop_id)
    database.leave_no_trace()


def erase_by_code(database: Database, *, workshop_id: str, code: str, goes: Going = CHOICES[0], who: str) -> None:
    """Erase the respondent who was given this code that can only erase, as ``erase_own`` does.

    ``erasing.unknown`` where nobody was, ``erasing.key-lost`` where that cannot be told, ``erasing.is-slip`` for a resume
    slip, which is not looked up.
    """
    check_for_erasing(code)
    with database.moving(workshop_id) as conn:
        found = members.find_by_erasing_code(
            conn, workshop_id=workshop_id, erasing_hash=erasing_hash_of(workshop_id, code)
        )
        if found is None:
            is_lost = members.has_codes_of_another_key(conn, workshop_id)
            raise SaitError("erasing.key-lost" if is_lost else "erasing.unknown")
        _erase(conn, workshop_id, found, goes)
        note(conn, who=who, action="respondent.erased", workshop_id=workshop_id)
    database.leave_no_trace()


def erase_by_codes(database: Database, *, join_code: str, code: str, goes: Going) -> None:
    """The same for whoever holds the code of the workshop, or of any of its cards, beside it."""
    with database.reading() as conn:
        workshop = find_workshop(conn, join_code)
    erase_by_code(database, workshop_id=workshop.id, code=code, goes=goes, who=BY_MEMBER)


def _erase(conn: Connection, workshop_id: str, respondent_id: int, goes: Going) -> None:
    leaving.leave_words(conn, respondent_id=respondent_id, workshop_id=workshop_id, goes=goes)
    members.remove_respondent(conn, respondent_id)


def erase_individuals(database: Database, *, workshop_id: str, who: str) -> int:
    """Erase every respondent of a workshop with all they gave; releases and decisions stay. How many there were.

    Refused while answers are taken: ``erase.still-scoring``.
    """
    with database.moving(workshop_id) as conn:
        if workshops.get_workshop(conn, workshop_id).state is State.SCORING:
            raise SaitError("erase.still-scoring")
        count = members.remove_respondents(conn, workshop_id)
        note(conn, who=who, action="individuals.erased", workshop_id=workshop_id, people=count)
    database.leave_no_trace()
    return count


def erase_workshop(database: Database, *, workshop: Workshop, who: str) -> None:
    """Erase a workshop with everything of it, its releases and decisions too. The log keeps that it was there."""
    with database.moving(workshop.id) as conn:
        workshops.get_workshop(conn, workshop.id)
        workshops.remove_workshop(conn, workshop.id)
        note(conn, who=who, action="workshop.erased", workshop_id=workshop.id)
    database.leave_no_trace()
