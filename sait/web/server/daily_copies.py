"""Keeps the daily copies while the server runs."""

import asyncio
import logging

from sait.errors import SaitError
from sait.i18n import translator
from sait.i18n.languages import default_language
from sait.i18n.problems.register import explain
from sait.metrics import metrics
from sait.services.running.copies import LOOK_EVERY, NOT_MADE, take_copy_if_due

_log = logging.getLogger(__name__)


async def keep_daily_copies() -> None:
    """Look now and every ten minutes, for good; by age and not by the hour, so that a laptop that slept is no matter."""
    while True:
        await asyncio.to_thread(_look)
        await asyncio.sleep(LOOK_EVERY.total_seconds())


def _look() -> None:
    """A copy that fails is logged and tried again: it never stops the server."""
    failed = True
    try:
        copy = take_copy_if_due()
    except SaitError as problem:
        explanation = explain(problem, translator(default_language()))
        _log.error("%s %s %s", NOT_MADE, explanation.said, explanation.advice)
    except OSError:
        _log.exception(NOT_MADE)
    else:
        failed = False
        if copy:
            _log.info("backup made", extra={"size": copy.size})
    metrics().looked_for_copy(failed=failed)
