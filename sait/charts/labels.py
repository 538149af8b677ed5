"""Labels that are wrapped, never cut, and that say so when there is nothing to show at an axis."""

import textwrap
from collections.abc import Sequence

from sait.analysis.result import Axis, Result, Series
from sait.analysis.words import NO_RESULT, axis_mean_words
from sait.i18n import Translator

LABEL_WIDTH = 16
ABSENCE_WIDTH = 22
LEGEND_WIDTH = 52


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


def absence(result: Result, axis: Axis, series: Sequence[Series], t: Translator) -> str | None:
    """Why *axis* is empty for every one of *series*, or None where one of them has a result there."""
    scores = [result.scores.get((line.key, axis.id)) for line in series]
    if any(score is not None and score.mean is not None for score in scores):
        return None
    reasons = {axis_mean_words(result, line, axis.id, t) for line in series}
    return reasons.pop() if len(reasons) == 1 else t(NO_RESULT)


def axis_lines(
    result: Result, axis: Axis, series: Sequence[Series], t: Translator, width: int = LABEL_WIDTH
) -> tuple[str, ...]:
    """The axis label in lines, with a last line in brackets where there is nothing to show."""
    reason = absence(result, axis, series, t)
    return wrap(t.text(axis.label), width) + (wrap(f"({reason})", max(width, ABSENCE_WIDTH)) if reason else ())


def response_in_words(series: Series, t: Translator) -> str:
    """How many answered of those invited, or of those who joined; empty where that is not known."""
    attendance = series.attendance
    if attendance is None:
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
