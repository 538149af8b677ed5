"""Synthetic answers: the same every time, and nobody's."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low, pstdev

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE
from sait.instruments.levels import Value
from sait.instruments.model import Item, Scale

MEAN_SHARE = 1.55 / 3
"""Where a made-up room stands on average: a little above the middle of a scale, whatever its levels are."""
SPREAD = 0.6 / 3
SPLIT_SHARE = 0.12
"""About one item in eight divides the room, so that the agenda has something to discuss first."""
SPLIT = 1.1 / 3
"""How far from the middle each half of a divided room stands."""
MOVED_SHARE = 0.6
"""Of those who score a second time, how many come nearer to the middle."""
DIVIDED = 1.0 / 3
"""The standard deviation, in shares of the scale, from which on a room does not settle on a level."""


@dataclass(frozen=True, slots=True)
class MadeUpRoom:
    """One made-up board meeting. *drift*: how much higher than in the first round, in shares of the scale, it places things."""

    board_id: str
    round_id: str
    people: int
    drift: float


def choices(room: MadeUpRoom, item: Item, domain_id: str, *, seat: str = "own") -> list[str]:
    """One choice per person for *item*, which is on any scale; the same for the same room, item and seat."""
    scale = item.scale
    assert scale is not None
    board = random.Random(f"{room.board_id}/{domain_id}/{seat}")
    centre = board.gauss(MEAN_SHARE, 0.15) + room.drift * board.random()
    per_item = random.Random(f"{room.board_id}/{item.id}/{seat}")
    centre += per_item.gauss(0, 0.25 / 3)
    divided = per_item.random() < SPLIT_SHARE
    draw = random.Random(f"{room.board_id}/{room.round_id}/{item.id}/{seat}")
    return [_choice(draw, scale, 1 - centre if item.reversed else centre, divided) for _ in range(room.people)]


def _choice(draw: random.Random, scale: Scale, centre: float, divided: bool) -> str:
    """*centre* is a share of the scale's steps: 0.5 of five levels is the third."""
    chance = draw.random()
    if chance < 0.05 and scale.dont_know:
        return DONT_KNOW
    if 0.05 <= chance < 0.07 and scale.not_applicable:
        return NOT_APPLICABLE
    if divided:
        centre += SPLIT if draw.random() < 0.5 else -SPLIT
    last = len(scale.levels) - 1
    return str(scale.values[min(last, max(0, round(last * draw.gauss(centre, SPREAD))))])


def second_choices(room: MadeUpRoom, item: Item, first: Sequence[str]) -> list[str]:
    """What the same people choose once they have talked: most who gave a level come one step nearer to the middle one."""
    scale = item.scale
    assert scale is not None
    values = [str(value) for value in scale.values]
    places = [values.index(choice) for choice in first if choice in values]
    if not places:
        return list(first)
    middle = median_low(places)
    draw = random.Random(f"{room.board_id}/{room.round_id}/{item.id}/second")
    return [_second(draw, values, choice, middle) for choice in first]


def _second(draw: random.Random, values: Sequence[str], choice: str, middle: int) -> str:
    if choice not in values or draw.random() > MOVED_SHARE:
        return choice
    place = values.index(choice)
    step = (middle > place) - (middle < place) or (1 if draw.random() < 0.5 else -1)
    return values[min(len(values) - 1, max(0, place + step))]


def agreed_level(item: Item, given: Sequence[str]) -> Value | None:
    """The level that a room settles on: the middle one of those given; None where nobody gave any, or it stays divided."""
    scale = item.scale
    assert scale is not None
    values = {str(value): place for place, value in enumerate(scale.values)}
    places = [values[choice] for choice in given if choice in values]
    if not places or pstdev(places) > DIVIDED * (len(values) - 1):
        return None
    return scale.values[median_low(places)]
