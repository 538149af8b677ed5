from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sait.analysis.scores import Part, axis_score, axis_score_from_mean, item_score
from sait.assessment.releases import Attendance, ItemFigures, MeanFigures, Vantage
from tests.unit.analysis.bank import item, scale

FOUR = (0, 3)
ALL = Attendance(12, 12, 12)


def scored(item_id, levels, dont_know=None):
    return item_score(ItemFigures(item_id, Vantage.OWN, None, levels, dont_know, None), item(item_id), FOUR)


def part(levels, weight=1.0, attendance=ALL):
    return Part(item("i", weight=weight), scored("i", levels), attendance)


def test_item_worked_numbers():
    score = scored("A1", (2, 3, 5, 2), dont_know=6)
    assert (score.n, round(score.mean or 0, 2), score.median, score.dont_know) == (12, 1.58, 2, 6)
    assert score.agreement is not None


def test_nobody_is_not_zero_and_withheld_is_neither():
    nobody, withheld = scored("A1", (0, 0, 0, 0)), scored("A1", None)
    assert (nobody.n, nobody.mean, nobody.agreement) == (0, None, None)
    assert (withheld.n, withheld.mean, withheld.median) == (None, None, None)
    assert scored("A1", (9, 0, 0, 0)).mean == 0


def test_axis_is_the_mean_of_item_means_whatever_their_n():
    score = axis_score("A", [part((0, 5, 0, 0)), part((0, 0, 9, 0)), part((0, 0, 0, 7))], FOUR)
    assert (score.mean, score.n_lowest, score.n_highest) == (2.0, 5, 9)
    assert (score.items_given, score.items_total, score.bounds) == (3, 3, None)
    assert score.low_share == pytest.approx(1 / 3)
    assert score.high_share == pytest.approx(2 / 3)


def test_weights_of_the_bank_count():
    assert axis_score("A", [part((0, 5, 0, 0)), part((0, 0, 9, 0)), part((0, 0, 0, 7), 2.0)], FOUR).mean == 2.25


def test_half_of_the_items_are_enough_and_less_is_not():
    half = axis_score("A", [part((0, 5, 0, 0)), part(None)], FOUR)
    less = axis_score("A", [part((0, 5, 0, 0)), part(None), Part(item("i"), None, None)], FOUR)
    assert (half.mean, half.items_given, half.items_total) == (1.0, 1, 2)
    assert (less.mean, less.n_lowest, less.low_share, less.r_wg_j, less.items_given) == (None, None, None, None, 1)


def test_bounds_where_a_third_is_missing():
    score = axis_score("A", [part((0, 0, 8, 0), attendance=Attendance(12, 9, 8))], FOUR)
    assert score.bounds == (pytest.approx(16 / 12), pytest.approx(28 / 12))


@pytest.mark.parametrize(
    ("attendance", "is_given"),
    [
        (Attendance(12, 12, 9), False),  # a quarter
        (Attendance(None, 12, 8), True),  # nobody said how many were invited: of those who joined
        (Attendance(None, 8, 8), False),
        (Attendance(6, 8, 8), False),  # more came than were invited
    ],
)
def test_bounds_depend_on_who_is_missing(attendance, is_given):
    assert (axis_score("A", [part((0, 0, 8, 0), attendance=attendance)], FOUR).bounds is not None) is is_given


def test_the_middle_of_an_odd_scale_is_in_neither_half():
    figures = ItemFigures("i", Vantage.OWN, None, (1, 2, 4, 2, 1), None, None)
    five = replace(item("i"), scale=scale(1, 5))
    score = axis_score("A", [Part(five, item_score(figures, five, (1, 5)), ALL)], (1, 5))
    assert (score.mean, score.low_share, score.high_share) == (3.0, 0.3, 0.3)


def test_a_released_mean_has_no_counts():
    score = axis_score_from_mean(MeanFigures("domain", "A", Vantage.OWN, None, 3.0, True, ("1", "2", "3")), 4)
    assert (score.mean, score.at_end, score.items_given, score.items_total) == (3.0, True, 3, 4)
    assert (score.n_lowest, score.bounds, score.low_share, score.r_wg_j) == (None, None, None, None)


parts = st.lists(st.tuples(*[st.integers(0, 6)] * 4), min_size=1, max_size=6)


@given(parts, st.integers(0, 12), st.randoms())
def test_bounds_hold_the_mean_and_order_does_not_matter(levels, missing, draw):
    attendance = Attendance(12 + missing, 12, 12)
    its = [part(one, attendance=attendance) for one in levels]
    score = axis_score("A", its, FOUR)
    again = axis_score("A", draw.sample(its, len(its)), FOUR)
    assert again.mean == pytest.approx(score.mean)
    if score.mean is not None:
        assert 0 <= score.mean <= 3
        assert score.low_share is not None
        assert score.high_share is not None
        assert score.low_share + score.high_share == pytest.approx(1)
    if score.bounds is not None and score.mean is not None:
        assert -1e-9 <= score.bounds[0] <= score.mean + 1e-9
        assert score.mean - 1e-9 <= score.bounds[1] <= 3 + 1e-9
