"""The chart of *Live*: as high as its screen leaves room for, with what its lines are outside it."""

import re
from base64 import b64decode
from dataclasses import replace
from html import unescape
from itertools import cycle

import pytest

from sait.charts.grouping import on_charts
from sait.charts.palette import line_styles
from sait.charts.pictures.legend import legend
from sait.charts.pictures.radar import PHONE_WIDTH, phone_radar
from sait.charts.pictures.svg import LETTER
from sait.charts.radar import radars
from sait.i18n import translator
from sait.services.banks.instruments import find_bank
from sait.settings import ROOT
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


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("bank", ["sait-regional", "challenge-and-account"])
def test_no_name_beside_a_phones_radar_is_cut_off(bank: str, language: str) -> None:
    found, t = find_bank(ROOT / "question_banks", bank).instrument, translator(language)
    result = domain_result(3)
    labels = cycle([domain.title for domain in found.domains])
    result = replace(result, axes=tuple(replace(axis, label=next(labels)) for axis in result.axes))
    (lines,) = on_charts(result)
    drawn = phone_radar(result, lines, line_styles(result), t)
    said = re.findall(r'<text x="([-\d.]+)"[^>]*font-size="([\d.]+)"[^>]*text-anchor="(\w+)"[^>]*>([^<]+)<', drawn)
    assert len(said) >= len(result.axes)
    for x, size, anchor, words in said:
        width = len(unescape(words)) * float(size) * LETTER
        left = float(x) - {"start": 0, "middle": width / 2, "end": width}[anchor]
        assert left >= -1, words
        assert left + width <= PHONE_WIDTH + 1, words
