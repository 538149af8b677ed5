"""Writing a deck: the pages of a story into the placeholders of our template or of a board's own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from io import BytesIO
from itertools import zip_longest
from typing import Any, TypeVar, cast

from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Emu

from sait.assessment.writing import printable
from sait.i18n import Translator, translator
from sait.reports.deck.file_parts import APPENDIX, describe_file, name_sections, settled
from sait.reports.deck.layouts import LEAD_INDEX, MARK_INDEX, Box, Kind, Layout
from sait.reports.deck.measure import cut_to
from sait.reports.deck.native_charts import (
    bars_data,
    dress_bars,
    dress_radar,
    dress_shares,
    dress_slope,
    radar_data,
    say_language,
    shares_data,
    slope_data,
)
from sait.reports.deck.native_dots import dots_data, dress_dots
from sait.reports.deck.pages import Bars, Chart, Dots, Grid, Page, Paragraph, Part, Radar, Shares, Slope, Story, Words
from sait.reports.deck.places import Lack, Placed, Template
from sait.reports.deck.tables import draw_table, spread_rows
from sait.reports.deck.template import template
from sait.reports.deck.texts import TITLE_SIZES, fitting_title, speak, spread_words, write_words
from sait.reports.office import office_language

CHARTS: Mapping[type, tuple[Callable[[Any], Any], Callable[[Any, Any], None]]] = {
    Radar: (radar_data, dress_radar),
    Bars: (bars_data, dress_bars),
    Dots: (dots_data, dress_dots),
    Shares: (shares_data, dress_shares),
    Slope: (slope_data, dress_slope),
}
"""What each kind of chart is made of, and how it is dressed."""
LARGE_TITLES = (40, 36, 32, 28, 24, 20)


@dataclass(frozen=True, slots=True)
class MadeDeck:
    """A deck as a file, and what the template that it fills has no place for, with the layouts concerned."""

    content: bytes
    lacks: tuple[tuple[Lack, Layout], ...]


def build_deck(
    stories: Sequence[Story], *, title: str, made_at: datetime, own_template: bytes | None = None
) -> MadeDeck:
    """PPTX of *stories*, one a language, in sections of their own.

    The same stories give the same bytes but for *made_at*. A missing value is a gap in its chart, never 0.
    """
    place = Template(template() if own_template is None else _emptied(own_template))
    sections: list[tuple[str, list[int]]] = []
    for story in stories:
        t = translator(story.language)
        for name, pages in ((t.language, story.pages), (f"{t.language}{APPENDIX}", story.appendix)):
            ids = [_add(place, part, t) for page in pages for part in _spread(place, shown(page), t)]
            sections.append((name, ids))
    describe_file(place.deck, title, office_language(stories[0].language), made_at)
    name_sections(place.deck, sections)
    stream = BytesIO()
    place.deck.save(stream)
    return MadeDeck(settled(stream.getvalue()), tuple(place.lacks))


P = TypeVar("P")


def shown(part: P) -> P:
    """*part* of a page with words that XML can hold, however old they are."""
    if type(part) is str:
        return cast("P", printable(cast("str", part)))
    if isinstance(part, tuple):
        return cast("P", tuple(shown(one) for one in part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: shown(getattr(part, one.name)) for one in fields(part)})
    return part


def _emptied(own_template: bytes) -> Any:  # noqa: ANN401 - python-pptx names its class like its function
    """The board's template without the slides that it may have."""
    deck = Presentation(BytesIO(own_template))
    ids = deck.slides._sldIdLst
    for one in list(ids):
        deck.part.drop_rel(one.rId)
        ids.remove(one)
    return deck


def _spread(place: Template, page: Page, t: Translator) -> Iterator[Page]:
    """*page* as often as its words and tables need, numbered in its title."""
    columns = [_portions(place, page, part, number) for number, part in enumerate(page.parts)]
    pages = list(zip_longest(*columns))
    for number, parts in enumerate(pages, start=1):
        title = page.title
        if len(pages) > 1:
            title = t("{title} ({number} of {total})", title=title, number=number, total=len(pages))
        kept = tuple(one if one is not None else _again(first) for one, first in zip(parts, pages[0], strict=True))
        yield replace(page, title=title, parts=kept)


def _again(first: Part) -> Part:
    """Beside what goes on, a chart stands again, and words do not."""
    return Words(()) if isinstance(first, Words) else first


def _portions(place: Template, page: Page, part: Part, number: int) -> list[Part]:
    if isinstance(part, Words) and (page.layout is Layout.MULTIPLES or not part.paragraphs):
        return [part]
    if isinstance(part, Words | Grid):
        one = place.content_of(page.layout)[number]
        if isinstance(part, Grid):
            return list(spread_rows(part, one.box.room))
        return list(spread_words(part, one.box.room, one.slot.size)[1])
    return [part]


def _add(place: Template, page: Page, t: Translator) -> int:
    """One slide; its id."""
    slide, placed = place.add(page.layout)
    title = _write_frame(slide, page, placed, t)
    content = [one for one in placed if one.is_content]
    for one, part in zip(content, page.parts, strict=False):
        _put(slide, one, part, t)
    _remove_empty_placeholders(slide)
    whole = () if title == page.title else (page.title,)
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = "\n".join(said for said in (*whole, *page.notes) if said)
    speak(slide.element, t.language)
    speak(slide.notes_slide.element, t.language)
    return slide.slide_id


