"""A chart in one or two sentences, for whoever cannot see it."""

from collections.abc import Iterator, Sequence

from sait.analysis.ranges import axis_range
from sait.analysis.result import Axis, AxisScore, Result, Series
from sait.charts.labels import absence
from sait.i18n import Translator
from sait.wording.figures import axis_number, units_words
from sait.wording.ranges import range_name, range_words


def alt_text(result: Result, series: Sequence[Series], t: Translator, behind: Sequence[Series] = ()) -> str:
    """What is drawn, and for each series where it is highest and lowest, with the numbers; then the range *behind* them."""
    opening = t(
        "{cut}, scale {lowest} to {highest}.",
        cut=t.text(result.cut_title),
        lowest=result.lowest,
        highest=result.highest,
    )
    units = units_words(result, t)
    sentences = [opening, *([units] if units else []), *(_extremes(result, line, t) for line in series)]
    sentences += _ranges(result, behind, t) if behind else []
    empty = sum(absence(result, axis, series) is not None for axis in result.axes)
    if empty:
        sentences.append(t("Without a result so far: {empty} of {total}.", empty=empty, total=len(result.axes)))
    if result.demonstration:
        sentences.insert(0, t("Demonstration data") + ".")
    return " ".join(sentences)


def _ranges(result: Result, lines: Sequence[Series], t: Translator) -> list[str]:
    found = [(axis, axis_range(result, lines, axis.id)) for axis in result.axes]
    said = [f"{t.text(axis.label)} {range_words(result, one, t)}" for axis, one in found if one is not None]
    return [f"{range_name(result, lines, t)}: {'; '.join(said)}."] if said else []


def _extremes(result: Result, series: Series, t: Translator) -> str:
    scored = [(score.mean, score, axis) for axis, score in _scores(result, series) if score.mean is not None]
    name = t.text(series.label)
    if not scored:
        return t("{name}: no result.", name=name)
    high, highest, top = max(scored, key=lambda entry: entry[0])
    low, lowest, bottom = min(scored, key=lambda entry: entry[0])
    if high == low:
        return t("{name}: {mean} throughout.", name=name, mean=_mean(result, high, highest, t))
    return t(
        "{name}: highest {top} {high}, lowest {bottom} {low}.",
        name=name,
        top=t.text(top.label),
        high=_mean(result, high, highest, t),
        bottom=t.text(bottom.label),
        low=_mean(result, low, lowest, t),
    )


def _mean(result: Result, mean: float, score: AxisScore, t: Translator) -> str:
    """The mean alone, without its bounds: the table has them."""
    said = axis_number(result, mean, t)
    return t("at or near {mean}", mean=said) if score.at_end else said


def _scores(result: Result, series: Series) -> Iterator[tuple[Axis, AxisScore]]:
    for axis in result.axes:
        score = result.scores.get((series.key, axis.id))
        if score is not None:
            yield axis, score
