import pytest

from sait.analysis.comparison import axis_differences, category_reading, item_differences
from sait.analysis.result import AxisScore
from sait.analysis.results import build_result
from sait.assessment.releases import Audience, Figures, ItemFigures, Vantage
from tests.unit.analysis.bank import instrument, item, release
from tests.unit.analysis.test_results import source


def figures(levels_by_item):
    return Figures(
        tuple(ItemFigures(i, Vantage.OWN, None, levels, None, None) for i, levels in levels_by_item.items()), ()
    )


def compared(first, second, weights=(1.0, 1.0, 1.0)):
    bank = instrument({"A": [item(f"A{n}", weight=w) for n, w in enumerate(weights, start=1)]})
    sources = [source("one", [release(1, figures(first))]), source("two", [release(2, figures(second))])]
    return build_result(bank, form="full", cut="domain", sources=sources, audience=Audience.INSIDE)


def test_differences_are_second_minus_first_over_shared_items_only():
    result = compared(
        {"A1": (0, 10, 0, 0), "A2": (0, 0, 12, 0), "A3": (0, 0, 0, 11)},
        {"A1": (0, 0, 10, 0), "A2": (0, 0, 10, 0), "A3": None},
    )
    assert [(d.id, d.difference, d.n_first, d.n_second) for d in item_differences(result, "one", "two")] == [
        ("A1", 1.0, 10, 10),
        ("A2", 0.0, 12, 10),
    ]
    (axis,) = axis_differences(result, "one", "two")
    assert (axis.first, axis.second, axis.difference, axis.item_ids) == (1.5, 2.0, 0.5, ("A1", "A2"))
    assert (axis.n_first, axis.n_second, axis.claimable) == (10, 10, True)


def test_axis_differences_use_the_weights_of_the_bank():
    same = {"A2": (0, 10, 0, 0), "A3": (0, 10, 0, 0)}
    result = compared({"A1": (0, 10, 0, 0), **same}, {"A1": (0, 0, 10, 0), **same}, weights=(2.0, 1.0, 1.0))
    assert axis_differences(result, "one", "two")[0].difference == 0.5


def test_an_axis_with_fewer_than_half_of_its_items_shared_is_left_out():
    result = compared({"A1": (0, 10, 0, 0), "A2": None, "A3": None}, {"A1": (0, 0, 10, 0), "A2": None, "A3": None})
    assert axis_differences(result, "one", "two") == ()
    assert len(item_differences(result, "one", "two")) == 1


@pytest.mark.parametrize(
    ("first", "second", "claimable"),
    [
        ((0, 10, 0, 0), (0, 5, 5, 0), True),  # half a level, ten answers
        ((0, 9, 0, 0), (0, 0, 10, 0), False),  # nine answers
        ((0, 10, 0, 0), (0, 6, 4, 0), False),  # four tenths of a level
        ((0, 5, 5, 0), (0, 10, 0, 0), True),  # downwards as well
    ],
)
def test_what_a_sentence_may_claim(first, second, claimable):
    result = compared({"A1": first}, {"A1": second})
    assert item_differences(result, "one", "two")[0].claimable is claimable


def shares(low, high):
    return AxisScore("x", 1.5, False, 9, 9, 3, 3, None, low, high, None)


@pytest.mark.parametrize(
    ("score", "reading"),
    [
        (shares(0.6, 0.4), "low"),
        (shares(0.59, 0.41), "divided"),
        (shares(0.4, 0.6), "high"),
        (shares(0.3, 0.3), "open"),
        (shares(0.42, 0.0), "open"),
        (shares(None, None), None),
        (None, None),
    ],
)
def test_how_a_category_is_read(score, reading):
    assert category_reading(score) == reading
