"""What a transaction that writes keeps others from, until it ends (docs/decisions/0026-two-writers.md)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whole:
    """Nobody else writes anything. What needs no more than a workshop asks for less, and lets others go on."""


@dataclass(frozen=True, slots=True)
class Alone:
    """Nobody else writes anything of the workshop: what closes, releases, erases or changes it."""

    workshop_id: str


@dataclass(frozen=True, slots=True)
class Shared:
    """Nothing of the workshop closes, is released or erased meanwhile, and other members go on answering.

    Pages of the one member, and pages with the one *secret*, come one after the other.
    """

    workshop_id: str
    respondent_id: int | None = None
    secret: str | None = None


Hold = Whole | Alone | Shared
