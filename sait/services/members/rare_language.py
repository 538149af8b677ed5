"""What a member writes in a language that few here use: held back, unless the member chooses otherwise.

One choice holds for all that a member writes. What the facilitator has, they keep.
"""

from dataclasses import dataclass

from sait.assessment.members.responses import Member
from sait.assessment.workshops import State
from sait.errors import SaitError
from sait.metrics import metrics
from sait.storage import members, workshops
from sait.storage.engine.database import Database


@dataclass(frozen=True, slots=True)
class RareLanguage:
    """How one member stands with one language. *is_rare*: fewer than k people use it so far; *is_shown*: their choice."""

    is_rare: bool
    is_shown: bool


def read_rare_language(database: Database, *, member: Member, language: str, minimum: int) -> RareLanguage:
    """Whether what *member* writes in *language* would be held back now, and what they chose."""
    with database.reading() as conn:
        users = members.count_language_users(
            conn, member.workshop_id, language=language, respondent_id=member.respondent_id
        )
        return RareLanguage(users < minimum, members.shows_rare_language(conn, member.respondent_id))


def choose_rare_language(database: Database, *, member: Member, is_shown: bool) -> None:
    """Show the facilitator what the member writes in a language that few use, or hold it back from now on.

    ``workshop.closed`` once the board has signed off.
    """
    with metrics().saving(), database.answering(member.workshop_id, member.respondent_id) as conn:
        if workshops.get_workshop(conn, member.workshop_id).state is State.SIGNED_OFF:
            raise SaitError("workshop.closed")
        members.set_shows_rare_language(conn, respondent_id=member.respondent_id, is_shown=is_shown)
