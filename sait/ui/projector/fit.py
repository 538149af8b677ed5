"""How large a table of questions may be written on the projector, so that all of it is on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

LARGEST, SMALLEST = 30, 15
WIDTH, HEIGHT = 1216, 530
"""Pixels that the table has of a screen of 1280 x 720, under the names of the board and of the domain."""
LINE, AROUND = 1.25, 0.8
HEAD = 2 * LINE + AROUND
DOT, COUNT = 0.8, 2
AGREEMENT = 9.0
LETTER = 0.57
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

    Two questions of one line with at most three answers a level take 2.85 letters each and the head 3.3: 9 x 30 = 270 pixels.
    """
    offered = (Fit(size, dots) for size in range(LARGEST, SMALLEST - 1, -1) for dots in DOTS_A_LINE)
    least = min((Fit(SMALLEST, dots) for dots in DOTS_A_LINE), key=lambda one: _height(rows, one))
    return next((one for one in offered if _height(rows, one) <= HEIGHT), least)


def _height(rows: Sequence[Row], fitted: Fit) -> float:
    return fitted.size * (HEAD + sum(max(_words(row, fitted), _spread(row, fitted)) + AROUND for row in rows))


def _words(row: Row, fitted: Fit) -> float:
    left = WIDTH / fitted.size - (DOT * fitted.dots + AROUND + 1) * len(row.counts) - AGREEMENT
    return LINE * max(_lines(row.wordings, left), _lines(row.agreements, AGREEMENT))


def _lines(texts: Sequence[str], width: float) -> int:
    return sum(ceil(len(text) * LETTER / max(width, LETTER)) for text in texts)


def _spread(row: Row, fitted: Fit) -> float:
    """The level over its dots."""
    return LINE + DOT * max((ceil((count + COUNT) / fitted.dots) for count in row.counts), default=0)


def letters(texts: Sequence[str], width: float, height: float, *, largest: int = 28, smallest: int = 15) -> int:
    """The largest letters, in pixels, at which all *texts* fit under each other, and never smaller than *smallest*.

    Two texts of twenty letters at 28 pixels take 302 pixels of width, and 67 of height.
    """
    return next(
        (size for size in range(largest, smallest, -1) if _lines(texts, width / size) * size * LIST_LINE <= height),
        smallest,
    )


LIST_LINE = 1.2
GAP = 0.2
DOT_SIZES = (44, 36, 30, 24, 20, 16, 13, 10, 8)


def dot_size(most: int, width: float, height: float) -> int:
    """The largest dots, in pixels, of which *most* stand in a column of *width* by *height*, a fifth of a dot apart.

    Sixteen in 280 by 230 pixels: 44 pixels each, five beside each other and four rows high.
    """
    for size in DOT_SIZES:
        step = size * (1 + GAP)
        if ceil(most / max(1, int(width // step))) * step <= height:
            return size
    return DOT_SIZES[-1]
