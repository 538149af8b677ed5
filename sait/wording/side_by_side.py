"""A result whose names stand in several languages at once, for the one screen that a whole room looks at."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sait.analysis.result import Result
from sait.i18n.text import Text, words


def side_by_side(result: Result, languages: Sequence[str]) -> Result:
    """*result* with every axis, line and title named in each of *languages* ("Purpose / Pwrpas"); once where they agree."""
    named = partial(_named, languages=languages)
    return replace(
        result,
        cut_title=named(result.cut_title),
        axes=tuple(replace(axis, label=named(axis.label)) for axis in result.axes),
        series=tuple(replace(series, label=named(series.label)) for series in result.series),
    )


def _named(text: Text, *, languages: Sequence[str]) -> Text:
    said = " / ".join(dict.fromkeys(words(text, language) for language in languages))
    return dict.fromkeys(languages, said)
