"""What a chart of rows says and shows, in one language, whoever draws it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sait.analysis.result import Series
from sait.wording.chart_text import Branch


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour under the number: *value* on the scale."""

    value: float


@dataclass(frozen=True, slots=True)
class Track:
    """Dots along the scale: *others* with a bar from their lowest to their highest, their *middle*, and *first* over them."""

    others: tuple[float, ...]
    first: float | None = None
    middle: float | None = None


@dataclass(frozen=True, slots=True)
class Slope:
    """A line through *means*, a round each; a round without a mean is a gap."""

    means: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is *said*, and the mark that shows it. Where a figure is missing, *why* is the whole reason, *said* a word or two."""

    said: str = ""
    mark: Shade | Track | Slope | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """*name* and a cell for every further column. *is_summary*: made of the rows above it."""

    name: str
    cells: tuple[Cell, ...]
    is_summary: bool = False


class Kind(StrEnum):
    """How the marks of a plot are laid out; also the name of its style."""

    HEAT = "heat"
    TRACKS = "tracks"
    SLOPES = "slopes"


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart of rows. *title* is the finding, *drawn* what the marks mean, *lines* what it is made of.

    *heads* are the columns' names, empty over the tracks, where the scale stands. *ends* are the lowest and the highest value
    between which slopes are drawn. *legend* are pairs of a mark's name and its words.
    """

    kind: Kind
    title: str
    label: str
    lines: tuple[Series, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    drawn: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    ends: tuple[float, float] = (0.0, 1.0)


NAME_SHARE = {Kind.HEAT: 3.0, Kind.TRACKS: 2.3, Kind.SLOPES: 2.3}
TRACK_SHARE, SLOPE_SHARE, WIDEST_SHARE = 2.8, 1.6, 2.6
LETTERS_A_SHARE = 12


def column_shares(plot: Plot) -> list[float]:
    """How wide each column is beside the others, where a number takes 1.0."""
    marks = [_mark_of(plot, place) for place in range(len(plot.heads) - 1)]
    of_marks: dict[type | None, float] = {Track: TRACK_SHARE, Slope: SLOPE_SHARE}
    shares = [of_marks.get(mark) or _share_of_words(plot, place) for place, mark in enumerate(marks)]
    return [NAME_SHARE[plot.kind], *shares]


def _share_of_words(plot: Plot, place: int) -> float:
    """1.0 for numbers, more for a column of words that are longer: 24 letters take 2.0."""
    if plot.kind is Kind.HEAT:
        return 1.0
    longest = max((len(row.cells[place].said) for row in plot.rows), default=0)
    return min(WIDEST_SHARE, max(1.0, longest / LETTERS_A_SHARE))


def _mark_of(plot: Plot, place: int) -> type | None:
    """The kind of mark that a column has in any of its rows."""
    return next((type(row.cells[place].mark) for row in plot.rows if row.cells[place].mark is not None), None)


def plot_text(plot: Plot) -> Branch:
    """*plot* as a text that is read in order: row, column, value, and in a value's place the whole reason why there is none."""
    return Branch(plot.title, tuple(Branch(row.name, tuple(_values(plot, row))) for row in plot.rows))


def _values(plot: Plot, row: Row) -> Iterator[Branch]:
    for head, cell in zip(plot.heads[1:], row.cells, strict=True):
        if said := cell.why or cell.said:
            yield Branch(f"{head}: {said}")
