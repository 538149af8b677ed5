"""The plain routes behind the middleware, as a browser meets them, on a database of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sait.settings import settings
from sait.storage.engine.database import Database
from sait.web.routes import ROUTES
from sait.web.server.headers import ResponseHeaders
from sait.web.server.limits import guesses
from sait.web.server.shell import Shell

HOME = "http://testserver"
STREAMLIT_SHELL = Path(streamlit.__file__).parent / "static" / "index.html"

Browse = Callable[..., TestClient]


async def _shell(_request: object) -> FileResponse:
    return FileResponse(STREAMLIT_SHELL)


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings that point at this test's database."""
    monkeypatch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path / 'sait.db'}")
    settings.cache_clear()
    guesses.cache_clear()
    yield
    settings.cache_clear()
    guesses.cache_clear()


@pytest.fixture
def browse(configured: None, boards_database: Database) -> Iterator[Browse]:
    """A new browser with its own cookies; *language* None has not chosen one. It follows no redirect by itself."""
    app = Starlette(routes=[*ROUTES, Route("/", _shell)], middleware=[Middleware(ResponseHeaders), Middleware(Shell)])
    opened: list[TestClient] = []

    def browser(language: str | None = "en", **headers: str) -> TestClient:
        # What a browser says of a form, also of one that has a button and no fields.
        sent = {"Origin": HOME, "Content-Type": "application/x-www-form-urlencoded", **headers}
        client = TestClient(app, base_url=HOME, follow_redirects=False, headers=sent)
        if language:
            client.cookies.set("sait_language", language)
        opened.append(client)
        return client

    yield browser
    for client in opened:
        client.close()
