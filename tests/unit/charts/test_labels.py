from dataclasses import replace

import pytest

from sait.assessment.releases import Attendance
from sait.charts.labels import (
    axis_lines,
    escaped,
    in_lines,
    named_with_response,
    response_in_words,
    wrap,
)
from sait.i18n import translator
from tests.unit.charts.sample import DOMAINS, NORTH, domain_result, item, released_so_far, score, series, text

T = translator("en")


@pytest.mark.parametrize("label", [words for _, *both in DOMAINS for words in both])
def test_labels_wrap_between_words_and_lose_nothing(label):
    lines = wrap(label)
    assert max(map(len, lines)) <= 16
    assert " ".join(lines) == label


def test_a_word_longer_than_the_line_stays_whole():
    assert wrap("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a'r fro")[0].endswith("gogogoch")


def test_markup_characters_are_plain_text():
    assert escaped("Health & <social> care") == "Health &amp; &lt;social&gt; care"
    assert in_lines("Governance and accountability") == "Governance and<br>accountability"


def test_an_axis_without_a_release_says_so():
    result = released_so_far(domain_result(), 4)
    assert axis_lines(result, result.axes[3], result.series, T) == ("Structures and", "funding")
    assert axis_lines(result, result.axes[6], result.series, T)[-1] == "(not yet released)"


def test_an_axis_that_was_released_without_a_figure_is_told_apart_from_one_not_released():
    result = domain_result()
    axis = result.axes[2]
    withheld = replace(result, scores={(one.key, axis.id): score(axis.id, None) for one in result.series})
    assert axis_lines(withheld, axis, withheld.series, T)[-2:] == ("(withheld: too few", "answers to show)")
    assert axis_lines(withheld, axis, withheld.series, T, brief=True)[-1] == "(withheld)"


def test_of_several_reasons_the_one_is_named_that_will_not_pass_by_itself():
    result = released_so_far(domain_result(), 2)
    axis = result.axes[2]
    items = {("north", item_id): item(item_id, (3, 3, 3, 3)) for item_id in axis.item_ids}
    assert axis_lines(replace(result, items=items), axis, result.series, T, brief=True)[-1] == "(withheld)"
    assert axis_lines(result, axis, result.series, T, brief=True)[-1] == "(not released)"


def test_response_is_of_the_invited_or_of_those_who_joined():
    north = series(NORTH)
    assert response_in_words(north, T) == "12 of 15 answered"
    uninvited = replace(north, attendance=Attendance(invited=None, joined=13, answered=12))
    assert response_in_words(uninvited, T) == "12 of 13 who joined answered"
    unknown = replace(north, attendance=None, label=text("Pooled", "Cyfun"))
    assert named_with_response(unknown, T) == "Pooled"
