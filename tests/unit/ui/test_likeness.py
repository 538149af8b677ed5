"""The likeness of the projector: one picture a screen, the radar in the shape of its figures, and gaps left open."""

import re
from base64 import b64decode
from dataclasses import replace

import pytest

from sait.assessment.projector import ScreenKind
from sait.ui.live.likeness import likeness
from tests.unit.charts.sample import domain_result


def drawn(markup: str) -> str:
    (source,) = re.findall(r'base64,([^"]+)"', markup)
    return b64decode(source).decode()


@pytest.mark.parametrize("kind", ScreenKind)
def test_each_screen_has_a_picture_that_says_nothing_by_itself(kind: ScreenKind):
    markup = likeness(kind, None)
    assert 'alt=""' in markup
    assert drawn(markup).startswith("<svg")


def test_no_two_screens_look_alike():
    shown = set(ScreenKind) - {ScreenKind.FOLLOW}  # which is one of the others, whichever the day is at
    assert len({drawn(likeness(kind, None)) for kind in shown}) == len(shown)


def test_the_radar_has_a_dot_for_each_figure_of_the_first_line_and_leaves_gaps_open():
    found = domain_result(2)
    first, axes = found.series[0].key, [axis.id for axis in found.axes]
    whole = drawn(likeness(ScreenKind.RADAR, found))
    kept = {key: score for key, score in found.scores.items() if key != (first, axes[2])}
    gap = drawn(likeness(ScreenKind.RADAR, replace(found, scores=kept)))
    assert (whole.count("<circle"), whole.count("<line")) == (len(axes), len(axes))
    assert (gap.count("<circle"), gap.count("<line")) == (len(axes) - 1, len(axes) - 2)
