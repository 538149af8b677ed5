"""Labels and titles of charts: wrapped, never cut, and saying so when there is nothing to show at an axis."""

import textwrap
from collections.abc import Sequence

from sait.analysis.result import Axis, Result, Series
from sait.i18n import Translator, marked
from sait.wording.figures import (
    FIRST_STANDS,
    NO_ANSWERS,
    NOT_AGREED,
    NOT_ASKED,
    NOT_RELEASED,
    NOT_SCORED_AGAIN,
    TOO_FEW_BOARDS,
    WITHHELD,
    why_none,
)
from sait.wording.ranges import boards_name

LABEL_WIDTH = 16
ABSENCE_WIDTH = 18
LEGEND_WIDTH = 52
BRIEF = {
    WITHHELD: marked("withheld"),
    NOT_RELEASED: marked("not released"),
    TOO_FEW_BOARDS: marked("too few boards"),
    NO_ANSWERS: NO_ANSWERS,
    NOT_AGREED: NOT_AGREED,
    NOT_ASKED: marked("not asked"),
    FIRST_STANDS: FIRST_STANDS,
    NOT_SCORED_AGAIN: NOT_SCORED_AGAIN,
}
"""The same reasons where there is room for a word or two: the whole reason stands in the table of the same numbers."""


def wrap(text: str, width: int = LABEL_WIDTH) -> tuple[str, ...]:
    """*text* in lines of at most *width* characters, broken between words.

    A word longer than that stays whole on a line of its own.

    >>> wrap("Rheoli perfformiad a sicrhau ansawdd")
    ('Rheoli', 'perfformiad a', 'sicrhau ansawdd')
    """
    return tuple(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)) or ("",)


def in_lines(text: str, width: int = LABEL_WIDTH) -> str:
    """*text* wrapped for plotly, with its markup characters taken as plain text."""
    return "<br>".join(escaped(line) for line in wrap(text, width))


def escaped(text: str) -> str:
    """*text* with the characters that plotly reads as markup replaced."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def absence(result: Result, axis: Axis, series: Sequence[Series]) -> str | None:
    """Why *axis* is empty for every one of *series*, as a message, or None where one of them has a result there.

    Of several reasons the one that will not pass by itself.
    """
    scores = [result.scores.get((line.key, axis.id)) for line in series]
    if any(score is not None and score.mean is not None for score in scores):
        return None
    reasons = {why_none(result, line, axis.id) for line in series}
    return next(reason for reason in BRIEF if reason in reasons)


def axis_lines(
    result: Result,
    axis: Axis,
    series: Sequence[Series],
    t: Translator,
    width: int = LABEL_WIDTH,
    *,
    brief: bool = False,
) -> tuple[str, ...]:
    """The axis label in lines, with a last line in brackets where there is nothing to show; *brief*: a word or two."""
    reason = absence(result, axis, series)
    if reason is None:
        return wrap(t.text(axis.label), width)
    said = t(BRIEF[reason]) if brief else t(reason)
    return wrap(t.text(axis.label), width) + wrap(f"({said})", max(width, ABSENCE_WIDTH))


def response_in_words(series: Series, t: Translator) -> str:
    """How many answered of those invited, or of those who joined; empty where that is not told."""
    attendance = series.attendance
    if attendance is None or attendance.answered is None:
        return ""
    if attendance.invited is None:
        return t(
            "{answered} of {joined} who joined answered",
            answered=attendance.answered,
            joined=attendance.joined,
        )
    return t("{answered} of {invited} answered", answered=attendance.answered, invited=attendance.invited)


def named_with_response(series: Series, t: Translator) -> str:
    """The series' name with its response, for a legend: a picture taken out of its page keeps it."""
    response = response_in_words(series, t)
    name = t.text(series.label)
    return f"{name} · {response}" if response else name


def panel_title(result: Result, series: Sequence[Series], t: Translator, behind: Sequence[Series] = ()) -> str:
    """The cut and who is on the chart, for example "Domains: North Wales, Conwy and Denbighshire".

    Where items of different scales meet, it says that they are shown as shares.
    """
    names = ", ".join([*(t.text(one.label) for one in series), *([boards_name(behind, t)] if behind else [])])
    if result.is_mixed:
        return t("{cut}, as shares of each item's range: {names}", cut=t.text(result.cut_title), names=names)
    return t("{cut}: {names}", cut=t.text(result.cut_title), names=names)
