"""What a title may say: superlatives only where every competitor is shown and half a level parts them."""

from dataclasses import replace

from sait.analysis.claims import furthest_apart, highest, lowest
from tests.unit.charts.sample import domain_result, score


def with_means(*lines):
    """A result of as many boards, each with these means on the first axes."""
    result = domain_result(len(lines) - 1)
    axes = result.axes[: len(lines[0])]
    scores = {
        (line.key, axis.id): score(axis.id, mean)
        for line, means in zip(result.series, lines, strict=True)
        for axis, mean in zip(axes, means, strict=True)
    }
    return replace(result, axes=axes, scores=scores)


def low(*means):
    result = with_means(means)
    found = lowest(result, result.series[0])
    return found and found.axis_ids


def test_the_worked_examples():
    assert low(1.1, 1.7, 1.9) == ("purpose",)
    assert low(1.1, 1.3, 1.9) == ("purpose", "governance")
    assert low(1.1, 1.4, 1.7) is None


def test_nothing_is_lowest_beside_what_is_not_shown():
    assert low(1.1, 1.7, None) is None
    assert low(1.1, 1.7, 3.0) is None, "a mean at or near the end is no number"
    result = with_means((1.1, 1.7, 1.9))
    few = {key: replace(one, n_lowest=9) for key, one in result.scores.items() if key[1] == "governance"}
    assert lowest(replace(result, scores={**result.scores, **few}), result.series[0]) is None


def test_it_goes_by_what_is_shown():
    assert low(1.14, 1.56, 1.9) == ("purpose",)
    assert low(1.16, 1.64, 1.7) is None


def test_the_highest_is_the_same_the_other_way_round():
    result = with_means((1.1, 1.7, 2.2))
    assert highest(result, result.series[0]).axis_ids == ("leadership",)
    assert highest(result, result.series[0]).mean == 2.2


def test_boards_are_furthest_apart_on_one_axis_or_no_title_says_so():
    apart = with_means((0.8, 1.0, 1.5), (2.6, 2.2, 1.9))
    assert furthest_apart(apart, apart.series).axis_id == "purpose"
    close = with_means((0.8, 0.8, 1.5), (2.6, 2.2, 1.9))
    assert furthest_apart(close, close.series) is None
    withheld = with_means((0.8, 1.0, 1.5), (2.6, 2.2, None))
    assert furthest_apart(withheld, withheld.series) is None
    assert furthest_apart(apart, apart.series[:1]) is None
