"""The chart of *Live*: as high as its screen leaves room for, with what its lines are outside it."""

from base64 import b64decode

import pytest

from sait.charts.grouping import on_charts
from sait.charts.palette import line_styles
from sait.charts.pictures.legend import legend
from sait.charts.pictures.radar import PHONE_WIDTH, phone_radar
from sait.charts.radar import radars
from sait.i18n import translator
from sait.ui.live.picture import FIRST_VIEW
from tests.unit.charts.sample import domain_result


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_radar_itself_is_380_pixels_high_and_its_legend_is_not_in_it(language: str) -> None:
    (panel,) = radars(domain_result(3), translator(language), alone=FIRST_VIEW)
    layout = panel.figure.layout
    assert layout.height == FIRST_VIEW.height
    assert layout.height - layout.margin.t - layout.margin.b >= 380
    assert layout.showlegend is False


def test_the_legend_names_each_line_with_the_mark_it_has_and_the_range_behind() -> None:
    result, t = domain_result(3), translator("en")
    (lines,) = on_charts(result)
    styles = line_styles(result)
    entries = legend(result, lines, styles, t)
    assert len(entries) == len(lines.drawn) + 1
    for (address, name), line in zip(entries, lines.drawn, strict=False):
        assert name.startswith(t.text(line.label))
        assert styles[line.key].colour in b64decode(address.partition(",")[2]).decode()
    assert "lowest to highest" in entries[-1][1]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_phone_gets_every_axis_of_the_radar(language: str) -> None:
    result, t = domain_result(3), translator(language)
    (lines,) = on_charts(result)
    drawn = phone_radar(result, lines, line_styles(result), t)
    assert f'width="{PHONE_WIDTH}"' in drawn
    for axis in result.axes:
        assert all(word in drawn for word in t.text(axis.label).split())
