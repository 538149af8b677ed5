"""Which placeholder of a slide takes what: by our own numbers in our own layouts, by kind and size in a board's."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout

from sait.reports.deck.layouts import HEIGHT, LEAD_INDEX, MARK_INDEX, WIDTH, Box, Kind, Layout, Slot, slots_of

_P = PP_PLACEHOLDER
TAKES: Mapping[Kind, tuple[PP_PLACEHOLDER, ...]] = {
    Kind.TITLE: (_P.TITLE, _P.CENTER_TITLE),
    Kind.WORDS: (_P.BODY, _P.SUBTITLE, _P.OBJECT),
    Kind.CHART: (_P.CHART, _P.OBJECT),
    Kind.TABLE: (_P.TABLE, _P.OBJECT),
}
CONTENT = frozenset({Kind.WORDS, Kind.CHART, Kind.TABLE})
ON_EVERY_SLIDE = (_P.FOOTER, _P.SLIDE_NUMBER)
STRIP = 0.12
"""Of the height of a board's own placeholder: what the lead takes where the layout has none."""


class Lack(StrEnum):
    """What a board's own template has no place for."""

    LAYOUT = "layout"
    LEAD = "lead"
    MARK = "mark"
    FOOT = "foot"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Placed:
    """*slot* stands at *box*; *shape* is its placeholder, None where the template has none."""

    slot: Slot
    box: Box
    shape: Any = None

    @property
    def is_content(self) -> bool:
        """Whether a part of a page goes there, and not what every slide has."""
        slot = self.slot
        return slot.kind in CONTENT and slot.index not in {LEAD_INDEX, MARK_INDEX}


@dataclass(slots=True)
class Template:
    """A presentation that is being filled, its layouts, and what it turned out to lack, with the layouts concerned."""

    deck: Deck
    lacks: dict[tuple[Lack, Layout], None] = field(default_factory=dict)
    _boxes: dict[Layout, dict[int, Box]] = field(default_factory=dict)
    _content: dict[Layout, list[Placed]] = field(default_factory=dict)

    def content_of(self, layout: Layout) -> list[Placed]:
        """Where the parts of a page go, as measured on a slide that is thrown away again."""
        if layout not in self._content:
            slide, placed = self.add(layout)
            self._content[layout] = [replace(one, shape=None) for one in placed if one.is_content]
            self._drop(slide)
        return self._content[layout]

    def _drop(self, slide: Slide) -> None:
        ids = self.deck.slides._sldIdLst
        (one,) = [entry for entry in ids if entry.id == slide.slide_id]
        self.deck.part.drop_rel(one.rId)
        ids.remove(one)

    def add(self, layout: Layout) -> tuple[Slide, list[Placed]]:
        """A slide of *layout*, or of what comes nearest, with where everything goes."""
        found = next((one for one in self.deck.slide_layouts if one.name == layout), None)
        slide = self.deck.slides.add_slide(self._nearest(layout) if found is None else found)
        _copy_footers(slide)
        if found is not None:
            placed = self._by_number(slide, layout)
        else:
            self._note(Lack.LAYOUT, layout)
            placed = list(_by_kind(slide, layout, self.deck))
        self._note_missing(placed, layout)
        return slide, placed

    def _by_number(self, slide: Slide, layout: Layout) -> list[Placed]:
        """Boxes are read once a layout: python-pptx looks through it for each side of each."""
        shapes = {one.placeholder_format.idx: one for one in slide.placeholders}
        if layout not in self._boxes:
            self._boxes[layout] = {index: _box_of(shape) for index, shape in shapes.items()}
        boxes = self._boxes[layout]
        return [Placed(slot, boxes.get(slot.index, slot.box), shapes.get(slot.index)) for slot in slots_of(layout)]

    def _nearest(self, layout: Layout) -> SlideLayout:
        wanted = {slot.kind for slot in slots_of(layout)} - {Kind.FOOT, Kind.NUMBER}
        return max(self.deck.slide_layouts, key=lambda one: _likeness(one, wanted))

    def _note_missing(self, placed: Iterable[Placed], layout: Layout) -> None:
        lacking = {LEAD_INDEX: Lack.LEAD, MARK_INDEX: Lack.MARK}
        for one in placed:
            if one.shape is None and one.slot.index in lacking:
                self._note(lacking[one.slot.index], layout)
            if one.shape is None and one.slot.kind in {Kind.FOOT, Kind.NUMBER}:
                self._note(Lack.FOOT if one.slot.kind is Kind.FOOT else Lack.NUMBER, layout)

    def _note(self, lack: Lack, layout: Layout) -> None:
        self.lacks.setdefault((lack, layout))


