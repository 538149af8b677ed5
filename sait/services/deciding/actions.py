"""A board's actions over all its rounds: those that a round takes over, and all of them as a workbook."""

from collections.abc import Mapping
from datetime import date

from sait.assessment.decisions import Action, DecisionVersion, Priority, overdue_first
from sait.assessment.workshops import Workshop
from sait.i18n import Translator
from sait.instruments.model import Instrument
from sait.reports.tables.actions import actions_workbook
from sait.services.banks.instruments import get_instrument
from sait.services.deciding import decisions
from sait.services.workshops.opening import get_workshop
from sait.storage import workshops
from sait.storage.engine.database import Database
from sait.wording.plan import priority_words


def carried(database: Database, workshop: Workshop) -> tuple[DecisionVersion[Action], ...]:
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
    priorities = decisions.of_board(database, board_id, Priority, demonstration=demonstration)
    texts = {
        (one.workshop_id, one.subject): priority_words(one.decision, _instrument_of(database, one), t)
        for one in priorities
    }
    rows = [(one.decision, _served(database, one, texts, t)) for one in overdue_first(kept, today)]
    return actions_workbook(rows, today, t)


def _served(
    database: Database, kept: DecisionVersion[Action], priorities: Mapping[tuple[str, str], str], t: Translator
) -> str:
    """The priority or the question that an action stands under, in words; empty where it stands by itself."""
    action = kept.decision
    if action.priority is not None:
        return priorities.get((kept.workshop_id, action.priority), "")
    item = next((item for item in _instrument_of(database, kept).items if item.id == action.item_id), None)
    return "" if item is None else f"{item.id} {t.text(item.text)}"


def _instrument_of(database: Database, kept: DecisionVersion[Action] | DecisionVersion[Priority]) -> Instrument:
    return get_instrument(database, get_workshop(database, kept.workshop_id).instrument_hash)
