"""Round to round: a mean for each, a line between them, and how far it moved; of one board's axes, or of one axis's boards."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from sait.analysis.gaps import Gap, axis_gap, largest_first
from sait.analysis.result import Axis, Result, Series
from sait.i18n import Translator
from sait.ui.compare.address import pick
from sait.ui.compare.heading import heading
from sait.ui.compare.markup import slope
from sait.ui.compare.wall import Wall
from sait.ui.parts.table_view import body_row, head_row, table_markup, wider_than_screen
from sait.wording.figures import axis_mean_words, axis_number
from sait.wording.headlines import change_headline, signed


def changes(wall: Wall, head: DeltaGenerator, t: Translator) -> None:
    """Of the board that stands beside each where one was chosen, axis by axis; otherwise board by board on one axis."""
    if len(wall.choice.round_ids) < 2:
        heading(head, t("Change from round to round"), wall, wall.found.series, t)
        st.info(t("There is only one round to compare so far."))
    elif wall.beside is None:
        _of_axis(wall, head, t)
    else:
        _of_board(wall, head, wall.beside, t)


def _of_board(wall: Wall, head: DeltaGenerator, chosen: Series, t: Translator) -> None:
    found, lines = wall.found, wall.rounds_of(chosen.board_id)
    moved = {axis.id: _moved(found, lines, axis) for axis in found.axes}
    largest = next(iter(largest_first(gap for gap in moved.values() if gap is not None)), None)
    name = t.text(wall.board_name(chosen))
    heading(head, change_headline(found, name, largest, t), wall, lines, t, drawn=_over(t))
    rows = [_row(found, t.text(axis.label), lines, axis, moved[axis.id], t) for axis in found.axes]
    first = t("Domain") if found.cut == "domain" else t("Category")
    _table([first, *(t.text(wall.round_name(line)) for line in lines)], rows, t)


def _of_axis(wall: Wall, head: DeltaGenerator, t: Translator) -> None:
    found = wall.found
    labels = {axis.id: t.text(axis.label) for axis in found.axes}
    axis_id = pick(t("Axis"), "axis", labels, found.axes[0].id)
    axis = next(one for one in found.axes if one.id == axis_id)
    boards = list(dict.fromkeys(line.board_id for line in found.series))
    heading(head, t("{axis}: round by round", axis=labels[axis_id]), wall, found.series, t, drawn=_over(t))
    rounds = tuple(reversed(wall.choice.round_ids))
    rows = []
    for board in boards:
        of_board = {line.round_id: line for line in wall.rounds_of(board)}
        lines = tuple(of_board[round_id] for round_id in rounds if round_id in of_board)
        name = t.text(wall.board_name(lines[0]))
        rows.append(_row(found, name, lines, axis, _moved(found, lines, axis), t, rounds))
    titles = {line.round_id: t.text(wall.round_name(line)) for line in found.series}
    _table([t("Board"), *(titles[round_id] for round_id in rounds)], rows, t)


def _over(t: Translator) -> str:
    return t("Change is over the questions that both rounds have")


def _moved(found: Result, lines: Sequence[Series], axis: Axis) -> Gap | None:
    """From the last round but one to the last."""
    return axis_gap(found, lines[-1], lines[-2], axis) if len(lines) > 1 else None


def _row(
    found: Result,
    name: str,
    lines: Sequence[Series],
    axis: Axis,
    moved: Gap | None,
    t: Translator,
    rounds: Sequence[str] = (),
) -> Markup:
    by_round = {line.round_id: line for line in lines}
    order = rounds or tuple(by_round)
    scores = [found.scores.get((by_round[one].key, axis.id)) if one in by_round else None for one in order]
    words = [axis_mean_words(found, by_round[one], axis.id, t) if one in by_round else "–" for one in order]
    means = [None if score is None else score.mean for score in scores]
    if moved is not None:
        means[-2:] = moved.second, moved.first
    return body_row([name, *words, slope(means, _ends(found)), _change_words(found, lines, axis, moved, t)])


def _change_words(found: Result, lines: Sequence[Series], axis: Axis, moved: Gap | None, t: Translator) -> str:
    """How far it moved; where that is over some of the questions alone, over how many and between which means."""
    if moved is None:
        return "–"
    change = signed(found, moved.difference, t)
    shown = [found.scores[line.key, axis.id].items_given for line in lines[-2:]]
    if all(count == moved.items for count in shown):
        return change
    first, last = (axis_number(found, mean, t) for mean in (moved.second, moved.first))
    over = t.plural("over {count} question", "over {count} questions", moved.items)
    return t("{change} ({first} to {last}, {over})", change=change, first=first, last=last, over=over)


def _ends(found: Result) -> tuple[float, float]:
    """Between the lowest and the highest mean of all that is on the wall: a line's slope means the same everywhere."""
    means = [score.mean for score in found.scores.values() if score.mean is not None]
    return min(means, default=found.lowest), max(means, default=found.highest)


def _table(heads: Sequence[str], rows: Sequence[Markup], t: Translator) -> None:
    head = head_row([*heads, t("From round to round"), t("Change")])
    st.html(
        wider_than_screen(t) + table_markup(head, rows, label=t("Change from round to round"), name="sait-table slopes")
    )
