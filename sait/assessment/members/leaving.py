"""What becomes of words that the facilitator has before them when their author erases them or takes them back.

One comment that disappears alone names its author to whoever knows who is typing, or who asked to be erased.
"""

from enum import StrEnum


class Going(StrEnum):
    """When words that belong to nobody any more disappear."""

    NEXT = "next"
    """With the next closing, or when others' words come: they were taken back or written anew, and who did so nobody knows."""
    TOGETHER = "together"
    """With the words of as many other people who erased theirs as figures need answers (k)."""
    STAY = "stay"
    """With everybody's single answers."""


CHOICES = (Going.TOGETHER, Going.STAY)
"""What somebody who erases may choose; the first where they choose nothing."""


def read_choice(sent: str) -> Going:
    """What a form sent; the first of the choices where it sent none, or none that there is."""
    return next((choice for choice in CHOICES if choice == sent), CHOICES[0])
