"""From the lowest to the highest of the lines that are shown: nothing of one that is not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sait.analysis.ranges import axis_range
from tests.unit.charts.sample import domain_result, score

MEANS = st.one_of(st.none(), st.integers(0, 30).map(lambda tenths: tenths / 10))


def of(*means):
    """The three lines with these means on the first axis."""
    result = domain_result(len(means) - 1)
    scores = {(line.key, "purpose"): score("purpose", mean) for line, mean in zip(result.series, means, strict=True)}
    return axis_range(replace(result, scores=scores), result.series, "purpose")


def test_the_worked_example():
    found = of(1.4, 1.0, None, 2.2)
    assert (found.lowest.mean, found.highest.mean, found.median, found.shown, found.total) == (1.0, 2.2, 1.4, 3, 4)


def test_one_line_is_no_range():
    assert of(1.4, None, None) is None
    assert of(None, None) is None


def test_what_rests_on_a_figure_near_an_end_says_so():
    assert of(3.0, 3.0, 1.0).median_near_end
    assert not of(3.0, 1.0, 1.0).median_near_end
    assert of(3.0, 1.0).median_near_end
    assert of(3.0, 1.0).highest.at_end


@given(st.lists(MEANS, min_size=2, max_size=4))
def test_it_is_made_of_what_is_shown_and_of_nothing_else(means):
    shown = [mean for mean in means if mean is not None]
    found = of(*means)
    if len(shown) < 2:
        assert found is None
    else:
        assert (found.lowest.mean, found.highest.mean, found.shown) == (min(shown), max(shown), len(shown))
        assert found.total == len(means)
        assert min(shown) <= found.median <= max(shown)
