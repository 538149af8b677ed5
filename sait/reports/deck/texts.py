"""Words in placeholders: in the size of their layout or smaller, and over more slides where they would not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from sait.reports.deck.measure import EMU_PER_POINT, LINE, Room, cut_to, lines_of
from sait.reports.deck.pages import Paragraph, Words
from sait.reports.office import office_language

SMALLEST = 12
READABLE = 16
"""Where words go on over several slides anyway, no smaller than this."""
INDENT = 228600
BEFORE = 6 * EMU_PER_POINT
TITLE_SIZES = (26, 24, 22, 20, 18)


def fitting_title(title: str, room: Room, sizes: Sequence[int] = TITLE_SIZES) -> tuple[str, int]:
    """The title in the largest size that fits; cut in the smallest where none does. It is all in the notes then."""
    for size in sizes:
        if room.holds(title, size, bold=True):
            return title, size
    return cut_to(title, room, sizes[-1], bold=True), sizes[-1]


def spread_words(words: Words, room: Room, size: int) -> tuple[int, list[Words]]:
    """*words* and their size: all on one slide if they can be read there, else in parts."""
    for smaller in range(words.size or size, SMALLEST - 1, -1):
        if _height(words.paragraphs, room, smaller) <= room.height:
            return smaller, [words]
    readable = min(size, READABLE)
    return readable, [Words(tuple(part), readable) for part in _parts(words.paragraphs, room, readable)]


def _height(paragraphs: Sequence[Paragraph], room: Room, size: int) -> int:
    """The space before the first paragraph is not drawn."""
    return sum(_lines(one, room, size) * _line(size) + BEFORE for one in paragraphs) - BEFORE


def _line(size: int) -> int:
    return int(size * LINE * EMU_PER_POINT)


def _lines(one: Paragraph, room: Room, size: int) -> int:
    return len(lines_of(one.said, room.width - (one.level + 1) * INDENT, size, bold=one.bold))


def _parts(paragraphs: Sequence[Paragraph], room: Room, size: int) -> Iterator[list[Paragraph]]:
    part: list[Paragraph] = []
    used = 0
    for one in _broken(paragraphs, room, size):
        high = _lines(one, room, size) * _line(size) + BEFORE
        if part and used + high > room.height:
            yield part
            part, used = [], 0
        part.append(one)
        used += high
    yield part


def _broken(paragraphs: Sequence[Paragraph], room: Room, size: int) -> Iterator[Paragraph]:
    """Paragraphs of a third of the room at most, broken between lines."""
    most = max(1, room.height // _line(size) // 3)
    for one in paragraphs:
        lines = lines_of(one.said, room.width - (one.level + 1) * INDENT, size, bold=one.bold)
        for first in range(0, len(lines), most):
            yield replace(one, said=" ".join(lines[first : first + most]))


def write_words(frame: TextFrame, words: Words, size: int | None) -> None:
    """Put *words* in the place of what *frame* holds; *size* in points where it is not the layout's."""
    frame.clear()
    for place, one in enumerate(words.paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.level = one.level
        if one.is_plain:
            _without_bullet(paragraph, one.level)
        run = paragraph.add_run()
        run.text = one.said
        if size is not None:
            run.font.size = Pt(size)
        if one.bold:
            run.font.bold = True
        if one.language:
            run._r.get_or_add_rPr().set("lang", office_language(one.language))


def _without_bullet(paragraph: _Paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(level * INDENT))
    properties.set("indent", "0")
    properties.insert(0, OxmlElement("a:buNone"))


def speak(element: BaseOxmlElement, language: str) -> None:
    """Say which language all text within *element* is in, where nobody has: for spelling checks and screen readers."""
    code = office_language(language)
    for run in element.iter(qn("a:r"), qn("a:fld")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, OxmlElement("a:rPr"))
    for properties in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        if properties.get("lang") is None:
            properties.set("lang", code)
