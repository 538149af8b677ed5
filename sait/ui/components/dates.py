"""Dates typed as text: the built-in picker speaks English only."""

from datetime import date

from sait.errors import SaitError


def read_date(typed: str) -> date | None:
    """The date that was typed, None for an empty field; ``date.wrong`` for anything else.

    >>> read_date(" 2013-06-05 ")
    datetime.date(2013, 6, 5)
    """
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError as fault:
        raise SaitError("date.wrong", typed=typed.strip()[:20]) from fault


def write_date(day: date | None) -> str:
    """As it is typed: year-month-day, or nothing."""
    return day.isoformat() if day else ""