def _likeness(layout: SlideLayout, wanted: set[Kind]) -> tuple[bool, int, int]:
    """A title above all, then as much of what is wanted as possible, then as little else."""
    types = [one.placeholder_format.type for one in _placeholders(layout)]
    has = sum(any(one in TAKES[kind] for one in types) for kind in wanted if kind in TAKES)
    return any(one in TAKES[Kind.TITLE] for one in types), has, -len(types)


def _placeholders(layout: SlideLayout) -> list[Any]:
    found: Any = layout.placeholders
    return list(found)


def _copy_footers(slide: Slide) -> None:
    """python-pptx leaves these out; as PowerPoint does, each slide has its own."""
    for shape in _placeholders(slide.slide_layout):
        if shape.placeholder_format.type in ON_EVERY_SLIDE:
            copied = deepcopy(shape.element)
            for part in (copied.spPr.xfrm, copied.spPr.prstGeom):
                if part is not None:
                    copied.spPr.remove(part)
            copied.nvSpPr.cNvPr.set("id", str(max(one.shape_id for one in slide.shapes) + 1))
            slide.shapes._spTree.append(copied)


def _box_of(shape: Any) -> Box:  # noqa: ANN401 - placeholders have no common type
    return Box(shape.left, shape.top, shape.width, shape.height)


def _by_kind(slide: Slide, layout: Layout, deck: Deck) -> Iterator[Placed]:
    """Our plan laid over the largest place of a board's own layout; alone in its kind, a part takes the placeholder itself."""
    free = sorted(
        (one for one in slide.placeholders if one.placeholder_format.type not in ON_EVERY_SLIDE),
        key=lambda one: -(one.width * one.height),
    )
    titles = [one for one in free if one.placeholder_format.type in TAKES[Kind.TITLE]]
    rest = [one for one in free if one not in titles]
    feet = {one.placeholder_format.type: one for one in slide.placeholders}
    parts = [slot for slot in slots_of(layout) if Placed(slot, slot.box).is_content]
    whole = _box_of(rest[0]) if rest else _under(titles, deck)
    alone = parts[0] if len(parts) == 1 or layout is Layout.COVER else None
    for slot in slots_of(layout):
        if slot.kind is Kind.TITLE:
            yield Placed(slot, _box_of(titles[0]) if titles else _over(slot.box, deck), titles[0] if titles else None)
        elif slot.kind in {Kind.FOOT, Kind.NUMBER}:
            shape = feet.get(_P.FOOTER if slot.kind is Kind.FOOT else _P.SLIDE_NUMBER)
            yield Placed(slot, _over(slot.box, deck) if shape is None else _box_of(shape), shape)
        elif slot is alone:
            takes = [one for one in rest[:1] if one.placeholder_format.type in TAKES[slot.kind]]
            yield Placed(slot, _without_strip(whole), takes[0] if takes else None)
        elif slot.index == LEAD_INDEX:
            yield Placed(slot, Box(whole.left, whole.top, whole.width, round(whole.height * STRIP * 0.8)))
        elif slot.index == MARK_INDEX:
            yield Placed(slot, _over(slot.box, deck))
        else:
            yield Placed(slot, _within(slot.box, parts, _without_strip(whole)))


def _under(titles: list[Any], deck: Deck) -> Box:
    wide, high = deck.slide_width or WIDTH, deck.slide_height or HEIGHT
    top = max((one.top + one.height for one in titles), default=high // 5)
    return Box(wide // 20, top, wide - wide // 10, round(high * 0.92) - top)


def _without_strip(box: Box) -> Box:
    strip = round(box.height * STRIP)
    return Box(box.left, box.top + strip, box.width, box.height - strip)


def _over(box: Box, deck: Deck) -> Box:
    """Our place on a slide of another size."""
    wide, high = (deck.slide_width or WIDTH) / WIDTH, (deck.slide_height or HEIGHT) / HEIGHT
    return Box(round(box.left * wide), round(box.top * high), round(box.width * wide), round(box.height * high))


def _within(box: Box, parts: list[Slot], whole: Box) -> Box:
    """Our place among *parts*, laid over *whole*."""
    left, top = min(one.box.left for one in parts), min(one.box.top for one in parts)
    wide = max(one.box.left + one.box.width for one in parts) - left
    high = max(one.box.top + one.box.height for one in parts) - top
    across, down = whole.width / wide, whole.height / high
    return Box(
        whole.left + round((box.left - left) * across),
        whole.top + round((box.top - top) * down),
        round(box.width * across),
        round(box.height * down),
    )
