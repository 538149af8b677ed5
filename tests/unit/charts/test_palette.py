from itertools import combinations

from sait.analysis.result import Result
from sait.charts.palette import COMMON, LEVEL_FILLS, OTHERS, level_fills, line_styles
from tests.unit.charts.sample import domain_result

STYLES = (COMMON, *OTHERS)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_line_colour_stands_out_from_white():
    assert all(1.05 / (luminance(style.colour) + 0.05) >= 3 for style in STYLES)


def test_no_two_styles_share_a_colour_a_dash_or_a_marker():
    for one, other in combinations(STYLES, 2):
        assert one.colour != other.colour
        assert one.dash != other.dash
        assert one.symbol != other.symbol


def test_counts_can_be_read_on_every_level_fill():
    ink = luminance("#1B1B1B")
    assert all((luminance(fill.colour) + 0.05) / (ink + 0.05) >= 7 for fill in LEVEL_FILLS)


def test_levels_differ_in_pattern_too():
    for levels in (4, 5):
        fills = level_fills(levels)
        assert len({fill.pattern for fill in fills}) == len({fill.colour for fill in fills}) == levels


def test_the_first_regional_line_keeps_the_common_style_wherever_it_stands():
    result: Result = domain_result(3)
    styles = line_styles(result)
    assert styles["north"] == COMMON
    assert len(set(styles.values())) == 4
