"""Charts of a bank of several scales: ticks, words, and one chart for each scale."""

from dataclasses import replace

import pytest

from sait.charts.frame import LEGEND_LINE
from sait.charts.radar import radars
from sait.charts.spread import spread
from sait.charts.ticks import axis_ticks, even_step
from sait.i18n import translator
from sait.reports.deck.notes import how_to_read
from sait.reports.tables.results import csv_bytes, json_bytes
from sait.wording.figures import units_words
from tests.unit.analysis.bank import RATED, UNEVEN, instrument, mixed_item, scales
from tests.unit.analysis.test_mixed import COUNTS, result_of, shown
from tests.unit.reports.packs import opened

T = translator("en")


def uneven():
    bank = instrument({"A": [mixed_item("A1", RATED), mixed_item("A2", RATED)]})
    items = tuple(replace(item, scale=scales()[UNEVEN]) for item in bank.domains[0].items)
    return result_of(bank=replace(bank, domains=(replace(bank.domains[0], items=items),)))


def test_marks_stand_at_quarters_of_hundredths_and_at_the_levels_of_one_scale():
    assert (axis_ticks(shown()), even_step(shown())) == ((0, 25, 50, 75, 100), 25)
    assert (axis_ticks(uneven()), even_step(uneven())) == ((0, 1, 3, 5), 1)


def test_title_caption_alternative_text_and_picture_say_that_they_are_shares():
    (panel,) = radars(shown(), T)
    assert panel.title == "Domains, as shares of each item's range: north"
    assert panel.caption == units_words(shown(), T)
    assert panel.caption in panel.alt
    assert "scale 0 to 100" in panel.alt
    assert "0 to 100: share of each item's own range" in [one.text for one in panel.figure.layout.annotations]


def test_the_spread_has_a_chart_for_each_scale_with_its_own_levels():
    rated, agree, choice = spread(shown(), "north", "A", T)
    assert [len(panel.figure.data) for panel in (rated, agree, choice)] == [4, 5, 3]
    assert [trace.name for trace in choice.figure.data] == ["Option 1", "Option 2", "Option 3"]
    assert rated.title.endswith("(0 Level 0 to 3 Level 3)")
    assert choice.title.endswith("(single choice)")
    assert [trace.x[0] for trace in choice.figure.data] == [0.2, 0.6, 0.2]
    assert "most chosen: Option 2 (3 of 5)" in choice.alt
    assert "mean" not in choice.alt


def test_the_legend_shows_each_level_as_it_is_drawn_and_never_scrolls():
    """Plotly gives a legend under the plot half of the height, and draws a pattern alone without its colour."""
    panels = spread(shown(), "north", "A", T)
    for figure in (panel.figure for panel in panels):
        assert {trace.marker.pattern.fillmode for trace in figure.data} == {"overlay"}
        assert len({(trace.marker.color, trace.marker.pattern.shape) for trace in figure.data}) == len(figure.data)
        assert 2 * LEGEND_LINE * len(figure.data) <= figure.layout.height


def test_choices_alone_have_a_spread_and_no_radar():
    only = {item_id: counts for item_id, counts in COUNTS.items() if item_id.startswith("C")}
    result = replace(shown(only), axes=(), scores={})
    assert radars(result, T) == ()
    (panel,) = spread(result, "north", "C", T)
    assert len(panel.figure.data[0].y) == 2


@pytest.mark.parametrize("has_axes", [True, False])
def test_the_deck_has_choices_as_a_table_and_says_the_units_in_its_notes(has_axes):
    result = shown() if has_axes else replace(shown(), axes=(), scores={})
    slides = opened([result]).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert bool(charts) == has_axes
    cells = [
        cell.text for slide in slides for shape in slide.shapes if shape.has_table for cell in shape.table.iter_cells()
    ]
    assert "Option 2" in cells
    if charts:
        assert (charts[0].value_axis.maximum_scale, charts[0].value_axis.major_unit) == (100, 25)
        assert units_words(result, T) in slides[1].notes_slide.notes_text_frame.text


def test_rows_of_the_data_have_their_own_levels_and_say_what_an_axis_is():
    csv = csv_bytes(shown(), T).decode("utf-8-sig").splitlines()
    heads = csv[0].split(",")
    assert [head for head in heads if head.startswith("Answers at")] == [f"Answers at {level}" for level in range(6)]
    row = next(line for line in csv if ",A3," in line)
    assert "agree, reversed" in row
    assert b'"evenly_spaced": false' in json_bytes(uneven())
    assert b'"evenly_spaced": false' not in json_bytes(shown())


def test_the_ends_have_a_label_where_one_scale_is_rated_and_none_where_several_meet():
    assert "0 (Level 0)" in how_to_read(uneven(), T)
    assert "Level" not in how_to_read(shown(), T)
