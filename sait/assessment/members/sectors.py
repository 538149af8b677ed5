"""Where a member comes from, as broadly as it can be said: a sector, never an agency."""

from enum import StrEnum

from sait.assessment.workshops import EntryMode, View
from sait.errors import SaitError


class Sector(StrEnum):
    """What a board is put together from. Each is several agencies, so that naming one names nobody's employer."""

    LOCAL_AUTHORITY = "local-authority"
    HEALTH = "health"
    JUSTICE = "justice"
    THIRD = "third"
    OTHER = "other"


def read_sector(sent: str) -> Sector | None:
    """What a form says; None where the member would rather not say. ``sector.unknown`` for anything else."""
    try:
        return Sector(sent) if sent else None
    except ValueError:
        raise SaitError("sector.unknown") from None


def check_asking(view: View, entry: EntryMode) -> None:
    """Refuse to ask for sectors where a sector would be a name, or where one person can come in as several.

    ``sector.open-view``: every answer is shown as it comes. ``sector.needs-cards``: with one code for all, whoever joins
    four times more and names the sector of somebody who is alone in it makes a group of five in which one answer is unknown.
    """
    if view is View.OPEN:
        raise SaitError("sector.open-view")
    if entry is not EntryMode.ONE_TIME:
        raise SaitError("sector.needs-cards")
