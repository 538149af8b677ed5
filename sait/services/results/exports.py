"""Files of results that leave the room, written from the same frozen result as the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sait.analysis.result import Result
from sait.charts.download import file_name
from sait.i18n import translator
from sait.reports.deck.build import deck
from sait.reports.tables.results import csv_bytes, json_bytes
from sait.services.banks.instruments import get_instrument
from sait.services.results.reading import DOMAINS, Locals, ResultQuery, read_result
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


def deck_file(
    database: Database, room: WorkshopInContext, queries: Mapping[str, ResultQuery], *, language: str
) -> MadeFile | None:
    """A deck with every cut; None where nothing was released."""
    results = [read_result(database, query) for query in queries.values()]
    if not any(is_worth_a_file(found) for found in results):
        return None
    t = translator(language)
    board, round_ = t.text(room.board.name), t.text(room.round.name)
    content = write_deck(results, language=language, title=board, subtitle=round_)
    return MadeFile(f"{file_name(f'SAIT {board} {round_}')}.pptx", content)


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


def write_deck(results: Sequence[Result], *, language: str, title: str, subtitle: str) -> bytes:
    """A PowerPoint deck with native, editable charts."""
    return deck(results, translator(language), title=title, subtitle=subtitle)


def write_csv(result: Result, *, language: str) -> bytes:
    """The numbers as a table that Excel opens."""
    return csv_bytes(result, translator(language))


def write_json(result: Result) -> bytes:
    """The numbers with where they come from, for a program."""
    return json_bytes(result)
