"""Figures in words, the same on screen, slide and sheet."""

from sait.analysis.agreement import named_sides
from sait.analysis.disclosure import OutsideRule, outside_rule
from sait.analysis.result import AxisScore, Closeness, ItemScore, Result, Series, SeriesRole
from sait.assessment.releases import Audience
from sait.i18n import Translator, marked

WITHHELD = marked("withheld: too few answers to show")
NOT_RELEASED = marked("not yet released")
TOO_FEW_BOARDS = marked("fewer than two boards have a result")
NO_ANSWERS = marked("no answers yet")


def axis_mean_words(result: Result, series: Series, axis_id: str, t: Translator) -> str:
    """The mean to one decimal, with its bounds where a third or more are absent; or why there is none."""
    score = result.scores.get((series.key, axis_id))
    if score is None or score.mean is None:
        return t(why_none(result, series, axis_id))
    mean = t.number(score.mean)
    if score.at_end:
        return t("at or near {mean}", mean=mean)
    if score.bounds is None:
        return mean
    low, high = (t.number(bound) for bound in score.bounds)
    return t("{mean} (between {low} and {high} if all absent had answered)", mean=mean, low=low, high=high)


def why_none(result: Result, series: Series, axis_id: str) -> str:
    """Why an axis has no mean, as a message to translate; nobody and too few are told apart in no room but an open one."""
    if series.role is SeriesRole.LOCAL_POOLED:
        return TOO_FEW_BOARDS
    axis = next(axis for axis in result.axes if axis.id == axis_id)
    if any((series.key, item_id) not in result.items for item_id in axis.item_ids):
        return NOT_RELEASED
    return NO_ANSWERS if result.audience is Audience.OPEN else WITHHELD


def is_withheld(result: Result, series: Series, axis_id: str) -> bool:
    """Whether the axis was released for *series* and too few answers keep its mean back."""
    score = result.scores.get((series.key, axis_id))
    return (score is None or score.mean is None) and why_none(result, series, axis_id) == WITHHELD


def outside_rule_words(rule: OutsideRule, t: Translator) -> str:
    """The rule for outside in a reader's words, the same before a board releases its results and after."""
    return t(
        "Outside the room the limits are stricter. Where {people} people or more answered, the figures of a question"
        " need at least {answers} answers. Where fewer than {people} answered, no single question is shown, and an"
        " average only over {items} questions or more with at least {minimum} answers each.",
        people=rule.respondents,
        answers=rule.answers,
        items=rule.items,
        minimum=rule.minimum,
    )


def withheld_words(result: Result, minimum: int, t: Translator) -> str:
    """Why figures of *result* are withheld, where any are; otherwise empty. *minimum* is k inside the room."""
    if not any(is_withheld(result, series, axis.id) for series in result.series for axis in result.axes):
        return ""
    outside = outside_rule_words(outside_rule(minimum), t)
    if result.audience is Audience.OUTSIDE:
        return outside
    inside = t("Withheld: in this room the figures of a question need at least {minimum} answers.", minimum=minimum)
    boards = {series.board_id for series in result.series}
    return f"{inside} {outside}" if len(boards) > 1 else inside


def item_mean_words(score: ItemScore | None, t: Translator) -> str:
    """The mean to one decimal, or why there is none."""
    if score is None:
        return t(NOT_RELEASED)
    if score.mean is None:
        return t(WITHHELD) if score.n is None else t(NO_ANSWERS)
    return t.number(score.mean)


def axis_answers_words(score: AxisScore | None, t: Translator) -> str:
    """How many numeric answers the items of the axis have ("11 to 12"); empty where that is not released."""
    if score is None or score.n_lowest is None or score.n_highest is None:
        return ""
    if score.n_lowest == score.n_highest:
        return str(score.n_highest)
    return t("{fewest} to {most}", fewest=score.n_lowest, most=score.n_highest)


def response_words(series: Series, t: Translator) -> str:
    """How many answered, of those invited or else of those who joined ("14 of 20"); empty where not known."""
    attendance = series.attendance
    if attendance is None:
        return ""
    if attendance.invited is None:
        return t("{answered} of {joined} who joined", answered=attendance.answered, joined=attendance.joined)
    return t("{answered} of {invited}", answered=attendance.answered, invited=attendance.invited)


def agreement_words(result: Result, score: ItemScore | None, t: Translator) -> str:
    """Agreement in words ("close: mostly 2", "mixed: mostly 1 or 2", "split: 6 at 0 to 1, 7 at 3"); empty where not given."""
    if score is None or score.agreement is None or score.levels is None:
        return ""
    closeness, named = score.agreement.closeness, score.agreement.levels
    if closeness is Closeness.SPLIT:
        values = range(result.lowest, result.highest + 1)
        low, high = (_side(*side, t) for side in named_sides(score.levels, values, named))
        return t("split: {low}, {high}", low=low, high=high)
    mostly = _any_of(named, t)
    if closeness is Closeness.CLOSE:
        return t("close: mostly {levels}", levels=mostly)
    return t("mixed: mostly {levels}", levels=mostly)


def _side(first: int, last: int, count: int, t: Translator) -> str:
    if first == last:
        return t("{count} at {level}", count=count, level=first)
    return t("{count} at {first} to {last}", count=count, first=first, last=last)


def _any_of(levels: tuple[int, ...], t: Translator) -> str:
    *others, last = (str(level) for level in levels)
    return t("{levels} or {last}", levels=", ".join(others), last=last) if others else last
