"""The numbers as CSV for a spreadsheet and as JSON for a program."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from sait.analysis.axis_units import is_even
from sait.analysis.result import Axis, AxisScore, ItemScore, Result, Series
from sait.i18n import Text, Translator
from sait.instruments.levels import Value
from sait.instruments.model import Item, Scale
from sait.reports.provenance import CAVEAT, METHOD, audience_line, in_every_language, instrument_line, release_names
from sait.reports.tables.csv_file import Cell, csv_file
from sait.wording.depending import asked_of_words
from sait.wording.figures import MIXED, TURNED, axis_mean_words, item_mean_words, units_words

FORMAT = "sait-result"
FORMAT_VERSION = 2


def csv_bytes(result: Result, translator: Translator) -> bytes:
    """One row for each series and axis, then one for each series and item; UTF-8 with a BOM, for Excel.

    An empty cell is a figure that was not given. Every row names its instrument, its releases
    and whether it is demonstration data, so that rows pasted elsewhere still say where they are from.
    """
    return csv_file([_headings(result, translator), *_axis_rows(result, translator), *_item_rows(result, translator)])


def _levels(result: Result) -> list[Value]:
    """Every level of every scale, each with one column: an item's row fills those of its own scale."""
    return sorted({value for scale in result.scales for value in scale.values})


def _headings(result: Result, t: Translator) -> list[str]:
    levels = _levels(result)
    return [
        t("Cut"),
        t("Series"),
        t("Kind of row"),
        t("Id"),
        t("Name"),
        t("Mean"),
        t("At or near the end of the scale"),
        t("Fewest answers"),
        t("Most answers"),
        t("Items with a result"),
        t("Items"),
        t("Mean if all absent chose the lowest"),
        t("Mean if all absent chose the highest"),
        t("Share in the lower half"),
        t("Share in the upper half"),
        t("Median"),
        *(t("Answers at {level}", level=level) for level in levels),
        t("Don't know"),
        t("Not applicable"),
        t("Scale"),
        t("Levels of the scale"),
        t("Target"),
        t("Mean as it counts on the axis"),
        t("Invited"),
        t("Joined"),
        t("Answered"),
        t("Late"),
        t("Data"),
        t("Instrument"),
        t("Releases"),
        t("How to read it"),
        t("Who it is for"),
        t("Status"),
        t("What the numbers of an axis are"),
        *(t("Published code"), t("Asked of"), t("How many were asked")),
    ]


def _axis_rows(result: Result, t: Translator) -> Iterable[list[Cell]]:
    blank: list[Cell] = [None] * (len(_levels(result)) + 7)
    for series in result.series:
        for axis in result.axes:
            score = result.scores.get((series.key, axis.id))
            who = [t.text(result.cut_title), t.text(series.label)]
            yield [
                *who,
                t("Axis"),
                axis.id,
                t.text(axis.label),
                *_axis_cells(score, t),
                *blank,
                *_end(result, series, t),
                _status(score, axis_mean_words(result, series, axis.id, t), t),
                units_words(result, t),
                *[None] * 3,
            ]


def _axis_cells(score: AxisScore | None, t: Translator) -> list[Cell]:
    """Ten cells, all empty where nothing was released."""
    if score is None:
        return [None] * 10
    low, high = score.bounds or (None, None)
    return [
        score.mean,
        _yes_no(score.at_end, t),
        score.n_lowest,
        score.n_highest,
        score.items_given,
        score.items_total,
        low,
        high,
        score.low_share,
        score.high_share,
    ]


def _item_rows(result: Result, t: Translator) -> Iterable[list[Cell]]:
    item_ids = dict.fromkeys(item_id for group in result.groups for item_id in group.shown_ids)
    for series in result.series:
        for item_id in item_ids:
            score = result.items.get((series.key, item_id))
            who = [t.text(result.cut_title), t.text(series.label)]
            yield [
                *who,
                t("Item"),
                item_id,
                t.text(result.asked[item_id].text),
                *_item_cells(result, result.asked[item_id], score, t),
                *_end(result, series, t),
                _item_status(result, series, item_id, t),
                units_words(result, t),
                result.asked[item_id].code or None,
                asked_of_words(result.asked[item_id], result.asked, t) or None,
                None if score is None else score.asked,
            ]


def _item_cells(result: Result, item: Item, score: ItemScore | None, t: Translator) -> list[Cell]:
    levels = _levels(result)
    about: list[Cell] = [_scale_name(item, t), _scale_levels(item, t), item.target]
    if score is None:
        return [None] * (len(levels) + 13) + [*about, None]
    values = item.scale.values if item.scale else ()
    counts = {} if score.levels is None else dict(zip(values, score.levels, strict=True))
    at_levels: list[Cell] = [counts.get(level) for level in levels]
    tail = [score.dont_know, score.not_applicable, *about, score.on_axis]
    return [score.mean, None, score.n, score.n, *([None] * 6), score.median, *at_levels, *tail]


