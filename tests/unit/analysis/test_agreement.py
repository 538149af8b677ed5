import pytest
from hypothesis import given
from hypothesis import strategies as st

from sait.analysis.agreement import agreement, closeness, mean, median, named_sides, r_wg_j
from sait.analysis.result import Closeness

FOUR = (0, 1, 2, 3)
FIVE = (1, 2, 3, 4, 5)


def counts(answers, values):
    return tuple(answers.count(value) for value in values)


@pytest.mark.parametrize(
    ("answers", "r_wg", "ad", "words", "named"),
    [
        ([2, 3, 4, 4, 5], 0.35, 0.88, Closeness.MIXED, (3, 4, 5)),
        ([3, 3, 3, 3, 4], 0.90, 0.32, Closeness.CLOSE, (3,)),
        ([4, 4, 4, 4, 1], 0.10, 0.96, Closeness.MIXED, (4,)),
        ([1, 1, 5, 5, 5], 0.0, 1.92, Closeness.SPLIT, (1, 5)),
    ],
)
def test_worked_numbers_on_one_to_five(answers, r_wg, ad, words, named):
    found = agreement(counts(answers, FIVE), FIVE)
    assert found is not None
    assert (round(found.r_wg, 2), round(found.ad_mean, 2)) == (r_wg, ad)
    assert (found.closeness, found.levels) == (words, named)


def test_seven_at_one_and_seven_at_two_are_mixed():
    found = agreement((0, 7, 7, 0), FOUR)
    assert found is not None
    assert (found.ad_mean, found.ad_median, found.closeness, found.levels) == (0.5, 0.5, Closeness.MIXED, (1, 2))


@pytest.mark.parametrize(
    ("levels", "words", "named"),
    [
        ((0, 3, 6, 1), Closeness.CLOSE, (2,)),  # 60 % on one level, all within one step
        ((0, 4, 5, 1), Closeness.MIXED, (1, 2)),  # 50 % on one level
        ((1, 0, 9, 0), Closeness.CLOSE, (2,)),  # 90 % within one step
        ((2, 0, 9, 0), Closeness.MIXED, (2,)),  # 82 % within one step
        ((4, 4, 0, 4), Closeness.SPLIT, (0, 3)),  # a third on either side is enough
        ((3, 0, 7, 0), Closeness.MIXED, (2,)),  # three of ten are not a third
        ((0, 5, 0, 5), Closeness.SPLIT, (1, 3)),
        ((3, 3, 3, 3), Closeness.MIXED, (0, 1, 2, 3)),
        ((6, 0, 0, 0), Closeness.CLOSE, (0,)),
    ],
)
def test_words_at_their_edges(levels, words, named):
    assert closeness(levels, FOUR) == (words, named)


def test_a_split_names_how_many_are_on_either_side():
    levels = (2, 4, 1, 6)
    words, named = closeness(levels, FOUR)
    assert (words, named) == (Closeness.SPLIT, (1, 3))
    assert list(named_sides(levels, FOUR, named)) == [(0, 1, 6), (3, 3, 6)]


def test_one_answer_has_no_agreement():
    assert agreement((0, 1, 0, 0), FOUR) is None


def test_mean_and_median():
    assert (round(mean((2, 3, 5, 2), FOUR), 2), median((2, 3, 5, 2), FOUR), median((0, 5, 5, 0), FOUR)) == (
        1.58,
        2,
        1.5,
    )


def test_agreement_over_an_axis():
    # Two items of r_WG .90 on 1-5: m = .1, 2 x .9 / (2 x .9 + .1) = .947.
    same = counts([3, 3, 3, 3, 4], FIVE)
    assert r_wg_j([(same, FIVE), (same, FIVE)]) == pytest.approx(0.947, abs=0.0005)
    assert r_wg_j([(same, FIVE)]) == pytest.approx(0.9)
    # Three people, two items, one of them left out by one person: R would drop that person and give 1.
    assert r_wg_j([((1, 0, 0, 2, 0), FIVE), ((0, 0, 0, 2, 0), FIVE)]) == pytest.approx(0.4)
    assert r_wg_j([(counts([1, 1, 5, 5, 5], FIVE), FIVE)]) == 0
    assert r_wg_j([((0, 1, 0, 0, 0), FIVE)]) is None


levels_of_four = st.tuples(*[st.integers(0, 9)] * 4).filter(lambda levels: sum(levels) >= 2)


@given(levels_of_four)
def test_bounds(levels):
    found = agreement(levels, FOUR)
    assert found is not None
    assert 0 <= found.r_wg <= 1
    # The median is the centre with the least average deviation, and none is further than half the scale.
    assert 0 <= found.ad_median <= found.ad_mean + 1e-9 <= 1.5 + 1e-6
    assert found.levels
    assert all(levels[FOUR.index(level)] for level in found.levels) or found.closeness is Closeness.SPLIT


@given(levels_of_four)
def test_turning_the_scale_round_changes_no_agreement(levels):
    one, other = agreement(levels, FOUR), agreement(levels[::-1], FOUR)
    assert one is not None
    assert other is not None
    assert one.closeness is other.closeness
    assert one.r_wg == pytest.approx(other.r_wg)
    assert one.ad_mean == pytest.approx(other.ad_mean)
    if one.closeness is not Closeness.SPLIT:
        assert sorted(3 - level for level in other.levels) == list(one.levels)
