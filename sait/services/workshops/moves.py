"""Running the moves of a workshop: each in one transaction, with its entry in the audit log."""

from datetime import timedelta

from sait.assessment.moves import RULES, Move, check_move
from sait.assessment.workshops import Workshop
from sait.errors import SaitError
from sait.services.banks.instruments import get_instrument
from sait.services.running.audit import note
from sait.services.tokens import now
from sait.services.workshops.publishing import item_ids_of
from sait.storage import drafts, members, second_scoring, workshops
from sait.storage.engine.database import Connection, Database

MOST_MINUTES = 180
"""The longest time that can be set for a domain."""


def begin(database: Database, *, workshop: Workshop, who: str) -> None:
    """Let members in to score."""
    _move(database, Move.BEGIN, workshop, who)


def skip_scoring(database: Database, *, workshop: Workshop, who: str) -> None:
    """Go straight to agreeing levels on one screen, as the original tool was used."""
    _move(database, Move.SKIP_SCORING, workshop, who)


def prepare_again(database: Database, *, workshop: Workshop, who: str) -> None:
    """Back to the draft; ``move.has-answers`` once anybody has answered."""
    with database.moving(workshop.id) as conn:
        check_move(Move.PREPARE_AGAIN, workshop)
        if members.has_anybody_begun(conn, workshop.id):
            raise SaitError("move.has-answers")
        # Otherwise whoever answers next would come late to domains that nobody has answered.
        workshops.open_anew(conn, workshop.id)
        _change(conn, Move.PREPARE_AGAIN, workshop, who)


def reopen_scoring(database: Database, *, workshop: Workshop, who: str) -> None:
    """Take answers again. Domains that were closed stay closed until they are reopened one by one."""
    _move(database, Move.REOPEN_SCORING, workshop, who)


def reopen_domain(database: Database, *, workshop: Workshop, domain_id: str, who: str) -> None:
    """Take answers to a domain again; members who were done are so no more.

    What was released of it stays released; the gate decides what a second closing says.
    """
    with database.moving(workshop.id) as conn:
        fresh = workshops.get_workshop(conn, workshop.id)
        check_move(Move.REOPEN_DOMAIN, fresh)
        if not workshops.reopen_domain(conn, workshop_id=workshop.id, domain_id=domain_id):
            raise SaitError("domain.not-closed")
        members.clear_done(conn, workshop.id)
        note(conn, who=who, action="domain.reopened", workshop_id=workshop.id, domain_id=domain_id)


def begin_second(database: Database, *, workshop: Workshop, domain_id: str, who: str) -> None:
    """Ask every member a closed domain once more; the first answers stay as they are.

    Everybody is asked, also where it was scored a second time before: an answer of somebody who has left since would
    stand out among those that others give now.
    """
    instrument = get_instrument(database, workshop.instrument_hash)
    with database.moving(workshop.id) as conn:
        fresh = workshops.get_workshop(conn, workshop.id)
        check_move(Move.BEGIN_SECOND, fresh)
        if domain_id not in workshops.closed_domain_ids(conn, workshop.id):
            raise SaitError("domain.not-closed")
        if domain_id not in workshops.second_domain_ids(conn, workshop.id):
            second_scoring.clear_second(conn, workshop.id, item_ids_of(instrument, fresh, [domain_id]))
        workshops.set_second(conn, workshop_id=workshop.id, domain_id=domain_id, is_open=True)
        note(conn, who=who, action="second.begun", workshop_id=workshop.id, domain_id=domain_id)


def second_domains(database: Database, workshop_id: str) -> frozenset[str]:
    """The domains that are scored a second time now."""
    with database.reading() as conn:
        return workshops.second_domain_ids(conn, workshop_id)


def sign_off(database: Database, *, workshop: Workshop, who: str) -> None:
    """The board has decided: nothing of this workshop changes any more, and nobody's sector is needed any longer."""
    with database.moving(workshop.id) as conn:
        check_move(Move.SIGN_OFF, workshop)
        _change(conn, Move.SIGN_OFF, workshop, who)
        members.forget_sectors(conn, workshop.id)
        drafts.remove_of_workshop(conn, workshop.id)
    if not workshop.demonstration:  # there answers are made up, and many workshops are signed off one after the other
        database.leave_no_trace()


def set_pace(
    database: Database, *, workshop: Workshop, domain_id: str | None, minutes: int | None = None, who: str
) -> None:
    """Ask members one domain, or all (None), with *minutes* for it where a time is set.

    Nothing closes when the time is up: that stays with the facilitator. Members who were done are so no more. Refused: ``domain.unknown``, ``pace.minutes``,
    and where no answers are taken, as every move.
    """
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise SaitError("pace.minutes", most=MOST_MINUTES)
    instrument = get_instrument(database, workshop.instrument_hash)
    if domain_id is not None and domain_id not in {domain.id for domain in instrument.in_form(workshop.form)}:
        raise SaitError("domain.unknown")
    ends_at = None if minutes is None else now() + timedelta(minutes=minutes)
    with database.moving(workshop.id) as conn:
        check_move(Move.SET_PACE, workshop)
        workshops.change_workshop(conn, workshop=workshop, pace_domain_id=domain_id, timer_ends_at=ends_at)
        members.clear_done(conn, workshop.id)
        if domain_id is None:
            note(conn, who=who, action="pace.all", workshop_id=workshop.id)
        else:
            note(conn, who=who, action="pace.set", workshop_id=workshop.id, domain_id=domain_id)


def _move(database: Database, move: Move, workshop: Workshop, who: str) -> None:
    with database.moving(workshop.id) as conn:
        check_move(move, workshop)
        _change(conn, move, workshop, who)


def _change(conn: Connection, move: Move, workshop: Workshop, who: str) -> None:
    state = RULES[move].leads or workshop.state
    workshops.change_workshop(conn, workshop=workshop, state=state)
    note(conn, who=who, action=f"workshop.{move}", workshop_id=workshop.id)
