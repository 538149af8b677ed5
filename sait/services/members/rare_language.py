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
from sait.storage.members import Languages

__all__ = ["Languages", "RareLanguage", "choose_rare_language", "rare_language", "read_rare_language"]


@dataclass(frozen=True, slots=True)
class RareLanguage:
    """How one member stands with one language. *is_rare*: fewer than k people use it so far; *is_shown*: their choice."""

    is_rare: bool
    is_shown: bool

    @property
    def is_offered(self) -> bool:
        """Whether there is anything to choose. Who chose it can always take it back."""
        return self.is_rare or self.is_shown


def read_rare_language(database: Database, *, member: Member, language: str, minimum: int) -> RareLanguage:
    """Whether what *member* writes in *language* would be held back now, and what they chose."""
    with database.reading() as conn:
        languages = members.read_languages(conn, member.workshop_id, respondent_id=member.respondent_id)
    return rare_language(languages, language, minimum=minimum)


def rare_language(languages: Languages, language: str, *, minimum: int) -> RareLanguage:
    """The same of what was read with the rest of a page.

    Whoever writes in a language is among its users, and so may be who is not known to have joined in another: four who
    joined in Welsh and a fifth who writes in it are five.
    """
    joins_them = languages.own not in {language, None}
    users = languages.joined.get(language, 0) + languages.joined.get(None, 0) + joins_them
    return RareLanguage(users < minimum, languages.is_shown)


def choose_rare_language(database: Database, *, member: Member, is_shown: bool) -> None:
    """Show the facilitator what the member writes in a language that few use, or hold it back from now on.

    ``workshop.closed`` once the board has signed off.
    """
    with metrics().saving(), database.answering(member.workshop_id, member.respondent_id) as conn:
        if workshops.get_workshop(conn, member.workshop_id).state is State.SIGNED_OFF:
            raise SaitError("workshop.closed")
        members.set_shows_rare_language(conn, respondent_id=member.respondent_id, is_shown=is_shown)
