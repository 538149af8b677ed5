import pytest

from sait.analysis.category_reading import category_reading
from sait.analysis.result import AxisScore


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
