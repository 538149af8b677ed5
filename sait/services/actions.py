"""A board's actions as a workbook."""

from datetime import date

from sait.assessment.decisions import Action, overdue_first
from sait.i18n import Translator
from sait.reports.actions import actions_workbook
from sait.services import decisions
from sait.storage.database import Database


def write_actions(
    database: Database, board_id: str, today: date, t: Translator, *, demonstration: bool = False
) -> bytes:
    """XLSX with every action of the board, overdue first; those made up for a *demonstration* apart from the others."""
    kept = decisions.of_board(database, board_id, Action, demonstration=demonstration)
    named = tuple((f"{one.workshop_id}/{one.subject}", one.decision) for one in kept)
    return actions_workbook([action for _, action in overdue_first(named, today)], today, t)
