"""Whole numbers as a form sends them."""

MOST_DIGITS = 6


def read_number(text: str) -> int:
    """What *text* says; 0 for what is no number, and the largest that is read for a longer one.

    >>> read_number("12"), read_number("-1"), read_number("9" * 5000)
    (12, 0, 999999)
    """
    if not (text.isascii() and text.isdecimal()):
        return 0
    return int(text) if len(text) <= MOST_DIGITS else 10**MOST_DIGITS - 1
