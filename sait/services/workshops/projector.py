"""Steering the projector. Whoever steers last is followed: nothing is lost by it, so nothing is refused and nothing logged."""

from sait.assessment.projector import ProjectorScreen, WallScreen, revealed
from sait.storage import projector_screens, workshops
from sait.storage.engine.database import Database


def read_screen(database: Database, workshop_id: str) -> ProjectorScreen:
    """What the workshop's projector shows."""
    with database.reading() as conn:
        return projector_screens.get_screen(conn, workshop_id)


def choose_screen(database: Database, *, workshop_id: str, screen: ProjectorScreen) -> None:
    """Have the projector show *screen*. ``workshop.unknown`` where the workshop is gone."""
    with database.moving(workshop_id) as conn:
        workshops.get_workshop(conn, workshop_id)
        projector_screens.put_screen(conn, workshop_id=workshop_id, screen=screen)


def reveal(database: Database, *, workshop_id: str, domain_id: str) -> None:
    """Have the projector show the radar with the domain that was just closed."""
    with database.moving(workshop_id) as conn:
        workshops.get_workshop(conn, workshop_id)
        screen = revealed(projector_screens.get_screen(conn, workshop_id), domain_id)
        projector_screens.put_screen(conn, workshop_id=workshop_id, screen=screen)


def read_wall(database: Database, account_id: int) -> WallScreen:
    """What the projector of the account's wall shows."""
    with database.reading() as conn:
        return projector_screens.get_wall(conn, account_id)


def show_wall(database: Database, *, account_id: int, wall: WallScreen) -> None:
    """Have the projector of the account's wall show *wall*."""
    with database.writing() as conn:
        projector_screens.put_wall(conn, account_id=account_id, wall=wall)
