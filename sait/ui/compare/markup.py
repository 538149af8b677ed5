"""Pieces of the wall's tables: a cell that has a number or says why it has none, a track with dots, a line from round to round."""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from sait.analysis.result import Axis, Result, Series
from sait.charts.heat import shade
from sait.charts.labels import BRIEF
from sait.charts.palette import COMMON, INK
from sait.charts.pictures.svg import as_address, document, dot, stroke
from sait.charts.ticks import axis_ticks
from sait.i18n import Translator
from sait.ui.parts.table_view import NOTHING
from sait.wording.figures import why_none
from sait.wording.ranges import score_words

SLOPE_WIDTH, SLOPE_HEIGHT, SLOPE_EDGE = 140, 44, 7


def heat_cell(result: Result, line: Series, axis: Axis, t: Translator) -> Markup:
    """The mean on its shade; where there is none, hatched, with the reason in a word or two."""
    score = result.scores.get((line.key, axis.id))
    if score is None or score.mean is None:
        reason = why_none(result, line, axis.id)
        return Markup('<td class="none"><abbr title="{}">{}</abbr></td>').format(t(reason), t(BRIEF[reason]))
    under = shade(result, score.mean)
    return Markup('<td style="background:{}">{}</td>').format(under, score_words(result, score, t))


def track(
    result: Result,
    first: float,
    others: Sequence[float],
    *,
    middle: float | None,
) -> Markup:
    """Dots along the scale: a bar from the lowest to the highest of *others*, each of them, their *middle*, and *first*."""
    parts = []
    if len(others) > 1:
        low, high = _at(result, min(others)), _at(result, max(others))
        parts.append(Markup('<i class="bar" style="left:{:.1f}%;width:{:.1f}%"></i>').format(low, high - low))
    parts += [Markup('<i class="other" style="left:{:.1f}%"></i>').format(_at(result, one)) for one in others]
    if middle is not None:
        parts.append(Markup('<i class="middle" style="left:{:.1f}%"></i>').format(_at(result, middle)))
    parts.append(Markup('<i class="first" style="left:{:.1f}%"></i>').format(_at(result, first)))
    return Markup('<span class="sait-track" aria-hidden="true">{}</span>').format(NOTHING.join(parts))


def dots_track(result: Result, means: Sequence[float]) -> Markup:
    """Dots along the scale, none of them before the others."""
    dots = NOTHING.join(Markup('<i class="each" style="left:{:.1f}%"></i>').format(_at(result, one)) for one in means)
    low, high = _at(result, min(means)), _at(result, max(means))
    bar = Markup('<i class="bar" style="left:{:.1f}%;width:{:.1f}%"></i>').format(low, high - low)
    return Markup('<span class="sait-track" aria-hidden="true">{}{}</span>').format(bar, dots)


def scale_marks(result: Result) -> Markup:
    """The levels over a track, each in its place."""
    marks = (Markup('<i style="left:{:.1f}%">{}</i>').format(_at(result, tick), tick) for tick in axis_ticks(result))
    return Markup('<span class="sait-scale">{}</span>').format(NOTHING.join(marks))


def _at(result: Result, value: float) -> float:
    return 100 * (value - result.lowest) / (result.highest - result.lowest)


def slope(means: Sequence[float | None], ends: tuple[float, float]) -> Markup:
    """A line from round to round between *ends*, the same for every line of a table; a round without a mean is a gap.

    The numbers stand beside it.
    """
    across = (SLOPE_WIDTH - 2 * SLOPE_EDGE) / max(1, len(means) - 1)
    span = (ends[1] - ends[0]) or 1
    high = SLOPE_HEIGHT - 2 * SLOPE_EDGE
    points = [
        None
        if mean is None
        else (SLOPE_EDGE + place * across, SLOPE_HEIGHT - SLOPE_EDGE - high * (mean - ends[0]) / span)
        for place, mean in enumerate(means)
    ]
    lines = [
        stroke([one, other], colour=COMMON.colour, width=2.25)
        for one, other in pairwise(points)
        if one is not None and other is not None
    ]
    dots = [dot(point, 4, fill=COMMON.colour, edge="white") for point in points if point is not None]
    drawn = as_address(document(SLOPE_WIDTH, SLOPE_HEIGHT, [*lines, *dots]))
    return Markup('<img class="sait-slope" src="{}" alt="" width="{}" height="{}">').format(
        drawn, SLOPE_WIDTH, SLOPE_HEIGHT
    )


def legend(entries: Sequence[tuple[str, str]]) -> Markup:
    """What the marks of a chart stand for: pairs of the mark's class and its words."""
    item = Markup('<li><i class="{}" aria-hidden="true"></i>{}</li>')
    return Markup('<ul class="sait-legend" style="color:{}">{}</ul>').format(
        INK, NOTHING.join(item.format(name, said) for name, said in entries)
    )
