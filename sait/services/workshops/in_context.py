"""Workshops, each with its board and round: which there are, which is likeliest meant, and which belong side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sait.assessment.boards import Board, Tier, in_reading_order, local_choices, locals_under
from sait.assessment.rounds import Round
from sait.assessment.workshops import State, View, Workshop
from sait.i18n import Text
from sait.i18n.text import SOURCE_LANGUAGE
from sait.storage import boards, rounds, workshops
from sait.storage.engine.database import Database


@dataclass(frozen=True, slots=True)
class WorkshopInContext:
    """A workshop with the board and the round it belongs to."""

    workshop: Workshop
    board: Board
    round: Round
    areas: dict[str, Text]


def list_rooms(database: Database, language: str = SOURCE_LANGUAGE) -> tuple[WorkshopInContext, ...]:
    """Every workshop with its board and round: the newest round first, then by region, the regional board first.

    Regions, boards and areas stand in the order of the names that *language* shows.
    """
    with database.reading() as conn:
        listed = in_reading_order(boards.list_boards(conn), boards.list_regions(conn), language)
        areas = boards.list_areas(conn)
        all_rounds = {round_.id: round_ for round_ in rounds.list_rounds(conn)}
        held = workshops.list_workshops(conn)
    place = {board.id: index for index, board in enumerate(listed)}
    order = {round_id: index for index, round_id in enumerate(all_rounds)}
    rooms = []
    for workshop in sorted(held, key=lambda held: (order[held.round_id], place[held.board_id], held.id)):
        board, round_ = listed[place[workshop.board_id]], all_rounds[workshop.round_id]
        rooms.append(
            WorkshopInContext(workshop, board, round_, local_choices(board, listed, areas, round_.starts_on, language))
        )
    return tuple(rooms)


def likeliest(rooms: Sequence[WorkshopInContext]) -> WorkshopInContext:
    """The workshop that is most likely meant: a real one before a demonstration and that before a rehearsal, one that takes
    answers, the newest.
    """

    def rank(room: WorkshopInContext) -> tuple[bool, bool, bool, datetime]:
        workshop = room.workshop
        return (
            not workshop.demonstration,
            not room.round.is_rehearsal,
            workshop.state is State.SCORING,
            workshop.opened_at,
        )

    return max(rooms, key=rank)


def family(room: WorkshopInContext, rooms: Iterable[WorkshopInContext]) -> tuple[WorkshopInContext, ...]:
    """*room* with the boards it is compared with in its own round: a regional board's locals, or a local board's parent."""
    comparable = [
        other
        for other in rooms
        if other.round.id == room.round.id
        and other.workshop.instrument_id == room.workshop.instrument_id
        and other.workshop.view is View.SILENT
        and other.workshop.id != room.workshop.id
    ]
    if room.workshop.view is View.OPEN:
        return (room,)
    if room.board.tier is Tier.REGIONAL:
        under = locals_under(room.board, [other.board for other in comparable], room.round.starts_on)
        return (room, *(other for other in comparable if other.board in under))
    return (*(other for other in comparable if other.board.id == room.board.parent_id), room)
