"""What many tests need: a database of their own, and a small question bank that is no file."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import hypothesis
import pytest

from sait.assessment.boards import Area, Board, Region, Tier
from sait.assessment.rounds import Round
from sait.instruments.loader import build_instrument
from sait.services.banks.instruments import Bank
from sait.storage import boards, instruments, rounds
from sait.storage.engine import erasing_key
from sait.storage.engine.database import Database, open_database
from tests import made_up_language, postgresql, templates

pytest_plugins = ("tests.cost", "tests.thrift")

BACKENDS = ("sqlite", "postgresql")


# Hypothesis fails an example that takes 200 ms and a generator that is slow, which is how busy the machine is.
UNHURRIED = hypothesis.settings(deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
# Each day the same examples, so that a build is red for what was changed; `make soak` looks for new ones by chance.
hypothesis.settings.register_profile("daily", UNHURRIED, derandomize=True)
hypothesis.settings.register_profile("chance", UNHURRIED, print_blob=True)
hypothesis.settings.load_profile("daily")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--database=postgresql`` runs on PostgreSQL whatever needs no SQLite file."""
    parser.addoption("--database", choices=BACKENDS, default=BACKENDS[0])


@pytest.fixture(scope="session", autouse=True)
def keys_outside_the_checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Databases on a server have their key in the checkout's ``var``, which is no test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(erasing_key, "ROOT", tmp_path_factory.mktemp("root"))
        yield


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: a test of a real server waits for most of its time."""
    return (os.cpu_count() or 1) + 1


LEVELS = ("0", "1", "2", "3")
ITEMS = {"GOV": ("GOV-01", "GOV-02", "GOV-03"), "OUT": ("OUT-01", "OUT-02", "OUT-03"), "FUL": ("FUL-01",)}
"""The items of each domain. FUL has none in the short form."""

SHORT_FORM = ("GOV-01", "GOV-02", "GOV-03", "OUT-01", "OUT-02", "OUT-03")
SCHEME = "issues"


def _words(thing: str, *, welsh: bool) -> str:
    return f"{thing} yn Gymraeg" if welsh else thing


def _item(item_id: str, *, welsh: bool) -> dict[str, object]:
    levels = {level: _words(f"{item_id} at level {level}", welsh=welsh) for level in LEVELS}
    return {"text": _words(f"Statement {item_id}", welsh=welsh), "levels": levels}


def _overlay() -> dict[str, object]:
    words = {name: _words(name, welsh=True) for name in ("title", "purpose", "source", "changes")}
    scale = {"levels": {level: f"Lefel {level}" for level in LEVELS}, "dont_know": "Ddim yn gwybod"}
    return words | {
        "reviewed": True,
        "scale": scale | {"not_applicable": "Amherthnasol"},
        "bands": {},
        "domains": {name: {"title": f"Parth {name}", "about": "Am y parth"} for name in ITEMS},
        "items": {item_id: _item(item_id, welsh=True) for items in ITEMS.values() for item_id in items},
    }


def _scheme() -> dict[str, object]:
    texts = {"title": "Issues", "about": "What was found", "source": "A report"}
    category = {"label": "Leadership", "finding": "Leadership was uneven.", "source": "Page 1"}
    welsh = texts | {"reviewed": True, "categories": {"lead": category}}
    return {
        "source": texts | {"id": SCHEME, "categories": [category | {"id": "lead", "certainty": "high"}]},
        "overlays": {"cy": welsh},
    }


def small_document(version: str = "1.0") -> dict[str, object]:
    """The canonical document of a bank with three domains; levels 0 to 3; one category over every item of GOV."""
    domains = [
        {
            "id": name,
            "title": f"Domain {name}",
            "about": "About it",
            "items": [
                _item(item_id, welsh=False) | {"id": item_id, "categories": {SCHEME: ["lead"] if name == "GOV" else []}}
                for item_id in items
            ],
        }
        for name, items in ITEMS.items()
    ]
    scale = {"id": "s", "levels": [{"value": int(level), "label": f"Level {level}"} for level in LEVELS]}
    instrument = {
        "id": "small",
        "version": version,
        "title": "Small",
        "purpose": "To be tested with",
        "publisher": "SAIT",
        "source": "Made up",
        "licence": "CC-BY-4.0",
        "changes": "None",
        "scale": scale | {"dont_know": "Don't know", "not_applicable": "Not applicable"},
        "domains": domains,
        "schemes": [SCHEME],
        "short_form": list(SHORT_FORM),
    }
    return {"instrument": instrument, "overlays": {"cy": _overlay()}, "schemes": {SCHEME: _scheme()}}


def small_bank(version: str = "1.0") -> Bank:
    document: Mapping[str, object] = json.loads(json.dumps(small_document(version)))
    return Bank(document, build_instrument(document))


@pytest.fixture(scope="session")
def made_up_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the catalogue of the made-up language."""
    return made_up_language.write_catalogue(tmp_path_factory.mktemp("catalogues"))


@pytest.fixture
def made_up(made_up_catalogue: Path) -> Iterator[str]:
    """The made-up language, on offer as the third."""
    with made_up_language.spoken(made_up_catalogue):
        yield made_up_language.MADE_UP


@pytest.fixture
def bank() -> Bank:
    return small_bank()


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> str:
    """The kind of database that a test works on: a folder's conftest may ask for both, ``--database`` for the other one."""
    return str(request.config.getoption("--database"))


@pytest.fixture
def database_address(tmp_path: Path, backend: str) -> Iterator[str]:
    """Where the test's own database is, before it is opened."""
    if backend == "postgresql":
        with postgresql.new_address(postgresql.empty_template()) as address:
            yield address
    else:
        shutil.copy(templates.empty_file(), tmp_path / "sait.db")
        yield f"sqlite:///{tmp_path / 'sait.db'}"


@pytest.fixture
def database(database_address: str) -> Iterator[Database]:
    """A new database with the newest schema and nothing in it."""
    opened = open_database(database_address)
    yield opened
    opened.close()


def named(name: str) -> dict[str, str]:
    return {"en": name, "cy": f"{name} (cy)"}


REGIONAL = Board("north", "n", None, Tier.REGIONAL, named("North board"), None, None, 1)
LOCALS = (
    Board("east", "n", "north", Tier.LOCAL, named("East board"), None, None, 1),
    Board("west", "n", "north", Tier.LOCAL, named("West board"), None, None, 1),
)
ROUND = Round("baseline", named("Baseline"), date(2013, 6, 1), date(2013, 9, 30), demonstration=False, version=1)
DEMONSTRATION_ROUND = Round("shown", named("Shown"), date(2013, 6, 1), None, demonstration=True, version=1)


@pytest.fixture
def boards_database(database: Database, bank: Bank) -> Database:
    """One region, a regional board over two local boards, a real round and a demonstration round, the small bank."""
    with database.writing() as conn:
        boards.add_region(conn, region=Region("n", named("North"), None, None, 1))
        for board in (REGIONAL, *LOCALS):
            boards.add_board(conn, board=board)
        boards.add_area(conn, area=Area("north-shire", "n", named("Northshire")))
        for round_ in (ROUND, DEMONSTRATION_ROUND):
            rounds.add_round(conn, round_=round_)
        instruments.keep(
            conn,
            content_hash=bank.instrument.content_hash,
            instrument_id=bank.instrument.id,
            version=bank.instrument.version,
            document=json.dumps(bank.document),
            stored_at=datetime(2013, 6, 1, tzinfo=UTC),
        )
    return database
