"""What pages read, kept in memory where it can never go stale."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.access import Right
from sait.assessment.decisions import Consensus
from sait.assessment.workshops import Workshop
from sait.i18n.alphabet import by_name
from sait.services.banks.instruments import BankList, read_bank_list
from sait.services.banks.shelf import Library, read_library
from sait.services.deciding import decisions
from sait.services.members import joining
from sait.services.members.joining import Invitation
from sait.services.results import reading
from sait.services.results.reading import ResultQuery
from sait.services.workshops import releases
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.services.workshops.progress import domains_with_enough
from sait.settings import settings
from sait.ui.visitor import database, visitor_now


def rooms() -> tuple[WorkshopInContext, ...]:
    """Every workshop with its board and round, in the order of the names that the reader sees."""
    return list_rooms(database(), visitor_now().language)


def rooms_for(right: Right) -> tuple[WorkshopInContext, ...]:
    """The workshops of the boards on which the reader has *right*."""
    visitor = visitor_now()
    return tuple(room for room in rooms() if visitor.may(right, room.board.id))


@st.cache_resource(max_entries=200, show_spinner=False)
def _result(question: ResultQuery, key: str) -> Result:  # noqa: ARG001 - the cache keys by it
    return reading.read_result(database(), question)


def result(question: ResultQuery, *, sequence: int, freshness: str = "") -> Result:
    """The result that answers *question* as of release *sequence*: computed once, however many screens show it.

    *freshness* tells apart what a release number does not: an open workshop's answers. Names may change as well.
    """
    question = question if question.language else replace(question, language=visitor_now().language)
    return _result(
        question, f"{settings().database_address}:{sequence}:{freshness}:{_agreed(question)}:{_names(question)}"
    )


def _agreed(question: ResultQuery) -> int:
    """What the board in the room agrees comes without a release."""
    return decisions.count_changes(database(), question.inside, Consensus) if question.inside else 0


def _names(question: ResultQuery) -> str:
    """What the boards, areas and rounds of *question* are called now."""
    asked = [room for room in rooms() if room.workshop.id in question.workshop_ids]
    return repr([(room.board.name, room.round.name, room.areas) for room in asked])


@st.cache_resource(max_entries=200, ttl=60, show_spinner=False)
def _invitation(_workshop: Workshop, key: str) -> Invitation:  # noqa: ARG001 - the cache keys by it
    return joining.invitation(database(), _workshop)


def invitation(workshop: Workshop) -> Invitation:
    """Whom the workshop is about. A board's new name reaches phones within a minute; they ask at every screen."""
    return _invitation(workshop, f"{settings().database_address}:{workshop.id}")


@st.cache_data(max_entries=200, ttl=3, show_spinner=False)
def _enough(_workshop: Workshop, key: str) -> frozenset[str]:  # noqa: ARG001 - the cache keys by it
    return domains_with_enough(database(), _workshop, minimum=settings().minimum_group)


def enough(workshop: Workshop) -> frozenset[str]:
    """The domains in which enough people have answered, up to three seconds ago: every open screen asks twice a second."""
    return _enough(workshop, f"{settings().database_address}:{workshop.id}")


@st.cache_resource(max_entries=2, show_spinner=False)
def _shelf(_root: Path, stamps: str) -> BankList:  # noqa: ARG001 - the cache keys by it
    return read_bank_list(_root)


def shelf() -> BankList:
    """The question banks on disk as they are now: read again whenever one of their files has changed."""
    root = settings().question_banks
    files = [(file, file.stat()) for file in sorted(root.rglob("*.yaml")) if file.is_file()]
    return _shelf(root, repr([(str(file), of.st_mtime_ns, of.st_size, of.st_ino) for file, of in files]))


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
