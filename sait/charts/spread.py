"""How the answers to each item of an axis spread over the levels: the distribution first, then the mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from sait.analysis.result import Axis, ItemScore, Result, Series
from sait.charts.frame import LEGEND_LINE, TEXT_SIZE, frame, legend_below, mark_demonstration, spaced
from sait.charts.labels import escaped, in_lines, wrap
from sait.charts.palette import INK, LevelFill, level_fills
from sait.i18n import Translator
from sait.instruments.model import Item, Kind, Scale
from sait.wording.depending import number_asked_words, question_words
from sait.wording.figures import NOT_ASKED, NOT_RELEASED, WITHHELD, item_mean_words, item_number, level_words

ITEM_WIDTH = 40
ITEM_LINE = 22
LEAST_ROW = 64


@dataclass(frozen=True, slots=True)
class SpreadPanel:
    """One chart of distributions: its figure, title and alternative text."""

    figure: go.Figure
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class _Block:
    """The items of one axis that share a scale, and what *series* has on each (None: not released)."""

    name: str
    result: Result
    series: Series
    scale: Scale
    items: tuple[Item, ...]
    scores: tuple[ItemScore | None, ...]

    def texts(self, t: Translator) -> list[str]:
        return [question_words(item, self.result.asked, t) for item in self.items]


def spread(result: Result, series_key: str, axis_id: str, translator: Translator) -> tuple[SpreadPanel, ...]:
    """The spread of *series_key*'s answers on the items of *axis_id*, one chart for each scale that they are answered on.

    KeyError when the result has no such series or axis.
    """
    axis = {axis.id: axis for axis in result.groups}[axis_id]
    series = {series.key: series for series in result.series}[series_key]
    blocks = list(_blocks(result, series, axis))
    return tuple(_panel(block, axis, translator, is_alone=len(blocks) == 1) for block in blocks)


def _blocks(result: Result, series: Series, axis: Axis) -> Iterator[_Block]:
    items = [result.asked[item_id] for item_id in axis.shown_ids]
    for scale in {item.scale.id: item.scale for item in items if item.scale}.values():
        its = tuple(item for item in items if item.scale and item.scale.id == scale.id)
        scores = tuple(result.items.get((series.key, item.id)) for item in its)
        yield _Block(f"{series.key}/{axis.id}/{scale.id}", result, series, scale, its, scores)


def _panel(block: _Block, axis: Axis, t: Translator, *, is_alone: bool) -> SpreadPanel:
    title = t("{axis}: how {name} answered", axis=t.text(axis.label), name=t.text(block.series.label))
    if not is_alone:
        title = t("{title} ({scale})", title=title, scale=_scale_words(block.scale, t))
    return SpreadPanel(figure=_draw(block, t), title=title, alt=_alt(block, title, t))


def _scale_words(scale: Scale, t: Translator) -> str:
    if scale.kind is Kind.CHOICE:
        return t("single choice")
    return t(
        "{lowest} to {highest}", lowest=level_words(scale, 0, t), highest=level_words(scale, len(scale.levels) - 1, t)
    )


def _draw(block: _Block, t: Translator) -> go.Figure:
    result, texts = block.result, block.texts(t)
    fills = level_fills(len(block.scale.levels))
    figure = go.Figure([_bar(block, place, fill, t) for place, fill in enumerate(fills)])
    heights = [max(LEAST_ROW, ITEM_LINE * len(wrap(text, ITEM_WIDTH)) + 18) for text in texts]
    rows = max(heights) * len(heights)
    legend = 24 + LEGEND_LINE * len(fills)
    top = 56 if result.demonstration else 16
    # Plotly gives a legend below no more than half of the height, and scrolls the rest out of sight.
    below = max(legend, 2 * legend - top - rows)
    figure.update_layout(
        frame(result, height=top + rows + below, margin={"l": 340, "r": 150, "t": top, "b": below}, name=block.name),
        barmode="stack",
        bargap=0.3,
        legend=legend_below(16 / rows) | {"traceorder": "normal"},
        xaxis={"visible": False, "range": [0, 1], "fixedrange": True},
        yaxis=_item_axis(texts),
    )
    for row, score in enumerate(block.scores):
        is_asked = block.items[row].id not in block.series.not_asked
        _write_beside(figure, row, score, t, is_asked=is_asked)
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


def _bar(block: _Block, place: int, fill: LevelFill, t: Translator) -> go.Bar:
    scores = block.scores
    counts = [_count(score, place) for score in scores]
    label = level_words(block.scale, place, t)
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
            "pattern": {
                "shape": fill.pattern,
                "fillmode": "overlay",  # else the colour is that of the pattern alone, and the legend has neither
                "fgcolor": INK,
                "fgopacity": 0.25,
                "size": 9,
                "solidity": 0.15,
            },
        },
    )


def _count(score: ItemScore | None, place: int) -> int | None:
    return None if score is None or score.levels is None else score.levels[place]


def _share(score: ItemScore | None, place: int) -> float | None:
    """The share of the numeric answers, between 0 and 1; None where withheld or where nobody answered."""
    count = _count(score, place)
    return None if count is None or score is None or not score.n else count / score.n


def _write_beside(figure: go.Figure, row: int, score: ItemScore | None, t: Translator, *, is_asked: bool) -> None:
    """To the right of the bar: answers, how many were asked where not everybody was, and don't-knows; in its place: why there is none."""
    drawn = score is not None and bool(score.n)
    figure.add_annotation(
        text="<br>".join(_beside(score, t) if is_asked else [in_lines(t(NOT_ASKED), ITEM_WIDTH)]),
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
    if asked := number_asked_words(score, t):
        lines.append(asked)
    if score.dont_know:
        lines.append(t.plural("{count} don't know", "{count} don't know", score.dont_know))
    return lines


def _alt(block: _Block, title: str, t: Translator) -> str:
    opening = f"{t('Demonstration data')}. {title}." if block.result.demonstration else f"{title}."
    said = _choices_alt(block, t) if block.scale.kind is Kind.CHOICE else _means_alt(block, t)
    return f"{opening} {said or t('No result.')}"


def _choices_alt(block: _Block, t: Translator) -> str:
    """Each item with what most chose."""
    return " ".join(
        f"{t.text(item.text)} {item_mean_words(block.result, block.series, item.id, t)}."
        for item, score in zip(block.items, block.scores, strict=True)
        if score is not None and score.n
    )


def _means_alt(block: _Block, t: Translator) -> str:
    """The item with the highest and the one with the lowest mean, on their own scale."""
    shown = [
        (score.mean, item)
        for score, item in zip(block.scores, block.items, strict=True)
        if score and score.mean is not None
    ]
    if not shown:
        return ""
    high, top = max(shown, key=lambda pair: pair[0])
    low, bottom = min(shown, key=lambda pair: pair[0])
    return t(
        "Highest mean {high}: {top} Lowest mean {low}: {bottom}",
        high=item_number(top, high, t),
        top=t.text(top.text),
        low=item_number(bottom, low, t),
        bottom=t.text(bottom.text),
    )
