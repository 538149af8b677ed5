"""The numbers as CSV for a spreadsheet and as JSON for a program."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict
from io import StringIO

from sait.analysis.result import Axis, AxisScore, ItemScore, Result, Series
from sait.analysis.words import axis_mean_words, item_mean_words
from sait.i18n import Text, Translator
from sait.reports.provenance import CAVEAT, METHOD, audience_line, in_every_language, instrument_line, release_names

FORMAT = "sait-result"
FORMAT_VERSION = 1
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int | float | None


def csv_bytes(result: Result, translator: Translator) -> bytes:
    """One row for each series and axis, then one for each series and item; UTF-8 with a BOM, for Excel.

    An empty cell is a figure that was not given. Every row names its instrument, its releases
    and whether it is demonstration data, so that rows pasted elsewhere still say where they are from.
    """
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    rows = [*_axis_rows(result, translator), *_item_rows(result, translator)]
    writer.writerow([safe(heading) for heading in _headings(result, translator)])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def safe(cell: Cell) -> Cell:
    """*cell*, with an apostrophe before words that a spreadsheet would run as a formula.

    >>> safe("=1+1")
    "'=1+1"
    """
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _headings(result: Result, t: Translator) -> list[str]:
    levels = range(result.lowest, result.highest + 1)
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
        t("Invited"),
        t("Joined"),
        t("Answered"),
        t("Late"),
        t("Data"),
        t("Instrument"),
        t("Releases"),
        t("How to read it"),
        t("Whom it is for"),
        t("Status"),
    ]


def _axis_rows(result: Result, t: Translator) -> Iterable[list[Cell]]:
    blank: list[Cell] = [None] * (result.highest - result.lowest + 4)
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
    item_ids = dict.fromkeys(item_id for axis in result.axes for item_id in axis.item_ids)
    for series in result.series:
        for item_id in item_ids:
            score = result.items.get((series.key, item_id))
            name = t.text(result.item_texts[item_id]) if item_id in result.item_texts else item_id
            who = [t.text(result.cut_title), t.text(series.label)]
            yield [
                *who,
                t("Item"),
                item_id,
                name,
                *_item_cells(result, score),
                *_end(result, series, t),
                _status(score, item_mean_words(score, t), t),
            ]


def _item_cells(result: Result, score: ItemScore | None) -> list[Cell]:
    levels = result.highest - result.lowest + 1
    if score is None:
        return [None] * (levels + 13)
    counts: list[Cell] = [None] * levels if score.levels is None else list(score.levels)
    tail = [score.dont_know, score.not_applicable]
    return [score.mean, None, score.n, score.n, *([None] * 6), score.median, *counts, *tail]


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


def _status(score: AxisScore | ItemScore | None, said: str, t: Translator) -> str:
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
        "scale": {
            "lowest": result.lowest,
            "highest": result.highest,
            "levels": [dict(label) for label in result.level_labels],
        },
        "cut": {"id": result.cut, "title": dict(result.cut_title)},
        "axes": [_axis_entry(axis) for axis in result.axes],
        "series": [_series_entry(series) for series in result.series],
        "scores": [{"series": key, **asdict(score)} for (key, _), score in result.scores.items()],
        "items": [_item_entry(result, key, item) for (key, _), item in result.items.items()],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False).encode()


def _axis_entry(axis: Axis) -> dict[str, object]:
    return {
        "id": axis.id,
        "label": dict(axis.label),
        "items": list(axis.item_ids),
        "weights": list(axis.weights),
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
    text = _text_entry(result.item_texts.get(score.item_id))
    return {"series": series_key, "text": text, **asdict(score)}


def _text_entry(text: Text | None) -> dict[str, str] | None:
    return None if text is None else dict(text)
