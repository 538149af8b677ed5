"""Charts of rows: what they say is the result's own figures and reasons, as a text, as a picture and as a table."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from sait.analysis.gaps import axis_gap, gap_to_others
from sait.analysis.ranges import axis_range
from sait.analysis.result import SeriesRole
from sait.charts.pictures.rows import rows_picture
from sait.charts.pictures.sheet import Caption
from sait.charts.plots import change, differences
from sait.charts.plots.heat_map import BY_NAME, heat_map
from sait.charts.plots.model import Plot, plot_text
from sait.i18n import translator
from sait.ui.compare.markup import plot_markup
from sait.wording.figures import axis_mean_words, axis_number, why_none
from sait.wording.headlines import signed
from sait.wording.ranges import range_words, score_words
from tests.unit.charts.sample import category_result, domain_result, released_so_far, text
from tests.unit.charts.test_pictures import inside, said

LANGUAGES = pytest.mark.parametrize("t", [translator("en"), translator("cy")], ids=["en", "cy"])
PART = released_so_far(domain_result(3), 5)
RESULTS = {
    "typical": domain_result(3),
    "part": PART,
    "nothing": released_so_far(PART, 0),
    "categories": category_result(),
}
EACH_RESULT = pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)


def rounds_of(result):
    """The same board in two rounds: its own line, and what stands beside it as its line of a round before."""
    now, before = (
        replace(line, board_id="north", round_id=name, role=SeriesRole.REGIONAL)
        for line, name in zip(result.series[:2], ("second", "first"), strict=True)
    )
    return replace(result, series=(now, before))


def plots_of(result, t) -> dict[str, Plot]:
    first, *others = result.series
    rounds = {"first": text("2013", "2013"), "second": text("2014", "2014")}
    both = rounds_of(result)
    lines = tuple(reversed(both.series))
    return {
        "heat map": heat_map(result, result.series, BY_NAME, t),
        "all": differences.of_all(result, result.series, t),
        "one": differences.of_one(result, first, others, t),
        "two": differences.of_two(result, first, others[0], t),
        "change of a board": change.of_board(both, lines, "North", rounds, t),
        "change of an axis": change.of_axis(both, both.axes[0], {"north": text("North", "Gogledd")}, rounds, t),
    }


def leaves(plot):
    return {row.said: [part.said for part in row.parts] for row in plot_text(plot).parts}


@LANGUAGES
@EACH_RESULT
def test_the_text_of_a_heat_map_is_every_figure_of_the_result_or_its_whole_reason(result, t):
    said_of = leaves(plots_of(result, t)["heat map"])
    for line in result.series:
        for axis in result.axes:
            score = result.scores.get((line.key, axis.id))
            is_there = score is not None and score.mean is not None
            value = score_words(result, score, t) if is_there else t(why_none(result, line, axis.id))
            assert f"{t.text(axis.label)}: {value}" in said_of[t.text(line.label)]


@LANGUAGES
@EACH_RESULT
def test_the_text_of_differences_is_what_the_rules_of_comparison_say(result, t):
    plots = plots_of(result, t)
    first, *others = result.series
    for axis in result.axes:
        name = t.text(axis.label)
        among, whole = axis_range(result, others, axis.id), axis_range(result, result.series, axis.id)
        few = t("fewer than two boards have a result")
        apart, gap = gap_to_others(result, first, others, axis), axis_gap(result, first, others[0], axis)
        assert leaves(plots["all"])[name] == [
            f"{t('Lowest to highest')}: {few if whole is None else range_words(result, whole, t)}"
        ]
        assert leaves(plots["one"])[name][1:] == [
            f"{t('The others')}: {few if among is None else range_words(result, among, t)}",
            f"{t('Difference')}: {'–' if apart is None else signed(result, apart, t)}",
        ]
        sides = [axis_mean_words(result, line, axis.id, t) for line in (first, others[0])]
        if gap is not None:
            sides = [axis_number(result, mean, t) for mean in (gap.first, gap.second)]
        assert [one.rpartition(": ")[2] for one in leaves(plots["two"])[name]] == [
            *(side.rpartition(": ")[2] for side in sides),
            "–" if gap is None else signed(result, gap.difference, t),
        ]


@LANGUAGES
@EACH_RESULT
def test_the_text_of_a_change_has_every_round_and_how_far_it_moved(result, t):
    both = rounds_of(result)
    now, before = both.series
    said_of = leaves(plots_of(result, t)["change of a board"])
    for axis in both.axes:
        moved = axis_gap(both, now, before, axis)
        values = said_of[t.text(axis.label)]
        assert values[:2] == [
            f"2013: {axis_mean_words(both, before, axis.id, t)}",
            f"2014: {axis_mean_words(both, now, axis.id, t)}",
        ]
        assert ("–" if moved is None else signed(both, moved.difference, t)) in values[2]
    of_axis = leaves(plots_of(result, t)["change of an axis"])
    assert of_axis[t.text(text("North", "Gogledd"))] == said_of[t.text(both.axes[0].label)]


@LANGUAGES
@EACH_RESULT
def test_a_saved_picture_of_rows_says_all_that_its_text_says_and_nothing_is_cut(result, t):
    result = replace(result, demonstration=True)
    for plot in plots_of(result, t).values():
        caption = Caption(plot.title, t.text(text("Development days 2013", "Diwrnodau datblygu 2013")))
        picture = ElementTree.fromstring(rows_picture(result, plot, caption, t))
        assert list(inside(picture)) == []
        words = said(picture)
        for row in plot.rows:
            for one in (row.name, *(cell.said for cell in row.cells)):
                assert all(word in words for word in one.split())
        assert all(word in words for word in (*plot.title.split(), "2013", "sait-regional", "(ab12cd34)", "SAIT."))
        assert t("Demonstration data") in words


@EACH_RESULT
def test_the_table_has_a_cell_for_every_column_and_the_whole_reason_where_there_is_no_figure(result):
    t = translator("en")
    for plot in plots_of(result, t).values():
        rows = re.findall(r"<tr[^>]*>(.*?)</tr>", plot_markup(result, plot))
        assert [len(re.findall(r"<t[hd]\b", row)) for row in rows] == [len(plot.heads)] * (len(plot.rows) + 1)
        for row, drawn in zip(plot.rows, rows[1:], strict=True):
            assert all(f'title="{cell.why}"' in drawn for cell in row.cells if cell.why)


def test_a_column_with_a_long_word_has_smaller_type_and_not_half_a_word():
    result = domain_result(3)
    axes = tuple(replace(axis, label=text("Governmentalisation-and-accountability", "x")) for axis in result.axes)
    result = replace(result, axes=axes)
    t = translator("en")
    plot = heat_map(result, result.series, BY_NAME, t)
    picture = ElementTree.fromstring(rows_picture(result, plot, Caption(plot.title, "2013"), t))
    assert list(inside(picture)) == []
    assert "Governmentalisation-and-accountability" in said(picture)
