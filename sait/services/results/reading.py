"""Results for a screen, a slide or a sheet: read from releases, never from responses."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sait.analysis.comparable import comparable, shared_items
from sait.analysis.consensus import with_consensus
from sait.analysis.gate.second_scoring import first_stands
from sait.analysis.result import Result, SeriesRole
from sait.analysis.results import SeriesSource, build_result
from sait.assessment.boards import Board, Tier
from sait.assessment.decisions import KINDS, Consensus
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Audience, Figures, ItemFigures, Release, Vantage, Wave
from sait.assessment.workshops import Form, View
from sait.errors import SaitError
from sait.i18n import Text, Translator, languages, marked, translator
from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.levels import Value
from sait.instruments.model import Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.deciding.decisions import standing
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.services.workshops.releases import open_view
from sait.storage import boards, decisions, releases
from sait.storage.engine.database import Database
from sait.wording.sectors import sector_words

DOMAINS = "domain"
"""The cut by the instrument's own domains; any other cut is a category scheme's id."""


SECOND = marked("{board}: second scoring")
AGREED = marked("{board}: agreed levels")


class Locals(StrEnum):
    """Which local results stand beside a regional board: the two kinds are never mixed unlabelled."""

    BOARDS = "boards"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class ResultQuery:
    """What is to be compared: workshops, the cut, and which board's members are looking.

    *inside* is the workshop whose room it is: its own figures come from the releases for its members, everybody
    else's from those for outside. None: nobody's room, so all figures come from the releases for outside.
    *sectors*: its members' own scores by sector, beside all of them and nothing else. *language*: by whose alphabet
    boards and areas are sorted; None is left to who asks.
    """

    workshop_ids: tuple[str, ...]
    cut: str
    inside: str | None = None
    local: Locals = Locals.BOARDS
    pooled: bool = False
    by_round: bool = False
    sectors: bool = False
    language: str | None = None


def local_kinds(database: Database, rooms: Sequence[WorkshopInContext], inside: str | None) -> tuple[Locals, ...]:
    """Which kinds of local results there are beside the regional board that *rooms* begin with, boards' own first."""
    regional = rooms[0]
    if regional.board.tier is not Tier.REGIONAL or inside not in {None, regional.workshop.id}:
        return (Locals.BOARDS,)
    kinds = []
    if any(released_for(database, room, inside) for room in rooms[1:]):
        kinds.append(Locals.BOARDS)
    if _local_sources(regional, released_for(database, regional, inside)):
        kinds.append(Locals.MEMBERS)
    return tuple(kinds)


def read_result(database: Database, query: ResultQuery) -> Result:
    """The one result that answers *query*. Rounds appear as they are named, boards and areas in the alphabet's order."""
    rooms = _rooms(database, query)
    found = _released(database, rooms, query)
    inside = next((room for room in rooms if room.workshop.id == query.inside), None)
    return found if inside is None or query.by_round or query.sectors else _with_agreed(database, inside, found)


def read_besides(database: Database, query: ResultQuery) -> Hashable:
    """What the result of *query* hangs on beside releases: it differs as soon as the board in the room has agreed anything
    else, or anything that has a name was changed.
    """
    with database.reading() as conn:
        named = boards.list_versions(conn)
        if query.inside is None:
            return 0, named
        return decisions.count_versions(conn, workshop_id=query.inside, kind=KINDS[Consensus]), named


def read_released(database: Database, query: ResultQuery) -> Result:
    """The same from releases alone, without the line of what the board agreed."""
    return _released(database, _rooms(database, query), query)


def _rooms(database: Database, query: ResultQuery) -> list[WorkshopInContext]:
    by_id = {room.workshop.id: room for room in list_rooms(database, query.language or SOURCE_LANGUAGE)}
    if query.by_round:
        return [by_id[workshop_id] for workshop_id in query.workshop_ids]
    return [room for workshop_id, room in by_id.items() if workshop_id in query.workshop_ids]


