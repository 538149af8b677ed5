"""The template: master, layouts and theme, made from the house style whenever a deck is made, so that it cannot fall behind."""

from io import BytesIO
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Deck
from pptx.util import Emu

from sait.house_style import LIGHT, SERIES
from sait.reports.deck.layouts import HEIGHT, INCH, MARK_INDEX, WIDTH, Kind, Layout, Slot, slots_of
from sait.reports.office import FONT

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME = "/theme"
_LEFT_OVER = ("/thumbnail", "/printerSettings")
"""What python-pptx's own template carries and nobody wants."""
_BULLET = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
_NO_BULLET = "<a:buNone/>"


def template() -> Deck:
    """An empty presentation with our layouts and no slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    _drop_left_over(deck)
    _dress_theme(deck)
    _draw_master(deck)
    for spare in list(deck.slide_layouts)[len(Layout) :]:
        deck.slide_layouts.remove(spare)
    for place, layout in zip(deck.slide_layouts, Layout, strict=True):
        _draw_layout(place._element, layout)
    return deck


def template_bytes() -> bytes:
    """The template as a file: what a board changes to have decks in its own style."""
    stream = BytesIO()
    template().save(stream)
    return stream.getvalue()


def _drop_left_over(deck: Deck) -> None:
    for relations in (deck.part.package._rels, deck.part._rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFT_OVER):
                relations.pop(name)


def _dress_theme(deck: Deck) -> None:
    """Colours and fonts by what Office calls them: text and paper, words of second rank and tint, the lines of charts, links."""
    part = next(one.target_part for one in deck.slide_master.part.rels.values() if one.reltype.endswith(_THEME))
    theme = etree.fromstring(part.blob)
    theme.set("name", "SAIT")
    colours = dict(zip(("dk1", "lt1", "dk2", "lt2"), (LIGHT.ink, LIGHT.paper, LIGHT.quiet, LIGHT.tint), strict=True))
    colours |= {f"accent{place}": colour for place, colour in enumerate(SERIES, start=1)}
    colours |= {"hlink": LIGHT.brand, "folHlink": LIGHT.quiet}
    scheme = next(theme.iter(f"{_DRAWING}clrScheme"))
    scheme.set("name", "SAIT")
    for name, colour in colours.items():
        place = scheme.find(f"{_DRAWING}{name}")
        place[:] = [etree.Element(f"{_DRAWING}srgbClr", val=colour[1:].upper())]
    fonts = next(theme.iter(f"{_DRAWING}fontScheme"))
    fonts.set("name", "SAIT")
    for latin in fonts.iter(f"{_DRAWING}latin"):
        latin.set("typeface", FONT)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _draw_master(deck: Deck) -> None:
    master = deck.slide_master._element
    slots = [slot for slot in slots_of(Layout.WORDS) if slot.index != MARK_INDEX and slot.name != "Lead"]
    shapes = [_shape(number, slot, on_master=True) for number, slot in enumerate(slots, start=2)]
    tree = f"{_rule(20)}{''.join(shapes)}"
    _replace_shapes(master, tree)
    styles = master.find(qn("p:txStyles"))
    master.replace(styles, parse_xml(_TEXT_STYLES))


def _draw_layout(layout: BaseOxmlElement, kind: Layout) -> None:
    for name in ("type", "preserve"):
        layout.attrib.pop(name, None)
    layout.set("preserve", "1")
    layout.set("userDrawn", "1")
    slots = slots_of(kind)
    decoration = _bar(40) if kind in {Layout.COVER, Layout.DIVIDER} else ""
    shapes = "".join(_shape(number, slot, on_master=False) for number, slot in enumerate(slots, start=2))
    _replace_shapes(layout, f"{decoration}{shapes}")
    layout.cSld.set("name", kind)


def _replace_shapes(page: BaseOxmlElement, shapes: str) -> None:
    tree = page.cSld.spTree
    for child in list(tree)[2:]:
        tree.remove(child)
    group = parse_xml(f"<p:spTree {nsdecls('p', 'a')}>{shapes}</p:spTree>")
    tree.extend(list(group))


def _shape(number: int, slot: Slot, *, on_master: bool) -> str:
    box = slot.box
    kind = "title" if slot.kind is Kind.TITLE else slot.kind
    index = "" if slot.kind is Kind.TITLE or (on_master and slot.kind is Kind.WORDS) else f' idx="{slot.index}"'
    small = ' sz="quarter"' if slot.kind in {Kind.FOOT, Kind.NUMBER, Kind.WORDS} and not on_master else ""
    anchor = "b" if slot.kind is Kind.TITLE else "ctr" if slot.index == MARK_INDEX else "t"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(slot.name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{small}{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(slot)}</p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{_levels(slot)}</a:lstStyle>{_prompt(slot)}</p:txBody></p:sp>"
    )


def _fill(slot: Slot) -> str:
    if slot.index != MARK_INDEX:
        return ""
    return f'<a:solidFill><a:srgbClr val="{LIGHT.mark_fill[1:].upper()}"/></a:solidFill>'


def _prompt(slot: Slot) -> str:
    if slot.kind is Kind.NUMBER:
        return '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld></a:p>'
    said = f'<a:r><a:rPr lang="en-GB"/><a:t>{slot.prompt}</a:t></a:r>' if slot.prompt else ""
    return f"<a:p>{said}</a:p>"


def _levels(slot: Slot) -> str:
    """How the levels of a placeholder are set, where they differ from the master's."""
    quiet = _colour("tx2")
    if slot.kind is Kind.TITLE:
        return f'<a:lvl1pPr algn="l"><a:defRPr sz="{slot.size}00" b="1"/></a:lvl1pPr>'
    if slot.kind in {Kind.FOOT, Kind.NUMBER}:
        side = "r" if slot.kind is Kind.NUMBER else "l"
        return f'<a:lvl1pPr algn="{side}"><a:defRPr sz="{slot.size}00">{quiet}</a:defRPr></a:lvl1pPr>'
    if slot.index == MARK_INDEX:
        return f'<a:lvl1pPr marL="0" indent="0" algn="ctr">{_NO_BULLET}<a:defRPr sz="{slot.size}00" b="1"/></a:lvl1pPr>'
    if slot.kind is not Kind.WORDS or slot.name in {"Words", "First column", "Second column"}:
        return ""
    colour = quiet if slot.name in {"Lead", "Key", "Round", "How to read it"} else ""
    plain = f'<a:lvl1pPr marL="0" indent="0">{_NO_BULLET}<a:defRPr sz="{slot.size}00">{colour}</a:defRPr></a:lvl1pPr>'
    second = f'<a:lvl2pPr marL="0" indent="0">{_NO_BULLET}<a:defRPr sz="{slot.size}00">{quiet}</a:defRPr></a:lvl2pPr>'
    return plain + second


