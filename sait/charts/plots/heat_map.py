"""Boards by axes, a number in each cell: what can be found fastest where there are many boards."""

from collections.abc import Iterator, Sequence

from sait.analysis.ranges import AxisRange, axis_range
from sait.analysis.result import Axis, Result, Series
from sait.charts.labels import BRIEF
from sait.charts.plots.model import Cell, Kind, Plot, Row, Shade
from sait.i18n import Translator
from sait.wording.figures import axis_number, response_words, why_none
from sait.wording.headlines import wall_headline
from sait.wording.ranges import score_words

BY_NAME = "name"


def heat_map(result: Result, newest: Sequence[Series], order: str, t: Translator) -> Plot:
    """Every line of *result*, in an *order* that is the same for every round; under them median and count of the *newest*."""
    lines = in_order(result, newest, order)
    return Plot(
        Kind.HEAT,
        title=wall_headline(result, newest, t),
        label=t("Heat map: {cut}", cut=t.text(result.cut_title)),
        lines=result.series,
        heads=(t("Board"), t("Answered"), *(t.text(axis.label) for axis in result.axes)),
        rows=(*(_row(result, line, t) for line in lines), *_summary(result, newest, t)),
        drawn=t("The deeper the colour, the higher"),
    )


def in_order(result: Result, newest: Sequence[Series], order: str) -> list[Series]:
    """Boards by name or by one axis of the newest round, highest first and without a figure last; their rounds together."""
    boards = list(dict.fromkeys(line.board_id for line in result.series))
    if order != BY_NAME:
        of_board = {line.board_id: _over_lowest(result, line, order) for line in newest}
        boards.sort(key=lambda board: -of_board.get(board, -1))
    return [line for board in boards for line in result.series if line.board_id == board]


def _over_lowest(result: Result, line: Series, axis_id: str) -> float:
    score = result.scores.get((line.key, axis_id))
    return -1 if score is None or score.mean is None else score.mean - result.lowest


def _row(result: Result, line: Series, t: Translator) -> Row:
    cells = (_cell(result, line, axis, t) for axis in result.axes)
    return Row(t.text(line.label), (Cell(response_words(line, t)), *cells))


def _cell(result: Result, line: Series, axis: Axis, t: Translator) -> Cell:
    score = result.scores.get((line.key, axis.id))
    if score is None or score.mean is None:
        reason = why_none(result, line, axis.id)
        return Cell(t(BRIEF[reason]), why=t(reason))
    return Cell(score_words(result, score, t), Shade(score.mean))


def _summary(result: Result, newest: Sequence[Series], t: Translator) -> Iterator[Row]:
    """The median of those boards that are shown, and how many of how many they are."""
    ranges = [axis_range(result, newest, axis.id) for axis in result.axes]
    if not any(ranges):
        return
    medians = [Cell("–" if one is None else _median(result, one, t)) for one in ranges]
    yield Row(t("Median of boards shown"), (Cell(), *medians), is_summary=True)
    shown = [sum(_over_lowest(result, line, axis.id) >= 0 for line in newest) for axis in result.axes]
    counts = [Cell(t("{count} of {total}", count=count, total=len(newest))) for count in shown]
    yield Row(t("Boards shown"), (Cell(), *counts), is_summary=True)


def _median(result: Result, one: AxisRange, t: Translator) -> str:
    number = axis_number(result, one.median, t)
    return t("at or near {mean}", mean=number) if one.median_near_end else number
