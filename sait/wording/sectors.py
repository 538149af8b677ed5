"""What the sectors are called, the same on the phone, the screen and in the record."""

from sait.assessment.members.sectors import Sector
from sait.i18n import Translator, marked

SECTOR_NAMES = {
    Sector.LOCAL_AUTHORITY: marked("Local authority"),
    Sector.HEALTH: marked("Health"),
    Sector.JUSTICE: marked("Police, probation and justice"),
    Sector.THIRD: marked("Third sector"),
    Sector.OTHER: marked("Another sector"),
}
EVERYBODY_ELSE = marked("Everyone else")


def sector_words(sector: Sector | None, t: Translator) -> str:
    """The name of a group of a breakdown; None is everybody who is in no named one."""
    return t(EVERYBODY_ELSE if sector is None else SECTOR_NAMES[sector])


def named_sectors(t: Translator) -> dict[Sector, str]:
    """Every sector that a member may name, in the order of the form."""
    return {sector: t(name) for sector, name in SECTOR_NAMES.items()}
