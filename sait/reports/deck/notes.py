"""The speaker's notes: n, response, how to read the slide, and where its figures come from."""

from collections.abc import Sequence

from sait.analysis.result import Result, Series
from sait.charts.grouping import is_radar
from sait.charts.labels import response_in_words
from sait.i18n import Translator
from sait.reports.provenance import CAVEAT, METHOD, instrument_line, release_names
from sait.wording.figures import axis_answers_words, axis_mean_words, units_words


def result_notes(result: Result, series: Sequence[Series], t: Translator) -> list[str]:
    """Notes for a slide that shows *series* of *result*, one paragraph each."""
    return [
        t("Demonstration data: made up, to show how the tool works.") if result.demonstration else "",
        how_to_read(result, t) if result.axes else "",
        units_words(result, t),
        t(METHOD),
        *(response_note(one, t) for one in series),
        *(answers_note(result, one, t) for one in series),
        t(CAVEAT),
        source_note(result, t),
    ]


def how_to_read(result: Result, t: Translator) -> str:
    """How a chart of *result* is read, from the lowest to the highest level."""
    lowest, highest = (_end(result, place, t) for place in (0, -1))
    if is_radar(result):
        return t(
            "How to read it: the further out a point, the higher the score, from {lowest} in the middle to {highest}"
            " at the edge. A gap in a line means that there is no result. It does not mean 0.",
            lowest=lowest,
            highest=highest,
        )
    return t(
        "How to read it: the longer a bar, the higher the score, from {lowest} to {highest}. Fewer than three axes"
        " have results, so there is no radar yet. A place without a bar and a number has no result. It does not mean"
        " 0.",
        lowest=lowest,
        highest=highest,
    )


def _end(result: Result, place: int, t: Translator) -> str:
    """An end of the axis, with its label where all that is rated shares one scale."""
    value = str((result.lowest, result.highest)[place])
    if len(result.rating_scales) != 1 or result.is_mixed:
        return value
    return f"{value} ({t.text(result.rating_scales[0].levels[place].label)})"


def response_note(series: Series, t: Translator) -> str:
    """Whose line it is, how many answered, and how many answers came too late for it."""
    parts = [response_in_words(series, t)]
    if series.late:
        parts.append(
            t.plural(
                "{count} person's late answers are not in it",
                "{count} people's late answers are not in it",
                series.late,
            )
        )
    said = "; ".join(part for part in parts if part) or t("response not known")
    return f"{t.text(series.label)}: {said}."


def answers_note(result: Result, series: Series, t: Translator) -> str:
    """The mean and the number of answers on every axis of one series."""
    parts = []
    for axis in result.axes:
        score = result.scores.get((series.key, axis.id))
        answers = axis_answers_words(score, t)
        said = f"{t.text(axis.label)} {axis_mean_words(result, series, axis.id, t)}"
        parts.append(f"{said}, " + t("answers: {answers}", answers=answers) if answers else said)
    return f"{t.text(series.label)}: " + "; ".join(parts) + "."


def source_note(result: Result, t: Translator) -> str:
    """The instrument and every release by sequence and digest."""
    return t(
        "Instrument {instrument}. Releases: {names}.",
        instrument=instrument_line(result),
        names=", ".join(release_names(result)) or t("none"),
    )