def _colour(name: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


def _rule(number: int) -> str:
    """The line over the footer."""
    left, top, width = round(0.55 * INCH), round(6.92 * INCH), round(12.233 * INCH)
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        f'<a:srgbClr val="{LIGHT.rule[1:].upper()}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def _bar(number: int) -> str:
    """The bar at the left edge of covers and dividers."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(0.28 * INCH)}" cy="{HEIGHT}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_colour("hlink")}<a:ln><a:noFill/></a:ln></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def _body_level(level: int, left: int, hang: int, size: int, bullet: str) -> str:
    return (
        f'<a:lvl{level}pPr marL="{left}" indent="-{hang}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0"'
        f' hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="600"/></a:spcBef>'
        f'{bullet}<a:defRPr sz="{size}00" kern="1200">{_colour("tx1")}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
    )


_TEXT_STYLES = (
    f"<p:txStyles {nsdecls('p', 'a')}><p:titleStyle>"
    f'<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc>'
    f'<a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="2600" b="1"'
    f' kern="1200">{_colour("tx1")}<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/>'
    f"</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>"
    f"{_body_level(1, 228600, 228600, 20, _BULLET)}{_body_level(2, 457200, 228600, 16, _BULLET)}"
    f"{_body_level(3, 685800, 228600, 14, _BULLET)}</p:bodyStyle><p:otherStyle><a:defPPr>"
    f'<a:defRPr lang="en-GB"/></a:defPPr></p:otherStyle></p:txStyles>'
)
