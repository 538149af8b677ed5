"""Opening, changing and closing workshops."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sait.assessment.boards import is_valid_on
from sait.assessment.members.sectors import check_asking
from sait.assessment.workshops import (
    EntryMode,
    Form,
    State,
    View,
    Workshop,
    check_invited,
    new_code,
)
from sait.errors import SaitError
from sait.services.banks.instruments import Bank, keep_bank
from sait.services.running.audit import COMMAND_LINE, note
from sait.services.tokens import now
from sait.storage import boards, members, rounds, workshops
from sait.storage.engine.database import Database

CODE_TRIES = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What a facilitator decides before a workshop opens. *days* is how long its join code works."""

    board_id: str
    round_id: str
    bank: Bank
    form: Form
    view: View
    asks_local: bool
    invited: int | None
    days: int
    draft: bool = False
    entry: EntryMode = EntryMode.SHARED
    asks_sector: bool = False


def open_workshop(database: Database, plan: Plan, *, who: str = COMMAND_LINE) -> Workshop:
    """A new workshop with the bank as it is at this moment; it takes members at once unless it is planned as a draft.

    Refused: what ``check_invited`` and ``check_asking`` refuse, ``board.not-then`` and ``workshop.exists``.
    """
    check_invited(plan.invited)
    if plan.asks_sector:
        check_asking(plan.view, plan.entry)
    for _ in range(CODE_TRIES):
        try:
            return _open(database, plan, who)
        except SaitError as refused:
            if refused.code != "workshop.code-taken":
                raise
    raise SaitError("workshop.code-taken")


def _open(database: Database, plan: Plan, who: str) -> Workshop:
    with database.writing() as conn:
        round_ = rounds.get_round(conn, plan.round_id)
        if not is_valid_on(boards.get_board(conn, plan.board_id), round_.starts_on):
            raise SaitError("board.not-then")
        keep_bank(conn, plan.bank)
        workshop = _planned(plan, demonstration=round_.demonstration)
        workshops.add_workshop(conn, workshop=workshop)
        note(conn, who=who, action="workshop.opened", workshop_id=workshop.id)
    return workshop


def _planned(plan: Plan, *, demonstration: bool) -> Workshop:
    moment = now()
    return Workshop(
        id=secrets.token_hex(5),
        code=new_code(),
        board_id=plan.board_id,
        round_id=plan.round_id,
        instrument_id=plan.bank.instrument.id,
        instrument_hash=plan.bank.instrument.content_hash,
        form=plan.form,
        view=plan.view,
        asks_local=plan.asks_local,
        invited=plan.invited,
        state=State.DRAFT if plan.draft else State.SCORING,
        demonstration=demonstration,
        results_shared_at=None,
        results_shared_note="",
        opened_at=moment,
        expires_at=moment + timedelta(days=plan.days),
        version=1,
        entry=plan.entry,
        asks_sector=plan.asks_sector,
    )


def list_workshops(database: Database) -> tuple[Workshop, ...]:
    """All workshops, the newest first."""
    with database.reading() as conn:
        return workshops.list_workshops(conn)


def get_workshop(database: Database, workshop_id: str) -> Workshop:
    """One workshop; a SaitError when there is none."""
    with database.reading() as conn:
        return workshops.get_workshop(conn, workshop_id)


def closed_domain_ids(database: Database, workshop_id: str) -> frozenset[str]:
    """The domains whose results were released."""
    with database.reading() as conn:
        return workshops.closed_domain_ids(conn, workshop_id)


def set_invited(database: Database, *, workshop: Workshop, invited: int | None, who: str = COMMAND_LINE) -> None:
    """Note how many people were invited or are present; ``edit.stale`` where another changed the workshop meanwhile."""
    check_invited(invited)
    with database.moving(workshop.id) as conn:
        workshops.change_workshop(conn, workshop=workshop, invited=invited)
        note(conn, who=who, action="workshop.invited", workshop_id=workshop.id)


def remove_workshop(database: Database, workshop_id: str, *, who: str = COMMAND_LINE) -> None:
    """Take back a workshop that nobody has joined; ``workshop.has-members`` for any other.

    What it released, if anything, held no figures: nobody was there to give any.
    """
    with database.moving(workshop_id) as conn:
        workshops.get_workshop(conn, workshop_id)
        joined = members.count_joined(conn, workshop_id)
        if joined:
            raise SaitError("workshop.has-members")
        workshops.remove_workshop(conn, workshop_id)
        note(conn, who=who, action="workshop.removed", workshop_id=workshop_id)
