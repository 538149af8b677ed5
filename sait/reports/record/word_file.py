"""Writing a Word file: real styles, header rows that repeat, and every run in the language it is in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TypeAlias

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from sait.assessment.writing import printable
from sait.i18n import Text, Translator
from sait.i18n.translator import WALES
from sait.reports.office import FONT, LONGEST_PROPERTY, office_language

INK = RGBColor(0x1B, 0x1B, 0x1B)
HEAD_FILL = "E7E6E6"
MARK_FILL = "FFF3C4"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(2)
TEXT_WIDTH_CM = 17.0
SIZES = {"Normal": 10.5, "Title": 24, "Subtitle": 14, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "Footer": 8.5}
TABLE_SIZE = 9.5
ROWS_KEPT_TOGETHER = 6
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True, slots=True)
class AsWritten:
    """Words of people, or figures: the same in every language. *language* is None where nobody noted it."""

    text: str
    language: str | None = None


Say: TypeAlias = Callable[[Translator], str]
Part: TypeAlias = Say | AsWritten
Line: TypeAlias = Sequence[Part]
Cell: TypeAlias = Sequence[Line]
"""One paragraph for each of its lines."""


def in_words(text: Text) -> Say:
    """Content in the language at hand."""
    return lambda t: t.text(text)


def on_day(day: date) -> Say:
    """*day* written out."""
    return lambda t: t.date(day)


def day_of(at: datetime) -> Say:
    """The day of *at* in Wales."""
    return on_day(at.astimezone(WALES).date())


class WordFile:
    """A document that is written from top to bottom; what SAIT says, it says in each of *languages*."""

    def __init__(self, languages: Sequence[Translator]) -> None:
        self._languages = tuple(languages)
        self._document = Document()
        _set_page(self._document)
        _set_styles(self._document, office_language(languages[0].language))

    def title(self, title: Say, below: Sequence[Line]) -> None:
        """The title, with lines under it."""
        self._write(self._document.add_paragraph(style="Title"), [title], between="\n")
        for line in below:
            self._write(self._document.add_paragraph(style="Subtitle"), line)

    def heading(self, level: int, *line: Part, on_new_page: bool = False) -> None:
        """A heading of *level* 1 to 3; those of level 3 are long and have each language on a line of its own."""
        paragraph = self._document.add_heading(level=level)
        paragraph.paragraph_format.page_break_before = on_new_page or None
        self._write(paragraph, line, between=" / " if level < 3 else "\n")

    def line(self, *line: Part) -> None:
        """One paragraph."""
        self._write(self._document.add_paragraph(), line)

    def say(self, sentence: Say) -> None:
        """A sentence, a paragraph for each language."""
        for t in self._languages:
            _run(self._document.add_paragraph(), sentence(t), t.language)

    def labelled(self, label: Say, *line: Part) -> None:
        """A name in bold with what it is."""
        paragraph = self._document.add_paragraph()
        self._write(paragraph, [label], bold=True)
        _run(paragraph, ": ", None, bold=True)
        self._write(paragraph, line)

    def blank(self, label: Say, lines: int = 1) -> None:
        """A name in bold over empty lines, to be filled in by hand or in Word."""
        paragraph = self._document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.keep_together = True
        layout.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        self._write(paragraph, [label], bold=True)
        _run(paragraph, "\n\t" * lines, None)

    def label(self, label: Say) -> None:
        """A name in bold over what follows."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        self._write(paragraph, [label], bold=True)

    def bullets(self, lines: Sequence[Line]) -> None:
        """A list."""
        for line in lines:
            self._write(self._document.add_paragraph(style="List Bullet"), line)

    def mark(self, sentence: Say) -> None:
        """A sentence that stands out from what surrounds it, also without its colour."""
        paragraph = self._document.add_paragraph()
        self._write(paragraph, [sentence], bold=True)
        _fill(paragraph._p.get_or_add_pPr(), MARK_FILL)

    def table(self, heads: Sequence[Say], rows: Sequence[Sequence[Cell]], widths: Sequence[float], about: Say) -> None:
        """A table *widths* centimetres wide, its first row repeated on every page; *about* is its alternative text."""
        table = self._document.add_table(rows=1, cols=len(heads), style="Table Grid")
        _lay_out(table, " / ".join(dict.fromkeys(about(t) for t in self._languages)))
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            self._write(cell.paragraphs[0], [head], bold=True, between="\n")
            _fill(cell._tc.get_or_add_tcPr(), HEAD_FILL)
        _mark_row(table.rows[0], "w:tblHeader")
        for row in rows:
            cells = table.add_row().cells
            for cell, lines in zip(cells, row, strict=True):
                for place, line in enumerate(lines):
                    self._write(cell.add_paragraph() if place else cell.paragraphs[0], line)
        if len(rows) <= ROWS_KEPT_TOGETHER:
            _keep_together(table)
        for added in table.rows:
            _mark_row(added, "w:cantSplit")
            for cell, width in zip(added.cells, widths, strict=True):
                cell.width = Cm(width)
                _tighten(cell.paragraphs)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        self._document.add_paragraph().paragraph_format.space_after = Pt(2)

    def running(self, head: Say | None, foot: Line, page: Say) -> None:
        """*head* over every page, and under it *foot*, then *page* with its number."""
        section = self._document.sections[0]
        if head is not None:
            paragraph = section.header.paragraphs[0]
            self._write(paragraph, [head], bold=True)
            _fill(paragraph._p.get_or_add_pPr(), MARK_FILL)
        self._write(section.footer.paragraphs[0], foot)
        paragraph = section.footer.add_paragraph(style="Footer")
        self._write(paragraph, [page])
        _run(paragraph, " ", None)
        _page_number(paragraph)

    def to_bytes(self, title: str) -> bytes:
        """The file, which says *title* and its language of itself."""
        about = self._document.core_properties
        about.title = printable(title)[:LONGEST_PROPERTY]
        about.language = ", ".join(office_language(t.language) for t in self._languages)
        about.author = about.last_modified_by = "SAIT"
        about.comments, about.revision = "", 1
        about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)
        stream = BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _write(self, paragraph: Paragraph, line: Line, *, bold: bool = False, between: str = " / ") -> None:
        for part in line:
            if isinstance(part, AsWritten):
                _run(paragraph, part.text, part.language, bold=bold)
                continue
            said = {part(t): t.language for t in reversed(self._languages)}
            for place, (words, language) in enumerate(reversed(said.items())):
                if place:
                    _run(paragraph, between, None, bold=bold)
                _run(paragraph, words, language, bold=bold)


