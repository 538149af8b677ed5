"""The three views of the wall that are charts of rows, each with its controls, its picture and its text."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sait.charts.pictures.rows import rows_picture
from sait.charts.pictures.sheet import Caption
from sait.charts.plots import change, differences
from sait.charts.plots.heat_map import BY_NAME, heat_map
from sait.charts.plots.model import Kind, Plot, plot_text
from sait.i18n import Translator
from sait.ui.compare.address import Choosing, open_board
from sait.ui.compare.choice import View, board_names
from sait.ui.compare.heading import heading, under_chart
from sait.ui.compare.markup import plot_markup
from sait.ui.compare.wall import Wall
from sait.ui.parts.table_view import wider_than_screen
from sait.ui.results.chart_text import chart_text
from sait.ui.results.picture import picture_menu

Draw = Callable[[Wall, Choosing, Translator], Plot | None]


def heat_map_of(wall: Wall, ask: Choosing, t: Translator) -> Plot:
    """In the order that one chooses."""
    axes = wall.found.axes
    orders = {BY_NAME: t("By name"), **{axis.id: t("By {axis}", axis=t.text(axis.label)) for axis in axes}}
    order = ask.one_of(t("Order of boards"), "order", orders, BY_NAME)
    return heat_map(wall.found, wall.newest, order, t)


def differences_of(wall: Wall, _: Choosing, t: Translator) -> Plot:
    """Of the board that stands beside each from the others, or of all boards."""
    beside = wall.beside
    others = () if beside is None else wall.others(beside)
    if beside is None or not others:
        return differences.of_all(wall.found, wall.newest, t)
    if len(others) == 1:
        return differences.of_two(wall.found, beside, others[0], t)
    return differences.of_one(wall.found, beside, others, t)


def change_of(wall: Wall, ask: Choosing, t: Translator) -> Plot | None:
    """Of the board that stands beside each where one was chosen, axis by axis; otherwise board by board on one axis.

    None where there is only one round.
    """
    found, chosen = wall.found, wall.beside
    if len(wall.choice.round_ids) < 2:
        return None
    rounds = {line.round_id: wall.round_name(line) for line in reversed(found.series)}
    if chosen is not None:
        name = t.text(wall.board_name(chosen))
        return change.of_board(found, wall.rounds_of(chosen.board_id), name, rounds, t)
    labels = {axis.id: t.text(axis.label) for axis in found.axes}
    axis_id = ask.one_of(t("Axis"), "axis", labels, found.axes[0].id)
    axis = next(one for one in found.axes if one.id == axis_id)
    boards = {line.board_id: wall.board_name(line) for line in found.series}
    return change.of_axis(
        found, axis, boards, {one: rounds[one] for one in reversed(wall.choice.round_ids) if one in rounds}, t
    )


PLOTS: dict[View, Draw] = {View.HEAT: heat_map_of, View.GAPS: differences_of, View.CHANGE: change_of}


def plot_view(wall: Wall, head: DeltaGenerator, ask: Choosing, t: Translator) -> None:
    """The view's controls, its finding over them in *head*, the table, and the same as a picture and as a text."""
    with st.container(horizontal=True, key="compare-plot", vertical_alignment="bottom"):
        plot = PLOTS[wall.choice.view](wall, ask, t)
        if plot is None:
            heading(head, t("Change from round to round"), wall, wall.found.series, t, has_text=False)
            st.info(t("There is only one round to compare so far."))
            return
        if plot.kind is Kind.HEAT:
            _open_one(wall, t)
    heading(head, plot.title, wall, plot.lines, t, drawn=plot.drawn, marks=plot.legend)
    st.html((wider_than_screen(t) if plot.kind is not Kind.TRACKS else "") + plot_markup(wall.found, plot))
    with under_chart():
        chart_text(plot_text(plot), t, is_main=True)
        _save(wall, plot, t)
    if wall.choice.view is View.GAPS:
        _questions(wall, t)


def _open_one(wall: Wall, t: Translator) -> None:
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


def _open_chosen() -> None:
    if chosen := st.session_state.get("compare-opened"):
        open_board(chosen)


def _questions(wall: Wall, t: Translator) -> None:
    """Of two boards the same question by question."""
    others = () if wall.beside is None else wall.others(wall.beside)
    if wall.beside is None or len(others) != 1:
        return
    plot = differences.question_by_question(wall.found, wall.beside, others[0], t)
    if plot is not None:
        with st.expander(plot.title):
            st.html(plot_markup(wall.found, plot))
            chart_text(plot_text(plot), t)


def _save(wall: Wall, plot: Plot, t: Translator) -> None:
    caption = Caption(plot.title, wall.rounds(t))
    picture_menu(
        plot.title,
        lambda: rows_picture(wall.found, plot, caption, t),
        t,
        key=f"picture-{plot.kind}",
        alt=plot.title,
    )
