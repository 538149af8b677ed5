"""Figures in words, the same on screen, slide and sheet."""

from collections.abc import Iterable, Sequence

from sait.analysis.agreement import named_sides
from sait.analysis.axis_units import axis_decimals, item_decimals
from sait.analysis.gate.disclosure import OutsideRule, outside_rule
from sait.analysis.result import AxisScore, Closeness, ItemScore, Result, Series, SeriesRole
from sait.assessment.releases import Audience
from sait.i18n import Translator, marked
from sait.instruments.levels import Value
from sait.instruments.model import Item, Kind, Scale

WITHHELD = marked("withheld: too few answers to show")
NOT_RELEASED = marked("not yet released")
FIRST_STANDS = marked("the first result stands")
NOT_SCORED_AGAIN = marked("not scored again")
TOO_FEW_BOARDS = marked("fewer than two boards have a result")
NOT_AGREED = marked("no level agreed")
NO_ANSWERS = marked("no answers yet")
NOT_ASKED = marked("not asked there, or on another scale")

MIXED = marked(
    "Items with different scales share one axis: each score is turned into a number from 0 (the lowest level of its scale)"
    " to 100 (the highest)."
)
TURNED = marked("Scores of negative statements are reversed, so that a higher score is always better.")


def units_words(result: Result, t: Translator) -> str:
    """What the numbers on an axis are, where that is more than the levels of one scale; otherwise empty."""
    said = [MIXED] if result.is_mixed else []
    return " ".join(t(message) for message in (*said, *([TURNED] if result.is_turned else [])))


def axis_number(result: Result, mean: float, t: Translator) -> str:
    """A mean on an axis: to one decimal, of hundredths to none, of levels that are fractions to two or more."""
    return t.number(mean, axis_decimals(result))


def item_number(item: Item, mean: float, t: Translator) -> str:
    """An item's mean in the units of its own scale."""
    return t.number(mean, item_decimals(item))


def level_words(scale: Scale, place: int, t: Translator) -> str:
    """A level's number and its short name ("2 Mostly in place"); of a choice the words alone."""
    level = scale.levels[place]
    return t.text(level.label) if scale.kind is Kind.CHOICE else f"{level.value} {t.text(level.label)}"


def name_words(item: Item) -> str:
    """An item as a file names it, with what its author calls it in print: "GOV-03 (G-SM-A-1-1)"."""
    return f"{item.id} ({item.code})" if item.code else item.id


def target_words(item: Item, t: Translator) -> str:
    """The level that the bank suggests to aim at; empty where it suggests none."""
    if item.scale is None or item.target is None:
        return ""
    return level_words(item.scale, item.scale.values.index(item.target), t)


def item_scale_words(item: Item, t: Translator) -> str:
    """What was answered on: "0 to 3", "1 to 5, reversed on the axis", or a choice."""
    if item.scale is None:
        return t("in words")
    if item.scale.kind is Kind.CHOICE:
        return t("one of {count} options", count=len(item.scale.levels))
    lowest, highest = item.scale.lowest, item.scale.highest
    if item.reversed:
        return t("{lowest} to {highest}, reversed on the axis", lowest=lowest, highest=highest)
    return t("{lowest} to {highest}", lowest=lowest, highest=highest)


def axis_mean_words(result: Result, series: Series, axis_id: str, t: Translator) -> str:
    """The mean to one decimal, with its bounds where a third or more are absent; or why there is none."""
    score = result.scores.get((series.key, axis_id))
    if score is None or score.mean is None:
        return t(why_none(result, series, axis_id))
    mean = axis_number(result, score.mean, t)
    if score.at_end:
        return t("at or near {mean}", mean=mean)
    if score.bounds is None:
        return mean
    low, high = (axis_number(result, bound, t) for bound in score.bounds)
    return t("{mean} (between {low} and {high} if all absent had answered)", mean=mean, low=low, high=high)


def why_none(result: Result, series: Series, axis_id: str) -> str:
    """Why an axis has no mean, as a message to translate; nobody and too few are told apart in no room but an open one."""
    if series.role is SeriesRole.LOCAL_POOLED:
        return TOO_FEW_BOARDS
    if series.role is SeriesRole.CONSENSUS:
        return NOT_AGREED
    axis = next(axis for axis in result.axes if axis.id == axis_id)
    if series.not_asked.issuperset(axis.item_ids):
        return NOT_ASKED
    if any((series.key, item_id) not in result.items for item_id in axis.item_ids if item_id not in series.not_asked):
        return _not_there(series)
    if series.role is SeriesRole.SECOND:
        return FIRST_STANDS
    return NO_ANSWERS if result.audience is Audience.OPEN else WITHHELD


def _not_there(series: Series) -> str:
    """Of what no release has: a second scoring is of the domains that were scored again, and of no other."""
    return NOT_SCORED_AGAIN if series.role is SeriesRole.SECOND else NOT_RELEASED


