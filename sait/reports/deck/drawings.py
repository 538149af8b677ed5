"""From a result to charts and tables: what is drawn, in which style, and what is said to who cannot see it."""

from collections.abc import Sequence
from dataclasses import replace

from sait.analysis.axis_units import axis_decimals
from sait.analysis.claims import apart_from_all
from sait.analysis.gaps import axis_gap, may_be_told
from sait.analysis.ranges import AxisRange, axis_range
from sait.analysis.result import Axis, Result, Series
from sait.charts.alt import alt_text
from sait.charts.grouping import Lines, is_radar
from sait.charts.heat import shade
from sait.charts.labels import BRIEF, LABEL_WIDTH, absence, axis_lines, named_with_response, wrap
from sait.charts.palette import COMMON, QUIET, LevelFill, LineStyle, level_fills, line_styles
from sait.charts.ticks import axis_ticks, even_step, ring_names
from sait.i18n import Translator
from sait.instruments.model import Item, Scale
from sait.reports.deck.pages import Bars, Dots, Grid, Line, Paragraph, Radar, Ruler, Shares, Words
from sait.wording.figures import axis_number, level_words, response_words, why_none
from sait.wording.headlines import signed
from sait.wording.ranges import boards_name, range_words, score_words

EDGE = LineStyle(QUIET, "dot", "circle", hollow=True)
NAME_OVER_RADAR = 46
UPRIGHT_WIDTH = 20
ROW_WIDTH, BAR_WIDTH, STATEMENT_WIDTH = 34, 30, 50
LONGEST_ROW = 3
LONGEST_LABEL = 90
"""Characters of a name on a chart; whole in the tables."""
ABOVE, BELOW = "▲", "▼"


def ruler(result: Result, t: Translator) -> Ruler:
    """The axis of values of *result*, with the names of its levels where all items share one scale."""
    names = tuple(
        (tick, "\n".join(wrap(name, LABEL_WIDTH)))
        for tick, name in zip(axis_ticks(result), ring_names(result, t), strict=True)
    )
    return Ruler(result.lowest, result.highest, even_step(result), axis_decimals(result), names)


def brief(words: str, most: int = LONGEST_LABEL) -> str:
    """*words*, cut where they would fill a chart."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def profile(result: Result, lines: Lines, t: Translator) -> Radar | Bars:
    """A radar of the lines drawn, with the lowest and the highest of those behind; bars where it would mislead."""
    styles = line_styles(result)
    drawn = [Line(brief(named_with_response(one, t)), _means(result, one), styles[one.key]) for one in lines.drawn]
    says = alt_text(result, lines.drawn, t, lines.behind)
    if not is_radar(result):
        labels = tuple(_row_label(result, axis, lines.drawn, t, BAR_WIDTH) for axis in result.axes)
        return Bars(labels, tuple(drawn), ruler(result, t), says)
    labels = tuple("\n".join(axis_lines(result, axis, lines.drawn, t, LABEL_WIDTH, brief=True)) for axis in result.axes)
    return Radar(labels, (*_edges(result, lines.behind, t), *drawn), ruler(result, t), says)


def small_radar(result: Result, line: Series, behind: Sequence[Series], t: Translator) -> tuple[Words, Radar]:
    """One of several with its name: its axes have numbers, which a key explains."""
    said = " · ".join(part for part in (brief(t.text(line.label), NAME_OVER_RADAR), response_words(line, t)) if part)
    labels = tuple(
        str(number) if absence(result, axis, [line]) is None else f"({number})"
        for number, axis in enumerate(result.axes, start=1)
    )
    own = Line(brief(t.text(line.label)), _means(result, line), COMMON)
    drawn = Radar(
        labels, (*_edges(result, behind, t), own), ruler(result, t), alt_text(result, [line], t), is_small=True
    )
    return Words((Paragraph(said, bold=True),)), drawn


def key_of(result: Result, t: Translator) -> str:
    """What the numbers at small radars stand for."""
    return " · ".join(f"{number} {t.text(axis.label)}" for number, axis in enumerate(result.axes, start=1))


def _edges(result: Result, behind: Sequence[Series], t: Translator) -> list[Line]:
    if not behind:
        return []
    found = [axis_range(result, behind, axis.id) for axis in result.axes]
    lowest, highest = _end_names(behind, t)
    return [
        Line(
            lowest,
            tuple(one.lowest.mean if one else None for one in found),
            EDGE,
            is_edge=True,
        ),
        Line(
            highest,
            tuple(one.highest.mean if one else None for one in found),
            EDGE,
            is_edge=True,
        ),
    ]


def _end_names(lines: Sequence[Series], t: Translator) -> tuple[str, str]:
    boards = boards_name(lines, t)
    return t("{boards}: lowest", boards=boards), t("{boards}: highest", boards=boards)


def _means(result: Result, line: Series) -> tuple[float | None, ...]:
    scores = [result.scores.get((line.key, axis.id)) for axis in result.axes]
    return tuple(None if score is None else score.mean for score in scores)


def _row_label(result: Result, axis: Axis, lines: Sequence[Series], t: Translator, width: int = ROW_WIDTH) -> str:
    return "\n".join(axis_lines(result, axis, lines, t, width, brief=True)[:LONGEST_ROW])


def gap_dots(result: Result, line: Series, others: Sequence[Series], t: Translator) -> Dots:
    """One board's means, highest first, on the range of *others*, with what may be said of the difference at each."""
    axes = sorted(result.axes, key=lambda axis: -_mean_or_under(result, line, axis))
    single = others[0] if len(others) == 1 else None
    drawn = (line,) if single is None else (line, single)
    styles = line_styles(result)
    lines = tuple(
        Line(
            brief(named_with_response(one, t)),
            tuple(_mean(result, one, axis) for axis in axes),
            styles[one.key],
        )
        for one in drawn
    )
    marks = [tuple(_mark(result, line, others, axis, t) for axis in axes)]
    if single is not None:
        marks.append(tuple(_said(result, single, axis, t) for axis in axes))
    ranges = [axis_range(result, others, axis.id) if single is None else None for axis in axes]
    return Dots(
        labels=tuple(_row_label(result, axis, drawn, t) for axis in axes),
        lines=lines,
        marks=tuple(marks),
        ranges=tuple(None if one is None else (one.lowest.mean or 0.0, one.highest.mean or 0.0) for one in ranges),
        range_names=_end_names(others, t),
        ruler=ruler(result, t),
        says=alt_text(result, drawn, t, others if single is None else ()),
    )


