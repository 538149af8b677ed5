"""Decks made by hand, opened again by python-pptx, and what stands on them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from sait.analysis.result import Result
from sait.i18n import Text, translator
from sait.reports.deck.board_story import board_story
from sait.reports.deck.build import build_deck
from sait.reports.deck.pack import Pack
from tests.unit.charts.sample import text

MADE_AT = datetime(2013, 9, 1, 12, tzinfo=UTC)
NORTH = text("North Wales", "Gogledd Cymru")
ROUND = text("Round 2013", "Cylch 2013")


def pack(*results: Result, board: Text = NORTH, key: str = "north") -> Pack:
    """What a board's deck is made from, without a record."""
    return Pack(board, ROUND, key, results, MADE_AT)


def deck_of(made_from: Pack, *languages: str) -> bytes:
    """The file, in English unless other languages are named."""
    named, made_from = languages or ("en",), made_from.showable()
    stories = [board_story(made_from, translator(language)) for language in named]
    title = translator(named[0]).text(made_from.board)
    return build_deck(stories, title=title, made_at=made_from.made_at).content


def opened(results: Sequence[Result], language: str = "en", **changes: object) -> Deck:
    """The deck of *results*, as an independent reader sees it."""
    return Presentation(BytesIO(deck_of(pack(*results, **changes), language)))


def charts(slides: Deck) -> list:
    """Every chart, in the order of the slides."""
    return [shape.chart for slide in slides.slides for shape in slide.shapes if shape.has_chart]


def chart_on(slide: Slide):
    """The one chart of a slide."""
    (found,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    return found


def tables(slides: Deck) -> list:
    """Every table."""
    return [shape.table for slide in slides.slides for shape in slide.shapes if shape.has_table]


def words(slide: Slide) -> str:
    """All that can be read on a slide but in its charts."""
    said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    said += [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)


def notes(slide: Slide) -> str:
    """The speaker's notes."""
    return slide.notes_slide.notes_text_frame.text


def titles(slides: Deck) -> Iterator[str]:
    """The title of each slide."""
    return (slide.shapes.title.text_frame.text for slide in slides.slides)
