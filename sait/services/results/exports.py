"""Files of results that leave the room, written from the same frozen result as the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sait.analysis.result import Result
from sait.assessment.boards import Tier
from sait.charts.download import file_name
from sait.i18n import Translator, translator
from sait.i18n.translator import WALES
from sait.reports.deck.board_story import board_story
from sait.reports.deck.build import MadeDeck, build_deck
from sait.reports.deck.pack import Pack
from sait.reports.deck.region_story import region_story
from sait.reports.deck.seminar_story import Seminar, seminar_story
from sait.reports.report.build import board_report
from sait.reports.tables.results import csv_bytes, json_bytes
from sait.services.banks.instruments import get_instrument
from sait.services.results.reading import DOMAINS, Locals, ResultQuery, read_result
from sait.services.results.record import gather_record
from sait.services.results.seminar import read_seminar
from sait.services.workshops.in_context import WorkshopInContext, family
from sait.storage.engine.database import Database


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file as it is sent: its name with the ending, and what is in it."""

    name: str
    content: bytes


def export_queries(
    database: Database,
    room: WorkshopInContext,
    rooms: Sequence[WorkshopInContext],
    *,
    inside: bool,
    local: Locals,
    language: str,
) -> Mapping[str, ResultQuery]:
    """What the files of *room* answer, by cut: the domains first, then each scheme of its instrument.

    *rooms* are all there are: the board is shown with those of its own region. *inside*: for its own members. Names
    stand in the order of the alphabet of *language*.
    """
    instrument = get_instrument(database, room.workshop.instrument_hash)
    ids = tuple(other.workshop.id for other in family(room, rooms))
    inside_id = room.workshop.id if inside else None
    cuts = (DOMAINS, *(scheme.id for scheme in instrument.schemes))
    return {cut: ResultQuery(ids, cut, inside=inside_id, local=local, language=language) for cut in cuts}


def is_worth_a_file(found: Result) -> bool:
    """Whether anything was released that a file could hold."""
    return bool(found.scores or found.items)


def board_pack(
    database: Database, room: WorkshopInContext, queries: Mapping[str, ResultQuery], *, made_at: datetime
) -> Pack | None:
    """What the deck of *room* is made from; None where nothing was released. What the board decided is in its own alone."""
    results = tuple(read_result(database, query) for query in queries.values())
    if not any(is_worth_a_file(found) for found in results):
        return None
    first = next(iter(queries.values()))
    record = None
    if first.inside == room.workshop.id:
        record = gather_record(database, room.workshop.id, made_at.astimezone(WALES).date(), first.language or "")
    return Pack(room.board.name, room.round.name, room.workshop.id, results, made_at, record)


def deck_file(
    database: Database,
    room: WorkshopInContext,
    queries: Mapping[str, ResultQuery],
    *,
    languages: Sequence[str],
    made_at: datetime,
) -> MadeFile | None:
    """The deck of one board with every cut, in each of *languages*; None where nothing was released."""
    pack = board_pack(database, room, queries, made_at=made_at)
    if pack is None:
        return None
    name = _deck_name(room, t=translator(languages[0]))
    return MadeFile(f"{name}-{'-'.join(languages)}.pptx", write_board_deck(pack, languages).content)


def region_file(
    database: Database,
    room: WorkshopInContext,
    queries: Mapping[str, ResultQuery],
    *,
    languages: Sequence[str],
    made_at: datetime,
) -> MadeFile | None:
    """The deck of a region; None where nothing was released, and for a local board."""
    pack = board_pack(database, room, queries, made_at=made_at)
    if pack is None or room.board.tier is not Tier.REGIONAL:
        return None
    name = _deck_name(room, t=translator(languages[0]), kind=translator(languages[0])("region"))
    return MadeFile(f"{name}-{'-'.join(languages)}.pptx", write_region_deck(pack, languages).content)


def report_file(
    database: Database,
    room: WorkshopInContext,
    queries: Mapping[str, ResultQuery],
    *,
    language: str,
    made_at: datetime,
    minimum: int,
) -> MadeFile | None:
    """The report of one board as a PDF; None where nothing was released. *minimum* is the least group shown in a room."""
    pack = board_pack(database, room, queries, made_at=made_at)
    if pack is None:
        return None
    name = f"{_deck_name(room, t=translator(language))}-{language}.pdf"
    return MadeFile(name, write_report(pack, language, minimum=minimum))


def seminar_file(
    database: Database,
    room: WorkshopInContext,
    rooms: Sequence[WorkshopInContext],
    *,
    languages: Sequence[str],
    made_at: datetime,
) -> MadeFile | None:
    """The deck of all boards of *room*'s round, from what they have released; None where that is nothing."""
    seminar = read_seminar(database, room, rooms, language=languages[0], made_at=made_at)
    if not any(is_worth_a_file(found) for found in seminar.results):
        return None
    t = translator(languages[0])
    name = file_name(f"SAIT {t('seminar')} {t.text(room.round.name)}")
    return MadeFile(f"{name}-{'-'.join(languages)}.pptx", write_seminar_deck(seminar, languages).content)


def _deck_name(room: WorkshopInContext, *, t: Translator, kind: str = "") -> str:
    return file_name(f"SAIT {t.text(room.board.name)} {t.text(room.round.name)} {kind}")


def table_file(
    database: Database, room: WorkshopInContext, query: ResultQuery, *, language: str, is_json: bool
) -> MadeFile | None:
    """The numbers of one cut as CSV or JSON; None where nothing was released."""
    found = read_result(database, query)
    if not is_worth_a_file(found):
        return None
    t = translator(language)
    name = f"{file_name(f'SAIT {t.text(room.board.name)} {t.text(room.round.name)}')}-{query.cut}-{query.local}"
    if is_json:
        return MadeFile(f"{name}.json", write_json(found))
    return MadeFile(f"{name}.csv", write_csv(found, language=language))


def write_board_deck(pack: Pack, languages: Sequence[str], own_template: bytes | None = None) -> MadeDeck:
    """PowerPoint with native charts that can be edited, in each of *languages* one after the other."""
    pack = pack.showable()
    stories = [board_story(pack, translator(language)) for language in languages]
    title = translator(languages[0]).text(pack.board)
    return build_deck(stories, title=title, made_at=pack.made_at, own_template=own_template)


def write_region_deck(pack: Pack, languages: Sequence[str], own_template: bytes | None = None) -> MadeDeck:
    """The same of a region."""
    pack = pack.showable()
    stories = [region_story(pack, translator(language)) for language in languages]
    title = translator(languages[0]).text(pack.board)
    return build_deck(stories, title=title, made_at=pack.made_at, own_template=own_template)


def write_seminar_deck(seminar: Seminar, languages: Sequence[str], own_template: bytes | None = None) -> MadeDeck:
    """The same of a seminar."""
    seminar = seminar.showable()
    stories = [seminar_story(seminar, translator(language)) for language in languages]
    title = translator(languages[0]).text(seminar.round)
    return build_deck(stories, title=title, made_at=seminar.made_at, own_template=own_template)


def write_report(pack: Pack, language: str, *, minimum: int) -> bytes:
    """A PDF with contents, tags and alternative texts (PDF/UA-1)."""
    return board_report(pack.showable(), translator(language), minimum=minimum)


def write_csv(result: Result, *, language: str) -> bytes:
    """The numbers as a table that Excel opens."""
    return csv_bytes(result, translator(language))


def write_json(result: Result) -> bytes:
    """The numbers with where they come from, for a program."""
    return json_bytes(result)
