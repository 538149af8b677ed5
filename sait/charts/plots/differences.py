"""Differences, largest first: of one board from another or from the middle of all others; without one, of all boards."""

from collections.abc import Mapping, Sequence

from sait.analysis.gaps import Gap, axis_gap, gap_to_others, item_gap, largest_first
from sait.analysis.ranges import AxisRange, axis_range
from sait.analysis.result import Axis, Result, Series
from sait.charts.plots.model import Cell, Kind, Plot, Row, Track
from sait.i18n import Translator
from sait.wording.figures import axis_mean_words, axis_number
from sait.wording.headlines import gap_headline, signed, wall_headline
from sait.wording.ranges import boards_name, range_words, score_words


def of_all(result: Result, lines: Sequence[Series], t: Translator) -> Plot:
    """Every board a dot; the axes on which they lie furthest apart first."""
    ranges = {axis.id: axis_range(result, lines, axis.id) for axis in result.axes}
    ordered = sorted(result.axes, key=lambda axis: -_width(ranges[axis.id]))
    return Plot(
        Kind.TRACKS,
        title=wall_headline(result, lines, t),
        label=t("Differences"),
        lines=tuple(lines),
        heads=(_axis_head(result, t), "", t("Lowest to highest")),
        rows=tuple(_row_of_all(result, lines, axis, ranges[axis.id], t) for axis in ordered),
        drawn=t("Each dot is a board; furthest apart first"),
    )


def _row_of_all(result: Result, lines: Sequence[Series], axis: Axis, one: AxisRange | None, t: Translator) -> Row:
    mark = Track(_means(result, lines, axis)) if one else None
    return Row(t.text(axis.label), (Cell(mark=mark), Cell(_range(result, one, t))))


def of_one(result: Result, first: Series, others: Sequence[Series], t: Translator) -> Plot:
    """One board as the large dot, the others as a bar; the largest difference from their middle first."""
    apart = {axis.id: gap_to_others(result, first, others, axis) for axis in result.axes}
    ordered = sorted(result.axes, key=lambda axis: -abs(apart[axis.id] or 0) if apart[axis.id] is not None else 1)
    name = t.text(first.label)
    return Plot(
        Kind.TRACKS,
        title=t("{name} beside {boards}", name=name, boards=boards_name(others, t)),
        label=t("Differences"),
        lines=(first, *others),
        heads=(_axis_head(result, t), "", name, t("The others"), t("Difference")),
        rows=tuple(_row_of_one(result, first, others, axis, apart[axis.id], t) for axis in ordered),
        drawn=t("Largest difference from the median first"),
        legend=(
            ("first", name),
            ("other", t("The others")),
            ("range", t("lowest to highest")),
            ("middle", t("median")),
        ),
    )


def _row_of_one(
    result: Result, first: Series, others: Sequence[Series], axis: Axis, apart: float | None, t: Translator
) -> Row:
    score, among = result.scores.get((first.key, axis.id)), axis_range(result, others, axis.id)
    name = t.text(axis.label)
    if score is None or score.mean is None or apart is None:
        said = (axis_mean_words(result, first, axis.id, t), _range(result, among, t), "–")
        return Row(name, (Cell(), *map(Cell, said)))
    mark = Track(_means(result, others, axis), score.mean, among.median if among else None)
    said = (score_words(result, score, t), _range(result, among, t), signed(result, apart, t))
    return Row(name, (Cell(mark=mark), *map(Cell, said)))


def of_two(result: Result, first: Series, second: Series, t: Translator) -> Plot:
    """Two boards, axis by axis, over the questions that both have; where one has no result, why."""
    gaps = largest_first(gap for axis in result.axes if (gap := axis_gap(result, first, second, axis)) is not None)
    labels = {axis.id: t.text(axis.label) for axis in result.axes}
    compared = {gap.subject for gap in gaps}
    without = [axis for axis in result.axes if axis.id not in compared]
    missing = (
        Row(
            labels[axis.id],
            (Cell(), *(Cell(axis_mean_words(result, line, axis.id, t)) for line in (first, second)), Cell("–")),
        )
        for axis in without
    )
    title = gap_headline(result, first, second, gaps[0] if gaps else None, t)
    return _of_gaps(
        result, first, second, gaps, labels, t, head=_axis_head(result, t), title=title, more=tuple(missing)
    )


def question_by_question(result: Result, first: Series, second: Series, t: Translator) -> Plot | None:
    """The same for each question that both have; None where there is none."""
    items = dict.fromkeys(item_id for axis in result.axes for item_id in axis.item_ids)
    gaps = largest_first(gap for one in items if (gap := item_gap(result, first, second, one)) is not None)
    if not gaps:
        return None
    labels = {gap.subject: t.text(result.asked[gap.subject].text) for gap in gaps}
    return _of_gaps(
        result, first, second, gaps, labels, t, head=t("Question"), title=t("Question by question"), more=()
    )


def _of_gaps(
    result: Result,
    first: Series,
    second: Series,
    gaps: Sequence[Gap],
    labels: Mapping[str, str],
    t: Translator,
    *,
    head: str,
    title: str,
    more: tuple[Row, ...],
) -> Plot:
    names = t.text(first.label), t.text(second.label)
    return Plot(
        Kind.TRACKS,
        title=title,
        label=t("Differences"),
        lines=(first, second),
        heads=(head, "", *names, t("Difference")),
        rows=(*(_row_of_gap(result, gap, labels[gap.subject], t) for gap in gaps), *more),
        drawn=t("Over the questions that both have; largest difference first"),
        legend=(("first", names[0]), ("other", names[1])),
    )


def _row_of_gap(result: Result, gap: Gap, name: str, t: Translator) -> Row:
    numbers = (axis_number(result, mean, t) for mean in (gap.first, gap.second))
    said = (*numbers, signed(result, gap.difference, t))
    return Row(name, (Cell(mark=Track((gap.second,), gap.first)), *map(Cell, said)))


def _range(result: Result, among: AxisRange | None, t: Translator) -> str:
    return t("fewer than two boards have a result") if among is None else range_words(result, among, t)


def _means(result: Result, lines: Sequence[Series], axis: Axis) -> tuple[float, ...]:
    scores = (result.scores.get((line.key, axis.id)) for line in lines)
    return tuple(score.mean for score in scores if score is not None and score.mean is not None)


def _width(one: AxisRange | None) -> float:
    return -1 if one is None else round((one.highest.mean or 0) - (one.lowest.mean or 0), 9)


def _axis_head(result: Result, t: Translator) -> str:
    return t("Domain") if result.cut == "domain" else t("Category")
