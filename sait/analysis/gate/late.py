"""What a release says of itself: how many answered, and who came late. Told from its own figures, so that it is true of them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sait.analysis.gate.cells import Cell
from sait.assessment.releases import AnswerTally, Figures, ItemFigures, Vantage, Wave

Counts = TypeVar("Counts", ItemFigures, AnswerTally)


def late_cells(rows: Iterable[ItemFigures], timely: Sequence[AnswerTally]) -> frozenset[Cell]:
    """The cells whose *rows* count more answers than came in time. A cell of which nothing is given counts none.

    10 timely answers and rows of 15 together: the 5 late ones are in.
    """
    in_time = {cell: _sizes(tallies) for cell, tallies in _by_cell(timely).items()}
    return frozenset(
        cell
        for cell, its in _by_cell(rows).items()
        if any(given > known for given, known in zip(_sizes(its), in_time.get(cell, (0, 0, 0)), strict=True))
    )


def late_counted(
    figures: Figures, *, timely: Sequence[AnswerTally], earlier: Sequence[Figures], inside: Sequence[Figures]
) -> frozenset[Cell]:
    """The cells whose late answers *figures* rest on, item by item or through a mean.

    A mean rests on what its items' newest release *inside* counts, unless it was given before (*earlier*, to the same
    audience): then it stayed as it was, and late answers enter only once the scoring ends.
    """
    before = {mean for one in earlier for mean in one.means}
    averaged = {(item_id, mean.vantage) for mean in figures.means if mean not in before for item_id in mean.item_ids}
    return late_cells(figures.items, timely) | (averaged & late_cells(newest_rows(inside), timely))


def most_answers(rows: Iterable[ItemFigures]) -> int | None:
    """The most numeric answers that *rows* give of one question on the board itself; None where they give none.

    This is what stands for "answered" beside each n. Were people counted, whatever they chose, the difference would be
    those who said don't know: six people, of whom one said so everywhere, are 5.
    """
    return max((row.n for row in rows if row.vantage is Vantage.OWN and row.n is not None), default=None)


def newest_rows(released: Sequence[Figures]) -> tuple[ItemFigures, ...]:
    """What the newest of *released* (oldest first) says of each cell of the first scoring."""
    newest: dict[Cell, list[ItemFigures]] = {}
    for one in released:
        if one.wave is Wave.FIRST:
            newest |= _by_cell(one.items)
    return tuple(row for rows in newest.values() for row in rows)


def _by_cell(counts: Iterable[Counts]) -> dict[Cell, list[Counts]]:
    found: dict[Cell, list[Counts]] = {}
    for one in counts:
        found.setdefault((one.item_id, one.vantage), []).append(one)
    return found


def _sizes(counts: Sequence[ItemFigures] | Sequence[AnswerTally]) -> tuple[int, int, int]:
    """Numeric answers, don't know and not applicable, all areas together; what is withheld counts as none."""
    return (
        sum(one.n or 0 for one in counts),
        sum(one.dont_know or 0 for one in counts),
        sum(one.not_applicable or 0 for one in counts),
    )
