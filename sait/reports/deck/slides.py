"""What every slide has: title, demonstration mark, caveat, provenance, notes, and the language of its text."""

from collections.abc import Sequence

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from sait.analysis.result import Result
from sait.i18n import Translator
from sait.reports.provenance import CAVEAT, audience_line, instrument_line, releases_line

WIDTH = Inches(13.333)
HEIGHT = Inches(7.5)
LEFT = Inches(0.5)
CONTENT_WIDTH = Emu(WIDTH - 2 * LEFT)
CONTENT_TOP = Inches(1.2)
CONTENT_BOTTOM = Inches(6.55)
MARK_WIDTH = Inches(2.7)
INK = RGBColor(0x1B, 0x1B, 0x1B)
MARK_FILL = RGBColor(0xFF, 0xF3, 0xC4)
FONT = "Arial"  # on every machine, or with a stand-in of the same widths (Liberation Sans)
LONG_TITLE = 75
TITLE_LAYOUT, CONTENT_LAYOUT = 0, 5
LONGEST_PROPERTY = 255
"""Characters that Office allows what a file says of itself."""
OFFICE_LANGUAGES = {"cy": "cy-GB", "en": "en-GB"}
"""Office tells the English of Britain from that of America; any other language goes by its code."""


def widen(deck: Deck) -> None:
    """Make the deck 16:9, its masters and layouts with it, so that slides added later fit too."""
    stretch = WIDTH / (deck.slide_width or WIDTH)
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.placeholders:
            if shape.element.spPr.xfrm is None:  # placed by the master
                continue
            shape.left, shape.width = Emu(int(shape.left * stretch)), Emu(int(shape.width * stretch))
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT


def add_slide(deck: Deck, result: Result, title: str, t: Translator) -> Slide:
    """An empty slide about *result*, with everything that no slide may lack but its notes."""
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[CONTENT_LAYOUT])
    heading = title_of(slide)
    heading.left, heading.top = LEFT, Inches(0.3)
    heading.width = Emu(CONTENT_WIDTH - (MARK_WIDTH if result.demonstration else 0))
    heading.height = Inches(0.85)
    write(heading.text_frame, [title], size=24 if len(title) <= LONG_TITLE else 20, bold=True)
    heading.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    if result.demonstration:
        mark_demonstration(slide, t)
    _add_foot(slide, result, t)
    return slide


def title_of(slide: Slide) -> Shape:
    """The slide's title, by which screen readers and the outline know it; every layout used here has one."""
    title = slide.shapes.title
    if title is None:
        raise LookupError("the layout has no title")
    return title


def _add_foot(slide: Slide, result: Result, t: Translator) -> None:
    box = slide.shapes.add_textbox(LEFT, Inches(6.65), CONTENT_WIDTH, Inches(0.65))
    box.name = "Provenance"
    write(box.text_frame, [t(CAVEAT)], size=14)
    write(
        box.text_frame,
        [f"{audience_line(result, t)} · {instrument_line(result)} · {releases_line(result, t)}"],
        size=12,
        more=True,
    )


def mark_demonstration(slide: Slide, t: Translator) -> None:
    """Put *Demonstration data* in the top right corner."""
    box = slide.shapes.add_textbox(
        Emu(WIDTH - LEFT - MARK_WIDTH + Inches(0.1)), Inches(0.45), Emu(MARK_WIDTH - Inches(0.1)), Inches(0.45)
    )
    box.name = "Demonstration"
    box.fill.solid()
    box.fill.fore_color.rgb = MARK_FILL
    box.line.color.rgb = INK
    write(box.text_frame, [t("Demonstration data")], size=16, bold=True)
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def write(frame: TextFrame, paragraphs: Sequence[str], *, size: int, bold: bool = False, more: bool = False) -> None:
    """Write *paragraphs* in *size* points, in place of what *frame* holds, or after it when *more*."""
    frame.word_wrap = True
    if not more:
        frame.clear()
    for place, words in enumerate(paragraphs):
        fresh = more or place > 0
        paragraph = frame.add_paragraph() if fresh else frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = words
        run.font.size = Pt(size)
        run.font.bold = bold
        run.font.name = FONT
        run.font.color.rgb = INK


def describe(shape_element: BaseOxmlElement, description: str) -> None:
    """Set the alternative text of a chart's or table's frame."""
    names = shape_element.iter(qn("p:cNvPr"))
    next(names).set("descr", description)


def set_notes(slide: Slide, paragraphs: Sequence[str]) -> None:
    """Write the speaker's notes, one paragraph each; empty ones are left out."""
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = "\n".join(words for words in paragraphs if words)


def office_language(language: str) -> str:
    """Office's code for a language of ours, for example "cy-GB"."""
    return OFFICE_LANGUAGES.get(language, language)


def speak(element: BaseOxmlElement, language: str) -> None:
    """Say which language all text within *element* is in, for spelling checks and screen readers."""
    code = office_language(language)
    for run in element.iter(qn("a:r")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, OxmlElement("a:rPr"))
    for properties in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        properties.set("lang", code)
