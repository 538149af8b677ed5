"""What starts with the server, and ends with it."""

import asyncio
import gc
import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NoReturn

from streamlit import file_util

from sait import __version__
from sait.charts.warm import warm_up
from sait.errors import SaitError
from sait.i18n import translator
from sait.i18n.languages import default_language
from sait.metrics import metrics
from sait.services.accounts.signing_in import new_setup_link
from sait.services.running.database_problems import problem_words
from sait.services.running.seed import seed_boards
from sait.settings import settings
from sait.storage.engine.health import backend
from sait.web.pages.page import database
from sait.web.server import logs
from sait.web.server.address import local_address, phone_address
from sait.web.server.assets import OWN_FILES, own_address, shelf
from sait.web.server.configuration import remember_options
from sait.web.server.daily_copies import keep_daily_copies
from sait.web.server.daily_erasing import keep_erasing_due
from sait.web.server.rewriting import keep_rewriting, rewrite

SELDOM = (10_000, 20, 100)
"""Young objects are collected after so many; all of them after a hundred times twenty times as many: with 200 phones
every ten minutes or so, instead of every four seconds. Each time stops everybody for a fifth of a second."""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, object]]:
    """Bring the database up to date before the first page, and say where SAIT can be reached."""
    logs.configure(settings().log_format, settings().log_level)
    metrics()  # so that it counts from now, and not from the first thing there is to count
    remember_options()
    try:
        seed_boards(database())
        said = {"version": __version__, "database": backend(settings().database_address)}
        logging.getLogger(__name__).info("started", extra=said)
        announce()
    except SaitError as problem:
        _stop(problem)
    warming = asyncio.create_task(asyncio.to_thread(_warm_up))
    copying = asyncio.create_task(keep_daily_copies())
    erasing = asyncio.create_task(keep_erasing_due())
    rewriting = asyncio.create_task(keep_rewriting())
    yield {}
    for task in (copying, erasing, rewriting):
        task.cancel()
    await warming
    await asyncio.to_thread(rewrite)


def _stop(problem: SaitError) -> NoReturn:
    """Say why SAIT cannot start, and end: an exception would leave through the server, which buries it in its own."""
    print(problem_words(problem, translator(default_language())), file=sys.stderr, flush=True)
    os._exit(1)


def _warm_up() -> None:
    """While the first readers come: compress what their browsers load, and make ready for the first radar."""
    shelf().fill(OWN_FILES, under=own_address())
    shelf().fill(Path(file_util.get_static_dir()) / "static", under="/static")
    warm_up()
    # What is loaded by now stays for good: later collections need not look at it again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def announce() -> None:
    """Print the addresses, and the first-time link while nobody has an account."""
    t = translator(default_language())
    print(t("SAIT is running."))
    print("  " + t("On this machine: {address}", address=local_address()))
    print("  " + t("For phones in the room: {address}", address=phone_address()))
    token = new_setup_link(database())
    if token:
        address = f"{settings().public_url or local_address()}/first-time/{token}"
        print("  " + t("Facilitator's first-time sign-in link: {address}", address=address), flush=True)
