"""The wall on a projector: no controls and nothing around it; it follows what its account chooses on *Compare*."""

from sait.assessment.projector import WallScreen
from sait.services.workshops.projector import read_wall
from sait.ui.parts.polling import follow
from sait.ui.projector.screens import projected
from sait.ui.projector.wall import wall_screen
from sait.ui.reads import comparable_rooms, newest_release
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """What was sent here, drawn again as soon as that changes or any board releases anything."""
    seen = _seen()
    shown, sequence = seen
    with projected():
        wall_screen(comparable_rooms(), shown, sequence)
    follow(_seen, seen)


def _seen() -> tuple[WallScreen, int]:
    account = visitor_now().account
    shown = read_wall(database(), account.id) if account else WallScreen()
    return shown, newest_release()


show()
