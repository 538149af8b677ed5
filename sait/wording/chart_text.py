"""A chart as a text that is read in order: chart, line, value, and in a value's place why there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sait.analysis.ranges import axis_range
from sait.analysis.result import Axis, ItemScore, Result, Series
from sait.i18n import Translator
from sait.wording.figures import (
    axis_answers_words,
    axis_mean_words,
    item_mean_words,
    level_words,
    response_words,
)
from sait.wording.ranges import range_name, range_words


@dataclass(frozen=True, slots=True)
class Branch:
    """*said*, and under it its parts."""

    said: str
    parts: tuple["Branch", ...] = ()


def lines_text(result: Result, drawn: Sequence[Series], t: Translator, behind: Sequence[Series] = ()) -> Branch:
    """A radar or a dot plot: for each line its axes in their order; then the range behind them."""
    lines = [_line(result, line, t) for line in drawn]
    ranges = [_range(result, behind, t)] if behind else []
    title = t(
        "{cut}, scale {lowest} to {highest}.",
        cut=t.text(result.cut_title),
        lowest=result.lowest,
        highest=result.highest,
    )
    return Branch(title, (*lines, *ranges))


def _line(result: Result, line: Series, t: Translator) -> Branch:
    name, response = t.text(line.label), response_words(line, t)
    said = t("{name} ({response} answered)", name=name, response=response) if response else name
    return Branch(said, tuple(Branch(_axis(result, line, axis, t)) for axis in result.axes))


def _axis(result: Result, line: Series, axis: Axis, t: Translator) -> str:
    value = axis_mean_words(result, line, axis.id, t)
    answers = axis_answers_words(result.scores.get((line.key, axis.id)), t)
    values = {"axis": t.text(axis.label), "value": value, "answers": answers}
    return t("{axis}: {value} ({answers} answers)", **values) if answers else t("{axis}: {value}", **values)


def _range(result: Result, behind: Sequence[Series], t: Translator) -> Branch:
    def said(axis: Axis) -> str:
        one = axis_range(result, behind, axis.id)
        value = t("fewer than two boards have a result") if one is None else range_words(result, one, t)
        return t("{axis}: {value}", axis=t.text(axis.label), value=value)

    return Branch(range_name(result, behind, t), tuple(Branch(said(axis)) for axis in result.axes))


def items_text(result: Result, line: Series, axis: Axis, t: Translator) -> Branch:
    """How the items of an axis were answered: for each its mean or why there is none, then how many chose each level."""
    title = t("{axis}: how {name} answered", axis=t.text(axis.label), name=t.text(line.label))
    return Branch(title, tuple(_item(result, line, item_id, t) for item_id in axis.shown_ids))


def _item(result: Result, line: Series, item_id: str, t: Translator) -> Branch:
    score = result.items.get((line.key, item_id))
    value = item_mean_words(result, line, item_id, t)
    said = t("{axis}: {value}", axis=t.text(result.asked[item_id].text), value=value)
    return Branch(said, tuple(Branch(one) for one in _levels(result, item_id, score, t)))


def _levels(result: Result, item_id: str, score: ItemScore | None, t: Translator) -> Iterator[str]:
    scale = result.asked[item_id].scale
    if scale is None or score is None or score.levels is None:
        return
    for place, count in enumerate(score.levels):
        yield t("{axis}: {value}", axis=level_words(scale, place, t), value=count)
    if score.dont_know:
        yield t.plural("{count} don't know", "{count} don't know", score.dont_know)
