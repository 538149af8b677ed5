"""The figures as they were released to the room: domain by domain, item by item, and the releases they rest on."""

from collections.abc import Collection, Sequence
from functools import partial

from sait.analysis.result import Axis, Result, Series
from sait.analysis.session_record import SessionRecord
from sait.assessment.releases import Audience, Release, Vantage
from sait.charts.labels import BRIEF
from sait.i18n import Translator
from sait.instruments.model import Kind
from sait.reports.provenance import CAVEAT, DIGEST_SHOWN, METHOD
from sait.reports.record.sectors import write_sectors
from sait.reports.record.word_file import AsWritten, Cell, Line, Say, WordFile, day_of, in_words
from sait.wording.depending import number_asked_words, question_words
from sait.wording.figures import (
    agreement_words,
    axis_answers_words,
    axis_mean_words,
    item_mean_words,
    level_words,
    second_rule_words,
    second_words,
    units_words,
)

WIDTHS = (4.3, 3.3, 2.2, 4.0, 3.2)


def write_results(file: WordFile, record: SessionRecord) -> None:
    """Every figure that the room was shown, beside what was withheld."""
    result = record.result
    file.heading(1, lambda t: t("Results as they were released to the room"), on_new_page=True)
    if not (result.scores or result.items):
        file.say(lambda t: t("Nothing was released."))
        return
    file.say(lambda t: t(CAVEAT))
    file.say(lambda t: " ".join(part for part in (t(METHOD), units_words(result, t)) if part))
    if any(
        score.n is None for (key, _), score in result.items.items() if record.second is None or key != record.second.key
    ):
        file.say(lambda t: t("If a figure is withheld, there were too few answers to show it."))
    if result.first_stands:
        file.say(second_rule_words)
    areas = [series for series in result.series if series.vantage is Vantage.LOCAL]
    if areas:
        file.say(partial(_local_areas, record, areas))
    for axis in result.groups:
        file.heading(2, in_words(axis.label))
        if result.first_stands.intersection(axis.shown_ids):
            file.say(partial(second_words, result, axis.shown_ids))
        if any((series.key, item_id) in result.items for series in result.series for item_id in axis.shown_ids):
            rows = [*_axis_rows(record, axis), *_item_rows(record, axis)]
            file.table(_heads(), rows, WIDTHS, in_words(axis.label))
        else:
            file.say(lambda t: t("Nothing was released."))
    write_sectors(file, record)
    _write_releases(file, record)


def _heads() -> list[Say]:
    return [
        lambda t: t("Item"),
        lambda t: t("Whose view"),
        lambda t: t("Mean"),
        lambda t: t("Answers"),
        lambda t: t("Agreement"),
    ]


def _local_areas(record: SessionRecord, areas: Sequence[Series], t: Translator) -> str:
    names = "; ".join(_view(record, one, t) for one in areas)
    return t("Local areas are shown as this board's own members see them: {areas}.", areas=names)


def _view(record: SessionRecord, series: Series, t: Translator) -> str:
    """Shorter than the label of the series: the board is named over every page, and the vantage over the tables."""
    if series.vantage is Vantage.LOCAL:
        area = record.areas.get(series.key.removeprefix(f"{record.workshop.id}/"))
        return t("Local, all areas") if area is None else t.text(area)
    return t("First scoring") if series is record.own else t("Second scoring")


def _views(record: SessionRecord, several: Sequence[Series], t: Translator) -> str:
    """One view, or the local areas that share a row since the same is withheld of all of them."""
    return _view(record, several[0], t) if len(several) == 1 else t("Local areas with no line of their own")


def _axis_rows(record: SessionRecord, axis: Axis) -> list[list[Cell]]:
    result = record.result
    if axis not in result.axes:
        return []
    shown = [
        series for series in result.series if any((series.key, item_id) in result.items for item_id in axis.shown_ids)
    ]
    rows = []
    for together in _together(shown, {series.key for series in shown if not _has_mean(result, series, axis)}):
        score = result.scores.get((together[0].key, axis.id))
        words = partial(axis_mean_words, result, together[0], axis.id)
        answers = partial(axis_answers_words, score)
        rows.append(_row(record, [lambda t: t("The whole domain")], together, words, [[answers]], None))
    return rows


