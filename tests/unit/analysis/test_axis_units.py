"""Items of several scales on one axis: turned round, as shares of their own range, and never told too finely."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sait.analysis.agreement import agreement, chance_variance, mean, r_wg_j
from sait.analysis.axis_units import decimals, least_step, near_end, on_axis
from sait.analysis.gate.isolation import isolates
from sait.analysis.gate.means import coarse
from sait.analysis.scores import Part, axis_score, item_score
from sait.assessment.releases import ItemFigures, Vantage
from tests.unit.analysis.bank import AGREE, CHOICE, RATED, UNEVEN, mixed_item

HUNDREDTHS = (0, 100)
UNEVEN_LEVELS = (0, 1, 3, 5)


def part(scale_id, levels, *, reversed_=False):
    item = mixed_item("i", scale_id, reversed_=reversed_)
    return Part(item, item_score(ItemFigures("i", Vantage.OWN, None, levels, None, None), item, HUNDREDTHS), None)


@pytest.mark.parametrize(
    ("scale_id", "mean", "reversed_", "axis", "counts_as"),
    [
        (RATED, 1.5, False, HUNDREDTHS, 50),
        (AGREE, 4.0, False, HUNDREDTHS, 75),
        (AGREE, 4.0, True, HUNDREDTHS, 25),
        (UNEVEN, 3.0, False, HUNDREDTHS, 60),
        (AGREE, 4.0, True, (1, 5), 2.0),
        (AGREE, 4.0, False, (1, 5), 4.0),
    ],
)
def test_worked_numbers(scale_id, mean, reversed_, axis, counts_as):
    assert on_axis(mean, mixed_item("i", scale_id, reversed_=reversed_), axis) == pytest.approx(counts_as)


@pytest.mark.parametrize("scale_id", [CHOICE, None])
def test_what_has_no_mean_stands_on_no_axis(scale_id):
    with pytest.raises(ValueError, match="not rated"):
        on_axis(1.0, mixed_item("i", scale_id), HUNDREDTHS)


shares = st.floats(0, 1)
rated = st.sampled_from([RATED, AGREE, UNEVEN])
axes = st.sampled_from([HUNDREDTHS, (0, 3), (1, 5), (0, 5)])


@given(rated, shares, axes, st.booleans())
def test_it_stays_within_the_ends_and_turning_twice_changes_nothing(scale_id, share, axis, is_reversed):
    item = mixed_item("i", scale_id, reversed_=is_reversed)
    scale = item.scale
    mean = scale.lowest + share * (scale.highest - scale.lowest)
    placed = on_axis(mean, item, axis)
    assert axis[0] - 1e-9 <= placed <= axis[1] + 1e-9
    turned = on_axis(mean, replace(item, reversed=not is_reversed), axis)
    assert turned + placed == pytest.approx(sum(axis))
    back = on_axis(scale.lowest + scale.highest - mean, replace(item, reversed=not is_reversed), axis)
    assert back == pytest.approx(placed)


@given(st.lists(st.tuples(rated, st.booleans(), st.integers(1, 9)), min_size=1, max_size=5), st.booleans())
def test_an_axis_of_lowest_answers_is_its_lowest_end_and_of_highest_its_highest(items, is_low):
    parts = []
    for scale_id, is_reversed, n in items:
        empty = [0] * len(mixed_item("i", scale_id).scale.levels)
        empty[0 if is_low is not is_reversed else -1] = n
        parts.append(part(scale_id, tuple(empty), reversed_=is_reversed))
    score = axis_score("A", parts, HUNDREDTHS)
    assert score.mean == pytest.approx(0 if is_low else 100)
    assert (score.low_share, score.high_share) == ((1, 0) if is_low else (0, 1))


def test_items_of_two_scales_meet_as_shares():
    """Two items on 0-3 with totals 10 and 7, a reversed one on 1-5 with total 11, five people each."""
    parts = [
        part(RATED, (0, 1, 3, 1)),
        part(RATED, (1, 1, 3, 0)),
        part(AGREE, (1, 2, 2, 0, 0), reversed_=True),
    ]
    assert [round(one.score.mean, 1) for one in parts] == [2.0, 1.4, 2.2]
    assert [round(one.score.on_axis, 1) for one in parts] == [66.7, 46.7, 70.0]
    score = axis_score("A", parts, HUNDREDTHS)
    assert score.mean == pytest.approx(61.11, abs=0.005)
    assert score.low_share == pytest.approx((1 / 5 + 2 / 5 + 0) / 3)
    assert coarse(score.mean, HUNDREDTHS) == (60, False)


def test_a_coarse_mean_leaves_many_possibilities_for_every_item():
    given_ = [
        totals
        for totals in product(range(16), range(16), range(5, 26))
        if coarse(100 / 3 * (totals[0] / 15 + totals[1] / 15 + (25 - totals[2]) / 20), HUNDREDTHS) == (60, False)
    ]
    exact = [one for one in given_ if 4 * (one[0] + one[1]) + 3 * (25 - one[2]) == 4 * 17 + 3 * 14]
    assert (len(given_), len(exact)) == (514, 53)
    assert [len({one[place] for one in given_}) for place in range(3)] == [16, 16, 21]


@pytest.mark.parametrize(("axis", "step", "near"), [((0, 3), 0.1, 0.2), ((1, 5), 0.2, 4 / 15), ((0, 100), 5, 100 / 15)])
def test_no_finer_than_a_thirtieth_of_the_range(axis, step, near):
    assert least_step(axis) == pytest.approx(step)
    assert near_end(axis) == pytest.approx(near)
    assert least_step(axis) >= (axis[1] - axis[0]) / 30 - 1e-9


@pytest.mark.parametrize(
    ("exact", "axis", "told"),
    [
        (1.47, (0, 3), (1.5, False)),
        (2.76, (0, 3), (3.0, True)),
        (2.74, (0, 3), (2.7, False)),
        (61.1, (0, 100), (60.0, False)),
        (93.0, (0, 100), (100.0, True)),
        (92.0, (0, 100), (90.0, False)),
        (4.71, (1, 5), (5.0, True)),
    ],
)
def test_what_is_told_of_a_mean(exact, axis, told):
    assert coarse(exact, axis) == told


@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from([1.0, 2.0]), min_size=3), min_size=1, max_size=4
    ),
    st.lists(st.sampled_from([3.0, 4.0, -4.0, 5.0, 100.0]), min_size=7, max_size=7),
)
def test_measuring_each_item_in_its_own_range_gives_no_more_away(rows, ranges):
    """A column of the matrix times a number that is not 0: the same sums of rows rest on the same items."""
    scaled = [{key: weight / ranges["abcdefg".index(key)] for key, weight in row.items()} for row in rows]
    assert isolates(rows) == isolates(scaled)


def test_how_many_decimals_a_range_is_shown_with():
    assert (decimals((0, 1, 2, 3)), decimals((1, 5)), decimals((0, 50, 100))) == (1, 1, 0)
    assert (decimals((0, 0.5, 1)), decimals((0, 0.125, 1)), decimals((0, 12.5, 100))) == (2, 3, 1)


def test_on_uneven_levels_chance_is_every_level_alike():
    """(0 + 1/16 + 1/4 + 1) / 4 - (7/16)^2 = 35/256; the answers' variance is (2 x 9 + 3 + 4 + 25) / 64 / 9."""
    found = agreement((2, 3, 4, 1), (0, 0.25, 0.5, 1))
    assert chance_variance((0, 0.25, 0.5, 1)) == 35 / 256
    assert found.r_wg == pytest.approx(1 - 50 / 576 / (35 / 256))
    assert (found.levels, mean((2, 3, 4, 1), (0, 0.25, 0.5, 1))) == ((0.25, 0.5), 0.375)
    assert r_wg_j([((0, 3, 2, 0), (0, 1, 2, 3)), ((0, 1, 6, 1), UNEVEN_LEVELS)]) > 0


def test_a_mean_of_tenths_is_what_paper_says():
    assert mean((0, 3), (0, 0.1)) == 0.1
    assert mean((0, 1, 1), (0, 0.1, 0.2)) == 0.15


def test_r_wg_is_the_same_in_whichever_even_steps_a_scale_is_numbered():
    assert agreement((1, 4, 3, 0), (0, 1, 2, 3)).r_wg == pytest.approx(agreement((1, 4, 3, 0), (10, 20, 30, 40)).r_wg)
