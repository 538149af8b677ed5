"""What pages read, kept in memory where it can never go stale."""

from dataclasses import replace
from pathlib import Path

from sait.analysis.result import Result
from sait.assessment.access import Right
from sait.assessment.workshops import Workshop
from sait.i18n import Translator
from sait.i18n.alphabet import by_name
from sait.services.banks.instruments import BankList, read_bank_list
from sait.services.banks.shelf import Library, read_library
from sait.services.members import joining
from sait.services.members.asking import RoomNow, room_now
from sait.services.members.joining import Invitation
from sait.services.results import reading
from sait.services.results.reading import ResultQuery
from sait.services.workshops import releases
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.services.workshops.progress import domains_with_enough
from sait.settings import settings
from sait.storage.engine.database import Database
from sait.ui.once import Once
from sait.ui.visitor import database, visitor_now


def rooms() -> tuple[WorkshopInContext, ...]:
    """Every workshop with its board and round, in the order of the names that the reader sees."""
    return list_rooms(database(), visitor_now().language)


def rooms_for(right: Right) -> tuple[WorkshopInContext, ...]:
    """The workshops of the boards on which the reader has *right*."""
    visitor = visitor_now()
    return tuple(room for room in rooms() if visitor.may(right, room.board.id))


def _read_result(opened: Database, query: ResultQuery, *_: object) -> Result:
    return reading.read_result(opened, query)


_result = Once(_read_result, most=200)


def result(query: ResultQuery, *, sequence: int, freshness: str = "") -> Result:
    """The result that answers *query* as of release *sequence*: computed once, however many screens show it.

    *freshness* tells apart what a release number does not: an open workshop's answers. What the board agrees and what
    things are called may change as well.
    """
    query = query if query.language else replace(query, language=visitor_now().language)
    return _result(database(), query, sequence, freshness, reading.read_besides(database(), query))


_invitation = Once(joining.invitation, most=200, seconds=60)


def invitation(workshop: Workshop) -> Invitation:
    """Whom the workshop is about. A board's new name reaches phones within a minute; they ask at every screen."""
    return _invitation(database(), workshop)


_room = Once(room_now, most=200, seconds=1)


def room_lately(workshop_id: str) -> RoomNow:
    """How the room stood up to a second ago: every phone asks every few seconds, and one of them reads."""
    return _room(database(), workshop_id)


_enough = Once(domains_with_enough, most=200, seconds=3)


def enough(workshop: Workshop) -> frozenset[str]:
    """The domains in which enough people have answered, up to three seconds ago: every open screen asks twice a second."""
    return _enough(database(), workshop, minimum=settings().minimum_group)


def _read_shelf(root: Path, *_: object) -> BankList:
    return read_bank_list(root)


_shelf = Once(_read_shelf, most=2)


def shelf() -> BankList:
    """The question banks on disk as they are now: read again whenever one of their files has changed."""
    root = settings().question_banks
    files = [(file, file.stat()) for file in sorted(root.rglob("*.yaml")) if file.is_file()]
    return _shelf(root, tuple((str(file), of.st_mtime_ns, of.st_size, of.st_ino) for file, of in files))


def library() -> Library:
    """Every question bank that workshops can be opened with, by the title that the reader sees, and what is wrong with others."""
    found = read_library(database(), shelf())
    return replace(
        found, banks=tuple(by_name(found.banks, visitor_now().language, name=lambda one: one.instrument.title))
    )


def newest_release() -> int:
    """The number of the newest release of any workshop."""
    return releases.latest_sequence(database())


def comparable_rooms() -> tuple[WorkshopInContext, ...]:
    """The workshops whose boards have released results to others."""
    return tuple(
        room for room in rooms() if room.workshop.results_shared_at is not None and not room.round.is_rehearsal
    )


def names_of_rounds(found: Result, t: Translator) -> str:
    """What the rounds are called that the lines of *found* are from."""
    among = {line.round_id for line in found.series}
    return "; ".join(dict.fromkeys(t.text(room.round.name) for room in rooms() if room.round.id in among))
