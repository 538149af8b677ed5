"""The projector's radar: no word on it, numbers for its axes, and a legend in each language."""

from dataclasses import replace

from sait.charts.numbered import WIDTH, numbered_radar
from sait.i18n import translator
from tests.unit.charts.sample import domain_result

SPOKEN = [translator("en"), translator("cy")]


def test_numbers_stand_at_the_axes_and_words_beside_it():
    found = domain_result(1)
    drawn = numbered_radar(found, SPOKEN)
    assert drawn is not None
    layout = drawn.figure.layout
    assert list(layout.polar.angularaxis.ticktext) == [f"<b>{number}</b>" for number in range(1, len(found.axes) + 1)]
    assert not layout.showlegend
    assert not layout.annotations
    assert not any(trace.mode == "text" for trace in drawn.figure.data)
    assert layout.polar.angularaxis.tickfont.size >= 28
    assert layout.height >= 0.8 * 720
    assert layout.width == WIDTH


def test_the_legend_names_each_line_once_in_each_language():
    found = domain_result(1)
    drawn = numbered_radar(found, SPOKEN)
    assert drawn is not None
    english, welsh = drawn.legends
    assert len(english) == len(welsh) == len(found.series)
    assert [one.colour for one in english] == [one.colour for one in welsh]
    assert [one.name for one in english] != [one.name for one in welsh]
    assert all(not one.is_area for one in english)


def test_where_nothing_is_rated_there_is_nothing_to_draw():
    assert numbered_radar(replace(domain_result(1), axes=()), SPOKEN) is None
