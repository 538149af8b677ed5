"""The demonstration: six regions, two rounds, synthetic answers; marked as such wherever it is shown."""

import hashlib
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path

from sait.assessment.boards import Board, Tier, is_valid_on, local_choices
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Vantage
from sait.assessment.rounds import Round
from sait.assessment.workshops import CODE_LENGTH, CODE_LETTERS, Form, State, View, Workshop
from sait.demo.answers import MadeUpRoom, choices
from sait.demo.comments import COMMENTS
from sait.errors import SaitError
from sait.instruments.model import Instrument
from sait.services.banks.instruments import Bank, find_bank, keep_bank
from sait.services.running.seed import seed_boards
from sait.services.tokens import hashed, now
from sait.services.workshops.releases import close_domain, close_workshop, share_results
from sait.storage import boards, comments, members, responses, rounds, workshops
from sait.storage.engine.database import Connection, Database

INSTRUMENT_ID = "sait-regional"
VERSIONS = ("1.0", "1.1")
"""What each round was scored with, so that rounds are seen to compare across a new version of the bank."""
LIVE_BOARD = "north-wales-board"
OPEN_DOMAINS = 2
"""The live workshop has this many domains left to close, so that one can watch the radar grow."""

ROUNDS = (
    Round(
        id="demonstration-2013",
        name={"en": "Demonstration: development days 2013", "cy": "Arddangosiad: diwrnodau datblygu 2013"},
        starts_on=date(2013, 6, 10),
        ends_on=date(2013, 9, 30),
        demonstration=True,
        version=1,
    ),
    Round(
        id="demonstration-2014",
        name={"en": "Demonstration: six months on, 2014", "cy": "Arddangosiad: chwe mis yn ddiweddarach, 2014"},
        starts_on=date(2014, 1, 6),
        ends_on=date(2014, 1, 31),
        demonstration=True,
        version=1,
    ),
)
DRIFTS = (0.0, 0.2)
SECTORS = (*(Sector.LOCAL_AUTHORITY, Sector.HEALTH) * 3, Sector.JUSTICE, Sector.THIRD, None)
"""Where the people of a regional board come from, over and over, as far as they say."""
SMALL_BOARD = "ceredigion-lscb"
SMALL_BOARD_PEOPLE = 7


def demonstration_banks(root: Path) -> tuple[Bank, ...]:
    """The question banks of the rounds, from the folder of banks *root*; ``bank.missing`` where one is not there."""
    return tuple(find_bank(root, INSTRUMENT_ID, version) for version in VERSIONS)


def load_demonstration(database: Database, banks: Sequence[Bank], *, minimum: int) -> int:
    """Load the demonstration, with one of *banks* for each round; how many workshops it has.

    ``demonstration.loaded`` when it is there already.
    """
    seed_boards(database)
    with database.writing() as conn:
        if any(round_.demonstration and not round_.is_rehearsal for round_ in rounds.list_rounds(conn)):
            raise SaitError("demonstration.loaded")
        for bank in banks:
            keep_bank(conn, bank)
        opened = [
            (workshop, round_, bank.instrument)
            for round_, drift, bank in zip(ROUNDS, DRIFTS, banks, strict=True)
            for workshop in _fill_round(conn, bank.instrument, round_, drift)
        ]
    for workshop, round_, instrument in opened:
        _publish(database, instrument, workshop, round_, minimum)
    return len(opened)


def remove_demonstration(database: Database) -> int:
    """Take the demonstration away and leave everything else alone; how many workshops went."""
    with database.writing() as conn:
        gone = workshops.remove_demonstration_workshops(conn)
        rounds.remove_demonstration_rounds(conn)
    return gone


def _fill_round(conn: Connection, instrument: Instrument, round_: Round, drift: float) -> list[Workshop]:
    rounds.add_round(conn, round_=round_)
    listed = [board for board in boards.list_boards(conn) if is_valid_on(board, round_.starts_on)]
    return [_fill_workshop(conn, instrument, board, round_, drift) for board in listed]


