"""A coding's parts as CSV: codings, figures and quotes. What people wrote is never run as a formula."""

from collections.abc import Iterable, Mapping, Sequence

from sait.analysis.themes.figures import ThemeFigures
from sait.assessment.themes.exchange import Exchange
from sait.i18n import Translator
from sait.reports.tables.csv_file import Cell, csv_file


def codings_table(exchange: Exchange, t: Translator) -> bytes:
    """One row for each coding, and one for each answer that has none; positions as in the project file, from 0."""
    heads = (
        t("Question"), t("Board"), t("Number"), t("Answer"), t("Coder"), t("Code"), t("From"), t("To"), t("Passage"),
        t("Memo"),
    )  # fmt: skip
    return csv_file([heads, *_coding_rows(exchange, t)])


def _coding_rows(exchange: Exchange, t: Translator) -> Iterable[Sequence[Cell]]:
    names = {code.id: t.text(code.name) for code in exchange.codebook.codes}
    for answer in exchange.answers:
        start: tuple[Cell, ...] = (
            t.text(exchange.questions[answer.case.item_id]),
            t.text(exchange.boards[answer.case.board_id]),
            answer.place,
            answer.words,
        )
        said = [one for one in exchange.codings if one.answer_id == answer.id]
        for one in said:
            passage = answer.words[one.starts : one.ends]
            code = names.get(one.code_id, one.code_id)
            yield (*start, one.coder, code, one.starts, one.ends, passage, one.memo)
        if not said:
            yield (*start, *[None] * 6)


def figures_table(
    figures: Sequence[ThemeFigures],
    named: Mapping[str, str],
    parts: Sequence[tuple[str, Mapping[str, str]]],
    t: Translator,
) -> bytes:
    """One row for each theme and place, empty where the count is withheld. *parts*: by board, by question, by category, each with
    the names of its places.
    """
    rows: list[Sequence[Cell]] = [(t("Theme"), t("By"), t("Of"), t("Answers"))]
    for one in figures:
        for (said, places), counts in zip(parts, (one.by_board, one.by_item, one.by_category), strict=True):
            rows += [(named[one.code_id], said, places[place], count) for place, count in counts.items()]
    return csv_file(rows)


def quotes_table(quotes: Iterable[tuple[str, str, str]], t: Translator) -> bytes:
    """One row for each released quote: its theme, its question, its words."""
    return csv_file([(t("Theme"), t("Question"), t("Quote")), *quotes])
