"""Round to round: a mean for each, a line between them, and how far it moved; of one board's axes, or of one axis's boards."""

from collections.abc import Mapping, Sequence

from sait.analysis.gaps import Gap, axis_gap, largest_first
from sait.analysis.result import Axis, Result, Series
from sait.charts.plots.model import Cell, Kind, Plot, Row, Slope
from sait.i18n import Text, Translator
from sait.wording.figures import axis_mean_words, axis_number
from sait.wording.headlines import change_headline, signed


def of_board(result: Result, lines: Sequence[Series], name: str, rounds: Mapping[str, Text], t: Translator) -> Plot:
    """One board's *lines*, the oldest round first, axis by axis. *rounds* are the rounds' names by their identifier."""
    moved = {axis.id: _moved(result, lines, axis) for axis in result.axes}
    largest = next(iter(largest_first(gap for gap in moved.values() if gap is not None)), None)
    order = [line.round_id for line in lines]
    rows = (_row(result, t.text(axis.label), lines, order, axis, moved[axis.id], t) for axis in result.axes)
    head = t("Domain") if result.cut == "domain" else t("Category")
    title = change_headline(result, name, largest, t)
    return _plot(result, title, lines, (head, *(t.text(rounds[one]) for one in order)), tuple(rows), t)


def of_axis(result: Result, axis: Axis, boards: Mapping[str, Text], rounds: Mapping[str, Text], t: Translator) -> Plot:
    """One axis, board by board. *boards* and *rounds* are names by identifier, *rounds* the oldest first."""
    rows = []
    for board_id, name in boards.items():
        of_round = {line.round_id: line for line in result.series if line.board_id == board_id}
        lines = tuple(of_round[one] for one in rounds if one in of_round)
        rows.append(_row(result, t.text(name), lines, list(rounds), axis, _moved(result, lines, axis), t))
    title = t("{axis}: round by round", axis=t.text(axis.label))
    return _plot(result, title, result.series, (t("Board"), *map(t.text, rounds.values())), tuple(rows), t)


def _plot(
    result: Result, title: str, lines: Sequence[Series], heads: Sequence[str], rows: tuple[Row, ...], t: Translator
) -> Plot:
    return Plot(
        Kind.SLOPES,
        title=title,
        label=t("Change from round to round"),
        lines=tuple(lines),
        heads=(*heads, t("From round to round"), t("Change")),
        rows=rows,
        drawn=t("Change is over the questions that both rounds have"),
        ends=_ends(result),
    )


def _moved(result: Result, lines: Sequence[Series], axis: Axis) -> Gap | None:
    """From the last round but one to the last."""
    return axis_gap(result, lines[-1], lines[-2], axis) if len(lines) > 1 else None


def _row(
    result: Result,
    name: str,
    lines: Sequence[Series],
    order: Sequence[str],
    axis: Axis,
    moved: Gap | None,
    t: Translator,
) -> Row:
    by_round = {line.round_id: line for line in lines}
    scores = [result.scores.get((by_round[one].key, axis.id)) if one in by_round else None for one in order]
    said = [axis_mean_words(result, by_round[one], axis.id, t) if one in by_round else "–" for one in order]
    means = [None if score is None else score.mean for score in scores]
    if moved is not None:
        means[-2:] = moved.second, moved.first
    change = _change_words(result, lines, axis, moved, t)
    return Row(name, (*map(Cell, said), Cell(mark=Slope(tuple(means))), Cell(change)))


def _change_words(result: Result, lines: Sequence[Series], axis: Axis, moved: Gap | None, t: Translator) -> str:
    """How far it moved; where that is over some of the questions alone, over how many and between which means."""
    if moved is None:
        return "–"
    change = signed(result, moved.difference, t)
    shown = [result.scores[line.key, axis.id].items_given for line in lines[-2:]]
    if all(count == moved.items for count in shown):
        return change
    first, last = (axis_number(result, mean, t) for mean in (moved.second, moved.first))
    over = t.plural("over {count} question", "over {count} questions", moved.items)
    return t("{change} ({first} to {last}, {over})", change=change, first=first, last=last, over=over)


def _ends(result: Result) -> tuple[float, float]:
    """Between the lowest and the highest mean of all that is on the wall: a line's slope means the same everywhere."""
    means = [score.mean for score in result.scores.values() if score.mean is not None]
    return min(means, default=result.lowest), max(means, default=result.highest)
