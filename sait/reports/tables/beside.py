"""Each board's survey beside its day, as CSV: the means that the screen shows, and how far they moved."""

from collections.abc import Iterable, Sequence

from sait.analysis.gaps import Gap, axis_gap, item_gap
from sait.analysis.result import Result, Series
from sait.i18n import Text, Translator
from sait.reports.provenance import CAVEAT, audience_line, instrument_line
from sait.reports.tables.csv_file import Cell, csv_file
from sait.wording.figures import axis_mean_words, item_mean_words

Pair = tuple[Text, Result, Series, Series]
"""A board's name, the result of its two lines, and those: the day's and the survey's."""


def beside_csv(pairs: Sequence[Pair], t: Translator) -> bytes:
    """A row for each board and domain, then for each question that both asked.

    *Before*, *after* and *change* are over what both sides show, empty where that is nothing; why, the words beside say.
    """
    return csv_file([_heads(t), *(row for pair in pairs for row in _rows(pair, t))])


def _heads(t: Translator) -> list[str]:
    return [
        t("Board"), t("Kind of row"), t("Id"), t("Name"), t("The day"), t("The survey"), t("Mean on the day"),
        t("Mean in the survey"), t("Before"), t("After"), t("Change"), t("Questions"), t("Data"), t("Instrument"),
        t("How to read it"), t("Who it is for"),
    ]  # fmt: skip


def _rows(pair: Pair, t: Translator) -> Iterable[list[Cell]]:
    board, found, day, survey = pair
    begin: list[Cell] = [t.text(board)]
    lines: list[Cell] = [t.text(day.label), t.text(survey.label)]
    data = t("Demonstration data") if found.demonstration else t("Members' answers")
    end: list[Cell] = [data, instrument_line(found), t(CAVEAT), audience_line(found, t)]
    for axis in found.axes:
        said: list[Cell] = [axis_mean_words(found, line, axis.id, t) for line in (day, survey)]
        about: list[Cell] = [t("Axis"), axis.id, t.text(axis.label)]
        yield [*begin, *about, *lines, *said, *_moved(axis_gap(found, survey, day, axis)), *end]
    for item_id in (one for axis in found.axes for one in axis.item_ids if one not in day.not_asked):
        said = [item_mean_words(found, line, item_id, t) for line in (day, survey)]
        about = [t("Item"), item_id, t.text(found.asked[item_id].text)]
        yield [*begin, *about, *lines, *said, *_moved(item_gap(found, survey, day, item_id)), *end]


def _moved(gap: Gap | None) -> list[Cell]:
    return [None] * 4 if gap is None else [gap.second, gap.first, gap.difference, gap.items]
