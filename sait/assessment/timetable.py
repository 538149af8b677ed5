"""A timetable for the day: suggested times for each step, from when it begins, how long it may take and how much is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

SETTING_UP = 45
WELCOME = 15
REVEALING = 10
SIGNING_OFF = 10
BREAK = 15
LONG_ENOUGH_FOR_A_BREAK = 150
SHORTEST_TALK = 40
"""Minutes that must be left to talk in, after the silent scoring and what else is fixed."""
GRID = 5
"""All times are on a multiple of so many minutes after the beginning."""
QUESTIONS_A_MINUTE = 2


class Step(StrEnum):
    """What is done, in its order."""

    PHONE_CHECK = "phone-check"
    JOIN = "join"
    SCORE = "score"
    REVEAL = "reveal"
    BREAK = "break"
    DISCUSS = "discuss"
    SECOND = "second"
    AGREE = "agree"
    PRIORITIES = "priorities"
    ACTIONS = "actions"
    SIGN_OFF = "sign-off"


SHARES = {Step.DISCUSS: 40, Step.SECOND: 10, Step.AGREE: 20, Step.PRIORITIES: 15, Step.ACTIONS: 15}
"""How what is left after the fixed steps is shared out, per cent."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One step and when it begins and ends."""

    step: Step
    begins: datetime
    ends: datetime


def scoring_minutes(questions: int, *, domains: int) -> int:
    """How long the silent scoring takes: half a minute a question and half a minute to change domain, on the grid.

    16 questions in 7 domains: 11.5 minutes, so 15.
    """
    return GRID * max(1, ceil((questions / QUESTIONS_A_MINUTE + domains / 2) / GRID))


def shortest_day(questions: int, *, domains: int) -> int:
    """The least number of minutes that a timetable can be made for."""
    return _fixed(questions, domains) + SHORTEST_TALK


def timetable(starts: datetime, *, minutes: int, questions: int, domains: int) -> tuple[Slot, ...]:
    """Every step of a day that begins at *starts* and takes *minutes*, or the shortest there can be where that is longer.

    Setting up comes before *starts*. A day of 150 minutes or more has a break, unless that leaves too little to talk in.
    """
    minutes = max(minutes, shortest_day(questions, domains=domains))
    left = minutes - _fixed(questions, domains)
    has_break = minutes >= LONG_ENOUGH_FOR_A_BREAK and left >= SHORTEST_TALK + BREAK
    ends = dict(_ends(scoring_minutes(questions, domains=domains), left - BREAK * has_break, has_break=has_break))
    begins = [-SETTING_UP, 0, *list(ends.values())[1:-1]]
    return tuple(
        Slot(step, starts + timedelta(minutes=first), starts + timedelta(minutes=last))
        for first, (step, last) in zip(begins, ends.items(), strict=True)
    )


def _fixed(questions: int, domains: int) -> int:
    return WELCOME + scoring_minutes(questions, domains=domains) + REVEALING + SIGNING_OFF


def _ends(scoring: int, talk: int, *, has_break: bool) -> Iterator[tuple[Step, int]]:
    """When each step ends, in minutes after the beginning."""
    yield Step.PHONE_CHECK, 0
    yield Step.JOIN, WELCOME
    yield Step.SCORE, WELCOME + scoring
    at = WELCOME + scoring + REVEALING
    yield Step.REVEAL, at
    if has_break:
        at += BREAK
        yield Step.BREAK, at
    share = 0
    for step, part in SHARES.items():
        share += part
        yield step, at + (talk if share == 100 else _on_grid(talk * share / 100))
    yield Step.SIGN_OFF, at + talk + SIGNING_OFF


def _on_grid(minutes: float) -> int:
    """Halves go up, so that no step of a short day is left without time: 22.5 is 25, and 20 was before it."""
    return GRID * int(minutes / GRID + 0.5)