def _scale_name(item: Item, t: Translator) -> str:
    name = item.scale.id if item.scale else ""
    return t("{scale}, reversed", scale=name) if item.reversed else name


def _scale_levels(item: Item, t: Translator) -> str:
    """Each level's number and name: the columns of counts have the numbers alone, a choice's too."""
    levels = item.scale.levels if item.scale else ()
    return "; ".join(f"{level.value} {t.text(level.label)}" for level in levels)


def _end(result: Result, series: Series, t: Translator) -> list[Cell]:
    attendance = series.attendance
    people: list[Cell] = [None, None, None]
    if attendance is not None:
        people = [attendance.invited, attendance.joined, attendance.answered]
    data = t("Demonstration data") if result.demonstration else t("Members' answers")
    return [
        *people,
        series.late,
        data,
        instrument_line(result),
        ", ".join(release_names(result)),
        t(CAVEAT),
        audience_line(result, t),
    ]


def _item_status(result: Result, series: Series, item_id: str, t: Translator) -> str:
    """*given* where the row has its counts or its mean: a choice has no mean."""
    score = result.items.get((series.key, item_id))
    is_given = score is not None and (score.mean is not None or (bool(score.n) and not result.asked[item_id].is_rated))
    return t("given") if is_given else item_mean_words(result, series, item_id, t)


def _status(score: AxisScore | None, said: str, t: Translator) -> str:
    """Whether the row has its mean, or else *said*: why not, so that an empty cell is never taken for 0."""
    return said if score is None or score.mean is None else t("given")


def _yes_no(value: bool, t: Translator) -> str:
    return t("yes") if value else t("no")


def json_bytes(result: Result) -> bytes:
    """Everything in *result* as raw numbers, with provenance and how to read them, as UTF-8 JSON.

    null is a figure withheld or not given. A pair of series and axis, or of series and item,
    that is not listed has not been released.
    """
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "demonstration": result.demonstration,
        "audience": result.audience,
        "method": in_every_language(METHOD),
        "caveat": in_every_language(CAVEAT),
        "instrument": {"id": result.instrument_id, "version": result.instrument_version},
        "releases": [{"sequence": sequence, "digest": digest} for sequence, digest in result.released],
        "axis": {
            "lowest": result.lowest,
            "highest": result.highest,
            "mixed": result.is_mixed,
            "units": [in_every_language(message) for message in _units(result)],
        },
        "scales": [_scale_entry(scale) for scale in result.scales],
        "cut": {"id": result.cut, "title": dict(result.cut_title)},
        "axes": [_axis_entry(axis) for axis in result.groups],
        "series": [_series_entry(series) for series in result.series],
        "scores": [{"series": key, **asdict(score)} for (key, _), score in result.scores.items()],
        "items": [_item_entry(result, key, item) for (key, _), item in result.items.items()],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False).encode()


def _units(result: Result) -> list[str]:
    return [message for message, holds in ((MIXED, result.is_mixed), (TURNED, result.is_turned)) if holds]


def _scale_entry(scale: Scale) -> dict[str, object]:
    return {
        "id": scale.id,
        "kind": scale.kind,
        "evenly_spaced": is_even(scale),
        "levels": [{"value": level.value, "label": dict(level.label)} for level in scale.levels],
    }


def _axis_entry(axis: Axis) -> dict[str, object]:
    return {
        "id": axis.id,
        "label": dict(axis.label),
        "items": list(axis.item_ids),
        "weights": list(axis.weights),
        "choices": list(axis.choice_ids),
        "depending": list(axis.depending_ids),
        "finding": _text_entry(axis.finding),
        "source": _text_entry(axis.source),
    }


def _series_entry(series: Series) -> dict[str, object]:
    return {
        "key": series.key,
        "label": dict(series.label),
        "role": series.role,
        "vantage": series.vantage,
        "board": series.board_id,
        "round": series.round_id,
        "attendance": asdict(series.attendance) if series.attendance else None,
        "late": series.late,
    }


def _item_entry(result: Result, series_key: str, score: ItemScore) -> dict[str, object]:
    item = result.asked[score.item_id]
    about = {
        "code": item.code or None,
        "text": dict(item.text),
        "scale": item.scale.id if item.scale else None,
        "reversed": item.reversed,
        "asked_if": {"item": item.asked_if.item_id, "levels": list(item.asked_if.levels)} if item.asked_if else None,
    }
    return {"series": series_key, **about, **asdict(score)}


def _text_entry(text: Text | None) -> dict[str, str] | None:
    return None if text is None else dict(text)
