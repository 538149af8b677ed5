"""The numbers of levels: whole, or decimal fractions. Equal numbers are written alike, so that a choice is kept as text."""

import re

Value = int | float
"""Where it is a float, it has a fraction, and ``str`` gives what the author wrote: 0.25."""

MOST_DECIMALS = 3
_WRITTEN = re.compile(r"[0-9]{1,4}|[0-9]{0,3}[.][0-9]{1,3}")


def tidy_value(number: Value) -> Value:
    """*number* as every reader has it: 1.0 and 1 are the same level.

    >>> tidy_value(1.0), tidy_value(0.25)
    (1, 0.25)
    """
    return int(number) if number == int(number) else number


def read_value(written: str) -> Value | None:
    """The number that *written* is; None where it could be no level's.

    >>> read_value("0.50"), read_value(".5"), read_value("2"), read_value("2a")
    (0.5, 0.5, 2, None)
    """
    return tidy_value(float(written)) if _WRITTEN.fullmatch(written) else None


def decimals_of(value: Value) -> int:
    """How many decimals *value* is written with.

    >>> decimals_of(0.25), decimals_of(3)
    (2, 0)
    """
    return len(str(value).partition(".")[2])


def has_few_decimals(number: Value) -> bool:
    """Whether *number* has no more decimals than a level may have."""
    return round(number, MOST_DECIMALS) == number
