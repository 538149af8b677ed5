"""What a board agreed on its day, for those who were in the room."""

from dataclasses import dataclass

from sait.assessment.decisions import Action, Priority, Vision
from sait.services.deciding.decisions import standing_now
from sait.storage.engine.database import Database


@dataclass(frozen=True, slots=True)
class AgreedDay:
    """The *vision* (None: none was worded), the *priorities* that were chosen, and the *actions*."""

    vision: Vision | None
    priorities: tuple[Priority, ...]
    actions: tuple[Action, ...]


def read_agreed_day(database: Database, workshop_id: str) -> AgreedDay:
    """What stands at one moment."""
    with database.reading() as conn:
        visions = standing_now(conn, workshop_id, Vision)
        priorities = standing_now(conn, workshop_id, Priority)
        actions = standing_now(conn, workshop_id, Action)
    return AgreedDay(
        visions[0].decision if visions else None,
        tuple(kept.decision for kept in priorities if kept.decision.chosen),
        tuple(kept.decision for kept in actions),
    )
