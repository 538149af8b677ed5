"""Rounds: administration periods that are comparable with each other."""

from dataclasses import dataclass
from datetime import date

from sait.i18n.text import Text


@dataclass(frozen=True, slots=True)
class Round:
    """A period in which boards score themselves, for example the development days or the six-month follow-up.

    A demonstration round is compared only with demonstration rounds. *keep_days* is how long single answers are kept
    after the sign-off; None: until somebody erases them.
    """

    id: str
    name: Text
    starts_on: date
    ends_on: date | None
    demonstration: bool
    version: int
    keep_days: int | None = None
