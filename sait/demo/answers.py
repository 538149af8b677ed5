"""Synthetic answers: the same every time, and nobody's."""

import random
from dataclasses import dataclass

from sait.assessment.responses import DONT_KNOW, NOT_APPLICABLE
from sait.instruments.model import Item

MEAN_LEVEL = 1.55
SPLIT_SHARE = 0.12
"""About one item in eight divides the room, so that the agenda has something to discuss first."""


@dataclass(frozen=True, slots=True)
class Room:
    """One made-up board meeting. *drift* is how much higher its members place things than in the first round."""

    board_id: str
    round_id: str
    people: int
    drift: float


def choices(room: Room, item: Item, domain_id: str, *, seat: str = "own") -> list[str]:
    """One choice per person for *item* of the demonstration's bank (0 to 3); the same for the same room, item and seat."""
    board = random.Random(f"{room.board_id}/{domain_id}/{seat}")
    centre = board.gauss(MEAN_LEVEL, 0.45) + room.drift * board.random()
    per_item = random.Random(f"{room.board_id}/{item.id}/{seat}")
    centre += per_item.gauss(0, 0.25)
    divided = per_item.random() < SPLIT_SHARE
    draw = random.Random(f"{room.board_id}/{room.round_id}/{item.id}/{seat}")
    return [_choice(draw, centre, divided) for _ in range(room.people)]


def _choice(draw: random.Random, centre: float, divided: bool) -> str:
    chance = draw.random()
    if chance < 0.05:
        return DONT_KNOW
    if chance < 0.07:
        return NOT_APPLICABLE
    if divided:
        centre += 1.1 if draw.random() < 0.5 else -1.1
    return str(min(3, max(0, round(draw.gauss(centre, 0.6)))))
