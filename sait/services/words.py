"""Words on their way from a field to the database, whoever types them: what stands there now, and what is to stand there."""

import hashlib
from dataclasses import dataclass

from sait.assessment.access import Account
from sait.assessment.members.responses import Member
from sait.assessment.places import AnswerPlace, Place
from sait.errors import SaitError
from sait.services.accounts.drafts import find_draft, write_draft
from sait.services.members.responses import read_words, write_words
from sait.storage.engine.database import Database

Writer = Member | Account


@dataclass(frozen=True, slots=True)
class Typed:
    """What a page has in a field, and what it knows may be kept of it; None is a form's field with nothing on the way.

    *version*: of the decision that a form was filled from.
    """

    text: str | None
    seen: tuple[str | None, ...]
    language: str
    version: int = 0


def owner_mark(writer: Writer) -> str:
    """Tells one writer's words from another's in a browser that both use; it gives nothing away and opens nothing."""
    name = (
        f"member:{writer.workshop_id}:{writer.respondent_id}" if isinstance(writer, Member) else f"account:{writer.id}"
    )
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def standing_words(database: Database, writer: Writer, place: Place) -> str | None:
    """What the database has at *place*."""
    if isinstance(place, AnswerPlace):
        return read_words(database, _member(writer, place), place.question)
    return find_draft(database, _account(writer), place)


def save_words(database: Database, writer: Writer, place: Place, typed: Typed) -> str | None:
    """Save what was typed, and return it as the database has it. Refused as by ``write_words`` and ``write_draft``."""
    if isinstance(place, AnswerPlace):
        member = _member(writer, place)
        if place.area_id and place.area_id != member.local_area_id:
            raise SaitError("area.changed")
        seen = tuple(one or "" for one in typed.seen)
        return write_words(
            database,
            member=member,
            question=place.question,
            text=typed.text or "",
            language=typed.language,
            seen=seen,
        )
    return write_draft(database, _account(writer), place, text=typed.text, seen=typed.seen, version=typed.version)


def _member(writer: Writer, place: AnswerPlace) -> Member:
    if not isinstance(writer, Member) or writer.workshop_id != place.workshop_id:
        raise SaitError("member.unknown")
    return writer


def _account(writer: Writer) -> Account:
    if not isinstance(writer, Account):
        raise SaitError("account.needed")
    return writer
