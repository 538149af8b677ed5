"""Cards: a printed one-time code for each member, where a workshop has it strict."""

import secrets
from dataclasses import dataclass

from sait.assessment.workshops import CODE_LETTERS, EntryMode, Workshop, tidy_code
from sait.errors import SaitError

CARD_LENGTH = 9
"""Neither as long as the code for all nor as a resume slip, so that one is not taken for another."""
MOST_CARDS = 200
"""At a time."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is kept: not its code, and not who came in with it."""

    code_hash: str
    workshop_id: str
    used: bool


def new_card_code() -> str:
    """The code of one card: three groups of three, such as ``ACD-E34-67F``."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(CARD_LENGTH))
    return "-".join((letters[:3], letters[3:6], letters[6:]))


def is_card(typed: str) -> bool:
    """Whether what was typed is as long as the code of a card.

    >>> is_card("acd e34 67f"), is_card("ACD347")
    (True, False)
    """
    return len(tidy_code(typed)) == CARD_LENGTH


def check_entry(workshop: Workshop, card: Card | None) -> None:
    """Refuse the code for all where cards are asked for, and a card that has been used."""
    if workshop.entry is EntryMode.ONE_TIME and card is None:
        raise SaitError("card.needed")
    if card is not None and card.used:
        raise SaitError("card.used")


def check_number(count: int) -> None:
    """Refuse a number of cards that cannot be meant."""
    if not 1 <= count <= MOST_CARDS:
        raise SaitError("card.number-wrong", most=MOST_CARDS)
