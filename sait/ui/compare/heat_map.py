"""Boards by axes, a number in each cell: what can be found fastest where there are many boards."""

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from sait.analysis.ranges import axis_range
from sait.analysis.result import Axis, Result, Series
from sait.i18n import Translator
from sait.ui.compare.address import open_board, pick
from sait.ui.compare.choice import board_names
from sait.ui.compare.heading import heading
from sait.ui.compare.markup import heat_cell
from sait.ui.compare.wall import Wall
from sait.ui.parts.table_view import NOTHING, table_markup, wider_than_screen
from sait.wording.figures import axis_number, response_words
from sait.wording.headlines import wall_headline

BY_NAME = "name"


def heat_map(wall: Wall, head: DeltaGenerator, t: Translator) -> None:
    """The table, in an order that one chooses and that is the same for every round; under it lowest, median and highest."""
    found = wall.found
    heading(
        head, wall_headline(found, wall.newest, t), wall, found.series, t, drawn=t("The deeper the colour, the higher")
    )
    orders = {BY_NAME: t("By name"), **{axis.id: t("By {axis}", axis=t.text(axis.label)) for axis in found.axes}}
    with st.container(horizontal=True, key="compare-heat"):
        order = pick(t("Order of boards"), "order", orders, BY_NAME)
        names = board_names(wall.choice.rooms, t)
        st.selectbox(
            t("Open one board"),
            list(names),
            index=None,
            placeholder=t("Choose a board"),
            format_func=names.__getitem__,
            key="compare-opened",
            on_change=_open_chosen,
        )
    heads = [t("Board"), *([t("Answered")]), *(t.text(axis.label) for axis in found.axes)]
    top = Markup("<tr>{}</tr>").format(
        NOTHING.join(Markup('<th scope="col"><span>{}</span></th>').format(one) for one in heads)
    )
    rows = [_row(found, line, t) for line in in_order(wall, order)]
    rows += _summary(wall, t)
    label = t("Heat map: {cut}", cut=t.text(found.cut_title))
    st.html(wider_than_screen(t) + table_markup(top, rows, label=label, name="sait-table heat"))


def _open_chosen() -> None:
    if chosen := st.session_state.get("compare-opened"):
        open_board(chosen)


def in_order(wall: Wall, order: str) -> list[Series]:
    """Boards by name or by one axis of the newest round, highest first and without a figure last; their rounds together."""
    found = wall.found
    boards = list(dict.fromkeys(line.board_id for line in found.series))
    if order != BY_NAME:
        of_board = {line.board_id: _mean(found, line, order) for line in wall.newest}
        boards.sort(key=lambda board: -of_board.get(board, -1))
    return [line for board in boards for line in found.series if line.board_id == board]


def _mean(result: Result, line: Series, axis_id: str) -> float:
    score = result.scores.get((line.key, axis_id))
    return -1 if score is None or score.mean is None else score.mean - result.lowest


def _row(result: Result, line: Series, t: Translator) -> Markup:
    cells = NOTHING.join(heat_cell(result, line, axis, t) for axis in result.axes)
    return Markup('<tr><th scope="row">{}</th><td>{}</td>{}</tr>').format(
        t.text(line.label), response_words(line, t), cells
    )


def _summary(wall: Wall, t: Translator) -> list[Markup]:
    """Lowest, median and highest of the newest round, of how many."""
    ranges = [axis_range(wall.found, wall.newest, axis.id) for axis in wall.found.axes]
    if not any(ranges):
        return []
    said = {
        t("Median of boards shown"): [_number(wall.found, one.median if one else None, t) for one in ranges],
        t("Boards shown"): [
            t("{count} of {total}", count=one.shown if one else _shown(wall, axis), total=len(wall.newest))
            for one, axis in zip(ranges, wall.found.axes, strict=True)
        ],
    }
    row = Markup('<tr class="summary"><th scope="row">{}</th><td></td>{}</tr>')
    return [
        row.format(name, NOTHING.join(Markup("<td>{}</td>").format(cell) for cell in cells))
        for name, cells in said.items()
    ]


def _number(result: Result, mean: float | None, t: Translator) -> str:
    return "–" if mean is None else axis_number(result, mean, t)


def _shown(wall: Wall, axis: Axis) -> int:
    return sum(_mean(wall.found, line, axis.id) >= 0 for line in wall.newest)