def _released(database: Database, rooms: list[WorkshopInContext], query: ResultQuery) -> Result:
    if len({room.workshop.demonstration for room in rooms}) > 1:
        raise SaitError("results.mixed")
    instrument = get_instrument(database, rooms[0].workshop.instrument_hash)
    # A bank that changed all its scales between two workshops leaves nothing to set side by side.
    rooms = [room for room in rooms if _shares_items(database, room, instrument)]
    is_short = any(room.workshop.form is Form.SHORT for room in rooms)
    sources = [
        comparable(source, instrument, get_instrument(database, room.workshop.instrument_hash))
        for room in rooms
        for source in _sources(room, released_for(database, room, query.inside), query)
    ]
    found = build_result(
        instrument,
        form=Form.SHORT if is_short else Form.FULL,
        cut=query.cut,
        sources=sources,
        audience=_audience(rooms, query.inside),
        pooled_label=_text(marked("Local boards together")) if query.pooled else None,
    )
    own = [room for room in rooms if room.workshop.id == query.inside and not query.sectors]
    stands = [first_stands([one.figures for one in released_for(database, room, query.inside)]) for room in own]
    asked_again = found.asked.keys() - instrument.routes.keys()
    return replace(found, first_stands=frozenset().union(*stands).intersection(asked_again))


def agreed_levels(database: Database, workshop_id: str) -> dict[str, Value]:
    """The level that the board agreed, by item; without those on which it agreed none."""
    kept = standing(database, workshop_id, Consensus)
    return {one.subject: one.decision.level for one in kept if one.decision.level is not None}


def _with_agreed(database: Database, room: WorkshopInContext, found: Result) -> Result:
    """What the board agreed is shown in its own room; whether others see it, its record says."""
    own = next((one for one in found.series if one.key == room.workshop.id), None)
    levels = agreed_levels(database, room.workshop.id)
    return found if own is None else with_consensus(found, own, _named(AGREED, room.board), levels)


def _shares_items(database: Database, room: WorkshopInContext, instrument: Instrument) -> bool:
    return bool(shared_items(instrument, get_instrument(database, room.workshop.instrument_hash)))


def _audience(rooms: Sequence[WorkshopInContext], inside: str | None) -> Audience:
    if inside is None:
        return Audience.OUTSIDE
    room = next(room for room in rooms if room.workshop.id == inside)
    return Audience.OPEN if room.workshop.view is View.OPEN else Audience.INSIDE


def released_for(database: Database, room: WorkshopInContext, inside: str | None) -> tuple[Release, ...]:
    """What a workshop released: to its own members where it is the one with the id *inside*, otherwise to others."""
    is_inside = room.workshop.id == inside
    if room.workshop.view is View.OPEN:
        return (open_view(database, room.workshop),) if is_inside else ()
    with database.reading() as conn:
        audience = Audience.INSIDE if is_inside else Audience.OUTSIDE
        return releases.list_releases(conn, workshop_id=room.workshop.id, audience=audience)


def _sources(room: WorkshopInContext, released: tuple[Release, ...], query: ResultQuery) -> list[SeriesSource]:
    """The board's own line, and, where its members scored the local arrangements, a line for each area released."""
    is_regional = room.board.tier is Tier.REGIONAL
    own = own_source(room, released, label=room.round.name if query.by_round else room.board.name)
    if query.local is Locals.MEMBERS and not is_regional and room.workshop.id != query.workshop_ids[0]:
        return []
    if query.sectors:
        return [own, *_sector_sources(own, released)]
    again = _second_source(own, room, released)
    if not is_regional or query.local is Locals.BOARDS or query.by_round:
        return [own, *again]
    return [own, *again, *_local_sources(room, own.releases)]


