"""Charts as drawings: each a file that opens by itself, with every name and every reason, and nothing beyond its edge."""

import re
from base64 import b64decode
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from sait.charts.grouping import Lines
from sait.charts.heat import shade
from sait.charts.labels import response_in_words
from sait.charts.palette import line_styles
from sait.charts.pictures.radar import CARD, card
from sait.charts.pictures.sheet import Caption, board_picture, wall_picture
from sait.charts.pictures.svg import LETTER, as_address, document, words
from sait.house_style import LIGHT
from sait.i18n import translator
from tests.unit.charts.sample import DOMAINS, category_result, domain_result, released_so_far, text
from tests.unit.test_house_style import contrast

LANGUAGES = pytest.mark.parametrize("t", [translator("en"), translator("cy")], ids=["en", "cy"])
RESULTS = {
    "typical": domain_result(3),
    "part": released_so_far(domain_result(3), 5),
    "first": released_so_far(domain_result(3), 1),
    "nothing": released_so_far(domain_result(3), 0),
    "categories": category_result(),
}
SVG = "{http://www.w3.org/2000/svg}"


def drawn(result, t, drawn=1):
    lines = Lines(result.series[:drawn], result.series[drawn:])
    return ElementTree.fromstring(card(result, lines, line_styles(result), t))


def said(picture):
    return " ".join(one.text or "" for one in picture.iter(f"{SVG}text"))


@LANGUAGES
@pytest.mark.parametrize("kind", RESULTS)
def test_every_axis_has_its_whole_name_within_the_picture(kind, t):
    result = RESULTS[kind]
    picture = drawn(result, t)
    width, height = float(picture.get("width")), float(picture.get("height"))
    for axis in result.axes:
        assert all(word in said(picture) for word in t.text(axis.label).split())
    for one in picture.iter(f"{SVG}text"):
        size, x, y = (float(one.get(name)) for name in ("font-size", "x", "y"))
        long = len(one.text) * size * LETTER
        left = {"start": x, "middle": x - long / 2, "end": x - long}[one.get("text-anchor")]
        assert left >= 0, one.text
        assert left + long <= width, one.text
        assert size <= y <= height, one.text


@LANGUAGES
def test_an_axis_without_a_result_says_why(t):
    picture = drawn(RESULTS["part"], t)
    assert said(picture).count(f"({t('not released')})") == 3


def test_all_cards_of_a_result_are_of_one_size():
    result = RESULTS["part"]
    result = replace(
        result,
        scores={**result.scores, **{key: one for key, one in domain_result(3).scores.items() if key[0] == "mon"}},
    )
    sizes = {
        card(result, Lines((line,)), line_styles(result) | {line.key: line_styles(result)["north"]}, translator("cy"))[
            :160
        ].split("viewBox")[0]
        for line in result.series
    }
    assert len(sizes) == 1


def test_a_line_is_whole_or_in_the_parts_that_there_are():
    whole, part = (drawn(RESULTS[kind], translator("en")) for kind in ("typical", "part"))
    blue = [one for one in whole.iter(f"{SVG}polygon") if one.get("stroke") == "#0072B2"]
    assert len(blue) == 1
    assert len(blue[0].get("points").split()) == len(DOMAINS)
    assert not [one for one in part.iter(f"{SVG}polygon") if one.get("stroke") == "#0072B2"]
    assert len([one for one in part.iter(f"{SVG}polyline") if one.get("stroke") == "#0072B2"]) == 4


def test_the_lowest_level_is_off_the_middle_and_the_highest_on_the_rim():
    picture = drawn(RESULTS["typical"], translator("en"))
    (line,) = [one for one in picture.iter(f"{SVG}polygon") if one.get("stroke") == "#0072B2"]
    middle = float(picture.get("width")) / 2
    points = [tuple(map(float, point.split(","))) for point in line.get("points").split()]
    structures = points[3]
    assert abs(structures[0] - middle) > 3
    leadership = points[2][0] - middle
    assert leadership == pytest.approx(CARD.radius * (0.1 + 0.9 * 2.6 / 3), abs=0.1)


def test_words_are_never_markup():
    picture = document(10, 10, [words(0, 0, "<script>&", size=10)], title="<b>")
    assert "<script>" not in picture
    assert b64decode(as_address(picture).split(",")[1]).decode() == picture
    hostile = replace(
        domain_result(), axes=(replace(domain_result().axes[0], label=text("<a>", "<a>")), *domain_result().axes[1:])
    )
    assert not re.findall("<a>", str(card(hostile, Lines(hostile.series[:1]), line_styles(hostile), translator("en"))))


def test_a_number_can_be_read_on_every_shade_of_the_heat_map_and_higher_is_deeper():
    result = domain_result()
    shades = [shade(result, tenth / 10) for tenth in range(31)]
    assert min(contrast(LIGHT.ink, one) for one in shades) >= 6
    assert [contrast("#ffffff", one) for one in shades] == sorted(contrast("#ffffff", one) for one in shades)


def inside(picture):
    """Words that reach over an edge, by the width that a letter is taken to have."""
    width, height = float(picture.get("width")), float(picture.get("height"))
    for one in picture.iter(f"{SVG}text"):
        size, x, y = (float(one.get(name)) for name in ("font-size", "x", "y"))
        long = len(one.text or "") * size * LETTER
        left = {"start": x, "middle": x - long / 2, "end": x - long}[one.get("text-anchor")]
        if left < 0 or left + long > width or not size <= y <= height - 4:
            yield one.text


@LANGUAGES
@pytest.mark.parametrize("kind", RESULTS)
def test_a_saved_picture_carries_all_that_it_needs_and_nothing_is_cut(kind, t):
    result = replace(RESULTS[kind], demonstration=True)
    long = "North Wales and a board with a very long name: lowest on Performance management and quality assurance, 0.8"
    caption = Caption(long, t.text({"en": "Development days 2013", "cy": "Diwrnodau datblygu 2013"}))
    lines = Lines(result.series[:2], result.series[2:])
    each = [(Lines((line,), result.series), {line.key: line_styles(result)["north"]}) for line in result.series]
    for drawn_as in (
        board_picture(result, lines, line_styles(result), caption, t),
        wall_picture(result, each, caption, t),
    ):
        picture = ElementTree.fromstring(drawn_as)
        assert list(inside(picture)) == []
        words_of = said(picture)
        assert all(word in words_of for word in (*long.split(), "2013", "sait-regional", "(ab12cd34)", "SAIT."))
        assert t("Demonstration data") in words_of
        assert t.text(result.series[0].label) in words_of
        assert response_in_words(result.series[0], t) in words_of


def test_a_range_that_is_whole_has_no_seam():
    result = domain_result(3)
    picture = drawn(result, translator("en"))
    (ring,) = picture.iter(f"{SVG}path")
    assert ring.get("d").count("Z") == 2
    assert ring.get("fill-rule") == "evenodd"
