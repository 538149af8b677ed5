"""Pages run through the main script, so that the gate is tested with them. Cookies are put in by the one seam there is."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button
from streamlit.util import calc_hash

from sait.services.accounts.signing_in import create_first_account, new_setup_link
from sait.settings import settings
from sait.storage.engine.database import Database, open_database
from sait.ui.screens import SCREENS
from sait.web.server import cookies
from tests.patience import PATIENCE_S
from tests.templates import demonstration_file, seeded_file

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "sait" / "ui" / "main.py"

Held = dict[str, str]
Opened = Callable[..., AppTest]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Database]:
    shown = "demonstration" in request.fixturenames
    shutil.copy(demonstration_file() if shown else seeded_file(), tmp_path / "sait.db")
    monkeypatch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path / 'sait.db'}")
    settings.cache_clear()
    opened = open_database(settings().database_address)
    yield opened
    opened.close()
    settings.cache_clear()


@pytest.fixture
def demonstration(database: Database) -> Database:
    """The database of the test, with the demonstration in it."""
    return database


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """The cookies of the browser; empty at first."""
    jar: Held = {}
    monkeypatch.setattr("sait.ui.visitor.read_cookies", lambda: jar)
    monkeypatch.setattr("sait.ui.visitor.accepted_languages", lambda: None)
    return jar


@pytest.fixture
def signed_in(database: Database, held: Held) -> Held:
    token = new_setup_link(database)
    assert token
    held[cookies.SIGN_IN] = create_first_account(
        database, token=token, username="facilitator", password="a long enough password", hours=1
    )
    return held


def buttons(app: AppTest) -> list[Button]:
    """The buttons that a reader sees: not the one that reads a page anew when its tab comes to the front."""
    return [button for button in app.button if button.key != "ask-again"]


def visit(name: str, **query: str) -> AppTest:
    """The page as one meets it who follows a link to its address; fails where it raised anything."""
    app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE_S)
    # AppTest itself gets to a page through the front page alone, which is drawn for nothing and at the price of a page.
    path = next(screen.path for screen in SCREENS if screen.name == name)
    app._page_hash = calc_hash(path) if path else ""
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    return app


@pytest.fixture
def open_page(database: Database, held: Held) -> Opened:
    """Run a page as the browser that holds the cookies; fails where the page raised anything."""

    return visit
