"""Where everything stands on a slide: one plan, from which the template is made and by which words are measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sait.reports.deck.measure import Room

INCH = 914400
WIDTH, HEIGHT = 12192000, 6858000
"""16:9."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def room(self) -> Room:
        return Room(self.width, self.height)


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    """From inches."""
    return Box(*(round(part * INCH) for part in (left, top, right - left, bottom - top)))


LEFT, RIGHT, TOP, BOTTOM = 0.55, 12.783, 1.9, 6.78

TITLE = _box(LEFT, 0.42, RIGHT, 1.34)
LEAD = _box(LEFT, 1.38, RIGHT, 1.8)
WHOLE = _box(LEFT, TOP, RIGHT, BOTTOM)
FOOT = _box(LEFT, 7.0, 11.2, 7.32)
NUMBER = _box(11.6, 7.0, RIGHT, 7.32)
MARK = _box(10.35, 0.12, RIGHT, 0.4)


class Kind(StrEnum):
    """What a placeholder takes, by PowerPoint's own names."""

    TITLE = "title"
    WORDS = "body"
    CHART = "chart"
    TABLE = "tbl"
    FOOT = "ftr"
    NUMBER = "sldNum"


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a layout. *index* tells it from the others of its slide; *size* is that of its type, in points."""

    kind: Kind
    index: int
    box: Box
    name: str
    size: int = 18
    prompt: str = ""


class Layout(StrEnum):
    """The layouts of the template, by the names that they have in it."""

    COVER = "SAIT Cover"
    SUMMARY = "SAIT Chart and words"
    CHART = "SAIT Chart"
    TABLE = "SAIT Table"
    WORDS = "SAIT Words"
    COLUMNS = "SAIT Two columns"
    MULTIPLES = "SAIT Six charts"
    DIVIDER = "SAIT Divider"


LEAD_INDEX, MARK_INDEX = 12, 30
_LEAD = Slot(Kind.WORDS, LEAD_INDEX, LEAD, "Lead", 16, "What is measured")
_WORDS, _MORE_WORDS, _CHART, _TABLE = 14, 15, 20, 40
FINDINGS = _box(7.75, TOP + 0.1, RIGHT, BOTTOM)
HALVES = _box(LEFT, TOP, 6.5, BOTTOM), _box(6.85, TOP, RIGHT, BOTTOM)
ACROSS = 3
_CARD = (RIGHT - LEFT) / ACROSS
_CARDS = tuple((LEFT + column * _CARD, TOP - 0.05 + row * 2.22) for row in range(2) for column in range(ACROSS))
KEY = _box(LEFT, 6.33, RIGHT, 6.83)


def _card(place: int, left: float, top: float) -> tuple[Slot, Slot]:
    """A name, and under it its chart."""
    right = left + _CARD - 0.1
    return (
        Slot(Kind.WORDS, 50 + place, _box(left, top, right, top + 0.42), f"Name {place + 1}", 12, "Name"),
        Slot(Kind.CHART, _CHART + place, _box(left, top + 0.44, right, top + 2.16), f"Chart {place + 1}"),
    )


SLOTS: Mapping[Layout, tuple[Slot, ...]] = {
    Layout.COVER: (
        Slot(Kind.TITLE, 0, _box(LEFT + 0.35, 1.7, RIGHT - 1, 3.3), "Title", 40, "Title"),
        Slot(Kind.WORDS, _WORDS, _box(LEFT + 0.35, 3.5, RIGHT - 1, 4.4), "Round", 24, "Round"),
        Slot(Kind.WORDS, _MORE_WORDS, _box(LEFT + 0.35, 5.2, RIGHT - 1, 6.7), "How to read it", 16, "How to read it"),
    ),
    Layout.SUMMARY: (
        _LEAD,
        Slot(Kind.CHART, _CHART, _box(LEFT, TOP - 0.05, 7.4, BOTTOM), "Chart"),
        Slot(Kind.WORDS, _WORDS, FINDINGS, "Findings", 16, "Findings"),
    ),
    Layout.CHART: (_LEAD, Slot(Kind.CHART, _CHART, WHOLE, "Chart")),
    Layout.TABLE: (_LEAD, Slot(Kind.TABLE, _TABLE, WHOLE, "Table")),
    Layout.WORDS: (_LEAD, Slot(Kind.WORDS, _WORDS, WHOLE, "Words", 20, "Words")),
    Layout.COLUMNS: (
        _LEAD,
        Slot(Kind.WORDS, _WORDS, HALVES[0], "First column", 18, "First column"),
        Slot(Kind.WORDS, _MORE_WORDS, HALVES[1], "Second column", 18, "Second column"),
    ),
    Layout.MULTIPLES: (
        _LEAD,
        *(slot for place, corner in enumerate(_CARDS) for slot in _card(place, *corner)),
        Slot(Kind.WORDS, _WORDS, KEY, "Key", 12, "Key"),
    ),
    Layout.DIVIDER: (
        Slot(Kind.TITLE, 0, _box(LEFT + 0.35, 2.4, RIGHT - 1, 3.6), "Title", 36, "Title"),
        Slot(Kind.WORDS, _WORDS, _box(LEFT + 0.35, 3.8, RIGHT - 1, 6.4), "Words", 18, "What follows"),
    ),
}
"""What each layout holds beside foot, number, mark and, unless it says otherwise, the title; in the order of reading."""


def slots_of(layout: Layout) -> tuple[Slot, ...]:
    """Everything on *layout*, in the order of reading."""
    own = SLOTS[layout]
    has_title = own[0].kind is Kind.TITLE
    title = own[0] if has_title else Slot(Kind.TITLE, 0, TITLE, "Title", 26, "Title")
    return (
        title,
        Slot(Kind.WORDS, MARK_INDEX, MARK, "Mark", 12, "Demonstration data"),
        *own[has_title:],
        Slot(Kind.FOOT, 10, FOOT, "Footer", 12, ""),
        Slot(Kind.NUMBER, 11, NUMBER, "Slide number", 12, ""),
    )
