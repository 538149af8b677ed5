"""Takes the order of writing out of the database's files while the server runs, and when it ends."""

import asyncio
import logging
import time

from sait.errors import SaitError
from sait.web.pages.page import database

LOOK_EVERY_S = 20
"""What was written in this time is what a copy of the files, taken meanwhile, may tell the order of."""

MOST_SHARE = 0.01
"""Of the time, so that a large file keeps nobody waiting: one that takes a second is written anew every 100 seconds."""

PATIENCE_MS = 250
"""How long to wait, each time, until nobody reads. Saves wait as well."""

_log = logging.getLogger(__name__)


async def keep_rewriting() -> None:
    """Look now and every twenty seconds, for good."""
    while True:
        took_s = await asyncio.to_thread(rewrite)
        await asyncio.sleep(max(LOOK_EVERY_S, took_s / MOST_SHARE))


def rewrite() -> float:
    """Rewrite the file if anything was written; how many seconds that took. A fault is logged and tried again."""
    began = time.perf_counter()
    try:
        if database().has_order:
            database().leave_no_trace(patience_ms=PATIENCE_MS)
    except SaitError as problem:
        _log.error("The order of writing was not taken out of the database.", extra={"code": problem.code})
    return time.perf_counter() - began
