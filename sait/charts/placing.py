"""Where members place a category, in words that claim no more than the shares do."""

from sait.analysis.category_reading import category_reading
from sait.analysis.result import AxisScore, Result, Series
from sait.i18n import Translator, marked
from sait.wording.figures import axis_mean_words

READINGS = {
    "low": marked("members mostly place this low"),
    "divided": marked("members are divided"),
    "open": marked("members place this in the middle, or differ"),
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
    """The shares of the answers in the lower and the upper half, with their levels ("0 to 1: 62 %"); empty without.

    Where the items differ in their levels or are turned round, the halves have no numbers.
    """
    if score is None or score.low_share is None or score.high_share is None:
        return ""
    low, high = t.percent(score.low_share), t.percent(score.high_share)
    scales = {scale.values for scale in result.rating_scales}
    if len(scales) != 1 or result.is_turned:
        return t("lower half: {low}, upper half: {high}", low=low, high=high)
    (values,) = scales
    half = len(values) // 2
    return t(
        "{low_from} to {low_to}: {low}, {high_from} to {high_to}: {high}",
        low_from=values[0],
        low_to=values[half - 1],
        low=low,
        high_from=values[-half],
        high_to=values[-1],
        high=high,
    )
