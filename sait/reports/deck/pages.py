"""A deck before it is a file: pages with their titles, charts, tables and words; the same whatever template they fill."""

from dataclasses import dataclass

from sait.charts.palette import LineStyle
from sait.instruments.levels import Value
from sait.reports.deck.layouts import Layout


@dataclass(frozen=True, slots=True)
class Paragraph:
    """*said* at a *level* of the layout's text, *is_plain* without a bullet. *language* where it is known to be another than
    the deck's.
    """

    said: str
    level: int = 0
    bold: bool = False
    is_plain: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs for one placeholder, in *size* points where they deserve more than the layout's."""

    paragraphs: tuple[Paragraph, ...]
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Ruler:
    """The axis of values: its ends, the step of its marks, decimals of the figures, and the names of its levels where it has any."""

    lowest: Value
    highest: Value
    step: Value
    digits: int
    names: tuple[tuple[Value, str], ...] = ()

    @property
    def number_format(self) -> str:
        return f"0.{'0' * self.digits}" if self.digits else "0"


@dataclass(frozen=True, slots=True)
class Line:
    """One series; None is a gap and never 0. *is_edge*: the lowest or the highest of several, thin and without marks."""

    name: str
    values: tuple[float | None, ...]
    style: LineStyle
    is_edge: bool = False


@dataclass(frozen=True, slots=True)
class Radar:
    """*labels* name the axes; *is_small*: one of several, whose name stands over it."""

    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    ruler: Ruler
    says: str
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """The same where too few axes have results for a shape."""

    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    ruler: Ruler
    says: str


@dataclass(frozen=True, slots=True)
class Dots:
    """A row a label from the top, in it a dot for each line, and behind them a bar from the lowest to the highest of others.

    *marks* are by line and row what stands at a dot; *ranges* has a pair or None for each row, and *range_names* what its ends are.
    """

    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    marks: tuple[tuple[str, ...], ...]
    ranges: tuple[tuple[float, float] | None, ...]
    range_names: tuple[str, str]
    ruler: Ruler
    says: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Each row a whole bar, parted by *parts* (its segments' names); *counts* by part and row, None where withheld."""

    labels: tuple[str, ...]
    parts: tuple[str, ...]
    counts: tuple[tuple[float | None, ...], ...]
    fills: tuple[str, ...]
    number_format: str
    says: str


@dataclass(frozen=True, slots=True)
class Slope:
    """How lines move from one *moment* to the next."""

    moments: tuple[str, ...]
    lines: tuple[Line, ...]
    marks: tuple[str, ...]
    ruler: Ruler
    says: str


Chart = Radar | Bars | Dots | Shares | Slope


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. *shares* are the columns' parts of the width; *fills* colours behind cells, by row and column."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    says: str
    fills: tuple[tuple[str | None, ...], ...] = ()
    size: int = 14
    upright_from: int | None = None
    """From which column on the header stands upright, since its words are wider than its figures."""


Part = Words | Chart | Grid


@dataclass(frozen=True, slots=True)
class Page:
    """One slide, or more where its table or its words need more. *parts* fill the layout's placeholders in their order."""

    layout: Layout
    title: str
    parts: tuple[Part, ...]
    lead: str = ""
    notes: tuple[str, ...] = ()
    foot: str = ""
    is_demonstration: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """The pages of one deck in one language; *appendix* begins with its divider."""

    language: str
    pages: tuple[Page, ...]
    appendix: tuple[Page, ...]
