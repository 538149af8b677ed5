"""Titles claim what the figures allow, in both languages, and otherwise say what is shown."""

from dataclasses import replace

import pytest

from sait.analysis.gaps import Gap
from sait.i18n import translator
from sait.wording.headlines import board_headline, change_headline, gap_headline, measured, signed, wall_headline
from tests.unit.charts.sample import domain_result, score

T, CY = translator("en"), translator("cy")


def with_means(*lines):
    result = domain_result(len(lines) - 1)
    axes = result.axes[: len(lines[0])]
    scores = {
        (line.key, axis.id): score(axis.id, mean)
        for line, means in zip(result.series, lines, strict=True)
        for axis, mean in zip(axes, means, strict=True)
    }
    return replace(result, axes=axes, scores=scores)


def board(*means, t=T):
    result = with_means(means)
    return board_headline(result, result.series[0], t)


def test_a_board_is_lowest_among_the_lowest_highest_or_just_shown():
    assert board(1.1, 1.7, 1.9) == "North Wales: lowest on Purpose and strategic direction, 1.1"
    assert board(1.1, 1.3, 1.9) == (
        "North Wales: among the lowest are Purpose and strategic direction and Governance and accountability"
    )
    assert board(1.1, 1.4, 1.7, 2.4) == "North Wales: highest on Structures and funding, 2.4"
    assert board(1.1, 1.4, 1.7) == "North Wales: Domains"
    assert board(1.1, 1.7, None) == "North Wales: Domains"
    assert board(1.1, 1.7, 1.9, t=CY) == "Gogledd Cymru: isaf – Diben a chyfeiriad strategol, 1.1"


def test_the_wall_says_where_boards_are_furthest_apart_or_that_they_stand_side_by_side():
    apart = with_means((0.8, 1.0, 1.5), (2.6, 2.2, 1.9))
    assert wall_headline(apart, apart.series, T) == (
        "Boards are furthest apart on Purpose and strategic direction: 0.8 to 2.6"
    )
    withheld = with_means((0.8, 1.0, 1.5), (2.6, 2.2, None))
    assert wall_headline(withheld, withheld.series, T) == "Boards side by side: Domains"
    assert "0.8 i 2.6" in wall_headline(apart, apart.series, CY)


@pytest.mark.parametrize(("first", "answers", "said"), [(2.0, 12, "0.5 higher"), (1.0, 12, "0.5 lower"), (2.0, 9, "")])
def test_a_difference_is_told_with_its_direction_or_not_at_all(first, answers, said):
    result = domain_result(1)
    gap = Gap("quality", first, 1.5, 3, answers)
    two = gap_headline(result, *result.series, gap, T)
    moved = change_headline(result, "North Wales", gap, T)
    assert said in two
    assert said in moved
    if not said:
        assert two == "North Wales beside Conwy and Denbighshire: Domains"
        assert moved == "North Wales: round by round"
    assert gap_headline(result, *result.series, None, T) == "North Wales beside Conwy and Denbighshire: Domains"


def test_a_difference_that_shows_as_nothing_has_no_sign():
    result = domain_result(1)
    assert [signed(result, one, T) for one in (0.42, -0.42, 0.04, -0.04)] == ["+0.4", "−0.4", "0.0", "0.0"]


def test_the_subtitle_says_what_is_measured():
    assert measured(domain_result(), T) == "Mean level, 0 to 3"
    assert measured(replace(domain_result(), is_mixed=True), T) == "Mean share of each item's own range, 0 to 100"
