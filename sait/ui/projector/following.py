"""Which screen the projector shows now: the one that was chosen, or the one that the day is at."""

from sait.assessment.decisions import Action, Decision, Force, Priority, Vision
from sait.assessment.projector import Moment, ProjectorScreen, ScreenKind, followed
from sait.assessment.workshops import State
from sait.services.deciding.decisions import count_changes
from sait.services.members.asking import open_tasks
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import Progress
from sait.services.workshops.projector import read_screen
from sait.ui.visitor import database

DECISIONS: dict[ScreenKind, type[Decision]] = {
    ScreenKind.VISION: Vision,
    ScreenKind.FORCES: Force,
    ScreenKind.PRIORITIES: Priority,
    ScreenKind.ACTIONS: Action,
}
"""What a screen of decisions shows."""

LAST_OF_THE_DAY = (ScreenKind.PRIORITIES, ScreenKind.ACTIONS)


def screen_now(room: WorkshopInContext, progress: Progress) -> ProjectorScreen:
    """The screen, resolved where it follows the day. Decisions are counted only where the board decides."""
    chosen = read_screen(database(), room.workshop.id)
    if chosen.kind is not ScreenKind.FOLLOW:
        return chosen
    is_deciding = progress.state in {State.CONSENSUS, State.SIGNED_OFF}
    return followed(
        chosen,
        Moment(
            workshop=room.workshop,
            has_answers=progress.answering + progress.done > 0,
            closed=progress.closed,
            opened=open_tasks(database(), room.workshop) if is_deciding else (),
            decided=frozenset(kind for kind in LAST_OF_THE_DAY if is_deciding and changes(room, kind)),
        ),
    )


def changes(room: WorkshopInContext, kind: ScreenKind) -> int:
    """A number that grows with every change of what a screen of decisions shows; 0 for every other screen."""
    shown = DECISIONS.get(kind)
    return count_changes(database(), room.workshop.id, shown) if shown is not None else 0
