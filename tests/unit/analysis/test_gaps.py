"""Differences between two lines: over what both have, and told only where they are large and rest on enough."""

from dataclasses import replace

import pytest

from sait.analysis.gaps import axis_gap, gap_to_others, half_level, item_gap, largest_first, may_be_told
from tests.unit.charts.sample import domain_result, item, score

ONES, TWOS, THREES = (0, 12, 0, 0), (0, 0, 12, 0), (0, 0, 0, 12)


def of(first, second, *, answers=None):
    """Two lines with these counts for the items of the first axis (None: nothing released), on three items."""
    result = domain_result(1)
    axis = result.axes[0]
    lines = zip(result.series, (first, second), strict=True)
    items = {
        (line.key, item_id): item(item_id, counts)
        for line, each in lines
        for item_id, counts in zip(axis.item_ids, each, strict=True)
        if counts is not None
    }
    return replace(result, items=items), axis


def gap(result, axis):
    return axis_gap(result, *result.series, axis)


def test_the_worked_example_is_over_the_items_that_both_have():
    found = gap(*of((ONES, TWOS, THREES), (TWOS, TWOS, None)))
    assert (found.first, found.second, found.items, found.answers) == (1.5, 2.0, 2, 12)
    assert found.difference == -0.5


def test_half_of_the_axis_must_be_shared():
    assert gap(*of((ONES, TWOS, THREES), (TWOS, None, None))) is None


def test_weights_count():
    result, axis = of((ONES, TWOS, THREES), (TWOS, TWOS, TWOS))
    assert gap(result, replace(axis, weights=(1.0, 1.0, 2.0))).first == (1 + 2 + 6) / 4


@pytest.mark.parametrize(("given", "is_told"), [(3, True), (2, False)])
def test_beside_a_mean_alone_both_need_all_of_the_items(given, is_told):
    result, axis = of((ONES, TWOS, THREES), (None, None, None))
    alone = replace(score(axis.id, 2.2), n_lowest=None, n_highest=None, items_given=given)
    result = replace(result, scores={**result.scores, ("conwy", axis.id): alone})
    found = gap(result, axis)
    assert (found is not None) == is_told
    if found:
        assert (found.second, found.answers) == (2.2, None)
        assert not may_be_told(result, found)


def test_what_is_withheld_has_no_gap():
    result, axis = of((ONES, TWOS, THREES), (TWOS, TWOS, TWOS))
    withheld = replace(result, scores={**result.scores, ("conwy", axis.id): score(axis.id, None)})
    assert gap(withheld, axis) is None
    assert item_gap(result, *result.series, "nowhere") is None


def test_the_middle_of_the_others_is_what_one_is_compared_with():
    result = domain_result(3)
    items = {}
    for line, counts in zip(result.series, (TWOS, ONES, ONES, THREES), strict=True):
        items |= {(line.key, item_id): item(item_id, counts) for item_id in result.axes[0].item_ids}
    result = replace(result, items=items)
    assert gap_to_others(result, result.series[0], result.series[1:], result.axes[0]) == 1.0
    assert gap_to_others(result, result.series[0], (), result.axes[0]) is None


def test_half_a_level_as_shown_and_ten_answers_on_both_sides():
    result, axis = of((ONES, ONES, ONES), ((0, 6, 6, 0),) * 3)
    found = gap(result, axis)
    assert half_level(result) == 0.5
    assert found.difference == -0.5
    assert may_be_told(result, found)
    assert not may_be_told(result, replace(found, answers=9))
    assert not may_be_told(result, replace(found, second=1.44))
    assert may_be_told(result, replace(found, second=1.46))
    assert not may_be_told(result, replace(found, near_end=True))


def test_the_largest_comes_first_whichever_side_is_higher():
    result, axis = of((ONES, TWOS, THREES), (TWOS, TWOS, ONES))
    gaps = [item_gap(result, *result.series, item_id) for item_id in axis.item_ids]
    assert [one.difference for one in largest_first(gaps)] == [2, -1, 0]
