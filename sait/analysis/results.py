"""The one frozen result, computed from releases."""

from collections.abc import Mapping, Sequence

from sait.analysis.gate.means import DOMAIN_CUT, mapped_items
from sait.analysis.pooled import local_boards, pooled_items, pooled_series
from sait.analysis.result import Axis, AxisScore, ItemScore, Result, Series
from sait.analysis.scores import Part, axis_score, axis_score_from_mean, item_score
from sait.analysis.sources import Found, SeriesSource, newest_items, newest_mean, people_asked, series_of
from sait.assessment.releases import Audience
from sait.i18n import Text, languages, marked, translator
from sait.instruments.levels import Value
from sait.instruments.model import Instrument, Item, Kind

__all__ = ["SeriesSource", "axes_of", "build_result"]

DOMAINS_TITLE = marked("Domains")


def build_result(
    instrument: Instrument,
    *,
    form: str,
    cut: str,
    sources: Sequence[SeriesSource],
    audience: Audience,
    pooled_label: Text | None = None,
) -> Result:
    """The result of *sources* on the axes of *cut* (``domain`` or a scheme's id; KeyError for another).

    Of each domain the newest release counts. With *pooled_label*, a line of that name for the local boards together is
    added where two or more have results. Labels must already name the vantage.
    """
    axes, asked = axes_of(instrument, form, cut), _asked(instrument, form)
    found = {source.key: newest_items(source, instrument, form) for source in sources}
    rated = tuple(axis for axis in axes if axis.item_ids)
    items, scores = _scores(sources, rated, cut, found, asked, instrument.axis)
    series = [series_of(source) for source in sources]
    series += _add_pooled(pooled_label, series, rated, items, scores, asked, instrument.axis)
    return Result(
        cut=cut,
        cut_title=_cut_title(instrument, cut),
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        lowest=instrument.axis[0],
        highest=instrument.axis[1],
        is_mixed=instrument.is_mixed,
        axes=rated,
        series=tuple(series),
        scores=scores,
        items=items,
        asked=asked,
        audience=audience,
        demonstration=any(release.demonstration for source in sources for release in source.releases),
        released=_released(found),
        bands=instrument.bands,
        unreviewed=instrument.unreviewed,
        unrated=tuple(axis for axis in axes if not axis.item_ids),
    )


def _asked(instrument: Instrument, form: str) -> dict[str, Item]:
    return {item.id: item for domain in instrument.in_form(form) for item in domain.items}


def axes_of(instrument: Instrument, form: str, cut: str) -> tuple[Axis, ...]:
    """The domains of *form*, or those categories of a scheme that its items map to; KeyError for an unknown scheme.

    Without those of which nothing is counted; those that have no mean have no ``item_ids``.
    """
    domains = instrument.in_form(form)
    if cut == DOMAIN_CUT:
        found = [_axis(domain.id, domain.title, domain.items) for domain in domains]
    else:
        items = [item for domain in domains for item in domain.items]
        found = [
            _axis(category.id, category.label, mapped_items(items, cut, category.id), category.finding, category.source)
            for category in instrument.scheme(cut).categories
        ]
    return tuple(axis for axis in found if axis.shown_ids)


def _axis(
    id_: str, label: Text, items: Sequence[Item], finding: Text | None = None, source: Text | None = None
) -> Axis:
    averaged = [item for item in items if item.is_averaged]
    return Axis(
        id=id_,
        label=label,
        item_ids=tuple(item.id for item in averaged),
        finding=finding,
        source=source,
        weights=tuple(item.weight for item in averaged),
        choice_ids=tuple(item.id for item in items if item.scale and item.scale.kind is Kind.CHOICE),
        depending_ids=tuple(item.id for item in items if item.is_rated and not item.is_averaged),
    )


def _cut_title(instrument: Instrument, cut: str) -> Text:
    if cut == DOMAIN_CUT:
        return {language: translator(language)(DOMAINS_TITLE) for language in languages()}
    return instrument.scheme(cut).title


def _released(found: Mapping[str, Mapping[str, Found]]) -> tuple[tuple[int, str], ...]:
    """Number and digest of every release in use. An open workshop's figures are never stored, and have no number."""
    used = {one.release.sequence: one.release.digest for its in found.values() for one in its.values()}
    return tuple((number, used[number]) for number in sorted(used) if number > 0)


def _scores(
    sources: Sequence[SeriesSource],
    axes: Sequence[Axis],
    cut: str,
    found: Mapping[str, Mapping[str, Found]],
    asked: Mapping[str, Item],
    ends: tuple[Value, Value],
) -> tuple[dict[tuple[str, str], ItemScore], dict[tuple[str, str], AxisScore]]:
    items = {
        (source.key, item_id): item_score(
            one.figures, asked[item_id], ends, people_asked=people_asked(source, asked[item_id], asked)
        )
        for source in sources
        for item_id, one in found[source.key].items()
    }
    scores = {
        (source.key, axis.id): score
        for source in sources
        for axis in axes
        if (score := _score(source, axis, cut, found[source.key], items, asked, ends)) is not None
    }
    return items, scores


def _score(
    source: SeriesSource,
    axis: Axis,
    cut: str,
    found: Mapping[str, Found],
    items: Mapping[tuple[str, str], ItemScore],
    asked: Mapping[str, Item],
    ends: tuple[Value, Value],
) -> AxisScore | None:
    """The score from items where half of them are given, else from a released mean; None where nothing is released."""
    mean = newest_mean(source, cut, axis.id)
    if mean is None and not any(item_id in found for item_id in axis.item_ids):
        return None
    own = {item_id: items.get((source.key, item_id)) for item_id in axis.item_ids}
    if source.stands_on is not None and any(score is not None and score.n is not None for score in own.values()):
        own = {
            item_id: items.get((source.stands_on, item_id)) if score is None or score.n is None else score
            for item_id, score in own.items()
        }
    parts = [
        Part(asked[item_id], score, found[item_id].attendance if item_id in found else None)
        for item_id, score in own.items()
    ]
    score = axis_score(axis.id, parts, ends)
    return score if score.mean is not None or mean is None else axis_score_from_mean(mean, len(axis.item_ids))


def _add_pooled(
    label: Text | None,
    series: Sequence[Series],
    axes: Sequence[Axis],
    items: dict[tuple[str, str], ItemScore],
    scores: dict[tuple[str, str], AxisScore],
    asked: Mapping[str, Item],
    ends: tuple[Value, Value],
) -> list[Series]:
    """Put the pooled line's figures beside the others, and return it; nothing without *label* or under two boards."""
    if label is None:
        return []
    boards = local_boards(series)
    item_ids = list(dict.fromkeys(item_id for axis in axes for item_id in axis.item_ids))
    pooled = pooled_items(boards, items, item_ids)
    if not pooled:
        return []
    line = pooled_series(label, boards)
    items.update({(line.key, item_id): score for item_id, score in pooled.items()})
    for axis in axes:
        parts = [Part(asked[item_id], pooled.get(item_id), None) for item_id in axis.item_ids]
        if any(part.score is not None for part in parts):
            scores[line.key, axis.id] = axis_score(axis.id, parts, ends)
    return [line]
