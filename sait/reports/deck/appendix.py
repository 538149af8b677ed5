"""What stands after the divider of every deck: all numbers, what was found in 2011, single choices, and where it all comes from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sait.analysis.result import Result, Series
from sait.charts.grouping import MOST_LINES, groups
from sait.charts.labels import BRIEF, panel_title, response_in_words
from sait.i18n import Translator
from sait.i18n.translator import WALES
from sait.reports.deck.categories import finding_grid, has_findings, items_notes
from sait.reports.deck.drawings import upright
from sait.reports.deck.layouts import Layout
from sait.reports.deck.notes import result_notes
from sait.reports.deck.pages import Grid, Page, Paragraph, Words
from sait.reports.deck.tables import shares_by_content
from sait.reports.provenance import CAVEAT, METHOD, audience_line, instrument_line, release_names
from sait.wording.figures import axis_answers_words, is_withheld, response_words, units_words, why_none
from sait.wording.headlines import measured
from sait.wording.ranges import score_words
from sait.wording.tables import axis_table, choice_table, item_table

COLUMNS_PER_SERIES = 3
"""Mean, answers and response of one series in the table of numbers; the last is the same in every row."""
NUMBER_SIZE, ITEM_SIZE = 14, 12
PLAIN_COLUMNS = 3
"""Domain, item and statement, before the figures of an item."""


def divider(title: str, page: Page, t: Translator) -> Page:
    """The first page of the appendix; *page* lends its footer."""
    words = Words((Paragraph(t(CAVEAT)), Paragraph(t(METHOD))))
    return replace(page, layout=Layout.DIVIDER, title=title, lead="", parts=(words,), notes=(t(METHOD),))


def numbers(result: Result, page: Page, t: Translator) -> Iterator[Page]:
    """Every line's means with how many answered, beside the common one where there are many; then single choices and findings."""
    if result.axes:
        yield _number_page(result, page, t)
    for series in groups(result):
        table = choice_table(replace(result, series=series), t)
        if not table.empty:
            title = t("{cut}: single choices", cut=t.text(result.cut_title))
            grid = _grid_of(table.columns, table.itertuples(index=False, name=None), title, NUMBER_SIZE)
            yield _table_page(page, title, grid, result_notes(result, series, t), "")
    if has_findings(result):
        series = groups(result)[0]
        title = t("{cut}: what was found, and where members place it", cut=t.text(result.cut_title))
        notes = [*result_notes(result, series, t), *items_notes(result, t)]
        yield _table_page(page, title, finding_grid(result, series, t), notes, "")


def _number_page(result: Result, page: Page, t: Translator) -> Page:
    """Up to three lines in columns; more of them in rows, each mean over its number of answers."""
    if len(result.series) > MOST_LINES:
        title = t("{cut}: means, and how many answers they rest on", cut=t.text(result.cut_title))
        grid = _wide_grid(result, title, t)
    else:
        title = panel_title(result, result.series, t)
        grid = _number_grid(result, result.series, t)
    return _table_page(page, title, grid, result_notes(result, result.series, t), measured(result, t))


def _wide_grid(result: Result, says: str, t: Translator) -> Grid:
    rows = tuple(
        (
            t.text(line.label),
            response_words(line, t),
            *(_mean_and_answers(result, line, axis.id, t) for axis in result.axes),
        )
        for line in result.series
    )
    heads = (t("Board"), t("Answered"), *(upright(t.text(axis.label)) for axis in result.axes))
    return Grid(
        heads, rows, (2.6, 1.1, *([8.5 / len(result.axes)] * len(result.axes))), says, size=NUMBER_SIZE, upright_from=2
    )


def _mean_and_answers(result: Result, line: Series, axis_id: str, t: Translator) -> str:
    score = result.scores.get((line.key, axis_id))
    if score is None or score.mean is None:
        return t(BRIEF[why_none(result, line, axis_id)])
    answers = axis_answers_words(score, t)
    mean = score_words(result, score, t)
    return t("{mean} (n {answers})", mean=mean, answers=answers) if answers else mean


