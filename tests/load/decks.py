"""How long files take: the deck of a seminar, six regions and eighteen boards in both languages, and the report of a region."""

import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sait.demo.load import demonstration_banks, load_demonstration
from sait.services.results import exports
from sait.services.results.reading import Locals
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.settings import settings
from sait.storage.engine.database import Database, open_database
from tests.load.figures import Figure, median

RUNS = 5


def measure() -> list[Figure]:
    """From the database to the bytes of the file, as the workbench makes it."""
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'decks.db'}")
        load_demonstration(database, demonstration_banks(settings().question_banks), minimum=settings().minimum_group)
        rooms = list_rooms(database)
        taken = []
        for _ in range(RUNS):
            began = time.perf_counter()
            made = exports.seminar_file(
                database, rooms[0], rooms, languages=("cy", "en"), made_at=datetime(2014, 9, 1, tzinfo=UTC)
            )
            taken.append(time.perf_counter() - began)
        reports = [_report(database, rooms) for _ in range(RUNS)]
        database.close()
    size = 0 if made is None else len(made.content) // 1000
    what = "deck of a seminar, 6 regions and 18 boards, both languages, median of 5"
    return [
        Figure(what, median(taken), "s", 6, 2, f"{size} kB"),
        Figure("report of a region as PDF, median of 5", median(reports), "s", 4, 1.5),
    ]


def _report(database: Database, rooms: tuple[WorkshopInContext, ...]) -> float:
    began = time.perf_counter()
    queries = exports.export_queries(database, rooms[0], rooms, inside=False, local=Locals.BOARDS, language="en")
    exports.report_file(database, rooms[0], queries, language="en", made_at=datetime(2014, 9, 1, tzinfo=UTC), minimum=5)
    return time.perf_counter() - began
