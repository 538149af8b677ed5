"""The house style: contrasts and colours by calculation, and that whatever must repeat it says the same."""

import re
import tomllib
from dataclasses import asdict, fields
from itertools import combinations
from pathlib import Path

import pytest

from sait.charts.palette import COMMON, INK, OTHERS, PAPER
from sait.house_style import DARK, FACE, LIGHT, SERIES, SPACE, TYPE, Palette, variables

ROOT = Path(__file__).resolve().parents[2]
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
STYLESHEETS = (
    ROOT / "sait/web/server/files/pages.css",
    *sorted((ROOT / "sait/web/pages/templates").glob("*.css")),
    *sorted((ROOT / "sait/web/pages/templates").glob("*.html")),
)
UNREVIEWED_FADE = 0.6
"""Streamlit fades the text colour to this for captions and hints."""


def parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: tuple[float, float, float]) -> float:
    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | tuple[float, float, float], other: str) -> float:
    """WCAG 2.2, "contrast ratio"."""
    first = parts(one) if isinstance(one, str) else one
    light, dark = sorted((luminance(first), luminance(parts(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_of_black_and_white_is_21_and_that_of_777777_is_as_published():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
def test_words_reach_4_5_to_1_wherever_they_are_written(palette: Palette):
    grounds = {
        "ink": ("paper", "tint", "mark_fill", "good_fill", "bad_fill"),
        "quiet": ("paper", "tint"),
        "brand": ("paper", "tint"),
        "on_brand": ("brand", "bad"),
        "on_bar": ("bar",),
        "caution": ("mark_fill",),
        "good": ("paper", "good_fill"),
        "bad": ("paper", "bad_fill"),
    }
    colours = asdict(palette)
    low = {
        (words, ground): contrast(colours[words], colours[ground])
        for words, its in grounds.items()
        for ground in its
        if contrast(colours[words], colours[ground]) < 4.5
    }
    assert low == {}


@BOTH
@pytest.mark.parametrize("ground", ["paper", "tint"])
def test_words_that_streamlit_fades_reach_4_5_to_1(palette: Palette, ground: str):
    ink, under = parts(palette.ink), parts(asdict(palette)[ground])
    red, green, blue = (
        UNREVIEWED_FADE * above + (1 - UNREVIEWED_FADE) * below for above, below in zip(ink, under, strict=True)
    )
    assert contrast((red, green, blue), asdict(palette)[ground]) >= 4.5


@BOTH
def test_edges_and_marks_reach_3_to_1(palette: Palette):
    for colour, ground in (
        (palette.edge, palette.paper),
        (palette.edge, palette.tint),
        (palette.brand, palette.tint),
        (palette.mark, palette.mark_fill),
        (palette.mark, palette.paper),
    ):
        assert contrast(colour, ground) >= 3, (colour, ground)


def test_the_lines_of_a_chart_reach_3_to_1_on_white():
    assert min(contrast(colour, LIGHT.paper) for colour in SERIES) >= 3


# Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB.
DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour in linear sRGB."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    found = [
        sum(weight * max(part, 0) for weight, part in zip(row, colour, strict=True)) / of
        for row, of in zip(rows, white, strict=True)
    ]
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in found)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    given = tuple(map(linear, parts(colour)))
    red, green, blue = (sum(weight * part for weight, part in zip(row, given, strict=True)) for row in matrix)
    return red, green, blue


@pytest.mark.parametrize("kind", DEFICIENCIES)
def test_the_first_three_lines_differ_for_who_sees_fewer_colours(kind: str):
    """A chart has three lines at most. 2.3 can just be told apart (CIE 1976); dash and marker differ as well."""
    for one, other in combinations(SERIES[:3], 2):
        apart = sum(
            (first - second) ** 2
            for first, second in zip(
                lab(seen(one, DEFICIENCIES[kind])), lab(seen(other, DEFICIENCIES[kind])), strict=True
            )
        )
        assert apart**0.5 >= 15, (one, other)


def test_the_theme_of_streamlit_is_the_house_style():
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())["theme"]
    assert theme["font"] == FACE.replace('"', "")
    for name, palette in (("light", LIGHT), ("dark", DARK)):
        given = theme[name]
        assert given["primaryColor"] == given["linkColor"] == given["blueTextColor"] == palette.brand
        assert given["backgroundColor"] == palette.paper
        assert given["secondaryBackgroundColor"] == palette.tint
        assert given["textColor"] == palette.ink
        assert given["borderColor"] == palette.edge
        assert given["grayTextColor"] == palette.quiet
        assert given["redTextColor"] == palette.bad
        assert given["orangeTextColor"] == given["yellowTextColor"] == palette.caution
        assert given["greenTextColor"] == palette.good
        assert contrast(given["violetTextColor"], palette.paper) >= 4.5


def test_charts_take_their_colours_from_the_house_style():
    assert {"ink": INK, "paper": PAPER}.items() <= asdict(LIGHT).items()
    assert [style.colour for style in (COMMON, *OTHERS)] == list(SERIES)


@pytest.mark.parametrize("sheet", STYLESHEETS, ids=lambda path: path.name)
def test_no_stylesheet_has_a_colour_or_a_size_of_type_of_its_own(sheet: Path):
    text = re.sub(r"&#\w+;|href=\"[^\"]*\"", "", sheet.read_text("utf-8"))
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\"\s])", text) == []
    assert re.findall(r"font-size: [\d.]+rem", text) == []


@pytest.mark.parametrize("sheet", STYLESHEETS, ids=lambda path: path.name)
def test_every_variable_that_a_stylesheet_uses_is_in_the_house_style(sheet: Path):
    given = set(re.findall(r"--([a-z-]+):", variables()))
    used = set(re.findall(r"var\(--([a-z-]+)", sheet.read_text("utf-8")))
    assert {name for name in used if not name.startswith("sait-")} - given == set()


def test_both_palettes_and_all_sizes_are_among_the_variables():
    said = variables()
    for name in [field.name.replace("_", "-") for field in fields(Palette)]:
        assert len(re.findall(rf"--{name}: #[0-9a-f]{{6}};", said)) == 3, name
    assert all(f"--type-{name}: {size}rem;" in said for name, size in TYPE.items())
    assert all(f"--space-{name}: {size}rem;" in said for name, size in SPACE.items())