def board_dots(result: Result, lines: Sequence[Series], t: Translator) -> Dots:
    """Every axis a row, those furthest apart first, and in it from the lowest to the highest board."""
    found = [(axis, axis_range(result, lines, axis.id)) for axis in result.axes]
    given = sorted(((axis, one) for axis, one in found if one is not None), key=lambda pair: -_width(pair[1]))
    grey = LineStyle(QUIET, "solid", "circle", hollow=False)
    own = line_styles(result)[lines[0].key]
    middle = replace(own, symbol="diamond", dash="solid", hollow=False)
    ends = (
        Line(t("lowest"), tuple(one.lowest.mean for _, one in given), replace(grey, hollow=True)),
        Line(t("highest"), tuple(one.highest.mean for _, one in given), grey),
        Line(t("median"), tuple(one.median for _, one in given), middle),
    )
    said = tuple(
        tuple(score_words(result, score, t) for score in scores)
        for scores in ([one.lowest for _, one in given], [one.highest for _, one in given])
    )
    return Dots(
        labels=tuple("\n".join(wrap(t.text(axis.label), ROW_WIDTH)) for axis, _ in given),
        lines=ends,
        marks=(*said, ("",) * len(given)),
        ranges=tuple((one.lowest.mean or 0.0, one.highest.mean or 0.0) for _, one in given),
        range_names=_end_names(lines, t),
        ruler=ruler(result, t),
        says="; ".join(f"{t.text(axis.label)} {range_words(result, one, t)}" for axis, one in given),
    )


def _width(one: AxisRange) -> float:
    return (one.highest.mean or 0.0) - (one.lowest.mean or 0.0)


def _mean(result: Result, line: Series, axis: Axis) -> float | None:
    score = result.scores.get((line.key, axis.id))
    return None if score is None else score.mean


def _mean_or_under(result: Result, line: Series, axis: Axis) -> float:
    mean = _mean(result, line, axis)
    return result.lowest - 1 if mean is None else mean


def _said(result: Result, line: Series, axis: Axis, t: Translator) -> str:
    score = result.scores.get((line.key, axis.id))
    return "" if score is None or score.mean is None else score_words(result, score, t)


def _mark(result: Result, line: Series, others: Sequence[Series], axis: Axis, t: Translator) -> str:
    """The mean; with the difference from the one other where it may be told, or a sign where it lies apart from all."""
    said = _said(result, line, axis, t)
    if len(others) == 1:
        gap = axis_gap(result, line, others[0], axis)
        return f"{said} ({signed(result, gap.difference, t)})" if gap is not None and may_be_told(result, gap) else said
    sign = apart_from_all(result, line, others, axis)
    return f"{said} {ABOVE if sign > 0 else BELOW}" if sign else said