def _run(paragraph: Paragraph, words: str, language: str | None, *, bold: bool = False) -> None:
    """A run in *language*; None is words whose language nobody knows, which no spelling check should mark."""
    run = paragraph.add_run(printable(words))
    run.bold = bold or None
    if language is None:
        run.font.no_proof = True
        return
    run._r.get_or_add_rPr().append(_element("w:lang", val=office_language(language)))


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _set_styles(document: WordDocument, language: str) -> None:
    for name, size in SIZES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        style.font.italic = False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in THEME_FONTS:
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name == "Normal":
            style.paragraph_format.space_after = Pt(5)
    # The template is in American English.
    for element, name in ((document.styles.element, "w:lang"), (document.settings.element, "w:themeFontLang")):
        for spoken in element.iter(qn(name)):
            spoken.set(qn("w:val"), language)


def _lay_out(table: Table, about: str) -> None:
    table.autofit = False
    properties = table._tbl.tblPr
    for name in ("w:tblCaption", "w:tblDescription"):
        properties.append(_element(name, val=printable(about)))


def _mark_row(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(_element(name, val="true"))


def _keep_together(table: Table) -> None:
    """On one page, as long as it fits there: every row stays with the next."""
    for row in list(table.rows)[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _tighten(paragraphs: Sequence[Paragraph]) -> None:
    for paragraph in paragraphs:
        paragraph.paragraph_format.space_after = Pt(1)
        for run in paragraph.runs:
            run.font.size = Pt(TABLE_SIZE)


def _fill(properties: BaseOxmlElement, colour: str) -> None:
    properties.append(_element("w:shd", val="clear", color="auto", fill=colour))


def _page_number(paragraph: Paragraph) -> None:
    for kind, code in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = code
        elif code:
            instruction = _element("w:instrText")
            instruction.text = code
            run._r.append(instruction)
        else:
            run._r.append(_element("w:fldChar", fldCharType=kind))
