"""Two writers at once, on each kind of database: with SQLite's single writer, and where there may be many."""

import pytest

from tests.conftest import BACKENDS


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)
