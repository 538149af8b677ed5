"""The deck: for each result a chart that people can edit, the same numbers as a table, and how to read them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from sait.analysis.result import Result, Series
from sait.assessment.writing import printable
from sait.charts.grouping import groups
from sait.charts.labels import panel_title, response_in_words
from sait.i18n import Translator
from sait.reports.deck.categories import finding_grid, has_findings, items_notes
from sait.reports.deck.native_charts import add_chart
from sait.reports.deck.notes import result_notes
from sait.reports.deck.slides import (
    CONTENT_WIDTH,
    LEFT,
    LONGEST_PROPERTY,
    TITLE_LAYOUT,
    add_slide,
    mark_demonstration,
    office_language,
    set_notes,
    speak,
    title_of,
    widen,
    write,
)
from sait.reports.deck.tables import Grid, add_table_slides, shares_by_content
from sait.reports.provenance import CAVEAT, METHOD
from sait.wording.tables import axis_table, choice_table

TABLE_SIZE = 14
COLUMNS_PER_SERIES = 3
"""Mean, answers and response of one series in the table of numbers; the last is the same in every row."""


def deck(results: Sequence[Result], translator: Translator, *, title: str, subtitle: str) -> bytes:
    """A 16:9 PPTX of *results* in the translator's language.

    Each result gives a chart slide and a table slide for every three series at most (beyond
    three, the common one beside each of the others), and for a category scheme what was found. A missing value is a gap in the chart, never 0.
    """
    slides = Presentation()
    results, title, subtitle = [_showable(result) for result in results], printable(title), printable(subtitle)
    widen(slides)
    _describe_file(slides, title, translator)
    _add_title(slides, results, translator, title, subtitle)
    for result in results:
        for series in groups(result) if result.axes else ():
            _add_group(slides, result, series, translator)
        _add_choices(slides, result, translator)
        if has_findings(result):
            _add_findings(slides, result, groups(result)[0], translator)
    for slide in slides.slides:
        speak(slide.element, translator.language)
        speak(slide.notes_slide.element, translator.language)
    stream = BytesIO()
    slides.save(stream)
    return stream.getvalue()


def _showable(result: Result) -> Result:
    """*result* with names that XML can hold."""
    series = tuple(
        replace(one, label={language: printable(words) for language, words in one.label.items()})
        for one in result.series
    )
    return replace(result, series=series)


def _describe_file(slides: Deck, title: str, t: Translator) -> None:
    """Replace what the template says of itself (its maker, its date)."""
    about = slides.core_properties
    about.title, about.language = title[:LONGEST_PROPERTY], office_language(t.language)
    about.author = about.last_modified_by = "SAIT"
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)
    about.revision = 1


def _add_title(slides: Deck, results: Sequence[Result], t: Translator, title: str, subtitle: str) -> None:
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_LAYOUT])
    heading = title_of(slide)
    heading.left, heading.top, heading.width, heading.height = LEFT, Inches(2.1), CONTENT_WIDTH, Inches(1.5)
    write(heading.text_frame, [title], size=40, bold=True)
    heading.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    below = slide.placeholders[1]
    below.left, below.top, below.width, below.height = LEFT, Inches(3.7), CONTENT_WIDTH, Inches(0.9)
    write(below.text_frame, [subtitle], size=24)
    box = slide.shapes.add_textbox(LEFT, Inches(5.6), CONTENT_WIDTH, Inches(0.9))
    write(box.text_frame, [t(CAVEAT)], size=16)
    demonstration = any(result.demonstration for result in results)
    if demonstration:
        mark_demonstration(slide, t)
    set_notes(slide, [t("Demonstration data") if demonstration else "", t(CAVEAT), t(METHOD)])


def _add_group(slides: Deck, result: Result, series: Sequence[Series], t: Translator) -> None:
    title = panel_title(result, series, t)
    notes = result_notes(result, series, t)
    slide = add_slide(slides, result, title, t)
    add_chart(slide, result, series, t)
    set_notes(slide, notes)
    for page in add_table_slides(slides, result, title, _number_grid(result, series, t), t):
        set_notes(page, notes)


def _add_choices(slides: Deck, result: Result, t: Translator) -> None:
    """What was chosen where options stand side by side: no chart has it, since it has no mean."""
    for series in groups(result):
        table = choice_table(replace(result, series=series), t)
        if table.empty:
            continue
        rows = tuple(tuple(_cell(cell) for cell in row) for row in table.itertuples(index=False, name=None))
        header = tuple(str(column) for column in table.columns)
        grid = Grid(header, rows, shares_by_content(header, rows), TABLE_SIZE)
        heading = t("{cut}: single choices", cut=t.text(result.cut_title))
        for page in add_table_slides(slides, result, heading, grid, t):
            set_notes(page, result_notes(result, series, t))


def _add_findings(slides: Deck, result: Result, series: Sequence[Series], t: Translator) -> None:
    """Once for each scheme, beside the lines of its first chart: the same findings stand behind every other."""
    heading = t("{cut}: what was found, and where members place it", cut=t.text(result.cut_title))
    notes = [*result_notes(result, series, t), *items_notes(result, t)]
    for page in add_table_slides(slides, result, heading, finding_grid(result, series, t), t):
        set_notes(page, notes)


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
    names = [_column_name(column) for column in table.columns]
    for place, one in enumerate(series):
        response = response_in_words(one, t)
        mean = place * COLUMNS_PER_SERIES + 1
        names[mean] = f"{names[mean]}\n{response}" if response else names[mean]
    header = tuple(names[place] for place in kept)
    rows = tuple(tuple(_cell(row[place]) for place in kept) for row in table.itertuples(index=False, name=None))
    return Grid(header, rows, shares_by_content(header, rows), TABLE_SIZE)


def _column_name(column: object) -> str:
    return " ".join(str(part) for part in column) if isinstance(column, tuple) else str(column)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
