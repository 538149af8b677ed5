"""Boards as data: regions, tiers and parents, each with dates from and to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sait.assessment.writing import check_named
from sait.errors import SaitError
from sait.i18n.alphabet import by_name, names_in_order
from sait.i18n.text import SOURCE_LANGUAGE, Text


class Tier(StrEnum):
    """Which tier a board works at."""

    REGIONAL = "regional"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Region:
    """An area of Wales with one regional arrangement. Dates: None is open-ended or not known."""

    id: str
    name: Text
    valid_from: date | None
    valid_to: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Board:
    """A body that is assessed. *parent_id* is the regional board over a local one."""

    id: str
    region_id: str
    parent_id: str | None
    tier: Tier
    name: Text
    valid_from: date | None
    valid_to: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Area:
    """A local authority's area, which a member of a regional board may know best."""

    id: str
    region_id: str
    name: Text


def is_valid_on(thing: Region | Board, day: date) -> bool:
    """Whether *thing* existed on *day*; both ends are included.

    >>> is_valid_on(Region("r", {"en": "R"}, date(2013, 4, 1), None, 1), date(2013, 4, 1))
    True
    """
    return (thing.valid_from is None or thing.valid_from <= day) and (thing.valid_to is None or day <= thing.valid_to)


def locals_under(regional: Board, boards: Iterable[Board], day: date) -> tuple[Board, ...]:
    """The local boards that stand under *regional* on *day*."""
    return tuple(b for b in boards if b.parent_id == regional.id and is_valid_on(b, day))


def in_reading_order(boards: Iterable[Board], regions: Iterable[Region], language: str) -> tuple[Board, ...]:
    """By the name of their region, the regional board first, then by their own name, as *language* shows and sorts them."""
    place = {region.id: number for number, region in enumerate(by_name(regions, language, name=lambda one: one.name))}
    named = by_name(boards, language, name=lambda board: board.name)
    return tuple(sorted(named, key=lambda board: (place.get(board.region_id, len(place)), board.tier is Tier.LOCAL)))


def local_choices(
    board: Board, boards: Iterable[Board], areas: Iterable[Area], day: date, language: str = SOURCE_LANGUAGE
) -> dict[str, Text]:
    """What a member of *board* may name as the local arrangements known best: its local boards, else its councils' areas.

    Identifier to name, in the order of the names in *language*. A local board has none.
    """
    if board.tier is not Tier.REGIONAL:
        return {}
    under = locals_under(board, boards, day)
    found: Iterable[Board | Area] = under or [a for a in areas if a.region_id == board.region_id]
    return names_in_order({thing.id: thing.name for thing in found}, language)


def check_board(board: Board, boards: Iterable[Board]) -> None:
    """Refuse a board that could not stand: no name in a language that needs one, dates the wrong way round, a parent that is not above it."""
    check_named(board.name)
    check_dates(board.valid_from, board.valid_to)
    boards = tuple(boards)
    if board.tier is Tier.LOCAL and any(other.parent_id == board.id for other in boards):
        raise SaitError("board.parent-wrong")
    if board.parent_id is None:
        return
    parent = next((other for other in boards if other.id == board.parent_id), None)
    allowed = (
        parent is not None
        and board.tier is Tier.LOCAL
        and parent.tier is Tier.REGIONAL
        and parent.region_id == board.region_id
    )
    if not allowed:
        raise SaitError("board.parent-wrong")


def check_dates(first: date | None, last: date | None) -> None:
    """Refuse a period that ends before it begins."""
    if first and last and last < first:
        raise SaitError("dates.reversed")
