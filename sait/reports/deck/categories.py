"""The table of categories: what was found then, beside where members place it."""

from collections.abc import Sequence

from sait.analysis.result import Axis, Result, Series
from sait.charts.labels import named_with_response
from sait.charts.placing import placing_in_words, shares_in_words
from sait.i18n import Translator
from sait.reports.deck.pages import Grid

SHARES = (1.65, 3.7)
SERIES_SHARES = {1: 3.0, 2: 2.4, 3: 2.0}


def has_findings(result: Result) -> bool:
    """Whether the axes of *result* are categories with findings to set beside the answers."""
    return any(axis.finding is not None for axis in result.axes)


def finding_grid(result: Result, series: Sequence[Series], t: Translator) -> Grid:
    """One row a category: finding and source, then for each of up to three series where members place it."""
    return Grid(
        header=(t("Category"), t("What was found, and the source"), *(named_with_response(one, t) for one in series)),
        rows=tuple(_row(result, axis, series, t) for axis in result.axes),
        shares=(*SHARES, *([SERIES_SHARES[len(series)]] * len(series))),
        says=t("{cut}: what was found, and where members place it", cut=t.text(result.cut_title)),
    )


def _row(result: Result, axis: Axis, series: Sequence[Series], t: Translator) -> tuple[str, ...]:
    finding = t.text(axis.finding) if axis.finding else ""
    source = t("Source: {source}", source=t.text(axis.source)) if axis.source else ""
    return (
        t.text(axis.label),
        "\n".join(words for words in (finding, source) if words),
        *(_placed(result, axis, one, t) for one in series),
    )


def _placed(result: Result, axis: Axis, series: Series, t: Translator) -> str:
    score = result.scores.get((series.key, axis.id))
    placing = placing_in_words(result, series, axis.id, t)
    return "\n".join(words for words in (placing, shares_in_words(result, score, t)) if words)


def items_notes(result: Result, t: Translator) -> list[str]:
    """Which items each category rests on, for the notes."""
    return [_items_note(result, axis, t) for axis in result.axes]


def _items_note(result: Result, axis: Axis, t: Translator) -> str:
    texts = [f"{item_id} {t.text(result.asked[item_id].text)}" for item_id in axis.item_ids if item_id in result.asked]
    counted = t.plural(
        "{category}: {count} item.", "{category}: {count} items.", len(texts), category=t.text(axis.label)
    )
    return f"{counted} " + " · ".join(texts)
