from dataclasses import replace

import pytest

from sait.charts.spread import spread
from sait.i18n import translator
from tests.unit.charts.sample import domain_result

T = translator("en")


def only(panels):
    (panel,) = panels
    return panel


def notes(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def test_bars_hold_the_counts_and_their_shares():
    figure = only(spread(domain_result(), "north", "quality", T)).figure
    assert [list(trace.text) for trace in figure.data] == [
        ["1", "", "6"],
        ["4", "7", ""],
        ["5", "5", ""],
        ["2", "", "6"],
    ]
    assert [sum(trace.x[row] for trace in figure.data) for row in range(3)] == pytest.approx([1, 1, 1])
    assert figure.data[1].x[1] == pytest.approx(7 / 12)


def test_beside_each_bar_stand_the_answers_and_the_dont_knows():
    figure = only(spread(domain_result(), "north", "quality", T)).figure
    assert notes(figure) == ["12 answers<br>2 don't know"] * 3


def test_withheld_and_unreleased_items_have_no_bar_and_say_why():
    result = domain_result()
    first, second, _ = result.axes[5].item_ids
    items = dict(result.items)
    items["north", first] = replace(items["north", first], levels=None, n=None, mean=None)
    del items["north", second]
    panel = only(spread(replace(result, items=items), "north", "quality", T))
    assert all(trace.x[0] is None and trace.x[1] is None for trace in panel.figure.data)
    assert notes(panel.figure)[:2] == ["withheld: too few answers to show", "not yet released"]


def test_an_item_nobody_rated_has_no_bar_but_its_dont_knows():
    result = domain_result()
    item_id = result.axes[5].item_ids[0]
    items = dict(result.items)
    items["north", item_id] = replace(items["north", item_id], levels=(0, 0, 0, 0), n=0, mean=None, dont_know=12)
    figure = only(spread(replace(result, items=items), "north", "quality", T)).figure
    assert all(trace.x[0] is None for trace in figure.data)
    assert notes(figure)[0] == "0 answers<br>12 don't know"


def test_levels_are_named_by_number_and_words_and_told_apart_by_pattern():
    figure = only(spread(domain_result(), "north", "quality", T)).figure
    assert [trace.name for trace in figure.data] == [
        "0 Not in place",
        "1 Started",
        "2 Mostly in place",
        "3 In place and tested",
    ]
    assert len({trace.marker.pattern.shape for trace in figure.data}) == 4


def test_words_for_the_chart_name_the_axis_the_board_and_the_ends():
    panel = only(spread(domain_result(demonstration=True), "north", "quality", T))
    assert panel.title == "Performance management and quality assurance: how North Wales answered"
    assert panel.alt.startswith("Demonstration data. ")
    assert "Highest mean 1.7" in panel.alt
    assert "Lowest mean 1.4" in panel.alt
    assert "Demonstration data" in panel.figure.layout.annotations[-1].text


def test_an_axis_that_the_result_does_not_have_is_refused():
    with pytest.raises(KeyError):
        spread(domain_result(), "north", "nowhere", T)
