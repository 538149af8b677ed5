"""The record of a workshop: gathered from what was released and what the board decided, then written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sait.analysis.session_record import Agreed, SessionRecord
from sait.assessment.decisions import (
    Action,
    Arrangement,
    Challenge,
    Consensus,
    DecisionVersion,
    Force,
    Priority,
    Proposal,
    Task,
    Vision,
    overdue_first,
)
from sait.errors import SaitError
from sait.i18n import translator
from sait.i18n.text import SOURCE_LANGUAGE
from sait.i18n.translator import WALES
from sait.instruments.model import Instrument
from sait.reports.record.build import record_document
from sait.services.banks.instruments import get_instrument
from sait.services.deciding import decisions
from sait.services.deciding.actions import carried
from sait.services.deciding.decisions import standing
from sait.services.members.taking_part import tally
from sait.services.results.reading import DOMAINS, Locals, ResultQuery, read_released
from sait.services.running.audit import read_log
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.storage import releases
from sait.storage.engine.database import Database

SIGNED_OFF = "workshop.sign-off"


def write_record(database: Database, workshop_id: str, *, languages: Sequence[str], today: date) -> bytes:
    """DOCX of everything that is recorded of a workshop, its headings in each of *languages*, in their order."""
    return record_document(
        gather_record(database, workshop_id, today, languages[0]), [translator(one) for one in languages]
    )


def gather_record(database: Database, workshop_id: str, today: date, language: str = SOURCE_LANGUAGE) -> SessionRecord:
    """What there is to be minuted. ``workshop.unknown``. Overdue is as of *today*; names stand as *language* sorts them."""
    rooms = list_rooms(database, language)
    room = next((room for room in rooms if room.workshop.id == workshop_id), None)
    if room is None:
        raise SaitError("workshop.unknown")
    instrument = get_instrument(database, room.workshop.instrument_hash)
    with database.reading() as conn:
        released = releases.list_releases(conn, workshop_id=workshop_id)
    query = ResultQuery((workshop_id,), DOMAINS, inside=workshop_id, local=Locals.MEMBERS, language=language)
    return SessionRecord(
        workshop=room.workshop,
        board=room.board,
        round=room.round,
        areas=room.areas,
        instrument=instrument,
        written_on=today,
        signed_off_on=_signed_off_on(database, workshop_id),
        result=read_released(database, query),
        by_sector=read_released(database, replace(query, sectors=True)) if room.workshop.asks_sector else None,
        releases=released,
        agreed=_agreed(database, room, instrument),
        visions=decisions.history(database, workshop_id=workshop_id, subject="vision", kind=Vision),
        arrangements=standing(database, workshop_id, Arrangement),
        challenges=_by_day(standing(database, workshop_id, Challenge)),
        forces=standing(database, workshop_id, Force),
        priorities=standing(database, workshop_id, Priority),
        actions=overdue_first(standing(database, workshop_id, Action), today),
        carried=overdue_first(carried(database, room.workshop), today),
        proposals=standing(database, workshop_id, Proposal),
        shown={task: kept.decision for task in Task if (kept := tally(database, workshop_id, task)) is not None},
    )


def _signed_off_on(database: Database, workshop_id: str) -> date | None:
    made = [one.at for one in read_log(database, workshop_id=workshop_id) if one.action == SIGNED_OFF]
    return made[-1].astimezone(WALES).date() if made else None


def _agreed(database: Database, room: WorkshopInContext, instrument: Instrument) -> Mapping[str, Agreed]:
    """By item, in the order of the bank."""
    workshop_id = room.workshop.id
    stands = {one.subject: one for one in standing(database, workshop_id, Consensus)}
    found = {}
    for item in (item for domain in instrument.in_form(room.workshop.form) for item in domain.items):
        versions = decisions.history(database, workshop_id=workshop_id, subject=item.id, kind=Consensus)
        now = stands.get(item.id)
        if versions:
            found[item.id] = Agreed(now, versions if now is None else versions[1:])
    return found


def _by_day(challenges: Sequence[DecisionVersion[Challenge]]) -> tuple[DecisionVersion[Challenge], ...]:
    return tuple(sorted(challenges, key=lambda one: one.decision.made_on))
