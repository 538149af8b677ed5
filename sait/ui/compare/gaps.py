"""Differences, largest first: of one board from another or from the middle of all others; without one, of all boards."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from sait.analysis.gaps import Gap, axis_gap, gap_to_others, item_gap, largest_first
from sait.analysis.ranges import AxisRange, axis_range
from sait.analysis.result import Axis, Result, Series
from sait.i18n import Translator
from sait.ui.compare.heading import heading
from sait.ui.compare.markup import dots_track, legend, scale_marks, track
from sait.ui.compare.wall import Wall
from sait.ui.parts.table_view import NOTHING, body_row, head_row, table_markup
from sait.wording.figures import axis_mean_words, axis_number
from sait.wording.headlines import gap_headline, signed, wall_headline
from sait.wording.ranges import boards_name, range_words, score_words


def differences(wall: Wall, head: DeltaGenerator, t: Translator) -> None:
    """The dot plot as a table: where each lies, and how far apart they are."""
    beside = wall.beside
    others = () if beside is None else wall.others(beside)
    if beside is None or not others:
        _of_all(wall, head, t)
    elif len(others) == 1:
        _of_two(wall, head, beside, others[0], t)
    else:
        _of_one(wall, head, beside, others, t)


def _of_all(wall: Wall, head: DeltaGenerator, t: Translator) -> None:
    """Every board a dot; the axes on which they lie furthest apart first."""
    found, lines = wall.found, wall.newest
    heading(head, wall_headline(found, lines, t), wall, lines, t, drawn=t("Each dot is a board; furthest apart first"))
    ranges = [(axis, axis_range(found, lines, axis.id)) for axis in found.axes]
    given = sorted(((axis, one) for axis, one in ranges if one), key=lambda pair: -_width(pair[1]))
    rows = [
        body_row([t.text(axis.label), dots_track(found, _means(found, lines, axis)), range_words(found, one, t)])
        for axis, one in given
    ]
    rows += [
        body_row([t.text(axis.label), NOTHING, t("fewer than two boards have a result")])
        for axis, one in ranges
        if one is None
    ]
    _table([_axis_head(found, t), scale_marks(found), t("Lowest to highest")], rows, t)


def _of_one(wall: Wall, head: DeltaGenerator, first: Series, others: Sequence[Series], t: Translator) -> None:
    """One board as the large dot, the others as a bar; the largest difference from their middle first."""
    found = wall.found
    title = t("{name} beside {boards}", name=t.text(first.label), boards=boards_name(others, t))
    heading(head, title, wall, (first, *others), t, drawn=t("Largest difference from the median first"))
    marks = [("first", t.text(first.label)), ("other", t("The others"))]
    st.html(legend([*marks, ("range", t("lowest to highest")), ("middle", t("median"))]))
    apart = {axis.id: gap_to_others(found, first, others, axis) for axis in found.axes}
    ordered = sorted(found.axes, key=lambda axis: -abs(apart[axis.id] or 0) if apart[axis.id] is not None else 1)
    rows = [_row_of_one(found, first, others, axis, apart[axis.id], t) for axis in ordered]
    heads = [_axis_head(found, t), scale_marks(found), t.text(first.label), t("The others"), t("Difference")]
    _table(heads, rows, t)


def _row_of_one(
    found: Result, first: Series, others: Sequence[Series], axis: Axis, apart: float | None, t: Translator
) -> Markup:
    score, among = found.scores.get((first.key, axis.id)), axis_range(found, others, axis.id)
    name = t.text(axis.label)
    if score is None or score.mean is None or apart is None:
        return body_row([name, NOTHING, _said(found, first, axis, t), _range(found, among, t), "–"])
    drawn = track(found, score.mean, _means(found, others, axis), middle=among.median if among else None)
    return body_row([name, drawn, score_words(found, score, t), _range(found, among, t), signed(found, apart, t)])


def _of_two(wall: Wall, head: DeltaGenerator, first: Series, second: Series, t: Translator) -> None:
    """Two boards: axis by axis, then question by question, over what both have."""
    found = wall.found
    gaps = largest_first(gap for axis in found.axes if (gap := axis_gap(found, first, second, axis)) is not None)
    headline = gap_headline(found, first, second, gaps[0] if gaps else None, t)
    heading(
        head,
        headline,
        wall,
        (first, second),
        t,
        drawn=t("Over the questions that both have; largest difference first"),
    )
    st.html(legend([("first", t.text(first.label)), ("other", t.text(second.label))]))
    labels = {axis.id: t.text(axis.label) for axis in found.axes}
    heads = [_axis_head(found, t), scale_marks(found), t.text(first.label), t.text(second.label), t("Difference")]
    rows = [_row_of_gap(found, gap, labels[gap.subject], t) for gap in gaps]
    without = [axis for axis in found.axes if axis.id not in {gap.subject for gap in gaps}]
    rows += [
        body_row([labels[axis.id], NOTHING, _said(found, first, axis, t), _said(found, second, axis, t), "–"])
        for axis in without
    ]
    _table(heads, rows, t)
    items = dict.fromkeys(item_id for axis in found.axes for item_id in axis.item_ids)
    of_items = largest_first(gap for one in items if (gap := item_gap(found, first, second, one)) is not None)
    if of_items:
        with st.expander(t("Question by question")):
            heads[0] = t("Question")
            _table(heads, [_row_of_gap(found, gap, t.text(found.asked[gap.subject].text), t) for gap in of_items], t)


def _row_of_gap(found: Result, gap: Gap, name: str, t: Translator) -> Markup:
    drawn = track(found, gap.first, [gap.second], middle=None)
    numbers = [axis_number(found, mean, t) for mean in (gap.first, gap.second)]
    return body_row([name, drawn, *numbers, signed(found, gap.difference, t)])


def _said(found: Result, line: Series, axis: Axis, t: Translator) -> str:

    return axis_mean_words(found, line, axis.id, t)


def _range(found: Result, among: AxisRange | None, t: Translator) -> str:
    return t("fewer than two boards have a result") if among is None else range_words(found, among, t)


def _means(found: Result, lines: Sequence[Series], axis: Axis) -> list[float]:
    scores = (found.scores.get((line.key, axis.id)) for line in lines)
    return [score.mean for score in scores if score is not None and score.mean is not None]


def _width(one: AxisRange) -> float:
    return round((one.highest.mean or 0) - (one.lowest.mean or 0), 9)


def _axis_head(found: Result, t: Translator) -> str:
    return t("Domain") if found.cut == "domain" else t("Category")


def _table(heads: Sequence[str], rows: Sequence[Markup], t: Translator) -> None:
    st.html(table_markup(head_row(heads), rows, label=t("Differences"), name="sait-table tracks"))
