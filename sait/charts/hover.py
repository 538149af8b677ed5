"""What a point on a chart says when it is pointed at."""

from sait.analysis.result import Axis, Result, Series
from sait.charts.labels import LEGEND_WIDTH, in_lines
from sait.i18n import Translator
from sait.wording.figures import axis_answers_words, axis_mean_words

HOVER = "%{customdata}<extra></extra>"


def hover_texts(result: Result, series: Series, t: Translator) -> list[str]:
    """For each axis in order: whose result, on what, the mean and how many answers it rests on."""
    return [_hover(result, series, axis, t) for axis in result.axes]


def _hover(result: Result, series: Series, axis: Axis, t: Translator) -> str:
    score = result.scores.get((series.key, axis.id))
    mean = axis_mean_words(result, series, axis.id, t)
    answers = axis_answers_words(score, t)
    lines = [
        f"<b>{in_lines(t.text(series.label), LEGEND_WIDTH)}</b>",
        in_lines(t.text(axis.label), LEGEND_WIDTH),
        in_lines(t("Mean: {mean}", mean=mean), LEGEND_WIDTH),
    ]
    if answers:
        lines.append(t("Answers: {answers}", answers=answers))
    return "<br>".join(lines)