def _write_frame(slide: Slide, page: Page, placed: Sequence[Placed], t: Translator) -> str:
    """Title, lead, mark, footer and number; the title as it stands."""
    title = page.title
    for one in placed:
        slot = one.slot
        if slot.kind is Kind.TITLE:
            sizes = TITLE_SIZES if slot.size == TITLE_SIZES[0] else LARGE_TITLES
            title, size = fitting_title(page.title, one.box.room, sizes)
            _say(slide, one, title, None if size == slot.size and one.shape is not None else size, t("Title"))
        elif slot.index == LEAD_INDEX:
            _say_or_remove(slide, one, _one_size(page.lead, one.box), t("What is measured"))
        elif slot.index == MARK_INDEX:
            said = t("Demonstration data") if page.is_demonstration else ""
            _say_or_remove(slide, one, (said, None), t("Demonstration data"))
        elif slot.kind is Kind.FOOT and one.shape is not None:
            _say(slide, one, cut_to(page.foot, one.box.room, slot.size), None, t("Source"))
        elif slot.kind is Kind.NUMBER and one.shape is not None:
            _describe(one.shape, t("Slide number"))
    return title


def _one_size(lead: str, box: Box) -> tuple[str, int | None]:
    for size in (16, 15, 14, 13, 12):
        if box.room.holds(lead, size):
            return lead, size if size < 16 else None
    return cut_to(lead, box.room, 12), 12


def _say_or_remove(slide: Slide, one: Placed, said: tuple[str, int | None], role: str) -> None:
    if said[0]:
        _say(slide, one, *said, role)
    elif one.shape is not None:
        _remove(one.shape)


def _say(slide: Slide, one: Placed, said: str, size: int | None, role: str) -> None:
    shape = one.shape if one.shape is not None else _text_box(slide, one)
    write_words(shape.text_frame, Words((Paragraph(said),)), size if one.shape is not None else size or one.slot.size)
    _describe(shape, role)


def _text_box(slide: Slide, one: Placed) -> Any:  # noqa: ANN401 - shapes have no common type
    """Only where a board's own template has no place for it."""
    box = slide.shapes.add_textbox(*(Emu(part) for part in (one.box.left, one.box.top, one.box.width, one.box.height)))
    box.name, box.text_frame.word_wrap = one.slot.name, True
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return box


def _put(slide: Slide, one: Placed, part: Part, t: Translator) -> None:
    if isinstance(part, Words):
        if part.paragraphs:
            _put_words(slide, one, part, t)
    elif isinstance(part, Grid):
        _put_table(slide, one, part)
    else:
        _put_chart(slide, one, part, t)


def _put_words(slide: Slide, one: Placed, words: Words, t: Translator) -> None:
    size, parts = spread_words(words, one.box.room, one.slot.size)
    if len(parts) > 1:  # a name over one of several charts, which goes on nowhere
        (first, *_) = words.paragraphs
        words = Words((replace(first, said=cut_to(first.said, one.box.room, size, bold=first.bold)),))
    shape = one.shape if one.shape is not None else _text_box(slide, one)
    is_given = size == one.slot.size and one.shape is not None
    write_words(shape.text_frame, words, None if is_given else size)
    _describe(shape, t("Text"))


def _put_table(slide: Slide, one: Placed, grid: Grid) -> None:
    box, rows, columns = one.box, len(grid.rows) + 1, len(grid.header)
    if one.shape is not None and hasattr(one.shape, "insert_table"):
        frame = one.shape.insert_table(rows, columns)
    else:
        frame = slide.shapes.add_table(
            rows, columns, *(Emu(part) for part in (box.left, box.top, box.width, box.height))
        )
        _replace(one.shape, frame)
    (fitted, *_) = spread_rows(grid, box.room)
    draw_table(frame.table, fitted, box.room)
    frame.height = Emu(sum(row.height for row in frame.table.rows))
    _describe(frame, grid.says)


def _put_chart(slide: Slide, one: Placed, chart: Chart, t: Translator) -> None:
    data_of, dress = CHARTS[type(chart)]
    kind, data = data_of(chart)
    if one.shape is not None and hasattr(one.shape, "insert_chart"):
        frame = one.shape.insert_chart(kind, data)
    else:
        box = one.box
        frame = slide.shapes.add_chart(kind, Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height), data)
        _replace(one.shape, frame)
    dress(frame.chart, chart)
    _describe(frame, chart.says)
    speak(frame.chart.element, t.language)
    say_language(frame.chart, t.language)


def _replace(shape: Any, frame: Any) -> None:  # noqa: ANN401 - as above
    """A chart or table that stands in a placeholder for anything."""
    if shape is not None:
        shape.element.addprevious(frame._element)
        _remove(shape)


def _describe(shape: Any, says: str) -> None:  # noqa: ANN401 - as above
    """The alternative text; python-pptx has no call for it."""
    element = shape._element
    properties = element.nvGraphicFramePr if hasattr(element, "nvGraphicFramePr") else element.nvSpPr
    properties.cNvPr.set("descr", says)


def _remove(shape: Any) -> None:  # noqa: ANN401 - as above
    shape._element.getparent().remove(shape._element)


def _remove_empty_placeholders(slide: Slide) -> None:
    """An empty placeholder would ask for words on every screen but the projector."""
    for shape in list(slide.placeholders):
        if shape.has_text_frame and not shape.text_frame.text:
            _remove(shape)
