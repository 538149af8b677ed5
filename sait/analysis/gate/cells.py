"""The counts of one item from one vantage: how areas are grouped, and when new counts may follow published ones."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from sait.assessment.releases import AnswerTally, ItemFigures, Vantage

Cell: TypeAlias = tuple[str, Vantage]
"""An item from a vantage: what is released together, or not at all."""

Rows: TypeAlias = tuple[ItemFigures, ...]
"""The released rows of one cell: one, or one for each area."""


def together(tallies: Sequence[AnswerTally]) -> AnswerTally:
    """The counts of several tallies of one item added up, as "all areas"."""
    first = tallies[0]
    return AnswerTally(
        item_id=first.item_id,
        vantage=first.vantage,
        area_id=None,
        levels=tuple(sum(counts) for counts in zip(*(tally.levels for tally in tallies), strict=True)),
        dont_know=sum(tally.dont_know for tally in tallies),
        not_applicable=sum(tally.not_applicable for tally in tallies),
    )


def grouped(cell: Cell, tallies: Sequence[AnswerTally], least: int) -> Rows:
    """The rows that *least* lets through, taken for themselves.

    Areas are told apart only where each that anybody scored has *least* numeric answers: one that is hidden between
    given ones would be a subtraction away. Otherwise they are pooled, and a pooled row never stands beside area rows.
    """
    scored = sorted((tally for tally in tallies if tally.n), key=lambda tally: tally.area_id or "")
    if cell[1] is Vantage.LOCAL and scored and all(tally.n >= least for tally in scored):
        return tuple(_row(tally, least) for tally in scored)
    return pooled(cell, tallies, least)


def pooled(cell: Cell, tallies: Sequence[AnswerTally], least: int) -> Rows:
    """One row of all areas together."""
    return (_row(together(tallies), least) if tallies else withheld(cell),)


def withheld(cell: Cell) -> ItemFigures:
    """A row that says nothing."""
    return ItemFigures(cell[0], cell[1], None, None, None, None)


def _row(tally: AnswerTally, least: int) -> ItemFigures:
    """None is "fewer than *least*, perhaps none": were 0 told, None would say that somebody did choose it."""
    return ItemFigures(
        item_id=tally.item_id,
        vantage=tally.vantage,
        area_id=tally.area_id,
        levels=tally.levels if tally.n >= least else None,
        dont_know=tally.dont_know if tally.dont_know >= least else None,
        not_applicable=tally.not_applicable if tally.not_applicable >= least else None,
    )


def follow(fresh: Rows, earlier: Sequence[Rows], least: int) -> Rows:
    """What may be published after *earlier* (oldest first): *fresh*, or the last of *earlier* once more, unchanged.

    The difference to every earlier release must be nobody, or *least* numeric answers or more: with 12 answers out,
    13 would tell what the thirteenth person chose. Where figures move on, don't-know and not-applicable counts are
    dropped, since theirs would differ by a few people, and a count that is dropped only then would say so.
    """
    if not earlier:
        return fresh
    last = earlier[-1]
    given = [rows for rows in earlier if is_given(rows)]
    moves_on = is_given(fresh) and all(_may_follow(fresh, rows, least) for rows in given)
    if not moves_on or (is_given(last) and _counts(fresh) == _counts(last)):
        return last
    return tuple(replace(row, dont_know=None, not_applicable=None) for row in fresh)


def is_given(rows: Rows) -> bool:
    """Whether numeric counts are given."""
    return any(row.levels is not None for row in rows)


def same_counts(releases: Sequence[Rows]) -> bool:
    """Whether the numeric counts of all *releases* of a cell are the same, so that they speak of the same answers."""
    return all(_counts(rows) == _counts(releases[0]) for rows in releases)


def _counts(rows: Rows) -> dict[str | None, tuple[int, ...]]:
    return {row.area_id: row.levels for row in rows if row.levels is not None}


def _may_follow(fresh: Rows, old: Rows, least: int) -> bool:
    """Area by area where *old* tells them apart (and then *fresh* must too), and all areas together always."""
    new_counts, old_counts = _counts(fresh), _counts(old)
    if None not in old_counts and any(area not in new_counts for area in old_counts):
        return False
    pairs = [(new_counts[area], old_counts[area]) for area in old_counts if area in new_counts]
    pairs.append((_total(new_counts), _total(old_counts)))
    return all(_is_safe_step(new, before, least) for new, before in pairs)


def _total(counts: dict[str | None, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sum(level) for level in zip(*counts.values(), strict=True))


def _is_safe_step(new: Sequence[int], before: Sequence[int], least: int) -> bool:
    steps = [later - earlier for later, earlier in zip(new, before, strict=True)]
    return min(steps) >= 0 and (sum(steps) == 0 or sum(steps) >= least)
