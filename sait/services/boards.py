"""Keeping regions, boards, areas and rounds."""

import re
import unicodedata
from dataclasses import replace
from datetime import date

from sait.assessment.boards import Area, Board, Region, Tier, check_board, check_dates, in_reading_order
from sait.assessment.regional import Progress, newest_first, tidy_progress
from sait.assessment.retention import check_keep_days
from sait.assessment.rounds import Round
from sait.assessment.writing import tidy_name
from sait.errors import SaitError
from sait.i18n.alphabet import by_name
from sait.i18n.text import SOURCE_LANGUAGE, Text, words
from sait.storage import boards, rounds
from sait.storage.engine.database import Database


def identifier(name: Text) -> str:
    """A readable identifier made from a name in the source language.

    >>> identifier({"en": "Gwynedd and Ynys Môn LSCB", "cy": "BLlDP Gwynedd ac Ynys Môn"})
    'gwynedd-and-ynys-mon-lscb'
    """
    plain = unicodedata.normalize("NFKD", words(name, SOURCE_LANGUAGE)).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
    if not made:
        raise SaitError("board.name-missing")
    return made


def map_of_boards(
    database: Database, language: str = SOURCE_LANGUAGE
) -> tuple[tuple[Region, ...], tuple[Board, ...], tuple[Area, ...]]:
    """Everything: regions, boards, areas; each in the order of the names that *language* shows."""
    with database.reading() as conn:
        regions, listed, areas = boards.list_regions(conn), boards.list_boards(conn), boards.list_areas(conn)
    return (
        tuple(by_name(regions, language, name=lambda region: region.name)),
        in_reading_order(listed, regions, language),
        tuple(by_name(areas, language, name=lambda area: area.name)),
    )


def get_board(database: Database, board_id: str) -> Board:
    """One board; a SaitError where there is none."""
    with database.reading() as conn:
        return boards.get_board(conn, board_id)


def add_board(
    database: Database,
    *,
    region_id: str,
    tier: Tier,
    parent_id: str | None,
    name: Text,
    valid_from: date | None,
    valid_to: date | None,
) -> Board:
    """A new board, named by an identifier made from its name in the source language."""
    name = tidy_name(name)
    board = Board(identifier(name), region_id, parent_id, tier, name, valid_from, valid_to, 1)
    with database.writing() as conn:
        check_board(board, boards.list_boards(conn))
        boards.add_board(conn, board=board)
    return board


def change_board(database: Database, *, board: Board) -> None:
    """Write *board* as edited; ``edit.stale`` where somebody changed it meanwhile."""
    board = replace(board, name=tidy_name(board.name))
    with database.writing() as conn:
        check_board(board, boards.list_boards(conn))
        boards.change_board(conn, board=board)


def add_region(database: Database, *, name: Text, valid_from: date | None, valid_to: date | None) -> None:
    """A new region."""
    name = tidy_name(name)
    check_dates(valid_from, valid_to)
    with database.writing() as conn:
        region = Region(identifier(name), name, valid_from, valid_to, 1)
        boards.add_region(conn, region=region)


def change_region(database: Database, *, region: Region) -> None:
    """Write *region* as edited; ``edit.stale`` where somebody changed it meanwhile."""
    region = replace(region, name=tidy_name(region.name))
    check_dates(region.valid_from, region.valid_to)
    with database.writing() as conn:
        boards.change_region(conn, region=region)


def progress_of_regions(database: Database) -> tuple[Progress, ...]:
    """How far collaboration has come in each region, and had come before; the newest first."""
    with database.reading() as conn:
        return newest_first(boards.list_progress(conn))


def record_progress(database: Database, *, progress: Progress) -> None:
    """Write down what was so in a region on a day. What was written down before stays. Refused as by ``tidy_progress``."""
    kept = tidy_progress(progress)
    with database.writing() as conn:
        boards.add_progress(conn, progress=kept)


def list_rounds(database: Database) -> tuple[Round, ...]:
    """All rounds, the newest first."""
    with database.reading() as conn:
        return rounds.list_rounds(conn)


def add_round(
    database: Database, *, name: Text, starts_on: date, ends_on: date | None, keep_days: int | None = None
) -> Round:
    """A new round. *keep_days* is how long single answers are kept after the sign-off, None until they are erased."""
    check_keep_days(keep_days)
    name = tidy_name(name)
    check_dates(starts_on, ends_on)
    made = Round(identifier(name), name, starts_on, ends_on, False, 1, keep_days)
    with database.writing() as conn:
        rounds.add_round(conn, round_=made)
    return made
