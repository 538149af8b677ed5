"""The results by sector, as far as the room was shown them."""

from functools import partial

from sait.analysis.result import Axis, Result, Series, SeriesRole
from sait.analysis.session_record import SessionRecord
from sait.i18n import Translator
from sait.reports.record.word_file import AsWritten, Cell, Say, WordFile, in_words
from sait.wording.figures import axis_answers_words, axis_mean_words

PAGE_CM = 17.0
FIRST_CM = 5.0


def write_sectors(file: WordFile, record: SessionRecord) -> None:
    """A row for each domain, a column for each group; nothing where members were not asked."""
    result = record.by_sector
    if result is None:
        return
    file.heading(2, _about)
    groups = [series for series in result.series if series.role is SeriesRole.SECTOR]
    if not groups:
        file.say(
            lambda t: t("No sector could be shown separately: there were too few answers in one group, or outside it.")
        )
        return
    file.say(
        lambda t: t(
            "“Everyone else” means people from other sectors and people who did not say. Figures are as they were when"
            " a question was first released. Nobody outside the room has been shown them."
        )
    )
    heads: list[Say] = [lambda t: t("Domain"), *(in_words(group.label) for group in groups)]
    rows: list[list[Cell]] = [
        [[[in_words(axis.label)]], *(_cell(result, group, axis) for group in groups)] for axis in result.axes
    ]
    file.table(heads, rows, [FIRST_CM, *[(PAGE_CM - FIRST_CM) / len(groups)] * len(groups)], _about)


def _about(t: Translator) -> str:
    return t("Results by sector")


def _cell(result: Result, group: Series, axis: Axis) -> Cell:
    """The mean, with how many answers it rests on in brackets."""
    score = result.scores.get((group.key, axis.id))
    mean: Say = partial(axis_mean_words, result, group, axis.id)
    if score is None or score.mean is None:
        return [[mean]]
    return [[mean, AsWritten(" ("), partial(axis_answers_words, score), AsWritten(")")]]
