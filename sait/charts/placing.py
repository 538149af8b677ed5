"""Where members place a category, in words that claim no more than the shares do."""

from sait.analysis.comparison import category_reading
from sait.analysis.result import AxisScore, Result
from sait.analysis.words import NO_RESULT
from sait.i18n import Translator, marked

READINGS = {
    "low": marked("members mostly place this low"),
    "divided": marked("members are divided"),
    "high": marked("members mostly place this high"),
}


def placing_in_words(score: AxisScore | None, t: Translator) -> str:
    """Where members place a category. Never "still", "now" or "not an issue": the boards were never inspected."""
    reading = category_reading(score)
    return t(READINGS[reading] if reading else NO_RESULT)


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
