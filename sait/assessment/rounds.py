"""Rounds: administration periods that are comparable with each other."""

from dataclasses import dataclass
from datetime import date

from sait.i18n.text import Text

_REHEARSAL = "rehearsal-"


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

    @property
    def is_rehearsal(self) -> bool:
        """Whether it was made to rehearse one workshop, and goes with it. A rehearsal is compared with nothing at all."""
        return self.rehearses is not None

    @property
    def rehearses(self) -> str | None:
        """The workshop that is rehearsed in this round; None for any other round, whatever it is called."""
        return self.id.removeprefix(_REHEARSAL) if self.demonstration and self.id.startswith(_REHEARSAL) else None


def rehearsal_id(workshop_id: str) -> str:
    """What the round is called in which a workshop is rehearsed: one at a time."""
    return f"{_REHEARSAL}{workshop_id}"
