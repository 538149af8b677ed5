"""What a presentation says of itself: its description, its sections, and bytes that do not depend on the clock."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck

from sait.assessment.writing import printable
from sait.i18n import own_name, translator
from sait.reports.office import LONGEST_PROPERTY

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_APP = "/docProps/app.xml"
APPENDIX = "-appendix"


def describe_file(deck: Deck, title: str, language: str, made_at: datetime) -> None:
    """Replace what the template says of itself: its maker, its date, its shape and how many slides it has."""
    about = deck.core_properties
    about.title, about.language = printable(title)[:LONGEST_PROPERTY], language
    about.author = about.last_modified_by = "SAIT"
    about.comments = about.keywords = about.subject = ""
    about.created = about.modified = made_at.replace(tzinfo=None, microsecond=0)
    about.revision = 1
    slides = len(deck.slides)
    for part in deck.part.package.iter_parts():
        if part.partname == _APP:
            part._blob = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties'
                ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
                f"<Application>SAIT</Application><PresentationFormat>Widescreen</PresentationFormat>"
                f"<Slides>{slides}</Slides><Notes>{slides}</Notes><HiddenSlides>0</HiddenSlides></Properties>"
            ).encode()


def name_sections(deck: Deck, sections: Sequence[tuple[str, Sequence[int]]]) -> None:
    """PowerPoint's sections: each language, and in each the appendix. *sections* are named by a language, or by it and APPENDIX."""
    listed = "".join(_section(name, ids) for name, ids in sections if ids)
    element = deck.part._element
    old = element.find(qn("p:extLst"))
    if old is not None:
        element.remove(old)
    element.append(
        parse_xml(
            f'<p:extLst {nsdecls("p")}><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{_P14}">{listed}'
            "</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def _section(name: str, ids: Sequence[int]) -> str:
    language = name.removesuffix(APPENDIX)
    said = own_name(language)
    if name != language:
        said = f"{said}: {translator(language)('Appendix')}"
    key = str(uuid5(NAMESPACE_URL, f"sait:{name}")).upper()
    slides = "".join(f'<p14:sldId id="{one}"/>' for one in ids)
    return f'<p14:section name="{said}" id="{{{key}}}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'


def settled(content: bytes) -> bytes:
    """The same file with no time at any of its parts."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        for one in before.infolist():
            entry = ZipInfo(one.filename)
            entry.compress_type = ZIP_DEFLATED
            after.writestr(entry, before.read(one))
    return stream.getvalue()
