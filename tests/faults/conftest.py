"""Faults are done to a database file of the test's own, which the settings name."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sait.settings import PREFIX, settings
from sait.storage.engine.database import open_database


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Settings that name this test's database file and nothing else."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path / 'sait.db'}")
    settings.cache_clear()
    yield monkeypatch
    settings.cache_clear()
    open_database.cache_clear()
