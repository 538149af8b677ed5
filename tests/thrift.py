"""What tests need not pay for again and again: slow password hashes, and Streamlit's search for components.

The server that tests start is a process of its own and keeps both.
"""

from collections.abc import Iterator
from functools import cache

import pytest
from argon2 import PasswordHasher
from streamlit.components.v2 import manifest_scanner

from sait.services import accounts

QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """The hash of a password takes 60 µs and not 180 ms; tests/unit/services/test_accounts.py asserts the real cost."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "_hasher", QUICK_HASHER)
        patch.setattr(accounts, "_NOBODY", QUICK_HASHER.hash("nobody signs in with this"))
        yield


@pytest.fixture(scope="session", autouse=True)
def components_searched_once() -> Iterator[None]:
    """Each AppTest reads the metadata of every installed package, looking for components: two thirds of a page's test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield
