"""What tests need not pay for: slow hashes, Streamlit's search for components, waiting for the disk, the same banks again.

The server that tests start is a process of its own and pays for all of it.
"""

import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Pool, event
from streamlit.components.v2 import manifest_scanner

from sait.instruments.loader import BankReading, read_bank
from sait.services.accounts import signing_in
from sait.services.banks import instruments
from sait.settings import ROOT

QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
SHIPPED = ROOT / "question_banks"

read_shipped = cache(read_bank)


def read_shipped_once(folder: Path, schemes_folder: Path) -> BankReading:
    """Those that SAIT ships stay as they are while tests run; to read them all takes 0.3 s, and many tests begin with it."""
    read = read_shipped if SHIPPED in folder.parents else read_bank
    return read(folder, schemes_folder)


def pytest_configure(config: pytest.Config) -> None:
    """Before tests are collected: some files ask for a bank when they are imported."""
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    patch.setattr(instruments, "read_bank", read_shipped_once)


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """The hash of a password takes 60 µs and not 180 ms; tests/unit/services/accounts/test_accounts.py asserts the real cost."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signing_in, "_hasher", QUICK_HASHER)
        patch.setattr(signing_in, "_NOBODY", QUICK_HASHER.hash("nobody signs in with this"))
        yield


@pytest.fixture(scope="session", autouse=True)
def components_searched_once() -> Iterator[None]:
    """Each AppTest reads the metadata of every installed package, looking for components: two thirds of a page's test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


def leave_writing_to_the_system(connection: object, *_: object) -> None:
    """Commit without waiting for the disk: only the machine's own death could lose what is written, and it outlives tests."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


@pytest.fixture(scope="session", autouse=True)
def commits_without_the_disk() -> Iterator[None]:
    """A commit waits for the disk 1 to 20 ms, most of a test that writes; test_transactions.py asserts that it does wait."""
    event.listen(Pool, "checkout", leave_writing_to_the_system)
    yield
    event.remove(Pool, "checkout", leave_writing_to_the_system)