def _fill_workshop(conn: Connection, instrument: Instrument, board: Board, round_: Round, drift: float) -> Workshop:
    people = _people(board, round_)
    workshop = _workshop(instrument, board, round_, invited=people + 3)
    workshops.add_workshop(conn, workshop=workshop)
    areas = list(local_choices(board, boards.list_boards(conn), boards.list_areas(conn), round_.starts_on))
    seats = [areas[index % len(areas)] if areas else None for index in range(people)]
    ids = [
        members.add_respondent(
            conn, workshop_id=workshop.id, local_area_id=area, slip_hash=hashed(f"{workshop.id}/{index}")
        )
        for index, area in enumerate(seats)
    ]
    if workshop.asks_sector:
        for respondent_id, sector in zip(ids, cycle(SECTORS), strict=False):
            members.set_sector(conn, respondent_id=respondent_id, sector=sector)
    for respondent_id in ids[: people - 1]:
        members.set_done(conn, respondent_id=respondent_id, done=True)
    room = MadeUpRoom(board.id, round_.id, people, drift)
    _answer(conn, instrument, room, ids, Vantage.OWN)
    if areas:
        _answer(conn, instrument, room, ids, Vantage.LOCAL)
    _comment(conn, workshop, ids)
    return workshop


def _people(board: Board, round_: Round) -> int:
    if board.id == SMALL_BOARD:
        return SMALL_BOARD_PEOPLE
    draw = random.Random(f"{board.id}/{round_.id}/people")
    return draw.randint(15, 22) if board.tier is Tier.REGIONAL else draw.randint(10, 16)


def _workshop(instrument: Instrument, board: Board, round_: Round, invited: int) -> Workshop:
    draw = random.Random(f"{board.id}/{round_.id}/code")
    opened_at = datetime.combine(round_.starts_on, time(9), UTC)
    is_live = board.id == LIVE_BOARD and round_ is ROUNDS[-1]
    return Workshop(
        id="demo-" + hashlib.sha256(f"{board.id}/{round_.id}".encode()).hexdigest()[:10],
        code="".join(draw.choices(CODE_LETTERS, k=CODE_LENGTH)),
        board_id=board.id,
        round_id=round_.id,
        instrument_id=instrument.id,
        instrument_hash=instrument.content_hash,
        form=Form.SHORT,
        view=View.SILENT,
        asks_local=board.tier is Tier.REGIONAL,
        invited=invited,
        state=State.SCORING,
        demonstration=True,
        results_shared_at=None,
        results_shared_note="",
        opened_at=opened_at,
        expires_at=now() + timedelta(days=60) if is_live else opened_at + timedelta(days=60),
        version=1,
        # Not where anybody can still join with the one code for all.
        asks_sector=board.tier is Tier.REGIONAL and not is_live,
    )


def _answer(conn: Connection, instrument: Instrument, room: MadeUpRoom, ids: list[int], vantage: Vantage) -> None:
    rows: list[dict[str, object]] = []
    for domain in instrument.in_form(Form.SHORT):
        for item in (one for one in domain.items if one.scale):
            chosen = choices(room, item, domain.id, seat=vantage)
            rows += [
                {
                    "respondent_id": respondent_id,
                    "vantage": vantage,
                    "item_id": item.id,
                    "choice": choice,
                    "late": False,
                    "writer": "demonstration",
                    "handovers": 0,
                }
                for respondent_id, choice in zip(ids, chosen, strict=True)
            ]
    responses.add_many(conn, rows)


def _comment(conn: Connection, workshop: Workshop, ids: list[int]) -> None:
    for index, (question, text, language) in enumerate(COMMENTS):
        comments.write_comment(
            conn,
            respondent_id=ids[index],
            question=question,
            text=text,
            language=language,
            shuffle=hashed(f"{workshop.id}/{index}")[:16],
        )


def _publish(database: Database, instrument: Instrument, workshop: Workshop, round_: Round, minimum: int) -> None:
    share_results(database, workshop=workshop, decided="", minimum=minimum)
    if workshop.board_id == LIVE_BOARD and round_ is ROUNDS[-1]:
        form = instrument.in_form(workshop.form)
        for domain in form[: len(form) - OPEN_DOMAINS]:
            close_domain(database, workshop_id=workshop.id, domain_id=domain.id, minimum=minimum)
    else:
        close_workshop(database, workshop_id=workshop.id, minimum=minimum)
