"""Files that leave the room, written from the same results as the screen."""

from collections.abc import Sequence

from sait.analysis.result import Result
from sait.i18n import translator
from sait.reports.data import csv_bytes, json_bytes
from sait.reports.deck import deck


def write_deck(results: Sequence[Result], *, language: str, title: str, subtitle: str) -> bytes:
    """A PowerPoint deck with native, editable charts."""
    return deck(results, translator(language), title=title, subtitle=subtitle)


def write_csv(result: Result, *, language: str) -> bytes:
    """The numbers as a table that Excel opens."""
    return csv_bytes(result, translator(language))


def write_json(result: Result) -> bytes:
    """The numbers with where they come from, for a program."""
    return json_bytes(result)
