"""The log: one format for every library, and nothing in it that says who somebody is or what they answered."""

import logging
import re
import sys
import traceback
from collections.abc import Iterator

import streamlit.logger
from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from sait.assessment.workshops import CODE_LENGTH, CODE_LETTERS, SLIP_LENGTH
from sait.errors import SaitError
from sait.metrics import metrics

FIELDS = frozenset(
    {"audience", "code", "count", "database", "kind", "network", "seconds", "secret", "sequence", "size", "version"}
)
"""What a record may say beside its message. Whatever else a caller or a library adds is left out."""

NETWORK = "network"
"""Written as it is: whoever logs it has shortened it, and without it nobody could shut out a network that guesses."""

LIBRARIES = ("uvicorn", "uvicorn.access", "uvicorn.asgi", "uvicorn.error", "websockets", "py.warnings")
KNOWN_ATTRIBUTES = frozenset(RESERVED_ATTRS) | {"taskName"}

_LETTERS = f"[{CODE_LETTERS}]"
_HALF = SLIP_LENGTH // 2
HIDDEN = (
    (re.compile(r"(/(?:join|first-time|survey)/)[^\s\"'?#\\<>]+"), r"\1[hidden]"),
    (
        re.compile(r"(?i)\b(sait_\w+|cookie|authorization|password|slip|token|code)(['\"]?\s*[=:]\s*)[^\s;,&]+"),
        r"\1\2[hidden]",
    ),
    (re.compile(r"\b[0-9a-f]{32,}\b|(?<![\w-])(?=[\w-]*[A-Z0-9])[\w-]{40,}"), "[hidden]"),
    (re.compile(rf"\b(?:{_LETTERS}{{{CODE_LENGTH}}}|{_LETTERS}{{{_HALF}}}[ -]?{_LETTERS}{{{_HALF}}})\b"), "[hidden]"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "[address]"),
    (
        re.compile(
            r"(?i)(?<![\w:])(?:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?::[0-9a-f:]*|(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4})(?![\w:])"
        ),
        "[address]",
    ),
)
"""Secrets and addresses, by where they stand and by how they look: a pattern too many costs a word in a log."""


def hide(text: str) -> str:
    """*text* without join codes, tokens, slips, cookies and network addresses.

    >>> hide("GET /join/ACD347 from 192.0.2.7")
    'GET /join/[hidden] from [address]'
    """
    for pattern, instead in HIDDEN:
        text = pattern.sub(instead, text)
    return text


class Discretion(logging.Filter):
    """Leaves of a record what may be written down: message and traceback with secrets hidden, and the known fields."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = hide(record.getMessage()), None
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = where_it_failed(record.exc_info[1])
        record.exc_info = None
        for name in set(record.__dict__) - KNOWN_ATTRIBUTES:
            value = getattr(record, name)
            if name not in FIELDS:
                delattr(record, name)
            elif isinstance(value, str) and name != NETWORK:
                setattr(record, name, hide(value))
        return True


def where_it_failed(fault: BaseException) -> str:
    """The traceback, cause first: places and kinds. Most faults' own words are left out, for they quote values."""
    return "\n".join(_one_fault(link) for link in reversed(tuple(_chain(fault))))


def _chain(fault: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)


def _one_fault(fault: BaseException) -> str:
    kind = f"{type(fault).__module__}.{type(fault).__qualname__}"
    reason = _reason(fault)
    return "".join(traceback.format_tb(fault.__traceback__)) + kind + (f": {reason}" if reason else "")


def _reason(fault: BaseException) -> str:
    """The words of a fault where they come from a fixed list and quote nothing."""
    if isinstance(fault, SaitError):
        return fault.code
    return fault.strerror or "" if isinstance(fault, OSError) else getattr(fault, "sqlite_errorname", "")


class CountFailures(logging.Handler):
    """Counts what was logged with a traceback: wherever it was caught, nobody had foreseen it."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.levelno >= logging.ERROR:
            metrics().failed()


class TextFormatter(logging.Formatter):
    """One line for people: time, level, where, what, and the known fields."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        said = "".join(f" {name}={value}" for name, value in sorted(record.__dict__.items()) if name in FIELDS)
        return super().formatMessage(record) + said


def formatter(kind: str) -> logging.Formatter:
    """The formatter for ``text`` or ``json``."""
    if kind == "text":
        return TextFormatter()
    renamed = {"asctime": "time", "levelname": "level", "name": "logger"}
    return JsonFormatter(
        "%(asctime)s%(levelname)s%(name)s%(message)s", rename_fields=renamed, datefmt="%Y-%m-%dT%H:%M:%S%z"
    )


def configure(kind: str, level: str) -> None:
    """Send everything that is logged to the standard error stream, in one format.

    Libraries log from WARNING up, whatever *level* is: below that they log every connection with its headers.
    """
    written = logging.StreamHandler(sys.stderr)
    written.addFilter(Discretion())
    written.setFormatter(formatter(kind))
    # The count goes first: what is written down no longer has the traceback itself.
    logging.getLogger().handlers[:] = [CountFailures(), written]
    logging.getLogger().setLevel(logging.WARNING)
    logging.getLogger("sait").setLevel(level)
    logging.captureWarnings(True)
    # Streamlit gives each of its loggers a handler of its own, also those that it makes later.
    streamlit.logger.setup_formatter = _speak_through_root
    streamlit.logger.update_formatter()
    for name in LIBRARIES:
        _speak_through_root(logging.getLogger(name))


def _speak_through_root(logger: logging.Logger) -> None:
    logger.handlers.clear()
    logger.propagate = True
    logger.setLevel(logging.WARNING)
