"""What a seminar looks at: every board of a round, from what they released to others, and how they moved since the round before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sait.assessment.workshops import View
from sait.errors import SaitError
from sait.reports.deck.seminar_story import Change, Seminar
from sait.services.banks.instruments import get_instrument
from sait.services.deciding.decisions import themes
from sait.services.results.reading import DOMAINS, ResultQuery, read_result
from sait.services.workshops.in_context import WorkshopInContext
from sait.storage.engine.database import Database


def read_seminar(
    database: Database,
    room: WorkshopInContext,
    rooms: Sequence[WorkshopInContext],
    *,
    language: str,
    made_at: datetime,
) -> Seminar:
    """All boards of the round of *room* that answered its instrument, for outside; made up and real never meet."""
    alike = [other for other in rooms if _is_like(other, room)]
    held = _held(room, rooms)
    instrument = get_instrument(database, room.workshop.instrument_hash)
    domains = seminar_query(room, rooms, language)
    cuts = (DOMAINS, *(scheme.id for scheme in instrument.schemes))
    return Seminar(
        round=room.round.name,
        results=tuple(read_result(database, replace(domains, cut=cut)) for cut in cuts),
        themes=themes(database, demonstration=room.workshop.demonstration),
        change=_change(database, held, alike),
        made_at=made_at,
    )


def seminar_query(room: WorkshopInContext, rooms: Sequence[WorkshopInContext], language: str) -> ResultQuery:
    """What the first charts of the seminar answer: every board of the round by domains, for outside."""
    return ResultQuery(tuple(other.workshop.id for other in _held(room, rooms)), DOMAINS, language=language)


def _held(room: WorkshopInContext, rooms: Sequence[WorkshopInContext]) -> list[WorkshopInContext]:
    return [other for other in rooms if _is_like(other, room) and other.round.id == room.round.id] or [room]


def _is_like(other: WorkshopInContext, room: WorkshopInContext) -> bool:
    mine, its = room.workshop, other.workshop
    same = (mine.instrument_id, mine.demonstration) == (its.instrument_id, its.demonstration)
    return same and its.view is View.SILENT and room.round.is_rehearsal == other.round.is_rehearsal


def _change(database: Database, held: Sequence[WorkshopInContext], alike: Sequence[WorkshopInContext]) -> Change | None:
    """The boards that were there in the round before; None where there was none."""
    begun = held[0].round.starts_on
    earlier = [one for one in alike if one.round.starts_on < begun]
    if not earlier:
        return None
    last = max(earlier, key=lambda one: one.round.starts_on).round
    before = {one.board.id: one for one in earlier if one.round.id == last.id}
    both = [(before[one.board.id], one) for one in held if one.board.id in before]
    both = [pair for pair in both if pair[0].board.tier is held[0].board.tier]
    if not both:
        return None
    ids = tuple(one.workshop.id for pair in both for one in reversed(pair))
    try:
        found = read_result(database, ResultQuery(ids, DOMAINS, by_round=True))
    except SaitError:
        return None
    names = {one.workshop.id: one.board.name for pair in both for one in pair}
    named = replace(found, series=tuple(replace(line, label=names[line.key]) for line in found.series))
    lines = {line.key: line for line in named.series}
    pairs = tuple(
        (lines[old.workshop.id], lines[new.workshop.id])
        for old, new in both
        if old.workshop.id in lines and new.workshop.id in lines
    )
    return Change(named, pairs, last.name) if pairs else None
