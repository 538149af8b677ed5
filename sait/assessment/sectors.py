"""Where a member comes from, as broadly as it can be said: a sector, never an agency."""

from enum import StrEnum

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
