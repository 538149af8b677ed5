"""How the answers to each item of an axis spread over the levels: the distribution first, then the mean."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from sait.analysis.result import ItemScore, Result
from sait.analysis.words import NOT_RELEASED, WITHHELD
from sait.charts.frame import LEGEND_LINE, TEXT_SIZE, frame, legend_below, mark_demonstration, spaced
from sait.charts.labels import escaped, in_lines, wrap
from sait.charts.palette import INK, LevelFill, level_fills
from sait.i18n import Translator

ITEM_WIDTH = 40
ITEM_LINE = 22
LEAST_ROW = 64


@dataclass(frozen=True, slots=True)
class SpreadPanel:
    """One chart of distributions: its figure, title and alternative text."""

    figure: go.Figure
    title: str
    alt: str


def spread(result: Result, series_key: str, axis_id: str, translator: Translator) -> SpreadPanel:
    """The spread of *series_key*'s answers on the items of *axis_id*; KeyError when the result has neither."""
    axis = {axis.id: axis for axis in result.axes}[axis_id]
    series = {series.key: series for series in result.series}[series_key]
    scores = [result.items.get((series_key, item_id)) for item_id in axis.item_ids]
    texts = [translator.text(result.item_texts[item_id]) for item_id in axis.item_ids]
    title = translator(
        "{axis}: how {name} answered", axis=translator.text(axis.label), name=translator.text(series.label)
    )
    return SpreadPanel(
        figure=_draw(result, f"{series_key}/{axis_id}", texts, scores, translator),
        title=title,
        alt=_alt(result, title, texts, scores, translator),
    )


def _draw(
    result: Result, name: str, texts: Sequence[str], scores: Sequence[ItemScore | None], t: Translator
) -> go.Figure:
    fills = level_fills(len(result.level_labels))
    figure = go.Figure([_bar(result, place, fill, scores, t) for place, fill in enumerate(fills)])
    heights = [max(LEAST_ROW, ITEM_LINE * len(wrap(text, ITEM_WIDTH)) + 18) for text in texts]
    rows = max(heights) * len(heights)
    legend = 24 + LEGEND_LINE * len(fills)
    top = 56 if result.demonstration else 16
    figure.update_layout(
        frame(result, height=top + rows + legend, margin={"l": 340, "r": 150, "t": top, "b": legend}, name=name),
        barmode="stack",
        bargap=0.3,
        legend=legend_below(16 / rows) | {"traceorder": "normal"},
        xaxis={"visible": False, "range": [0, 1], "fixedrange": True},
        yaxis=_item_axis(texts),
    )
    for row, score in enumerate(scores):
        _write_beside(figure, row, score, t)
    mark_demonstration(figure, result, t)
    return figure


def _item_axis(texts: Sequence[str]) -> dict[str, object]:
    return {
        "range": [len(texts) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": list(range(len(texts))),
        "ticktext": [in_lines(text, ITEM_WIDTH) for text in texts],
        "tickfont": {"size": TEXT_SIZE, "color": INK},
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        **spaced(10),
    }


def _bar(
    result: Result,
    place: int,
    fill: LevelFill,
    scores: Sequence[ItemScore | None],
    t: Translator,
) -> go.Bar:
    counts = [_count(score, place) for score in scores]
    label = level_name(result, place, t)
    return go.Bar(
        orientation="h",
        x=[_share(score, place) for score in scores],
        y=list(range(len(scores))),
        text=[str(count) if count else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": TEXT_SIZE, "color": INK},
        name=in_lines(label, 60),
        customdata=[
            t.plural("{level}: {count} answer", "{level}: {count} answers", count or 0, level=escaped(label))
            for count in counts
        ],
        hovertemplate="%{customdata}<extra></extra>",
        marker={
            "color": fill.colour,
            "line": {"color": INK, "width": 1.5},
            "pattern": {"shape": fill.pattern, "fgcolor": INK, "fgopacity": 0.25, "size": 9, "solidity": 0.15},
        },
    )


def level_name(result: Result, place: int, t: Translator) -> str:
    """The level's number and its short name, for example "2 Mostly in place"."""
    return f"{result.lowest + place} {t.text(result.level_labels[place])}"


def _count(score: ItemScore | None, place: int) -> int | None:
    return None if score is None or score.levels is None else score.levels[place]


def _share(score: ItemScore | None, place: int) -> float | None:
    """The share of the numeric answers, between 0 and 1; None where withheld or where nobody answered."""
    count = _count(score, place)
    return None if count is None or score is None or not score.n else count / score.n


def _write_beside(figure: go.Figure, row: int, score: ItemScore | None, t: Translator) -> None:
    """To the right of the bar: answers and don't-knows; in its place: why there is none."""
    drawn = score is not None and bool(score.n)
    figure.add_annotation(
        text="<br>".join(_beside(score, t)),
        x=1 if drawn else 0,
        xanchor="left",
        xshift=8,
        y=row,
        align="left",
        showarrow=False,
        font={"size": TEXT_SIZE, "color": INK},
    )


def _beside(score: ItemScore | None, t: Translator) -> list[str]:
    if score is None:
        return [t(NOT_RELEASED)]
    if score.levels is None:
        return [t(WITHHELD)]
    lines = [t.plural("{count} answer", "{count} answers", score.n or 0)]
    if score.dont_know:
        lines.append(t.plural("{count} don't know", "{count} don't know", score.dont_know))
    return lines


def _alt(result: Result, title: str, texts: Sequence[str], scores: Sequence[ItemScore | None], t: Translator) -> str:
    shown = [(score.mean, text) for score, text in zip(scores, texts, strict=True) if score and score.mean is not None]
    opening = f"{t('Demonstration data')}. {title}." if result.demonstration else f"{title}."
    if not shown:
        return f"{opening} {t('No result.')}"
    high, top = max(shown, key=lambda pair: pair[0])
    low, bottom = min(shown, key=lambda pair: pair[0])
    extremes = t(
        "Highest mean {high}: {top} Lowest mean {low}: {bottom}",
        high=t.number(high),
        top=top,
        low=t.number(low),
        bottom=bottom,
    )
    return f"{opening} {extremes}"