def item_shares(result: Result, line: Series, item_ids: Sequence[str], t: Translator) -> Shares | None:
    """How many chose each level of the items in *item_ids* that have the first one's scale; None where none is shown."""
    scale = next((result.asked[one].scale for one in item_ids), None)
    if scale is None:
        return None
    shown = [one for one in item_ids if _has_levels(result, line, one, scale)]
    if not shown:
        return None
    fills = [fill.colour for fill in level_fills(len(scale.levels))]
    counts = [_counts(result, line, one) for one in shown]
    says = "; ".join(
        f"{t.text(result.asked[one].text)} "
        + ", ".join(f"{level_words(scale, place, t)}: {count}" for place, count in enumerate(row))
        for one, row in zip(shown, counts, strict=True)
    )
    return Shares(
        labels=tuple(statement(result.asked[one], t) for one in shown),
        parts=tuple(level_words(scale, place, t) for place in range(len(scale.levels))),
        counts=tuple(tuple(row[place] for row in counts) for place in range(len(scale.levels))),
        fills=tuple(fills),
        number_format="0",
        says=says,
    )


def _has_levels(result: Result, line: Series, item_id: str, scale: Scale) -> bool:
    score, item = result.items.get((line.key, item_id)), result.asked[item_id]
    return score is not None and score.levels is not None and item.scale is not None and item.scale.id == scale.id


def _counts(result: Result, line: Series, item_id: str) -> tuple[int, ...]:
    score = result.items[line.key, item_id]
    return score.levels or ()


def statement(item: Item, t: Translator, *, lines: int = LONGEST_ROW) -> str:
    """A question's words as the label of a row, of so many lines at most; whole in the appendix."""
    broken = wrap(t.text(item.text), STATEMENT_WIDTH)
    return "\n".join(broken) if len(broken) <= lines else "\n".join([*broken[: lines - 1], f"{broken[lines - 1]} …"])


def category_shares(result: Result, line: Series, t: Translator) -> Shares | None:
    """What part of the answers lies in the lower and in the upper half, by category; None where that is given of none."""
    scores = [result.scores.get((line.key, axis.id)) for axis in result.axes]
    low = tuple(None if one is None else one.low_share for one in scores)
    high = tuple(None if one is None else one.high_share for one in scores)
    if not any(one is not None for one in low):
        return None
    between = tuple(
        None if a is None or b is None else max(0.0, round(1 - a - b, 9)) for a, b in zip(low, high, strict=True)
    )
    pale: LevelFill
    pale, *_, deep = level_fills(5)
    parts = [(t("Lower half of the levels"), low, pale.colour), (t("Upper half of the levels"), high, deep.colour)]
    if any(between):
        parts.insert(1, (t("Between"), between, "#FFFFFF"))
    said = [
        f"{t.text(axis.label)}: " + ", ".join(f"{name} {t.percent(row[place] or 0)}" for name, row, _ in parts)
        for place, axis in enumerate(result.axes)
        if low[place] is not None
    ]
    return Shares(
        labels=tuple(_share_label(result, axis, line, t) for axis in result.axes),
        parts=tuple(name for name, _, _ in parts),
        counts=tuple(row for _, row, _ in parts),
        fills=tuple(colour for _, _, colour in parts),
        number_format="0%",
        says="; ".join(said),
    )


def _share_label(result: Result, axis: Axis, line: Series, t: Translator) -> str:
    score = result.scores.get((line.key, axis.id))
    lines = wrap(t.text(axis.label), STATEMENT_WIDTH)
    if score is not None and score.low_share is not None:
        return "\n".join(lines)
    why = (
        t("shares are not shown")
        if score is not None and score.mean is not None
        else t(BRIEF[why_none(result, line, axis.id)])
    )
    return "\n".join([*lines, f"({why})"])


def upright(words: str) -> str:
    """*words* in short lines, for a header that stands upright."""
    return "\n".join(wrap(words, UPRIGHT_WIDTH))


def heat_grid(result: Result, lines: Sequence[Series], t: Translator) -> Grid:
    """Boards by axes, a number in each cell; the deeper its colour, the higher."""
    scores = [[result.scores.get((line.key, axis.id)) for axis in result.axes] for line in lines]
    rows, fills = [], []
    for line, row in zip(lines, scores, strict=True):
        said = [
            t(BRIEF[why_none(result, line, axis.id)])
            if score is None or score.mean is None
            else score_words(result, score, t)
            for axis, score in zip(result.axes, row, strict=True)
        ]
        rows.append((t.text(line.label), response_words(line, t), *said))
        fills.append(
            (None, None, *(None if one is None or one.mean is None else shade(result, one.mean) for one in row))
        )
    middle = [axis_range(result, lines, axis.id) for axis in result.axes]
    if any(middle):
        number = ["–" if one is None else axis_number(result, one.median, t) for one in middle]
        rows.append((t("Median of boards shown"), "", *number))
        fills.append((None,) * (len(result.axes) + 2))
    heads = (t("Board"), t("Answered"), *(upright(t.text(axis.label)) for axis in result.axes))
    width = 8.1 / max(1, len(result.axes))
    return Grid(
        heads,
        tuple(rows),
        (3.0, 1.1, *([width] * len(result.axes))),
        t("Heat map: {cut}", cut=t.text(result.cut_title)),
        tuple(fills),
        upright_from=2,
    )
