"""Many boards that have released their results to others, as a wall shows them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sait.assessment.boards import Board, Region, Tier, is_valid_on
from sait.assessment.releases import Audience
from sait.assessment.workshops import Form, View
from sait.services.banks.instruments import find_bank
from sait.services.boards import add_round, map_of_boards
from sait.services.tokens import now
from sait.services.workshops.opening import Plan, get_workshop, open_workshop
from sait.services.workshops.releases import close_workshop, share_results
from sait.settings import ROOT
from sait.storage import boards, releases, workshops
from sait.storage.engine.database import Database
from tests.load.resources import fill
from tests.load.room import BOARD, INSTRUMENT, Room

PEOPLE, ANSWERED = 10, 10
MINIMUM = 5


def share_the_room(database: Database, room: Room) -> None:
    """The room's own board releases live: each domain reaches others as it is closed."""
    workshop = get_workshop(database, room.workshop_id)
    share_results(database, workshop=workshop, decided="Agreed before the day", minimum=MINIMUM)


def release_all(database: Database, room: Room, board_ids: Sequence[str], round_id: str, form: Form) -> None:
    """Ten people of each board answer everything, and the board releases what came of it."""
    bank = find_bank(ROOT / "question_banks", INSTRUMENT)
    for board_id in board_ids:
        plan = Plan(board_id, round_id, bank, form, View.SILENT, asks_local=False, invited=None, days=2)
        workshop = open_workshop(database, plan)
        fill(database, replace(room, workshop_id=workshop.id), PEOPLE)
        close_workshop(database, workshop_id=workshop.id, minimum=MINIMUM)
        share_results(database, workshop=get_workshop(database, workshop.id), decided="Agreed", minimum=MINIMUM)


def others_of_the_round(database: Database, room: Room) -> None:
    """Every other board that the seed has, in the round of the room, and the room's own sharing live."""
    share_the_room(database, room)
    then = date(2013, 6, 1)
    others = [one.id for one in map_of_boards(database)[1] if one.id != BOARD and is_valid_on(one, then)]
    release_all(database, room, others, get_workshop(database, room.workshop_id).round_id, Form.FULL)


def two_hundred(database: Database, room: Room) -> None:
    """200 regional boards in four rounds."""
    made = []
    with database.writing() as conn:
        region = Region("load", {"en": "Load", "cy": "Llwyth"}, None, None, 1)
        boards.add_region(conn, region=region)
        for number in range(200):
            name = {"en": f"Board {number:03}", "cy": f"Bwrdd {number:03}"}
            board = Board(f"board-{number}", region.id, None, Tier.REGIONAL, name, None, None, 1)
            boards.add_board(conn, board=board)
            made.append(board.id)
    for year in range(2014, 2018):
        round_ = add_round(
            database, name={"en": f"Round {year}", "cy": f"Rownd {year}"}, starts_on=date(year, 6, 1), ends_on=None
        )
        release_all(database, room, made[:ANSWERED], round_.id, Form.SHORT)
        _release_alike(database, made, round_.id)


def _release_alike(database: Database, board_ids: Sequence[str], round_id: str) -> None:
    """The boards after the first few release what one of those did: as much to read and to draw, and sooner made."""
    bank = find_bank(ROOT / "question_banks", INSTRUMENT)
    opened = [
        open_workshop(database, Plan(board_id, round_id, bank, Form.SHORT, View.SILENT, False, None, 2))
        for board_id in board_ids[ANSWERED:]
    ]
    with database.writing() as conn:
        done = releases.list_releases(conn, round_id=round_id, audience=Audience.OUTSIDE)
        for number, workshop in enumerate(opened):
            like = board_ids[number % ANSWERED]
            for release in (one for one in done if one.board_id == like):
                copied = replace(release, workshop_id=workshop.id, board_id=workshop.board_id)
                releases.append(conn, release=copied)
            workshops.change_workshop(
                conn, workshop=workshop, results_shared_at=now(), results_shared_note="", shared_domain_ids=None
            )
