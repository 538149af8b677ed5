"""What each workshop's projector shows, and that of each account's wall, as rows."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from sait.assessment.projector import ProjectorScreen, ScreenKind, WallScreen
from sait.storage.tables.accounts import wall_screens
from sait.storage.tables.workshops import projector_screens

# Asked twice a second by every open projector.
_SCREEN = select(projector_screens).where(projector_screens.c.workshop_id == bindparam("workshop"))
_WALL = select(wall_screens).where(wall_screens.c.account_id == bindparam("account"))


def get_screen(conn: Connection, workshop_id: str) -> ProjectorScreen:
    """The workshop's screen; where nobody has chosen one, the join code."""
    row = conn.execute(_SCREEN, {"workshop": workshop_id}).mappings().one_or_none()
    if row is None:
        return ProjectorScreen()
    return ProjectorScreen(ScreenKind(row["kind"]), row["domain_id"], row["item_id"], row["language"])


def put_screen(conn: Connection, *, workshop_id: str, screen: ProjectorScreen) -> None:
    """Show *screen* from now on."""
    conn.execute(delete(projector_screens).where(projector_screens.c.workshop_id == workshop_id))
    conn.execute(
        insert(projector_screens).values(
            workshop_id=workshop_id,
            kind=screen.kind,
            domain_id=screen.domain_id,
            item_id=screen.item_id,
            language=screen.language,
        )
    )


def get_wall(conn: Connection, account_id: int) -> WallScreen:
    """What the projector of the account's wall shows; where nothing was sent there, what the page shows first."""
    row = conn.execute(_WALL, {"account": account_id}).mappings().one_or_none()
    return WallScreen() if row is None else WallScreen(row["address"], row["language"])


def put_wall(conn: Connection, *, account_id: int, wall: WallScreen) -> None:
    """Show *wall* from now on."""
    conn.execute(delete(wall_screens).where(wall_screens.c.account_id == account_id))
    conn.execute(insert(wall_screens).values(account_id=account_id, address=wall.address, language=wall.language))