def is_withheld(result: Result, series: Series, axis_id: str) -> bool:
    """Whether the axis was released for *series* and too few answers keep its mean back."""
    score = result.scores.get((series.key, axis_id))
    return (score is None or score.mean is None) and why_none(result, series, axis_id) == WITHHELD


def outside_rule_words(rule: OutsideRule, t: Translator) -> str:
    """The rule for outside in a reader's words, the same before a board releases its results and after."""
    return t(
        "Outside the room the limits are stricter. If {people} people or more answered, a question is shown if it has at"
        " least {answers} answers. If fewer than {people} answered, no single question is shown: only means of {items}"
        " questions or more, each with at least {minimum} answers.",
        people=rule.respondents,
        answers=rule.answers,
        items=rule.items,
        minimum=rule.minimum,
    )


def second_words(result: Result, item_ids: Iterable[str], t: Translator) -> str:
    """Of which of *item_ids* a second scoring ended without figures; empty where of none. Never why: a reason would tell."""
    among = list(item_ids)
    without = [item_id for item_id in among if item_id in result.first_stands]
    if not without:
        return ""
    if len(without) == len(among):
        return t("Second scoring: the first result stands.")
    return t("Second scoring: the first result stands for {items}.", items=", ".join(without))


def second_rule_words(t: Translator) -> str:
    """When a second scoring has figures, in a reader's words: the same on screen and in the record."""
    return t(
        "The figures of a second scoring are shown only if exactly the same people chose a level both times, and"
        " enough of them changed it. Otherwise they could show what one person chose."
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


def item_mean_words(result: Result, series: Series, item_id: str, t: Translator) -> str:
    """The mean on the item's own scale, of a choice what most chose; or why there is neither."""
    score, item = result.items.get((series.key, item_id)), result.asked[item_id]
    if series.role is SeriesRole.CONSENSUS:
        return t(NOT_AGREED) if score is None or score.mean is None else item_number(item, score.mean, t)
    if score is None:
        return t(NOT_ASKED) if item_id in series.not_asked else t(_not_there(series))
    if score.n is None:
        return t(FIRST_STANDS if series.role is SeriesRole.SECOND else WITHHELD)
    if item.scale is not None and item.scale.kind is Kind.CHOICE and score.levels is not None and any(score.levels):
        return _most_chosen(item.scale, score.levels, t)
    return t(NO_ANSWERS) if score.mean is None else item_number(item, score.mean, t)


def _most_chosen(scale: Scale, counts: tuple[int, ...], t: Translator) -> str:
    most = max(counts)
    options = [t.text(level.label) for level, count in zip(scale.levels, counts, strict=True) if count == most]
    return t("most chosen: {options} ({count} of {n})", options=any_of(options, t), count=most, n=sum(counts))


def axis_answers_words(score: AxisScore | None, t: Translator) -> str:
    """How many numeric answers the items of the axis have ("11 to 12"); empty where that is not released."""
    if score is None or score.n_lowest is None or score.n_highest is None:
        return ""
    if score.n_lowest == score.n_highest:
        return str(score.n_highest)
    return t("{fewest} to {most}", fewest=score.n_lowest, most=score.n_highest)


def response_words(series: Series, t: Translator) -> str:
    """How many answered, of those invited or else of those who joined ("14 of 20"); empty where it is not told."""
    attendance = series.attendance
    if attendance is None or attendance.answered is None:
        return ""
    if attendance.invited is None:
        return t("{answered} of {joined} who joined", answered=attendance.answered, joined=attendance.joined)
    return t("{answered} of {invited}", answered=attendance.answered, invited=attendance.invited)


def agreement_words(result: Result, score: ItemScore | None, t: Translator) -> str:
    """Agreement in words ("close: mostly 2", "mixed: mostly 1 or 2", "split: 6 at 0 to 1, 7 at 3"); empty where not given."""
    if score is None or score.agreement is None or score.levels is None:
        return ""
    scale = result.asked[score.item_id].scale
    values = scale.values if scale else ()
    closeness, named = score.agreement.closeness, score.agreement.levels
    if closeness is Closeness.SPLIT:
        low, high = (_side(*side, t) for side in named_sides(score.levels, values, named))
        return t("split: {low}, {high}", low=low, high=high)
    mostly = any_of([str(level) for level in named], t)
    if closeness is Closeness.CLOSE:
        return t("close: mostly {levels}", levels=mostly)
    return t("mixed: mostly {levels}", levels=mostly)


def _side(first: Value, last: Value, count: int, t: Translator) -> str:
    if first == last:
        return t("{count} at {level}", count=count, level=first)
    return t("{count} at {first} to {last}", count=count, first=first, last=last)


def any_of(levels: Sequence[str], t: Translator) -> str:
    """*levels* with commas and an "or": "0, 1 or 2"."""
    *others, last = levels
    return t("{levels} or {last}", levels=", ".join(others), last=last) if others else last
