"""What the demonstration shows: two rounds, and how far each board has come in them."""

from datetime import date
from enum import StrEnum

from sait.assessment.boards import Board, Tier
from sait.assessment.rounds import Round

INSTRUMENT_ID = "sait-regional"
VERSIONS = ("1.0", "1.1")
"""What each round was scored with, so that rounds are seen to compare across a new version of the bank."""
FIRST_ROUND = Round(
    id="demonstration-2013",
    name={"en": "Demonstration: development days 2013", "cy": "Arddangosiad: diwrnodau datblygu 2013"},
    starts_on=date(2013, 6, 10),
    ends_on=date(2013, 9, 30),
    demonstration=True,
    version=1,
)
SECOND_ROUND = Round(
    id="demonstration-2014",
    name={"en": "Demonstration: six months on, 2014", "cy": "Arddangosiad: chwe mis yn ddiweddarach, 2014"},
    starts_on=date(2014, 1, 6),
    ends_on=date(2014, 1, 31),
    demonstration=True,
    version=1,
)
ROUNDS = (FIRST_ROUND, SECOND_ROUND)
DRIFTS = (0.0, 0.2)
"""How much higher than in the first round a board places things, in shares of the scale."""
LIVE_BOARD = "north-wales-board"
OPEN_DOMAINS = 2
"""The live workshop has this many domains left to close, so that one can watch the radar grow."""
PAPER_SHEETS = 2
"""Of the live workshop: members who scored on paper."""
AGREEING_BOARD = "western-bay-board"
SIGNED_OFF_BOARD = "cwm-taf-board"
SMALL_BOARD = "ceredigion-lscb"
SMALL_BOARD_PEOPLE = 7


class Stage(StrEnum):
    """How far a workshop of the demonstration has come."""

    SCORING = "scoring"
    SCORED = "scored"
    AGREEING = "agreeing"
    AGREED = "agreed"
    SIGNED_OFF = "signed-off"


def stage_of(board: Board, round_: Round) -> Stage:
    """How far *board* has come in *round_*: in the first round local boards have agreed levels and regional ones signed off."""
    if round_ is FIRST_ROUND:
        return Stage.SIGNED_OFF if board.tier is Tier.REGIONAL else Stage.AGREED
    of_second = {
        LIVE_BOARD: Stage.SCORING,
        AGREEING_BOARD: Stage.AGREEING,
        SIGNED_OFF_BOARD: Stage.SIGNED_OFF,
    }
    return of_second.get(board.id, Stage.SCORED)
