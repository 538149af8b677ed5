"""The wall fits the projector: letters as large as all rows allow, cards as large as all boards allow, and what is left out is said."""

from dataclasses import replace

import pytest

from sait.charts.plots.heat_map import BY_NAME, heat_map
from sait.i18n import translator
from sait.ui.projector.wall_cards import GAP, HEIGHT, WIDTH, grid_for
from sait.ui.projector.wall_rows import LARGEST, SMALLEST, fit_rows, lettered
from tests.unit.charts.sample import domain_result

LANGUAGES = ("en", "cy")


def plots(boards: int):
    result = domain_result(3)
    lines = tuple(replace(result.series[place % 4], key=f"{place}", board_id=f"{place}") for place in range(boards))
    scores = {
        (line.key, axis.id): result.scores[result.series[place % 4].key, axis.id]
        for place, line in enumerate(lines)
        for axis in result.axes
        if (result.series[place % 4].key, axis.id) in result.scores
    }
    found = replace(result, series=lines, scores=scores)
    return {language: lettered(heat_map(found, lines, BY_NAME, translator(language)))[0] for language in LANGUAGES}


def test_few_rows_are_in_every_language_and_larger_than_many():
    few, more, many = (fit_rows(plots(count), 1216, 556) for count in (3, 8, 22))
    assert list(few.plots) == list(LANGUAGES)
    assert LARGEST >= few.size > more.size >= SMALLEST
    assert (few.left_out, more.left_out, many.left_out) == (0, 0, 0)


def test_two_hundred_boards_are_cut_where_the_screen_ends_with_what_sums_them_up_and_how_many_more_there_are():
    shown = fit_rows(plots(200), 1216, 556)
    (plot,) = shown.plots.values()
    assert shown.size == SMALLEST
    assert 15 < len(plot.rows) < 40
    assert [row.is_summary for row in plot.rows[-3:]] == [False, True, True]
    assert len(plot.rows) - 2 + shown.left_out == 200


@pytest.mark.parametrize("count", [1, 2, 6, 7, 12, 18, 22, 24, 200])
def test_cards_never_reach_over_their_place(count):
    grid = grid_for(count, 2)
    down = -(-min(count, 24) // grid.across)
    assert grid.across * grid.width + GAP * (grid.across - 1) <= WIDTH
    assert down * grid.height + GAP * (down - 1) <= HEIGHT
    assert grid.caption < grid.height / 2
