"""Every plain route, and what starts with the server."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from sait import __version__
from sait.charts.warm import warm_up
from sait.i18n import translator
from sait.metrics import metrics
from sait.services.accounts import new_setup_link
from sait.services.seed import seed_boards
from sait.settings import settings
from sait.storage.health import backend
from sait.web import accounts, health, joining, logs, preferences
from sait.web.address import local_address, phone_address
from sait.web.pages import database

ASSETS = Path(__file__).parent / "assets"

ROUTES = [
    *joining.ROUTES,
    *accounts.ROUTES,
    *preferences.ROUTES,
    *health.ROUTES,
    Mount("/assets", StaticFiles(directory=ASSETS)),
]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, object]]:
    """Bring the database up to date before the first page, and say where SAIT can be reached."""
    logs.configure(settings().log_format, settings().log_level)
    metrics()  # so that it counts from now, and not from the first thing there is to count
    seed_boards(database())
    said = {"version": __version__, "database": backend(settings().database_address)}
    logging.getLogger(__name__).info("started", extra=said)
    announce()
    warming = asyncio.create_task(asyncio.to_thread(_warm_up))
    yield {}
    await warming


def _warm_up() -> None:
    """While the first readers sign in: so that the first domain that is closed is drawn as fast as the others."""
    warm_up()
    # What is loaded by now stays for good: later collections need not look at it again.
    gc.collect()
    gc.freeze()


def announce() -> None:
    """Print the addresses, and the first-time link while nobody has an account."""
    t = translator(settings().default_language)
    print(t("SAIT is running."))
    print("  " + t("On this machine: {address}", address=local_address()))
    print("  " + t("For phones in the room: {address}", address=phone_address()))
    token = new_setup_link(database())
    if token:
        address = f"{settings().public_url or local_address()}/first-time/{token}"
        print("  " + t("Facilitator's first-time sign-in link: {address}", address=address), flush=True)
