"""The range of several lines in words: whose it is, from where to where, and of how many."""

from collections.abc import Sequence

from sait.analysis.ranges import AxisRange, axis_range
from sait.analysis.result import AxisScore, Result, Series, SeriesRole
from sait.assessment.releases import Vantage
from sait.i18n import Translator
from sait.wording.figures import axis_number


def range_name(result: Result, lines: Sequence[Series], t: Translator) -> str:
    """Whose range it is and of how many it is made ("Local boards, lowest to highest (2 of 3)")."""
    found = [axis_range(result, lines, axis.id) for axis in result.axes]
    shown = sorted({one.shown for one in found if one is not None})
    counted = t("{count} of {total}", count=_from_to(shown, t), total=len(lines))
    return t("{boards}, lowest to highest ({counted})", boards=boards_name(lines, t), counted=counted)


def boards_name(lines: Sequence[Series], t: Translator) -> str:
    """What *lines* are, all together."""
    if all(line.vantage is Vantage.LOCAL for line in lines):
        return t("Local arrangements as members see them")
    if all(line.role is SeriesRole.LOCAL for line in lines):
        return t("Local boards")
    if all(line.role is SeriesRole.REGIONAL for line in lines):
        return t("Regional boards")
    return t("Boards")


def range_words(result: Result, one: AxisRange, t: Translator) -> str:
    """From the lowest to the highest, with the median and of how many ("1.0 to 2.2, median 1.4 (3 of 4)")."""
    median = axis_number(result, one.median, t)
    return t(
        "{lowest} to {highest}, median {median} ({shown} of {total})",
        lowest=score_words(result, one.lowest, t),
        highest=score_words(result, one.highest, t),
        median=t("at or near {mean}", mean=median) if one.median_near_end else median,
        shown=one.shown,
        total=one.total,
    )


def score_words(result: Result, score: AxisScore, t: Translator) -> str:
    """The mean of a score that has one, without its bounds."""
    number = axis_number(result, score.mean or 0, t)
    return t("at or near {mean}", mean=number) if score.at_end else number


def _from_to(counts: Sequence[int], t: Translator) -> str:
    if not counts:
        return "0"
    return str(counts[0]) if counts[0] == counts[-1] else t("{fewest} to {most}", fewest=counts[0], most=counts[-1])
