"""The moves of a workshop: from which state each may start, where it leads, and which move takes it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sait.assessment.workshops import State, View, Workshop
from sait.errors import SaitError


class Move(StrEnum):
    """Everything that changes where a workshop, or one of its domains, stands."""

    BEGIN = "begin"
    PREPARE_AGAIN = "prepare-again"
    SKIP_SCORING = "skip-scoring"
    CLOSE_DOMAIN = "close-domain"
    REOPEN_DOMAIN = "reopen-domain"
    END_SCORING = "end-scoring"
    REOPEN_SCORING = "reopen-scoring"
    BEGIN_SECOND = "begin-second"
    END_SECOND = "end-second"
    SET_PACE = "set-pace"
    SIGN_OFF = "sign-off"


@dataclass(frozen=True, slots=True)
class Rule:
    """A move may start in one of *starts* and leads to *leads* (None: the workshop stays where it is)."""

    starts: frozenset[State]
    leads: State | None


DECIDING = frozenset({State.SCORING, State.CONSENSUS})
"""Where members can give something, and the board can decide."""

RULES: Mapping[Move, Rule] = {
    Move.BEGIN: Rule(frozenset({State.DRAFT}), State.SCORING),
    Move.PREPARE_AGAIN: Rule(DECIDING, State.DRAFT),
    Move.SKIP_SCORING: Rule(frozenset({State.DRAFT}), State.CONSENSUS),
    Move.CLOSE_DOMAIN: Rule(frozenset({State.SCORING}), None),
    Move.REOPEN_DOMAIN: Rule(frozenset({State.SCORING}), None),
    Move.END_SCORING: Rule(frozenset({State.SCORING}), State.CONSENSUS),
    Move.REOPEN_SCORING: Rule(frozenset({State.CONSENSUS}), State.SCORING),
    Move.BEGIN_SECOND: Rule(DECIDING, None),
    Move.END_SECOND: Rule(DECIDING, None),
    Move.SET_PACE: Rule(frozenset({State.SCORING}), None),
    Move.SIGN_OFF: Rule(frozenset({State.CONSENSUS}), State.SIGNED_OFF),
}

_SILENT_ONLY = frozenset({Move.BEGIN_SECOND, Move.CLOSE_DOMAIN, Move.REOPEN_DOMAIN, Move.SET_PACE})

REFUSED: Mapping[State, str] = {
    State.DRAFT: "move.draft",
    State.SCORING: "move.scoring",
    State.CONSENSUS: "move.consensus",
    State.SIGNED_OFF: "move.signed-off",
}
"""Why a move is refused: where the workshop stands says it."""


def can_move(move: Move, workshop: Workshop) -> bool:
    """Whether the move makes sense where the workshop stands. An open (training) workshop has no second scoring and no pace."""
    if workshop.view is View.OPEN and move in _SILENT_ONLY:
        return False
    return workshop.state in RULES[move].starts


def check_move(move: Move, workshop: Workshop) -> None:
    """Refuse a move that makes no sense where the workshop stands, with the code that says where that is."""
    if workshop.state not in RULES[move].starts:
        raise SaitError(REFUSED[workshop.state])
    if not can_move(move, workshop):
        raise SaitError("move.open-view")


def check_decides(workshop: Workshop) -> None:
    """Refuse to change what the board decided once it has signed off, or before there is anything to decide."""
    if workshop.state is State.SIGNED_OFF:
        raise SaitError("move.signed-off")
    if workshop.state is State.DRAFT:
        raise SaitError("move.draft")