def _brief(mean: Say, t: Translator) -> str:
    """A mean; why there is none in a word or two, since many rows say the same."""
    words = mean(t)
    return next((t(short) for long, short in BRIEF.items() if t(long) == words), words)


def _has_mean(result: Result, series: Series, axis: Axis) -> bool:
    score = result.scores.get((series.key, axis.id))
    return score is not None and score.mean is not None


def _together(shown: Sequence[Series], withheld: Collection[str]) -> list[list[Series]]:
    """One list for each row: local areas of which the same is withheld share the last one."""
    apart = [[one] for one in shown if one.vantage is not Vantage.LOCAL or one.key not in withheld]
    same = [one for one in shown if one.vantage is Vantage.LOCAL and one.key in withheld]
    return [*apart, same] if same else apart


def _item_rows(record: SessionRecord, axis: Axis) -> list[list[Cell]]:
    return [row for item_id in axis.shown_ids for row in _rows_of_item(record, item_id)]


def _rows_of_item(record: SessionRecord, item_id: str) -> list[list[Cell]]:
    """The wording of an item stands in its first row; every row names it."""
    result, item = record.result, record.result.asked[item_id]
    scores = {series.key: result.items.get((series.key, item_id)) for series in result.series}
    shown = [series for series in result.series if scores[series.key] is not None]
    withheld = {key for key, score in scores.items() if score is not None and score.n is None}
    rows = []
    for place, together in enumerate(_together(shown, withheld)):
        series = together[0]
        words_of: Say = partial(question_words, item, result.asked)
        name: Line = [AsWritten(item_id)] if place else [AsWritten(f"{item_id} "), words_of]
        words = partial(item_mean_words, result, series, item_id)
        agreement = partial(agreement_words, result, scores[series.key])
        rows.append(_row(record, name, together, words, _answers(result, series, item_id), agreement))
    return rows


def _row(
    record: SessionRecord, name: Line, together: Sequence[Series], mean: Say, answers: Cell, agreement: Say | None
) -> list[Cell]:
    views: Say = partial(_views, record, together)
    return [[name], [[views]], [[partial(_brief, mean)]], answers, [[agreement or AsWritten("")]]]


def _answers(result: Result, series: Series, item_id: str) -> Cell:
    """How many, how many at each level, and beside the levels."""
    score, scale = result.items.get((series.key, item_id)), result.asked[item_id].scale
    if score is None or scale is None or score.levels is None:
        return [[AsWritten("")]]
    lines: list[Line] = [[AsWritten(str(score.n))]]
    if score.asked is not None:
        lines.append([partial(number_asked_words, score)])
    if scale.kind is Kind.CHOICE:
        lines += [
            [partial(level_words, scale, place), AsWritten(f": {count}")] for place, count in enumerate(score.levels)
        ]
    else:
        pairs = zip(scale.values, score.levels, strict=True)
        lines.append([AsWritten(" · ".join(f"{value}: {count}" for value, count in pairs))])
    if score.dont_know:
        lines.append([lambda t: t("Don't know"), AsWritten(f": {score.dont_know}")])
    if score.not_applicable:
        lines.append([lambda t: t("Not applicable"), AsWritten(f": {score.not_applicable}")])
    return lines


def _write_releases(file: WordFile, record: SessionRecord) -> None:
    if not record.releases:
        return
    file.heading(2, _releases)
    rows: list[list[Cell]] = [
        [
            [[AsWritten(f"{release.sequence} ({release.digest[:DIGEST_SHOWN]})")]],
            [[day_of(release.published_at)]],
            [[partial(_audience, release)]],
            [[AsWritten(", ".join(release.domain_ids))]],
        ]
        for release in record.releases
    ]
    heads: list[Say] = [
        lambda t: t("Release"),
        lambda t: t("Day"),
        lambda t: t("Who it is for"),
        lambda t: t("Domains"),
    ]
    file.table(heads, rows, (3.4, 4, 3.6, 6), _releases)


def _releases(t: Translator) -> str:
    return t("Releases of this workshop")


def _audience(release: Release, t: Translator) -> str:
    return t("others") if release.audience is Audience.OUTSIDE else t("the room")
