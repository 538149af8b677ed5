"""A board's actions over all its rounds: those that a round takes over, and all of them as a workbook."""

from datetime import date

from sait.assessment.decisions import Action, Kept, overdue_first
from sait.assessment.workshops import Workshop
from sait.i18n import Translator
from sait.reports.actions import actions_workbook
from sait.services import decisions
from sait.storage import workshops
from sait.storage.database import Database


def carried(database: Database, workshop: Workshop) -> tuple[Kept[Action], ...]:
    """What the board's earlier workshops left open when *workshop* was opened, as it stands now.

    What has been done or dropped since is among it: this round is the one that asked.
    """
    with database.reading() as conn:
        opened = {one.id: one.opened_at for one in workshops.list_workshops(conn)}
    kept = decisions.of_board(database, workshop.board_id, Action, demonstration=workshop.demonstration)
    return tuple(
        one
        for one in kept
        if opened[one.workshop_id] < workshop.opened_at and (not one.decision.is_over or one.at >= workshop.opened_at)
    )


def write_actions(
    database: Database, board_id: str, today: date, t: Translator, *, demonstration: bool = False
) -> bytes:
    """XLSX with every action of the board, overdue first; those made up for a *demonstration* apart from the others."""
    kept = decisions.of_board(database, board_id, Action, demonstration=demonstration)
    return actions_workbook([one.decision for one in overdue_first(kept, today)], today, t)
