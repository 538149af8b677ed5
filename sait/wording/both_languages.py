"""A result whose names stand in both languages at once, for the one screen that a bilingual room looks at."""

from dataclasses import replace

from sait.analysis.result import Result
from sait.i18n.text import Text


def in_both(result: Result) -> Result:
    """*result* with every axis, line and title named twice ("Purpose / Pwrpas"); one word where both are the same."""
    return replace(
        result,
        cut_title=_both(result.cut_title),
        axes=tuple(replace(axis, label=_both(axis.label)) for axis in result.axes),
        series=tuple(replace(series, label=_both(series.label)) for series in result.series),
    )


def _both(text: Text) -> Text:
    words = " / ".join(dict.fromkeys(text.values()))
    return dict.fromkeys(text, words)
