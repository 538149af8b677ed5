import pytest

from sait.ui.projector.fit import (
    DOT_SIZES,
    DOTS_A_LINE,
    HEIGHT,
    LARGEST,
    SMALLEST,
    Fit,
    Row,
    dot_size,
    fit,
    letters,
)

SHORT = Row(["The board's members hold each other to what the board has agreed."], ["mixed: mostly 2"], (0, 5, 5, 2))
LONG = Row([*SHORT.wordings, *SHORT.wordings], ["split: 6 at 0-1, 7 at 2-3"] * 2, (0, 15, 15, 0))


def test_few_questions_are_written_as_large_as_a_heading():
    assert fit([SHORT, SHORT]).size == LARGEST
    assert fit([]).size == LARGEST


def test_what_takes_more_room_is_written_smaller_and_never_too_small_to_read():
    sizes = [fit([LONG] * count).size for count in range(1, 12)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == SMALLEST


@pytest.mark.parametrize("count", [2, 4, 6])
def test_each_row_has_the_height_that_its_dots_take(count):
    fitted = fit([Row(["Short"], ["close"], (0, 0, 30, 0))] * count)
    assert fitted.size > SMALLEST
    lines = -(-32 // fitted.dots)  # thirty dots and their number, which takes the room of two
    assert fitted.size * (3.3 + count * (1.25 + lines * 0.8 + 0.8)) <= HEIGHT


def test_many_answers_stand_beside_each_other_rather_than_one_under_another():
    assert fit([Row(["Short"], ["close"], (0, 0, 3, 0))] * 6).dots == min(DOTS_A_LINE)
    assert fit([Row(["Short"], ["close"], (0, 0, 30, 0))] * 6).dots > min(DOTS_A_LINE)


def test_where_nothing_fits_it_is_what_takes_the_least_height():
    many_levels = Row(["The board works under a written agreement."], ["close"], (1,) * 13)
    assert fit([many_levels] * 12) == Fit(SMALLEST, min(DOTS_A_LINE))
    many_answers = Row(["Short"], ["close"], (60, 0))
    assert fit([many_answers] * 12) == Fit(SMALLEST, max(DOTS_A_LINE))


def test_letters_are_as_large_as_the_list_allows_and_no_smaller_than_asked():
    names = ["Structures, funding and support", "Strwythurau, cyllid a chymorth"]
    assert letters(names * 4, 590, 590) == 28
    sizes = [letters(names * count, 590, 590) for count in range(1, 30)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 15
    assert letters(names * 40, 590, 590, smallest=17) == 17


@pytest.mark.parametrize("most", [1, 5, 16, 30, 60, 200])
def test_every_dot_stands_in_its_column(most):
    size = dot_size(most, 280, 200)
    step = size * 1.2
    assert -(-most // int(280 // step)) * step <= 200
    larger = [one for one in DOT_SIZES if one > size]
    assert all(-(-most // int(280 // (one * 1.2))) * one * 1.2 > 200 for one in larger)
