"""How large a table of questions may be written on the projector, so that all of it is on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

LARGEST, SMALLEST = 32, 16
WIDTH, HEIGHT = 1360, 650
"""Pixels that the table has of a screen of 1440 x 900, under the names of the board and of the domain."""
LINE, AROUND = 1.25, 0.8
HEAD = 2 * LINE + AROUND
DOT, COUNT = 0.8, 2
AGREEMENT = 9.0
LETTER = 0.54
"""In the letter's size: a line, what stands around a row, the head, a dot (and in dots the number behind them), the
agreement's column, a letter's width."""
DOTS_A_LINE = (5, 8, 12)


@dataclass(frozen=True, slots=True)
class Row:
    """One question: its wordings and its agreement in every language that is shown, and how many chose each level."""

    wordings: Sequence[str]
    agreements: Sequence[str]
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Fit:
    """Letters of *size* pixels, and at most *dots* dots of a level beside each other."""

    size: int
    dots: int


def fit(rows: Sequence[Row]) -> Fit:
    """The largest letters at which all *rows* fit, and never smaller than can be read.

    Two questions of one line with at most three answers a level take 2.85 letters each and the head 3.3: 9 x 32 = 288 pixels.
    """
    offered = (Fit(size, dots) for size in range(LARGEST, SMALLEST - 1, -1) for dots in DOTS_A_LINE)
    least = min((Fit(SMALLEST, dots) for dots in DOTS_A_LINE), key=lambda one: _height(rows, one))
    return next((one for one in offered if _height(rows, one) <= HEIGHT), least)


def _height(rows: Sequence[Row], fitted: Fit) -> float:
    return fitted.size * (HEAD + sum(max(_words(row, fitted), _spread(row, fitted)) + AROUND for row in rows))


def _words(row: Row, fitted: Fit) -> float:
    left = WIDTH / fitted.size - (DOT * fitted.dots + AROUND) * len(row.counts) - AGREEMENT
    return LINE * max(_lines(row.wordings, left), _lines(row.agreements, AGREEMENT))


def _lines(texts: Sequence[str], width: float) -> int:
    return sum(ceil(len(text) * LETTER / max(width, LETTER)) for text in texts)


def _spread(row: Row, fitted: Fit) -> float:
    """The level over its dots."""
    return LINE + DOT * max((ceil((count + COUNT) / fitted.dots) for count in row.counts), default=0)
