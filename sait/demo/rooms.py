"""The rooms of the demonstration: each a workshop with its people, their answers and their comments."""

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import cycle

from sait.assessment.boards import Board, Tier, is_valid_on, local_choices
from sait.assessment.members.paper import Typed
from sait.assessment.members.responses import Member, Question
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Vantage, Wave
from sait.assessment.rounds import Round
from sait.assessment.workshops import CODE_LENGTH, CODE_LETTERS, Form, State, View, Workshop
from sait.demo.answers import MadeUpRoom, choices, second_choices
from sait.demo.made_up import COMMENTS
from sait.demo.programme import PAPER_SHEETS, SMALL_BOARD, SMALL_BOARD_PEOPLE, Stage, stage_of
from sait.instruments.model import Instrument, Item
from sait.services.banks.instruments import Bank
from sait.services.members.paper import enter_sheet
from sait.services.running.audit import BY_DEMONSTRATION
from sait.services.tokens import hashed, now
from sait.storage import boards, comments, members, responses, workshops
from sait.storage.engine.database import Connection, Database

SECTORS = (*(Sector.LOCAL_AUTHORITY, Sector.HEALTH) * 3, Sector.JUSTICE, Sector.THIRD, None)
"""Where the people of a regional board come from, over and over, as far as they say."""
LANGUAGES = ("en", "cy", "en")
"""In which language people joined, over and over."""


@dataclass(frozen=True, slots=True)
class FilledRoom:
    """A workshop whose people have answered; those on *paper* are no members, since nobody comes back to a sheet."""

    workshop: Workshop
    board: Board
    round: Round
    instrument: Instrument
    made_up: MadeUpRoom
    members: tuple[Member, ...]
    areas: tuple[str | None, ...]
    """Which local area each person knows best, those on paper last."""

    @property
    def stage(self) -> Stage:
        return stage_of(self.board, self.round)

    def choices(self, vantage: Vantage = Vantage.OWN) -> Mapping[str, Sequence[str]]:
        """By item, what each person chooses."""
        return {
            item.id: choices(self.made_up, item, domain_id, seat=vantage)
            for domain_id, item in scaled_items(self.instrument)
        }


def scaled_items(instrument: Instrument) -> tuple[tuple[str, Item], ...]:
    """The items of the short form that have levels, each after its domain."""
    return tuple(
        (domain.id, item)
        for domain in instrument.in_form(Form.SHORT)
        for item in domain.items
        if item.scale is not None
    )


def fill_round(conn: Connection, bank: Bank, round_: Round, drift: float) -> list[FilledRoom]:
    """A room for each board that stood when the round began."""
    listed = [board for board in boards.list_boards(conn) if is_valid_on(board, round_.starts_on)]
    return [_fill(conn, bank.instrument, board, round_, drift) for board in listed]


def _fill(conn: Connection, instrument: Instrument, board: Board, round_: Round, drift: float) -> FilledRoom:
    people = _people(board, round_)
    on_paper = PAPER_SHEETS if stage_of(board, round_) is Stage.SCORING else 0
    workshop = _workshop(instrument, board, round_, invited=people + 3)
    workshops.add_workshop(conn, workshop=workshop)
    known = list(local_choices(board, boards.list_boards(conn), boards.list_areas(conn), round_.starts_on))
    areas = tuple(known[place % len(known)] if known else None for place in range(people))
    joined = tuple(
        Member(_join(conn, workshop, place, area), workshop.id, area, done=place < people - 1)
        for place, area in enumerate(areas[: people - on_paper])
    )
    room = FilledRoom(
        workshop, board, round_, instrument, MadeUpRoom(board.id, round_.id, people, drift), joined, areas
    )
    _say_more(conn, room)
    _answer(conn, room, Vantage.OWN, room.choices())
    if known:
        _answer(conn, room, Vantage.LOCAL, room.choices(Vantage.LOCAL))
    return room


def _join(conn: Connection, workshop: Workshop, place: int, area: str | None) -> int:
    return members.add_respondent(
        conn,
        workshop_id=workshop.id,
        local_area_id=area,
        slip_hash=hashed(f"{workshop.id}/{place}"),
        language=LANGUAGES[place % len(LANGUAGES)],
    )


def _say_more(conn: Connection, room: FilledRoom) -> None:
    """Where members come from, who is done, and what some of them comment."""
    if room.workshop.asks_sector:
        for member, sector in zip(room.members, cycle(SECTORS), strict=False):
            members.set_sector(conn, respondent_id=member.respondent_id, sector=sector)
    for member in room.members:
        if member.done:
            members.set_done(conn, respondent_id=member.respondent_id, done=True)
    for place, (question, text, language) in enumerate(COMMENTS):
        comments.write_comment(
            conn,
            respondent_id=room.members[place].respondent_id,
            question=question,
            text=text,
            language=language,
            shuffle=hashed(f"{room.workshop.id}/{place}")[:16],
        )


def _people(board: Board, round_: Round) -> int:
    if board.id == SMALL_BOARD:
        return SMALL_BOARD_PEOPLE
    draw = random.Random(f"{board.id}/{round_.id}/people")
    return draw.randint(15, 22) if board.tier is Tier.REGIONAL else draw.randint(10, 16)


def _workshop(instrument: Instrument, board: Board, round_: Round, invited: int) -> Workshop:
    draw = random.Random(f"{board.id}/{round_.id}/code")
    opened_at = datetime.combine(round_.starts_on, time(9), UTC)
    is_live = stage_of(board, round_) is Stage.SCORING
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


def _answer(
    conn: Connection,
    room: FilledRoom,
    vantage: Vantage,
    chosen: Mapping[str, Sequence[str]],
    wave: Wave = Wave.FIRST,
) -> None:
    rows: list[dict[str, object]] = [
        {
            "respondent_id": member.respondent_id,
            "wave": wave,
            "vantage": vantage,
            "item_id": item_id,
            "choice": choice,
            "late": False,
            "writer": BY_DEMONSTRATION,
            "handovers": 0,
        }
        for item_id, given in chosen.items()
        for member, choice in zip(room.members, given, strict=False)
    ]
    responses.add_many(conn, rows)


def answer_again(conn: Connection, room: FilledRoom, domain_id: str) -> None:
    """Everybody scores a domain a second time."""
    first = room.choices()
    again = {
        item.id: second_choices(room.made_up, item, first[item.id])
        for of_domain, item in scaled_items(room.instrument)
        if of_domain == domain_id
    }
    _answer(conn, room, Vantage.OWN, again, Wave.SECOND)


def enter_sheets(database: Database, room: FilledRoom) -> None:
    """Type in the sheets of those who scored on paper."""
    chosen = {vantage: room.choices(vantage) for vantage in (Vantage.OWN, Vantage.LOCAL)}
    for place in range(len(room.members), len(room.areas)):
        area = room.areas[place]
        asked = (Vantage.OWN, Vantage.LOCAL) if area else (Vantage.OWN,)
        typed = {
            Question(vantage, item_id): given[place] for vantage in asked for item_id, given in chosen[vantage].items()
        }
        enter_sheet(
            database,
            workshop_id=room.workshop.id,
            typed=Typed(area, typed, {}, ()),
            language=LANGUAGES[place % len(LANGUAGES)],
            form=f"{room.workshop.id}/paper/{place}",
            who=BY_DEMONSTRATION,
        )
