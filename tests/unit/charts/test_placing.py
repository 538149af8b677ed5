from dataclasses import replace

import pytest

from sait.charts.placing import placing_in_words, shares_in_words
from sait.i18n import translator
from sait.instruments.model import Kind, Level, Scale
from sait.wording.figures import axis_mean_words
from tests.unit.charts.sample import domain_result, score, text

T = translator("en")


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.6, 0.4, "members mostly place this low"),
        (0.59, 0.41, "members are divided"),
        (0.41, 0.59, "members are divided"),
        (0.4, 0.6, "members mostly place this high"),
        (0.42, 0.0, "members place this in the middle, or differ"),
        (None, None, "Mean: 1.0"),
    ],
)
def test_mostly_needs_six_tenths_on_one_side(low, high, said):
    result = domain_result()
    line, axis = result.series[0], result.axes[0]
    placed = replace(score(axis.id, 1.0), low_share=low, high_share=high)
    assert placing_in_words(replace(result, scores={(line.key, axis.id): placed}), line, axis.id, T) == said


def test_where_nothing_is_given_the_placing_says_why_as_the_table_does():
    result = domain_result()
    line, axis = result.series[0], result.axes[0]
    withheld = replace(result, scores={(line.key, axis.id): score(axis.id, None)})
    assert placing_in_words(withheld, line, axis.id, T) == axis_mean_words(withheld, line, axis.id, T)
    assert placing_in_words(withheld, line, axis.id, T) == "withheld: too few answers to show"
    assert placing_in_words(replace(withheld, items={}), line, axis.id, T) == "not yet released"


def test_shares_name_their_levels_and_leave_out_the_middle_of_an_odd_scale():
    placed = replace(score("a", 1.0), low_share=0.25, high_share=0.5)
    even = domain_result()
    assert shares_in_words(even, placed, T) == "0 to 1: 25%, 2 to 3: 50%"
    five = Scale("five", Kind.RATING, tuple(Level(value, text("", "")) for value in range(1, 6)), False, None, None)
    odd = replace(even, lowest=1, highest=5, asked={id_: replace(one, scale=five) for id_, one in even.asked.items()})
    assert shares_in_words(odd, placed, T) == "1 to 2: 25%, 4 to 5: 50%"
    assert shares_in_words(even, None, T) == ""
