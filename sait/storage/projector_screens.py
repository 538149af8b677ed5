"""What each workshop's projector shows, as rows."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from sait.assessment.projector import ProjectorScreen, ScreenKind
from sait.storage.tables.workshops import projector_screens

# Asked twice a second by every open projector.
_SCREEN = select(projector_screens).where(projector_screens.c.workshop_id == bindparam("workshop"))


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
