"""The numbers under a chart, the same on screen, slide and sheet: in words for reading, raw for other programs."""

from collections.abc import Iterator

import pandas as pd

from sait.analysis.result import Axis, Result, Series
from sait.i18n import Translator
from sait.wording.depending import question_words
from sait.wording.figures import (
    agreement_words,
    axis_answers_words,
    axis_mean_words,
    item_mean_words,
    item_scale_words,
    response_words,
    target_words,
)


def axis_table(result: Result, translator: Translator) -> pd.DataFrame:
    """One row per axis, in the chart's order; all cells are words.

    Columns: the axis; then for each series its mean (1 decimal, or why there is none), the number of numeric answers
    (an interval where its items differ) and the response. Headings name the series.
    """
    t = translator
    columns = {_axis_heading(result, t): [t.text(axis.label) for axis in result.axes]}
    for name, series in _named(result, t):
        columns[t("{series}: mean", series=name)] = [
            axis_mean_words(result, series, axis.id, t) for axis in result.axes
        ]
        columns[t("{series}: answers", series=name)] = [
            axis_answers_words(result.scores.get((series.key, axis.id)), t) for axis in result.axes
        ]
        columns[t("{series}: response", series=name)] = [response_words(series, t)] * len(result.axes)
    return pd.DataFrame(columns, dtype="object")


def item_table(result: Result, translator: Translator) -> pd.DataFrame:
    """One row per axis and item, in the chart's order (an item may stand under several categories); all cells are words.

    Columns: the axis, the item's identifier and wording, its scale where there are several or an item is turned round,
    its target where there are any; then for each series mean (of a choice what most chose), numeric answers, how many
    were asked where some items are not asked of everybody, and agreement. Means are on the item's own scale, as chosen.
    """
    t = translator
    pairs = list(_pairs(result))
    items = [result.asked[item_id] for _, item_id in pairs]
    columns = {
        _axis_heading(result, t): [t.text(axis.label) for axis, _ in pairs],
        t("Item"): [item_id for _, item_id in pairs],
        t("Statement"): [question_words(item, result.asked, t) for item in items],
    }
    if len(result.scales) > 1 or result.is_turned:
        columns[t("Scale")] = [item_scale_words(item, t) for item in items]
    if any(item.target is not None for item in items):
        columns[t("Target")] = [target_words(item, t) for item in items]
    for name, series in _named(result, t):
        scores = [result.items.get((series.key, item_id)) for _, item_id in pairs]
        columns[t("{series}: mean", series=name)] = [
            item_mean_words(result, series, item_id, t) for _, item_id in pairs
        ]
        columns[t("{series}: answers", series=name)] = [
            "" if score is None or score.n is None else str(score.n) for score in scores
        ]
        if any(score is not None and score.asked is not None for score in scores):
            columns[t("{series}: asked", series=name)] = [
                "" if score is None or score.asked is None else str(score.asked) for score in scores
            ]
        columns[t("{series}: agreement", series=name)] = [agreement_words(result, score, t) for score in scores]
    return pd.DataFrame(columns, dtype="object")


def choice_table(result: Result, translator: Translator) -> pd.DataFrame:
    """One row per single choice and option, all cells words: for each series how many chose it, of how many, and the share.

    Without rows where the bank has no choice.
    """
    t = translator
    ids = dict.fromkeys(item_id for group in result.groups for item_id in group.choice_ids)
    options = [
        (result.asked[item_id], place, level)
        for item_id in ids
        if (scale := result.asked[item_id].scale) is not None
        for place, level in enumerate(scale.levels)
    ]
    columns = {
        t("Statement"): [question_words(item, result.asked, t) for item, _, _ in options],
        t("Option"): [t.text(level.label) for _, _, level in options],
    }
    for name, series in _named(result, t):
        columns[name] = [_chosen(result, series, item.id, place, t) for item, place, _ in options]
    return pd.DataFrame(columns, dtype="object")


def _chosen(result: Result, series: Series, item_id: str, place: int, t: Translator) -> str:
    score = result.items.get((series.key, item_id))
    if score is None or score.levels is None or not score.n:
        return item_mean_words(result, series, item_id, t)
    count = score.levels[place]
    return t("{count} of {n} ({share})", count=count, n=score.n, share=t.percent(count / score.n))


def _axis_heading(result: Result, t: Translator) -> str:
    return t("Domain") if result.cut == "domain" else t("Category")


def _pairs(result: Result) -> Iterator[tuple[Axis, str]]:
    return ((axis, item_id) for axis in result.groups for item_id in axis.shown_ids)


def _named(result: Result, t: Translator) -> Iterator[tuple[str, Series]]:
    """Each series with a name no other has: a table cannot have two columns of one heading."""
    seen: dict[str, int] = {}
    for series in result.series:
        name = t.text(series.label)
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name} ({seen[name]})"), series
