"""Erases single answers whose time has come and closes surveys whose last day is over, while the server runs."""

import asyncio
import logging

from sait.errors import SaitError
from sait.services.surveys.leading import close_overdue
from sait.services.themes.projects import erase_due as erase_due_words
from sait.services.workshops.retention import BY_ITSELF, erase_due
from sait.settings import settings
from sait.web.pages.page import database

LOOK_EVERY_S = 3600
NOT_CLOSED = "A survey whose last day is over was not closed."

_log = logging.getLogger(__name__)


async def keep_erasing_due() -> None:
    """Look now and every hour, for good."""
    while True:
        await asyncio.to_thread(_look)
        await asyncio.to_thread(_close_surveys)
        await asyncio.to_thread(_erase_open_answers)
        await asyncio.sleep(LOOK_EVERY_S)


def _look() -> None:
    """What fails is logged and tried again: it never stops the server."""
    try:
        count = erase_due(database(), minimum=settings().minimum_group)
    except SaitError as problem:
        _log.error("Single answers whose time has come were not erased.", extra={"code": problem.code})
    else:
        if count:
            _log.info("single answers erased", extra={"workshops": count})


def _close_surveys() -> None:
    try:
        overdue = close_overdue(database(), who=BY_ITSELF)
    except SaitError as problem:
        _log.error(NOT_CLOSED, extra={"code": problem.code})
        return
    for refused in overdue.problems:
        _log.error(NOT_CLOSED, extra={"code": refused.code})
    if overdue.closed:
        _log.info("surveys closed", extra={"count": overdue.closed})


def _erase_open_answers() -> None:
    try:
        count = erase_due_words(database(), who=BY_ITSELF)
    except SaitError as problem:
        _log.error("Open answers whose time has come were not erased.", extra={"code": problem.code})
    else:
        if count:
            _log.info("open answers erased", extra={"codings": count})
