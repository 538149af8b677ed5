"""Where members place a category, in words that claim no more than the shares do."""

from sait.analysis.comparison import category_reading
from sait.analysis.result import AxisScore, Result, Series
from sait.analysis.words import axis_mean_words
from sait.i18n import Translator, marked

READINGS = {
    "low": marked("members mostly place this low"),
    "divided": marked("members are divided"),
    "high": marked("members mostly place this high"),
}


def placing_in_words(result: Result, series: Series, axis_id: str, t: Translator) -> str:
    """Where members place a category. Never "still", "now" or "not an issue": the boards were never inspected.

    Where only a mean is given, that mean; where nothing is, why, in the words of the table of numbers.
    """
    score = result.scores.get((series.key, axis_id))
    if reading := category_reading(score):
        return t(READINGS[reading])
    said = axis_mean_words(result, series, axis_id, t)
    return said if score is None or score.mean is None else t("Mean: {mean}", mean=said)


def shares_in_words(result: Result, score: AxisScore | None, t: Translator) -> str:
    """The shares of the answers in the lower and the upper half, with their levels ("0 to 1: 62 %"); empty without."""
    if score is None or score.low_share is None or score.high_share is None:
        return ""
    half = (result.highest - result.lowest + 1) // 2
    return t(
        "{low_from} to {low_to}: {low}, {high_from} to {high_to}: {high}",
        low_from=result.lowest,
        low_to=result.lowest + half - 1,
        low=t.percent(score.low_share),
        high_from=result.highest - half + 1,
        high_to=result.highest,
        high=t.percent(score.high_share),
    )
