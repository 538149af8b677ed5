"""A closed survey beside the workshop that it follows: over the questions that both asked, and nothing else."""

from dataclasses import dataclass, replace
from datetime import date

from sait.analysis.comparable import comparable, shared_items
from sait.analysis.result import Result, Series
from sait.analysis.results import build_result
from sait.assessment.releases import Audience, Release
from sait.assessment.surveys.survey import SOONEST_AGAIN_DAYS, Survey, is_soon_after
from sait.assessment.workshops import View
from sait.errors import SaitError
from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.model import Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.results.reading import DOMAINS, own_source, released_for
from sait.services.surveys.results import board_source
from sait.services.tokens import now
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.storage import boards
from sait.storage.engine.database import Database
from sait.storage.surveys import releases, surveys


@dataclass(frozen=True, slots=True)
class Beside:
    """Two lines of one board over shared questions: *day*, its workshop, and *survey*; both in *found*."""

    found: Result
    day: Series
    survey: Series
    shared: int
    """How many rated questions both asked."""


def beside_the_day(
    database: Database, survey: Survey, board_id: str, audience: Audience, language: str
) -> Beside | None:
    """A board's answers to *survey* beside those of its newest workshop before it that asked any of the same questions.

    Each side shows what it shows by itself to this *audience*, so that a board that released nothing to others has
    nothing here for them. None where there is no such workshop.
    """
    instrument = get_instrument(database, survey.instrument_hash)
    room = _day_before(database, survey, instrument, board_id, language)
    if room is None:
        return None
    inside = room.workshop.id if audience is Audience.INSIDE else None
    is_released = inside is not None or room.workshop.results_shared_at is not None
    day = own_source(room, released_for(database, room, inside) if is_released else (), label=room.round.name)
    with database.reading() as conn:
        board = boards.get_board(conn, board_id)
        told = releases.list_releases(conn, survey.id, audience, demonstration=survey.demonstration)
    (release,) = (one for one in told if one.board_id == board_id)
    its_own = get_instrument(database, room.workshop.instrument_hash)
    sources = [
        comparable(day, instrument, its_own),
        replace(board_source(board, release, label=survey.title), key=survey.id),
    ]
    shared = shared_items(instrument, its_own) & {
        item.id for domain in instrument.in_form(survey.form) for item in domain.items
    }
    found = build_result(instrument, form=survey.form, cut=DOMAINS, sources=sources, audience=audience)
    first, last = found.series
    return Beside(found, first, last, len(shared))


def any_beside(database: Database, survey: Survey) -> bool:
    """Whether any of a survey's boards had a day with some of its questions."""
    instrument = get_instrument(database, survey.instrument_hash)
    with database.reading() as conn:
        board_ids = [asked.board_id for asked in surveys.list_asked(conn, survey.id)]
    return any(_day_before(database, survey, instrument, board_id, SOURCE_LANGUAGE) for board_id in board_ids)


def check_not_soon_again(database: Database, survey: Survey) -> None:
    """Refuse a survey that asks what one of its boards released figures on less than four weeks ago, ``survey.too-soon``.

    Few have changed their minds by then, and who came or left could be told from the two figures: that is what a second
    scoring has rules for. It is asked of the day on which the survey opens, or of its first day where that is later.
    """
    instrument = get_instrument(database, survey.instrument_hash)
    with database.reading() as conn:
        board_ids = {asked.board_id for asked in surveys.list_asked(conn, survey.id)}
    opens_on = max(survey.opens_on, now().date())
    for room in list_rooms(database):
        if room.board.id in board_ids and _asks_again(database, survey, instrument, room):
            told = released_for(database, room, room.workshop.id)
            if told and is_soon_after(_last_day(told), opens_on):
                raise SaitError("survey.too-soon", days=SOONEST_AGAIN_DAYS)


def _last_day(told: tuple[Release, ...]) -> date:
    return max(release.published_at for release in told).date()


def _asks_again(database: Database, survey: Survey, instrument: Instrument, room: WorkshopInContext) -> bool:
    """Whether a survey asks a question of a workshop again. Rehearsals count for nothing; an open workshop is compared with nothing."""
    workshop = room.workshop
    if room.round.is_rehearsal or workshop.view is View.OPEN or workshop.demonstration != survey.demonstration:
        return False
    asked = {item.id for domain in instrument.in_form(survey.form) for item in domain.items}
    return bool(asked & shared_items(instrument, get_instrument(database, workshop.instrument_hash)))


def _day_before(
    database: Database, survey: Survey, instrument: Instrument, board_id: str, language: str
) -> WorkshopInContext | None:
    """The newest workshop of the board from before the survey that asked any of its questions."""
    before = [
        room
        for room in list_rooms(database, language)
        if room.board.id == board_id
        and room.workshop.opened_at.date() < survey.opens_on
        and _asks_again(database, survey, instrument, room)
    ]
    return max(before, key=lambda room: room.workshop.opened_at, default=None)
