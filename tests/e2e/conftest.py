"""A real browser and a real server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.server import Server

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one file: while Playwright runs, its loop is that of the process, and later tests could run none of their own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="module", autouse=True)
def browsers_closed_after_the_module(browser: Browser) -> Iterator[None]:
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture(autouse=True)
def browsers_closed_after_the_test(browser: Browser) -> Iterator[None]:
    """Pages that are left open ask the server again and again, and look for it once it is gone. Those of fixtures stay."""
    before = set(browser.contexts)
    yield
    for context in set(browser.contexts) - before:
        context.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from _served(tmp_path_factory, demonstration=False)


@pytest.fixture(scope="module")
def demonstration_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same with the demonstration in it."""
    yield from _served(tmp_path_factory, demonstration=True)


@pytest.fixture(scope="module")
def server_afresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same, started from the command line as people start it."""
    yield from _served(tmp_path_factory, demonstration=True, afresh=True)


def _served(factory: pytest.TempPathFactory, *, demonstration: bool, afresh: bool = False) -> Iterator[Server]:
    running = Server(factory.mktemp("server"), afresh=afresh)
    running.fill(demonstration=demonstration)
    running.start()
    yield running
    running.stop()