def questions(result: Result, line: Series, page: Page, t: Translator) -> Iterator[Page]:
    """One board's figures of each question."""
    table = item_table(replace(result, series=(line,)), t)
    if table.empty or not any((line.key, item_id) in result.items for item_id in result.asked):
        return
    title = t("{name}: every question", name=t.text(line.label))
    names = [str(column).removeprefix(f"{t.text(line.label)}: ") for column in table.columns]
    grid = _grid_of(names, table.itertuples(index=False, name=None), title, ITEM_SIZE)
    shares = (1.7, 1.1, 5.0, *([1.2] * (len(grid.header) - PLAIN_COLUMNS - 1)), 1.9)
    lead = t("Means are on each question's own scale, as members chose")
    yield _table_page(page, title, replace(grid, shares=shares), result_notes(result, [line], t), lead)


def about(
    results: Sequence[Result], page: Page, *, round_name: str, digest: str, made_at: datetime, t: Translator
) -> Page:
    """Bank and version, round, boards with how many answered, what was withheld, when it was made, and the hash of the data."""
    first = results[0]
    rows = [
        (t("Question bank"), ", ".join(dict.fromkeys(instrument_line(one) for one in results))),
        (t("Round"), round_name),
        (t("Boards"), "\n".join(dict.fromkeys(_board(one, t) for result in results for one in result.series))),
        (t("Withheld"), _withheld(results, t)),
        (t("Audience"), audience_line(first, t)),
        (t("Releases"), ", ".join(dict.fromkeys(name for one in results for name in release_names(one))) or t("none")),
        (t("Made"), t.date(made_at.astimezone(WALES).date())),
        (t("Hash of the data"), digest),
    ]
    units = dict.fromkeys(filter(None, (units_words(one, t) for one in results)))
    grid = Grid((t("What"), t("These figures")), tuple(rows), (2.2, 10.0), t("About these figures"))
    return _table_page(page, t("About these figures"), grid, [t(CAVEAT), t(METHOD), *units], "")


def _board(line: Series, t: Translator) -> str:
    response = response_in_words(line, t)
    return t("{name}: {response}", name=t.text(line.label), response=response) if response else t.text(line.label)


def _withheld(results: Sequence[Result], t: Translator) -> str:
    said = []
    for result in results:
        for line in result.series:
            names = [t.text(axis.label) for axis in result.axes if is_withheld(result, line, axis.id)]
            if names and len(names) == len(result.axes):
                names = [t("all of “{cut}”", cut=t.text(result.cut_title))]
            if names:
                said.append(f"{t.text(line.label)}: {', '.join(names)}")
    return "\n".join(dict.fromkeys(said)) or t("nothing")


def _table_page(page: Page, title: str, grid: Grid, notes: Sequence[str], lead: str) -> Page:
    return replace(page, layout=Layout.TABLE, title=title, lead=lead, parts=(grid,), notes=tuple(notes))


def _number_grid(result: Result, series: Sequence[Series], t: Translator) -> Grid:
    """The numbers of *series*, as they stand under the chart on the screen: the response is said once, over its means.

    A column in which no row has anything is left out: of levels that a board agreed nobody gave any answers.
    """
    table = axis_table(replace(result, series=tuple(series)), t)
    kept = [
        place
        for place in range(len(table.columns))
        if place == 0 or (place % COLUMNS_PER_SERIES and any(map(_cell, table.iloc[:, place])))
    ]
    names = [str(column) for column in table.columns]
    for place, one in enumerate(series):
        response = response_in_words(one, t)
        mean = place * COLUMNS_PER_SERIES + 1
        names[mean] = f"{names[mean]}\n{response}" if response else names[mean]
    rows = [[row[place] for place in kept] for row in table.itertuples(index=False, name=None)]
    return _grid_of([names[place] for place in kept], rows, panel_title(result, series, t), NUMBER_SIZE)


def _grid_of(columns: Iterable[object], rows: Iterable[Iterable[object]], says: str, size: int) -> Grid:
    header = tuple(str(column) for column in columns)
    body = tuple(tuple(_cell(cell) for cell in row) for row in rows)
    return Grid(header, body, shares_by_content(header, body), says, size=size)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