def own_source(room: WorkshopInContext, released: tuple[Release, ...], *, label: Text) -> SeriesSource:
    """What a board's members first said of it, as far as *released*."""
    return SeriesSource(
        key=room.workshop.id,
        label=label,
        role=SeriesRole.REGIONAL if room.board.tier is Tier.REGIONAL else SeriesRole.LOCAL,
        vantage=Vantage.OWN,
        area_id=None,
        board_id=room.board.id,
        round_id=room.round.id,
        releases=_of_wave(released, Wave.FIRST),
    )


def _of_wave(released: Iterable[Release], wave: Wave) -> tuple[Release, ...]:
    """The releases of one scoring that say anything: one of the second says nothing of the first, nor the other way round."""
    return tuple(one for one in released if one.figures.wave is wave and (one.figures.means or one.figures.items))


def _second_source(own: SeriesSource, room: WorkshopInContext, released: tuple[Release, ...]) -> list[SeriesSource]:
    """The second scoring as a line of its own, where any of it was released; only releases inside the room hold any."""
    second = _of_wave(released, Wave.SECOND)
    if not any(row.levels is not None for one in second for row in one.figures.items):
        return []
    label = _named(SECOND, room.board)
    source = replace(own, key=f"{own.key}/second", label=label, role=SeriesRole.SECOND, wave=Wave.SECOND)
    return [replace(source, releases=second, stands_on=own.key)]


def _sector_sources(own: SeriesSource, released: Iterable[Release]) -> list[SeriesSource]:
    """A line for each group that was told apart; only releases inside the room hold any."""
    told = tuple(release for release in released if release.figures.sectors)
    given = {row.sector for release in told for row in release.figures.sectors}
    return [
        replace(
            own,
            key=f"{own.key}/sector/{sector or 'else'}",
            label={language: sector_words(sector, translator(language)) for language in languages()},
            role=SeriesRole.SECTOR,
            releases=tuple(_of_sector(release, sector) for release in told),
            is_part=True,
        )
        for sector in (*Sector, None)
        if sector in given
    ]


def _of_sector(release: Release, sector: Sector | None) -> Release:
    """*release* as far as it is about the members of *sector*."""
    rows = tuple(
        ItemFigures(row.item_id, Vantage.OWN, None, row.levels, None, None)
        for row in release.figures.sectors
        if row.sector is sector
    )
    return replace(release, figures=Figures(rows, ()))


def _local_sources(room: WorkshopInContext, released: tuple[Release, ...]) -> list[SeriesSource]:
    given = {
        figures.area_id
        for release in released
        for figures in release.figures.items
        if figures.vantage is Vantage.LOCAL and figures.levels is not None
    } | {
        mean.area_id
        for release in released
        for mean in release.figures.means
        if mean.vantage is Vantage.LOCAL and mean.mean is not None
    }
    return [
        SeriesSource(
            key=f"{room.workshop.id}/{area_id or 'all'}",
            label=_local_label(room, area_id),
            role=SeriesRole.LOCAL,
            vantage=Vantage.LOCAL,
            area_id=area_id,
            board_id=room.board.id,
            round_id=room.round.id,
            releases=released,
        )
        for area_id in (*(area_id for area_id in room.areas if area_id in given), *((None,) if None in given else ()))
    ]


def _local_label(room: WorkshopInContext, area_id: str | None) -> Text:
    """Names the vantage: the two kinds of local figures are never mixed unlabelled."""

    def label(t: Translator) -> str:
        if area_id is None:
            return t("Local, all areas: as {board} members see it", board=t.text(room.board.name))
        return t("{area}: as {board} members see it", area=t.text(room.areas[area_id]), board=t.text(room.board.name))

    return {language: label(translator(language)) for language in languages()}


def _text(message: str) -> Text:
    return {language: translator(language)(message) for language in languages()}


def _named(message: str, board: Board) -> Text:
    return {
        language: translator(language)(message, board=translator(language).text(board.name)) for language in languages()
    }
